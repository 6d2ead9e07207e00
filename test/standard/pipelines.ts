import fc from "fast-check";
import { agree, count } from "./report.js";
import { type Plan, faults, type Trace } from "./trace.js";
import { native, type World } from "./worlds.js";
import { RUNS } from "../kit/runs.js";

/** Makes a sequence, or the result of a consumer, of a sequence. */
type Stage = (world: World, trace: Trace, source: unknown) => unknown;

/** A part of a pipeline, with a text that tells which. */
type Part<T> = readonly [text: string, part: T];

const small = fc.integer({ min: 0, max: 4 });
const size = fc.integer({ min: 1, max: 3 });

/** Sources at the bottom: a watched one, or some of them joined. */
const bottom: fc.Arbitrary<Part<(world: World, trace: Trace) => unknown>> = fc.oneof(
  { weight: 3, arbitrary: root("s") },
  joined("concat", "iterable", (world, sources) => world["concat"]?.(...sources)),
  joined("zip", "any", (world, sources) => world["zip"]?.(sources)),
  joined("zip strictly", "any", (world, sources) => world["zip"]?.(sources, { mode: "strict" })),
  joined("zip longest", "any", (world, sources) =>
    world["zip"]?.(sources, { mode: "longest", padding: ["p"] }),
  ),
  joined("zipKeyed", "any", (world, sources) => world["zipKeyed"]?.({ ...sources })),
);

function root(name: string, only = "any"): fc.Arbitrary<Part<(world: World, trace: Trace) => unknown>> {
  const kinds = only === "any" ? (["iterator", "iterable"] as const) : (["iterable"] as const);
  return fc.tuple(fc.constantFrom(...kinds), small, fc.boolean()).map(([kind, length, closable]) => [
    `${kind}(${length}${closable ? "" : ", no return"})`,
    (_, t) => {
      const values = Array.from({ length }, (_, index) => index);
      return t[kind](name, values, { closable });
    },
  ]);
}

function joined(
  name: string,
  only: string,
  join: (world: World, sources: unknown[]) => unknown,
): fc.Arbitrary<Part<(world: World, trace: Trace) => unknown>> {
  const roots = fc.tuple(...["a", "b", "c"].map((each) => root(each, only)));
  return fc.tuple(roots, fc.integer({ min: 0, max: 3 })).map(([all, length]) => {
    const used = all.slice(0, length);
    return [
      `${name}(${used.map(([text]) => text).join()})`,
      (world, t) =>
        join(
          world,
          used.map(([, make]) => make(world, t)),
        ),
    ];
  });
}

const stage: fc.Arbitrary<Part<Stage>> = fc.oneof(
  fc.constant<Part<Stage>>([
    "map",
    (world, t, source) =>
      world["map"]?.(
        source,
        t.callback("m", (value) => value),
      ),
  ]),
  small.map<Part<Stage>>((n) => [
    `filter(${n})`,
    (world, t, source) =>
      world["filter"]?.(
        source,
        t.callback("p", (_, index) => index !== n),
      ),
  ]),
  small.map<Part<Stage>>((n) => [`take(${n})`, (world, _, source) => world["take"]?.(source, n)]),
  small.map<Part<Stage>>((n) => [`drop(${n})`, (world, _, source) => world["drop"]?.(source, n)]),
  size.map<Part<Stage>>((n) => [`chunks(${n})`, (world, _, source) => world["chunks"]?.(source, n)]),
  fc
    .tuple(size, fc.constantFrom("only-full", "allow-partial"))
    .map<Part<Stage>>(([n, undersized]) => [
      `windows(${n}, ${undersized})`,
      (world, _, source) => world["windows"]?.(source, n, undersized),
    ]),
  root("inner").map<Part<Stage>>(([text, make]) => [
    `flatMap(${text})`,
    (world, t, source) =>
      world["flatMap"]?.(
        source,
        t.callback("fm", () => make(world, t)),
      ),
  ]),
);

const consumer: fc.Arbitrary<Part<Stage>> = fc.oneof(
  ...["some", "every", "find", "forEach"].map((name) =>
    small.map<Part<Stage>>((n) => [
      `${name}(${n})`,
      (world, t, source) =>
        world[name]?.(
          source,
          t.callback("c", (_, index) => (index === n) === (name !== "every")),
        ),
    ]),
  ),
  fc.constant<Part<Stage>>(["toArray", (world, _, source) => world["toArray"]?.(source)]),
  fc.constant<Part<Stage>>(["join", (world, _, source) => world["join"]?.(source, "-")]),
  fc.constant<Part<Stage>>(["includes", (world, _, source) => world["includes"]?.(source, 2)]),
  fc.constant<Part<Stage>>([
    "reduce",
    (world, t, source) =>
      world["reduce"]?.(
        source,
        t.callback("c", (state, value) => [state, value]),
      ),
  ]),
  fc.constant<Part<Stage>>([
    "for-of",
    (_, t, source) => {
      for (const value of source as Iterable<unknown>)
        if (t.callback("body", () => false).call(undefined, value)) break;
    },
  ]),
  fc.stringMatching(/^[nr]{1,6}$/).map<Part<Stage>>((script) => [
    script,
    (_, t, source) => {
      t.subject = source as Trace["subject"];
      for (const letter of script) t.attempt(letter === "n" ? "next" : "return");
    },
  ]),
);

const plan: fc.Arbitrary<Plan> = fc.dictionary(
  fc.integer({ min: 0, max: 40 }).map(String),
  fc.constantFrom(...faults),
  { maxKeys: 2 },
);

/** Random pipelines over random sources with random faults. */
export function pipelines(): void {
  const stages = fc.array(stage, { minLength: 1, maxLength: 4 });
  const property = fc.property(bottom, stages, consumer, plan, (source, between, end, faulty) => {
    const parts = [...between, end];
    const name = [source, ...parts].map(([text]) => text).join(" → ");
    agree(
      name,
      (world, t) => {
        let sequence = source[1](world, t);
        for (const [, part] of parts) sequence = part(world, t, sequence);
        t.log.push(t.show(sequence));
      },
      native,
      faulty,
    );
  });
  const result = fc.check(property, { numRuns: 20 * RUNS });
  count(!result.failed, `random pipelines, seed ${result.seed}`, () => String(result.errorInstance));
}
