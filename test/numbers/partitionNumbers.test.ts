import { nth, partitionNumbers, take } from "lazuli";
import { describe, expect, test } from "vitest";

describe("partitionNumbers", () => {
  test("counts the ways to write n as a sum", () => {
    // One kind of summand after the other.
    const ways = Array<bigint>(300).fill(0n);
    ways[0] = 1n;
    for (let part = 1; part < ways.length; part++)
      for (let n = part; n < ways.length; n++) (ways[n] as bigint) += ways[n - part] as bigint;
    expect([...take(partitionNumbers(), 300)]).toEqual(ways);
  });

  test("is exact where MacMahon's table has been left behind", () => {
    expect(nth(partitionNumbers(), 1000)).toBe(24061467864032622473692149727991n);
  });
});
