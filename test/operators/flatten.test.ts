import fc from "fast-check";
import { flatten as flattenAsync } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { joinable, later, logged } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("flatten"))("%s", (_, flatten, world) => {
  const { probe } = world;

  test("gives the values of each sequence in turn", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(joinable(world), { maxLength: 4 }), async (inner) => {
        const source = probe(inner.map(({ make }) => make() as unknown));
        expect(await collect(flatten(source))).toEqual(inner.flatMap(({ values }) => values));
      }),
    );
  });

  test("goes one level down", async () => {
    expect(await collect(flatten(probe([[[1]], [2, [3]]])))).toEqual([[1], 2, [3]]);
  });

  test("opens a sequence when it is reached, and closes it ahead of the source", async () => {
    const log: string[] = [];
    const all = flatten(
      logged(world, log, "outer", [logged(world, log, "a", [1]), logged(world, log, "b", [2, 3])]),
    );
    for (let pull = 0; pull < 2; pull++) await all.next();
    await all.return();
    expect(log).toEqual(
      "open outer,pull outer,open a,pull a,pull a,pull outer,open b,pull b,close b,close outer".split(","),
    );
  });

  test("closes both when both closings throw, and reports that of the inner one", async () => {
    const log: string[] = [];
    const closeError = new Error("from the inner one");
    const inner = logged(world, log, "inner", [1], { closeError });
    const all = flatten(
      logged(world, log, "outer", [inner], { closeError: new Error("from the outer one") }),
    );
    await all.next();
    expect(await thrownBy(() => all.return())).toBe(closeError);
    expect(log.slice(-2)).toEqual(["close inner", "close outer"]);
  });

  test("closes the source alone when an inner sequence throws", async () => {
    const inner = probe([1], { throwsAt: 0 });
    const outer = probe([inner]);
    expect(await thrownBy(() => collect(flatten(outer)))).toBe(inner.error);
    expect([inner.closes, outer.closes]).toEqual([0, 1]);
  });

  test.each([
    ["ab", '"ab"'],
    [5, "5"],
    [null, "null"],
    [undefined, "undefined"],
  ])("refuses %o in the source, and closes it", async (value, shown) => {
    const outer = probe([value]);
    expect(await thrownBy(() => collect(flatten(outer)))).toEqual(
      new TypeError(`flatten: each value of source must be an iterable object, got ${shown}`),
    );
    expect(outer.closes).toBe(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => flatten(5));
    expect(error).toEqual(new TypeError("flatten: source must be an iterable, got 5"));
  });
});

test("flattenAsync awaits the values of sync sequences", async () => {
  expect(await collect(flattenAsync([[later().then(() => "a")], ["b"]]))).toEqual(["a", "b"]);
});
