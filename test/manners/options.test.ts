import { describe, expect, test } from "vitest";
import * as lazuli from "lazuli";
import * as async from "lazuli/async";
import { callOf, rows } from "../kit/rows.js";
import { BOUNDS } from "../kit/rows/options.js";
import { async as asyncWorld, type Fn, sync, thrownBy } from "../kit/worlds.js";

const never = (): boolean => false;

const strict = Object.entries(rows).flatMap(([name, { options }]) =>
  typeof options === "object" ? [[name, options] as const] : [],
);
const cases = [sync, asyncWorld].flatMap((world) =>
  strict
    .filter(([name]) => name in world.face)
    .map(([name, options]) => [`${name} (${world.name})`, name, world.face[name] as Fn, options] as const),
);

describe.each(cases)("%s", (_, name, fn, { before, argument, keys }) => {
  const isIndexed = argument === "within";

  test.each([
    ["x", '"x"'],
    [null, "null"],
    [() => 1, "a function"],
    [true, "true"],
    [5n, "5n"],
    [10, "10"],
  ])("refuses %o as options, and says which there are", async (options, shown) => {
    // What stands behind a number there is a callback's index.
    if (isIndexed && options === 10) return;
    // Everybody's first guess is a count, where nothing else comes first.
    const isCount = options === 10 && before.length === 0;
    const hint = isCount ? `: for so many values, take(${name}(), count)` : "";
    expect(await thrownBy(() => fn(...before, options))).toEqual(
      new TypeError(`${name}: ${argument} must be an object ${keys}, got ${shown}${hint}`),
    );
  });

  test("refuses a key that nobody reads, and names those there are", async () => {
    expect(await thrownBy(() => fn(...before, { mxa: 3 }))).toEqual(
      new TypeError(`${name}: ${argument} must be an object with no keys but ${keys}, got "mxa"`),
    );
  });

  test("ignores keys that are undefined, inherited, symbols or not enumerable", () => {
    const options = Object.defineProperty(Object.create({ mxa: 1 }) as object, "amx", { value: 1 });
    Object.assign(options, { xma: undefined, [Symbol("mxa")]: 1 });
    expect(() => void fn(...before, options)).not.toThrow();
  });
});

describe("the first guesses are refused", () => {
  test.each<[() => unknown, string]>([
    [
      () => lazuli.fib(10 as never),
      "fib: options must be an object { from, as }, got 10: for so many values, take(fib(), count)",
    ],
    [() => lazuli.fib("x" as never), 'fib: options must be an object { from, as }, got "x"'],
    [() => lazuli.fib(null as never), "fib: options must be an object { from, as }, got null"],
    [
      () => lazuli.lucas(3 as never),
      "lucas: options must be an object { from, as }, got 3: for so many values, take(lucas(), count)",
    ],
    [
      () => lazuli.primes({ max: 30 } as never),
      'primes: options must be an object with no keys but { from, to }, got "max"',
    ],
    [
      () => lazuli.fib({ to: 3 } as never),
      'fib: options must be an object with no keys but { from, as }, got "to"',
    ],
    [
      () => lazuli.budget([1], { maxstep: 1 } as never),
      `budget: bounds must be an object with no keys but ${BOUNDS}, got "maxstep": did you mean maxSteps?`,
    ],
    [
      () => lazuli.search([1], never, { maxstep: 1 } as never),
      `search: bounds must be an object with no keys but ${BOUNDS}, got "maxstep": did you mean maxSteps?`,
    ],
    [
      () => lazuli.search([1], never, { maxTimes: 1 } as never),
      `search: bounds must be an object with no keys but ${BOUNDS}, got "maxTimes": did you mean maxTime?`,
    ],
    [
      () => lazuli.search([1], never, { progressevery: 1 } as never),
      `search: bounds must be an object with no keys but ${BOUNDS}, got "progressevery": did you mean progressEvery?`,
    ],
    [
      () => async.budget([1], { maxstep: 1 } as never),
      `budget: bounds must be an object with no keys but ${BOUNDS}, got "maxstep": did you mean maxSteps?`,
    ],
    [
      () => lazuli.seq([1]).budget({ maxstep: 1 } as never),
      `budget: bounds must be an object with no keys but ${BOUNDS}, got "maxstep": did you mean maxSteps?`,
    ],
  ])("%s", (call, message) => {
    expect(call).toThrow(new TypeError(message));
  });

  test("by an async consumer with a rejection", async () => {
    await expect(async.search([1], never, { maxstep: 1 } as never)).rejects.toEqual(
      new TypeError(
        `search: bounds must be an object with no keys but ${BOUNDS}, got "maxstep": did you mean maxSteps?`,
      ),
    );
  });
});

test("a verdict refuses them when it is resumed", async () => {
  const message = `resume: bounds must be an object with no keys but ${BOUNDS}, got "maxstep": did you mean maxSteps?`;
  const verdict = lazuli.search([1, 2], never, { maxSteps: 1 });
  expect(() => !verdict.found && verdict.resume({ maxstep: 1 } as never)).toThrow(new TypeError(message));
  const asyncVerdict = await async.search([1, 2], never, { maxSteps: 1 });
  expect(await thrownBy(() => !asyncVerdict.found && asyncVerdict.resume({ maxstep: 1 } as never))).toEqual(
    new TypeError(message),
  );
});

test("one object of bounds serves search and budget, in both worlds", async () => {
  const bounds = { maxSteps: 5, maxPulls: 9, progress() {}, progressEvery: 5 };
  expect(lazuli.toArray(lazuli.budget([1, 2], bounds))).toEqual([1, 2]);
  expect(lazuli.search([1, 2], (n) => n === 2, bounds)).toMatchObject({ found: true });
  expect(await async.toArray(async.budget([1, 2], bounds))).toEqual([1, 2]);
  expect(await async.search([1, 2], (n) => n === 2, bounds)).toMatchObject({ found: true });
});

const standard = Object.entries(rows).filter(([, { options }]) => options === "standard");

test.each(standard)("%s, a name of the standard, ignores unknown keys, as there", (name, row) => {
  for (const { face } of [sync, asyncWorld])
    expect(() => void callOf(row, face[name] as Fn, [[1], [1], [1]], [{ mood: "strict" }])).not.toThrow();
});
