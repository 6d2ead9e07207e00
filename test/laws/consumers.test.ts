import type { TestSourceOptions } from "lazuli/testing";
import { describe, expect, test } from "vitest";
import { argsOf, callOf, casesOf, type ConsumerRow, consumers, probesOf } from "../kit/rows.js";
import { async, type Fn, mixed, sync, thrownBy, type World, type Probe } from "../kit/worlds.js";

const LENGTH = 5;

/** Runs a consumer on probes of its own. */
function run(
  name: string,
  row: ConsumerRow,
  world: World,
  behaviours: TestSourceOptions[] = [],
  onCall: (call: number) => void = () => {},
): { probes: Probe<unknown>[]; answer: () => unknown } {
  const probes = probesOf(row, world, LENGTH, behaviours);
  let calls = 0;
  const args = argsOf(
    row,
    (callback) =>
      ((...values: unknown[]) => {
        onCall(calls++);
        return callback(...values);
      }) as never,
  );
  return { probes, answer: () => callOf(row, world.face[name] as Fn, probes, args) };
}

describe.each(casesOf(consumers, [sync, async, mixed]))("%s", (_, name, row, world) => {
  test("pulls just what the answer needs, and closes once if it stops early", async () => {
    const { probes, answer } = run(name, row, world);
    expect(await answer(), 'by "result" of its row').toEqual(row.result);
    for (const probe of probes)
      expect(
        [probe.opens, probe.lookups, probe.pulls, probe.closes],
        'by "pulls" and "stops" of its row',
      ).toEqual([1, 1, row.pulls, row.stops ? 1 : 0]);
  });

  test("passes on what a source throws, and closes only the others", async () => {
    for (const [index] of Array(row.sources ?? 1).entries()) {
      const behaviours: TestSourceOptions[] = [];
      behaviours[index] = { throwsAt: 0 };
      const { probes, answer } = run(name, row, world, behaviours);
      expect(await thrownBy(answer)).toBe(probes[index]?.error);
      expect(probes.map(({ closes }) => closes)).toEqual(probes.map((_, other) => (other === index ? 0 : 1)));
    }
  });

  if (row.takesCallback)
    test("passes on what its callback throws, and closes once", async () => {
      const error = new Error("from the callback");
      const { probes, answer } = run(
        name,
        row,
        world,
        [{ closeError: new Error("from closing") }],
        (call) => {
          if (call === 1) throw error;
        },
      );
      expect(await thrownBy(answer)).toBe(error);
      for (const probe of probes) expect(probe.closes).toBe(1);
    });

  if (row.stops)
    test("reports what closing throws, and closes the other sources all the same", async () => {
      const error = new Error("from closing");
      const { probes, answer } = run(name, row, world, Array(2).fill({ closeError: error }));
      expect(await thrownBy(answer)).toBe(error);
      for (const probe of probes) expect(probe.closes).toBe(1);
    });

  test("refuses what it cannot read, by its name", async () => {
    const asyncOnly = (async function* () {})();
    const unreadable = [{}, Promise.resolve([1]), function* () {}, 5, ...(world === sync ? [asyncOnly] : [])];
    for (const source of unreadable) {
      const sources = Array(row.sources ?? 1).fill(source) as never[];
      const error = await thrownBy(() => callOf(row, world.face[name] as Fn, sources, argsOf(row)));
      expect(error).toBeInstanceOf(TypeError);
      if (world === sync) expect((error as Error).message).toMatch(new RegExp(`^${name}: `));
    }
  });

  test("reads a source that cannot be closed", async () => {
    const { answer } = run(name, row, world, Array(2).fill({ withoutReturn: true }));
    expect(await answer()).toEqual(row.result);
  });

  test("passes on what Symbol.iterator throws", async () => {
    const error = new Error("from Symbol.iterator");
    const throws = (): never => {
      throw error;
    };
    const source = { [Symbol.iterator]: throws, [Symbol.asyncIterator]: throws };
    const sources = Array(row.sources ?? 1).fill(source);
    expect(await thrownBy(() => callOf(row, world.face[name] as Fn, sources, argsOf(row)))).toBe(error);
  });
});
