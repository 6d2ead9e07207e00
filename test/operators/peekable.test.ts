import { inspect } from "node:util";
import fc from "fast-check";
import { type Checkpoint, seq, take, takeWhile, toArray } from "lazuli";
import { describe, expect, test } from "vitest";
import { Litter, skip, STRAYS } from "../kit/garbage.js";
import { errorOf, shown } from "../kit/messages.js";
import { sources } from "../kit/sources.js";
import { describeHandle } from "../kit/suites/handle.js";
import { collect, type Fn, thrownBy, twins } from "../kit/worlds.js";

type Step = ["next" | "mark"] | ["take" | "peek" | "push" | "rewind", number];

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.constant<Step>(["next"]),
    fc.constant<Step>(["mark"]),
    fc.tuple(
      fc.constantFrom("take" as const, "peek" as const, "push" as const, "rewind" as const),
      fc.nat(4),
    ),
  ),
  { maxLength: 20 },
);

describeHandle("peekable");

describe.each(twins("peekable"))("%s", (_, peekable, world) => {
  const { probe, face } = world;

  test("gives all values", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async ({ values, make }) => {
        expect(await collect(peekable(make()))).toEqual(values);
      }),
    );
  });

  test("does what a list of the values to come does, and pulls no further than it shows", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { maxLength: 8 }), steps, async (values, todo) => {
        const source = probe(values);
        const handle = peekable(source);
        // What is to come, where a number of places up to the end of the source is known by its length.
        let rest: number[] = values;
        let furthest = 0;
        const marks: [Checkpoint, number[]][] = [];
        const reach = (count: number): void => {
          const ahead = rest.length - count;
          furthest = Math.max(furthest, Math.min(values.length - ahead, values.length + 1));
        };
        for (const [step, n = 0] of todo) {
          if (step === "next") {
            reach(1);
            const [value, ...others] = rest;
            const done = rest.length === 0;
            expect(await handle.next()).toEqual({ value, done });
            rest = others;
          } else if (step === "take") {
            reach(n);
            expect(await collect(face["take"]?.(handle, n))).toEqual(rest.slice(0, n));
            rest = rest.slice(n);
          } else if (step === "peek") {
            reach(n + 1);
            expect(await handle.peek(n)).toBe(rest[n]);
          } else if (step === "push") {
            handle.pushBack(n);
            rest = [n, ...rest];
          } else if (step === "mark") marks.push([handle.checkpoint(), rest]);
          else {
            const [checkpoint, remembered] = marks[n % marks.length] ?? [];
            if (checkpoint === undefined) continue;
            handle.rewind(checkpoint);
            rest = remembered as number[];
          }
        }
        // An ended source may be asked again by the pipeline, but is not touched.
        expect(source.pulls).toBe(furthest);
        expect(await collect(handle)).toEqual(rest);
        expect(source.closes).toBe(0);
      }),
    );
  });

  test("throws what the source throws when it is peeked, and again when it is read", async () => {
    const source = probe([1, 2], { throwsAt: 1 });
    const handle = peekable(source);
    const start = handle.checkpoint();
    expect(await thrownBy(() => handle.peek(1))).toBe(source.error);
    expect((await handle.next()).value).toBe(1);
    expect(await thrownBy(() => handle.next())).toBe(source.error);
    handle.rewind(start);
    expect(await handle.peek()).toBe(1);
    expect(await thrownBy(() => handle.peek(1))).toBe(source.error);
    expect([source.pulls, source.closes]).toEqual([2, 0]);
  });

  test("takes back a value after the end, but not after it is closed", async () => {
    const handle = peekable(probe([]));
    expect((await handle.next()).done).toBe(true);
    handle.pushBack("a");
    expect(await handle.peek()).toBe("a");
    expect(await handle.next()).toEqual({ value: "a", done: false });
    const start = handle.checkpoint();
    await handle.dispose();
    handle.pushBack("b");
    expect(await handle.peek()).toBe(undefined);
    expect((await handle.next()).done).toBe(true);
    handle.rewind(start);
    expect((await handle.next()).done).toBe(true);
  });

  test("shows the operator that reads it what was peeked and pushed back", async () => {
    const handle = peekable(probe([1, 2, 3]));
    const doubled = face["map"]?.(handle, (n: number) => n * 2);
    expect(await handle.peek(1)).toBe(2);
    handle.pushBack(0);
    expect((await doubled.next()).value).toBe(0);
    expect((await doubled.next()).value).toBe(2);
    expect(await handle.peek()).toBe(2);
    expect(await collect(doubled)).toEqual([4, 6]);
  });

  test("keeps undefined as a value", async () => {
    const handle = peekable(probe([undefined, 1]));
    expect(await handle.peek()).toBe(undefined);
    expect(await collect(handle)).toEqual([undefined, 1]);
  });

  test("keeps nothing once it is read, without a checkpoint", async () => {
    const litter = new Litter();
    const handle = peekable(probe(() => litter.next()));
    await handle.peek(5);
    await skip(handle, 200);
    expect(await litter.remaining(0, 190)).toBeLessThanOrEqual(STRAYS);
  });

  test("keeps nothing once it is disposed of", async () => {
    const litter = new Litter();
    const handle = peekable(probe(() => litter.next()));
    await handle.peek(50);
    await handle.dispose();
    expect(await litter.remaining(0, 51)).toBeLessThanOrEqual(STRAYS);
    expect((await handle.next()).done).toBe(true);
  });

  test("keeps what follows the oldest checkpoint that somebody holds on to", async () => {
    const litter = new Litter();
    const handle = peekable(probe(() => litter.next()));
    await skip(handle, 50);
    let oldest: Checkpoint | undefined = handle.checkpoint();
    await skip(handle, 50);
    const newest = handle.checkpoint();
    await skip(handle, 50);
    expect(await litter.remaining(0, 50)).toBeLessThanOrEqual(STRAYS);
    expect(litter.count(50, 150)).toBe(100);
    expect(oldest).toBeDefined();
    oldest = undefined;
    expect(await litter.remaining(50, 100)).toBeLessThanOrEqual(STRAYS);
    expect(litter.count(100, 150)).toBe(50);
    handle.rewind(newest);
    expect(await handle.peek()).toEqual({ index: 100 });
  });

  test.each([-1, 1.5, NaN, Infinity, "1"])("refuses %s as a number of skipped values", async (skipped) => {
    const error = await thrownBy(() => peekable([1]).peek(skipped));
    expect(error).toEqual(
      new (errorOf(skipped))(`peek: skipped must be a non-negative safe integer, got ${shown(skipped)}`),
    );
  });

  test("refuses a checkpoint of another sequence", async () => {
    const message = "rewind: checkpoint must be one of this sequence, got ";
    const [one, other] = [peekable([1]), peekable([1])];
    const checkpoint = one.checkpoint();
    expect(inspect(checkpoint)).toContain("Checkpoint");
    expect(await thrownBy(() => other.rewind(checkpoint))).toEqual(new TypeError(`${message}an object`));
    expect(await thrownBy(() => one.rewind(undefined))).toEqual(new TypeError(`${message}undefined`));
  });
});

