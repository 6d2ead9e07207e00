import { describe, expect, test } from "vitest";
import { describeCounting } from "../kit/suites/count.js";
import { sync, twins } from "../kit/worlds.js";

describeCounting({
  name: "drop",
  title: "gives the values after the first ones",
  model: (values, count) => values.slice(count),
  atInfinity: "drops all",
});

describe.each(twins("drop"))("%s", (_, drop, { probe }) => {
  test("does not go on after a source that ended too early", async () => {
    const source = probe([1]);
    const none = drop(source, 3);
    await none.next();
    await none.next();
    expect(source.pulls).toBe(2);
  });
});

describe("drop", () => {
  test("does not read the values that it drops", () => {
    const reads: number[] = [];
    let index = 0;
    const next = (): IteratorResult<number> => {
      const number = index++;
      return {
        done: number === 3,
        get value() {
          return reads.push(number);
        },
      } as IteratorResult<number>;
    };
    sync.face["drop"]?.({ next }, 2).next();
    expect(reads).toEqual([2]);
  });
});
