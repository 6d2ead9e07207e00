/**
 * Every async operator and consumer over sources that break the protocol, and with callbacks that do: the error comes once,
 * all is closed once, all is settled, and no rejection is left to nobody.
 */
import { describe, test } from "vitest";
import * as lazuli from "lazuli";
import { follow, type Followed, turn } from "../kit/gates.js";
import { type Attack, asyncAttacks, Hostile, type Kind, promises, syncAttacks } from "../kit/hostile.js";
import {
  argsOf,
  callOf,
  casesOf,
  consumers,
  operators,
  probesOf,
  type OperatorRow,
  type ReadingRow,
  type Watch,
} from "../kit/rows.js";
import { makers, readers } from "../kit/points.js";
import { inspect } from "../kit/unhandled.js";
import { async, type Fn, type Probe } from "../kit/worlds.js";

/** More values than any operator makes of five. */
const PATIENCE = 40;

const PENDING = Symbol("pending");

/** What comes of it, if that takes no turn of the event loop. */
function soon(promise: unknown): Promise<unknown> {
  return Promise.race([promise, turn().then(() => PENDING)]);
}

/** What reading something has come to. */
interface Reading {
  readonly errors: unknown[];
  /** Something has never settled. */
  readonly isStuck: boolean;
  /** What is wrong whatever it reads. */
  readonly complaints: string[];
}

interface Disposable {
  dispose(): Promise<void>;
}

/** Calls a consumer; or an operator, whose values are read, before it is closed. */
async function read(call: () => unknown, isOperator: boolean): Promise<Reading> {
  const errors: unknown[] = [];
  const complaints: string[] = [];
  let isStuck = false;
  const settle = async (run: () => unknown): Promise<unknown> => {
    try {
      const result = await soon(run());
      isStuck ||= result === PENDING;
      return result;
    } catch (error) {
      errors.push(error);
      return undefined;
    }
  };
  const made = (await settle(call)) as AsyncIterator<unknown> | undefined;
  if (!isOperator || made === undefined) return { errors, isStuck, complaints };
  let pending: Followed | undefined;
  for (let count = 0; count < PATIENCE; count++) {
    const next = made.next();
    const result = (await settle(() => next)) as IteratorResult<unknown> | undefined | typeof PENDING;
    if (result === PENDING) pending = follow(next);
    if (result === PENDING || result === undefined || result.done) break;
  }
  // Those that are shared have an owner, who closes them.
  await settle(() => (made.return ? made.return() : (made as unknown as Disposable).dispose()));
  if (pending?.isSettled === false) complaints.push("return() does not settle the pending next()");
  const last = await soon(made.next());
  if (last === PENDING || !(last as IteratorResult<unknown>).done) complaints.push("it is not over");
  return { errors, isStuck, complaints };
}

/** Whether there is just the error that there should be. */
function isRight(errors: readonly unknown[], outcome: string, error: Error): boolean {
  if (outcome === "its error") return errors.length === 1 && errors[0] === error;
  if (outcome === "a TypeError") return errors.length === 1 && errors[0] instanceof TypeError;
  return errors.length === 0;
}

function complaintsAbout(
  reading: Reading,
  hasStruck: boolean,
  attack: Kind,
  error: Error,
  lookups: number,
): string[] {
  const complaints = [...reading.complaints];
  const outcome = hasStruck ? attack.outcome : "fine";
  if (!isRight(reading.errors, outcome, error))
    complaints.push(`errors: ${reading.errors.map(String).join() || "none"}, in place of ${outcome}`);
  if (reading.isStuck !== (outcome === "stuck")) complaints.push(reading.isStuck ? "stuck" : "not stuck");
  if (hasStruck && lookups !== (attack.lookups ?? lookups))
    complaints.push(`then is looked up ${lookups} times`);
  return complaints;
}

function openProbes(probes: readonly Probe<unknown>[]): string[] {
  return probes.flatMap(({ isOpen, closes }, index) => [
    ...(isOpen ? [`well-behaved source ${index} is left open`] : []),
    ...(closes > 1 ? [`well-behaved source ${index} is closed twice`] : []),
  ]);
}

const abortableRow: OperatorRow = {
  kind: "operator",
  args: () => [new AbortController().signal],
  pulls: (k) => [k],
};

