import { toArray } from "lazuli";
import { trace } from "lazuli/trace";
import { afterEach, expect, test } from "vitest";

type Errors = Omit<typeof Error, "stackTraceLimit" | "prepareStackTrace"> & {
  stackTraceLimit?: number;
  prepareStackTrace?: unknown;
};

const errors = Error as Errors;
const { stackTraceLimit = 10, prepareStackTrace } = errors;

afterEach(() => {
  Object.defineProperty(Error, "stackTraceLimit", {
    value: stackTraceLimit,
    writable: true,
    configurable: true,
  });
  errors.prepareStackTrace = prepareStackTrace;
});

const places = (): unknown[] => trace(() => toArray([1])).stages.map(({ at }) => at);

test("a stage knows the place in the user's code", () => {
  const { stackTraceLimit } = errors;
  expect(places()).toEqual([
    expect.stringMatching(/frames\.test\.ts:\d+:\d+$/),
    expect.stringMatching(/frames\.test\.ts:\d+:\d+$/),
  ]);
  expect(errors.stackTraceLimit).toBe(stackTraceLimit);
});

test.each([
  ["is no text", (_: unknown, sites: unknown) => sites],
  [
    "throws",
    () => {
      throw new Error("no stack");
    },
  ],
])("nothing is wrong where the program's own stack %s", (_, prepare) => {
  errors.prepareStackTrace = prepare;
  expect(places()).toEqual([undefined, undefined]);
});

test("a limit of frames that cannot be set is left as it is", () => {
  Object.defineProperty(Error, "stackTraceLimit", { value: 3, writable: false, configurable: true });
  expect(places()).toHaveLength(2);
  expect(errors.stackTraceLimit).toBe(3);
});

test("a limit that is not there is not made", () => {
  delete errors.stackTraceLimit;
  expect(places()).toHaveLength(2);
  expect("stackTraceLimit" in Error).toBe(false);
});

test("a limit that is higher than that of a trace stays", () => {
  errors.stackTraceLimit = 200;
  expect(trace(() => errors.stackTraceLimit).result).toBe(200);
  expect(errors.stackTraceLimit).toBe(200);
});
