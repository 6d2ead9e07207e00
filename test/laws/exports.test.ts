import { describe, expect, onTestFinished, test, vi } from "vitest";
import * as syncFace from "lazuli";
import { async, type Fn, sync, thrownBy } from "../kit/worlds.js";
import {
  callOf,
  type ConsumerRow,
  ERRORS,
  NOT_CHAINED,
  type OperatorRow,
  probesOf,
  rows,
  SHARED,
} from "../kit/rows.js";

const { seq } = syncFace;

test.each([...SHARED, ...ERRORS])("%s is the same in both faces", (name) => {
  expect(sync.face[name]).toBe(async.face[name]);
});

describe("the chain", () => {
  const methods = Object.entries(rows).filter(
    ([name, { kind }]) => ["operator", "consumer", "own"].includes(kind) && !(name in NOT_CHAINED),
  );

  test("has every operator and consumer, and through", () => {
    const chain = Object.getPrototypeOf(seq([])) as object;
    const names = Object.getOwnPropertyNames(chain).filter((name) => name !== "constructor");
    expect(names.sort()).toEqual([...methods.map(([name]) => name), "through"].sort());
  });

  const alike = methods.filter(([, { kind }]) => kind !== "own");

  test.each(alike)("%s does what the function does", async (name, row) => {
    // Some answers tell the time.
    vi.spyOn(performance, "now").mockReturnValue(0);
    onTestFinished(() => void vi.restoreAllMocks());
    const outcomes = [];
    for (const chained of [false, true]) {
      const calls: unknown[] = [];
      const args =
        row.args?.(
          (callback) =>
            ((...values: unknown[]) => {
              calls.push(values);
              return callback(...values);
            }) as never,
        ) ?? [];
      const used = probesOf(row as OperatorRow | ConsumerRow, sync, 5);
      const fn = sync.face[name] as Fn;
      let answer: unknown;
      if (!chained) answer = callOf(row, fn, used, args);
      else if ("chained" in row && row.chained) answer = row.chained(used, args);
      else
        answer = (seq(used[0] as never) as unknown as Record<string, Fn>)[name]?.(...used.slice(1), ...args);
      if (row.kind === "operator") {
        if (chained) expect(answer).toBeInstanceOf(Object.getPrototypeOf(seq([])).constructor);
        answer = [...(answer as Iterable<unknown>)];
      }
      outcomes.push({
        answer,
        calls,
        counts: used.map(({ opens, pulls, closes }) => [opens, pulls, closes]),
      });
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  test("through hands the chain to an operator of one's own", () => {
    function* twice(source: Iterable<number>): Generator<number, void> {
      for (const value of source) yield* [value, value];
    }
    expect(seq([1, 2]).through(twice).take(3).toArray()).toEqual([1, 1, 2]);
    expect(() => seq([1]).through(5 as never)).toThrow(
      new TypeError("through: operator must be a function, got 5"),
    );
  });

  test("keeps its place in a zipKeyed whose others have the same key", () => {
    const [own, other] = [sync.probe([1, 2]), sync.probe([3, 4])];
    const records = seq(own as never).zipKeyed("a", { a: other as never, b: [5, 6, 7] });
    expect(records.toArray()).toEqual([
      { a: 1, b: 5 },
      { a: 2, b: 6 },
    ]);
    expect([own.opens, other.opens]).toEqual([1, 0]);
  });

  test("names the method in its errors, as the function does", async () => {
    const error = await thrownBy(() => seq([1]).take(-1));
    expect((error as Error).message).toBe(
      "take: count must be a number from 0 to 2^53 - 1, or Infinity, got -1",
    );
  });
});