const cases = [
  ["abortable", "abortable", abortableRow as ReadingRow, true] as const,
  ...casesOf<ReadingRow>(operators, [async]).map(([title, name, row]) => [title, name, row, true] as const),
  ...casesOf<ReadingRow>(consumers, [async]).map(([title, name, row]) => [title, name, row, false] as const),
];

/** A sequence has no value with its end. */
const hiddenAttacks = syncAttacks.filter(({ place }) => place !== "last value");

const isOutside = (source: unknown): unknown => source;
const ways = [
  ["async sources", asyncAttacks, isOutside],
  ["sync sources", syncAttacks, isOutside],
  [
    "sync sources behind an operator of lazuli",
    hiddenAttacks,
    (source: never) => lazuli.map(source, (n) => n),
  ],
] as const;

describe.each(cases)("%s", (_, name, row, isOperator) => {
  const fn = async.face[name] as Fn;

  /** Lets a source attack the function, at one of its places. */
  async function complaintsOf(
    attack: Attack,
    position: number,
    change: (source: unknown) => unknown,
  ): Promise<string[]> {
    const hostile = new Hostile(attack, (index) => row.gives?.(index, position) ?? index);
    const probes = probesOf(row, async, 5);
    const sources: unknown[] = [...probes];
    const call = (): unknown => {
      sources[position] = change(hostile.source);
      return callOf(row, fn, sources, argsOf(row));
    };
    const reading = await read(call, isOperator);
    const { hasStruck, closes, isOpen, error, lookups } = hostile;
    const complaints = complaintsAbout(reading, hasStruck, attack, error, lookups);
    const cannotClose = attack.outcome === "stuck" && !isOperator;
    if (isOpen && !cannotClose) complaints.push("it is left open");
    if (closes > 1) complaints.push(`it is closed ${closes} times`);
    probes.splice(position, 1);
    if (!cannotClose) complaints.push(...openProbes(probes));
    return complaints.map((text) => `source ${position}, ${attack.title}: ${text}`);
  }

  test.each(ways)("over %s that break the protocol", async (_, attacks, change) => {
    await inspect(name, async (complaints) => {
      for (const attack of attacks) {
        for (let position = 0; position < (row.sources ?? 1); position++)
          complaints.push(...(await complaintsOf(attack, position, change as never)));
      }
    });
  });

  if (row.takesCallback && !row.comparesInOrder)
    test("with callbacks that give what can be awaited, or not", async () => {
      const probes = (): Probe<unknown>[] => probesOf(row, async, 5);
      await callBack(name, isOperator, probes, (sources, watch) =>
        callOf(row, fn, sources, argsOf(row, watch)),
      );
    });
});

/** Lets the callbacks of a function do what they should not, at their second call. */
async function callBack(
  name: string,
  isOperator: boolean,
  probesFor: () => Probe<unknown>[],
  call: (sources: unknown[], watch: Watch) => unknown,
): Promise<void> {
  await inspect(name, async (complaints) => {
    for (const kind of promises) {
      // There it is in an async function of the user.
      if (name === "operator" && kind.title === "a promise with a then of its own") continue;
      const error = new Error("of the callback");
      let [calls, lookups] = [0, 0];
      const strike = (right: unknown): unknown =>
        calls++ === 1 ? kind.give(right, error, () => void lookups++) : right;
      const watch: Watch = (callback) => ((...values: unknown[]) => strike(callback(...values))) as never;
      const probes = probesFor();
      const reading = await read(() => call(probes, watch), isOperator);
      const found = complaintsAbout(reading, calls > 1, kind, error, lookups);
      if (kind.outcome !== "stuck" || isOperator) found.push(...openProbes(probes));
      complaints.push(...found.map((text) => `${kind.title}: ${text}`));
    }
  });
}

test.each(makers)("%s, with callbacks that give what can be awaited, or not", async (name, make) => {
  await callBack(
    name,
    true,
    () => [],
    (_, watch) => make(watch),
  );
});

describe.each(readers)("%s", (title, over) => {
  test.each(ways)("over %s that break the protocol", async (_, attacks, change) => {
    await inspect(title, async (complaints) => {
      for (const attack of attacks) {
        const hostile = new Hostile(attack, (index) => index);
        const reading = await read(() => over(change(hostile.source as never)), true);
        const { hasStruck, closes, error, lookups } = hostile;
        const found = complaintsAbout(reading, hasStruck, attack, error, lookups);
        if (closes > 1) found.push(`it is closed ${closes} times`);
        complaints.push(...found.map((text) => `${attack.title}: ${text}`));
      }
    });
  });
});
