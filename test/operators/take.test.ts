import { describe, expect, test } from "vitest";
import { logged } from "../kit/sources.js";
import { describeCounting } from "../kit/suites/count.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describeCounting({
  name: "take",
  title: "gives the first values",
  model: (values, count) => values.slice(0, count),
  atInfinity: "has no limit",
});

describe.each(twins("take"))("%s", (_, take, world) => {
  const { probe } = world;

  test("pulls nothing for a count of 0, and closes its source when it is asked", async () => {
    const log: string[] = [];
    const none = take(logged(world, log, "a", [1]), 0);
    expect(log).toEqual(["open a"]);
    await none.next();
    expect(log).toEqual(["open a", "close a"]);
  });

  test("closes its source when it is asked for more than the last value", async () => {
    const log: string[] = [];
    await collect(take(logged(world, log, "a", [1, 2]), 2));
    expect(log).toEqual(["open a", "pull a", "pull a", "close a"]);
  });

  test("leaves alone a source that ends before the count", async () => {
    const log: string[] = [];
    await collect(take(logged(world, log, "a", [1]), 2));
    expect(log).toEqual(["open a", "pull a", "pull a"]);
  });

  test("reports what closing after the last value throws", async () => {
    const closeError = new Error("from closing");
    expect(await thrownBy(() => collect(take(probe([1], { closeError }), 1)))).toBe(closeError);
  });
});