describe("peekable", () => {
  test("is on the chain", () => {
    const handle = seq("12+3").peekable();
    expect(toArray(takeWhile(handle, (letter) => letter !== "+"))).toEqual(["1", "2"]);
    handle.pushBack("+");
    expect(toArray(take(handle, 2))).toEqual(["+", "3"]);
  });
});

test("peekableAsync answers calls that overlap in order", async () => {
  const [, peekableAsync, { probe }] = twins("peekable")[1] as [string, Fn, ReturnType<typeof twins>[0][2]];
  const handle = peekableAsync(probe([1, 2]));
  const results = await Promise.all([handle.peek(1), handle.next(), handle.next(), handle.next()]);
  expect(results.map((result: any) => result?.value ?? result)).toEqual([
    2,
    1,
    2,
    { value: undefined, done: true },
  ]);
});

test("peekableAsync lets calls that overlap take effect in order", async () => {
  const [, peekableAsync, { probe }] = twins("peekable")[1] as [string, Fn, ReturnType<typeof twins>[0][2]];
  const handle = peekableAsync(probe([1, 2, 3]));
  const first = handle.next();
  const start = handle.checkpoint();
  handle.pushBack(0);
  const peeked = [handle.peek(), handle.peek(1)];
  const second = handle.next();
  expect([(await first).value, await Promise.all(peeked), (await second).value]).toEqual([1, [0, 2], 0]);
  handle.rewind(start);
  expect(await collect(handle)).toEqual([2, 3]);
});
