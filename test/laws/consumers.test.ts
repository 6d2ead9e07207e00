import { describe, expect, test } from "vitest";
import type { Behaviour, Probe } from "../kit/probe.js";
import { async, type Fn, mixed, sync, thrownBy, type World } from "../kit/worlds.js";
import { type ConsumerRow, rows } from "./rows.js";

const digits = [0, 1, 2, 3, 4];

const consumers = Object.entries(rows).filter(
  (entry): entry is [string, ConsumerRow] => entry[1].kind === "consumer",
);

const cases = [sync, async, mixed].flatMap((world) =>
  consumers.map(
    ([name, row]) =>
      [`${name} (${world === mixed ? "async over sync" : world.name})`, name, row, world] as const,
  ),
);

/** Runs a consumer on a probe of its own. */
function run(
  name: string,
  row: ConsumerRow,
  world: World,
  behaviour: Behaviour = {},
  onCall: (call: number) => void = () => {},
): { probe: Probe<unknown>; answer: () => unknown } {
  const { gives = (value: unknown): unknown => value } = row;
  const probe = world.probe(digits.map(gives), behaviour);
  let calls = 0;
  const args =
    row.args?.(
      (callback) =>
        ((...values: unknown[]) => {
          onCall(calls++);
          return callback(...values);
        }) as never,
    ) ?? [];
  return { probe, answer: () => (world.face[name] as Fn)(probe, ...args) };
}

describe.each(cases)("%s", (_, name, row, world) => {
  const takesCallback = row.args?.toString().includes("watch") ?? false;

  test("pulls just what the answer needs, and closes once if it stops early", async () => {
    const { probe, answer } = run(name, row, world);
    expect(await answer()).toEqual(row.result);
    expect([probe.opens, probe.lookups, probe.pulls, probe.closes]).toEqual([
      1,
      1,
      row.pulls,
      row.stops ? 1 : 0,
    ]);
  });

  test("passes on what the source throws, and does not close it", async () => {
    const { probe, answer } = run(name, row, world, { throwsAt: 0 });
    expect(await thrownBy(answer)).toBe(probe.error);
    expect(probe.closes).toBe(0);
  });

  if (takesCallback)
    test("passes on what its callback throws, and closes once", async () => {
      const error = new Error("from the callback");
      const { probe, answer } = run(name, row, world, { closeError: new Error("from closing") }, (call) => {
        if (call === 1) throw error;
      });
      expect(await thrownBy(answer)).toBe(error);
      expect(probe.closes).toBe(1);
    });

  if (row.stops)
    test("reports what closing throws", async () => {
      const error = new Error("from closing");
      const { answer } = run(name, row, world, { closeError: error });
      expect(await thrownBy(answer)).toBe(error);
    });

  test("reads a source that cannot be closed", async () => {
    const { answer } = run(name, row, world, { withoutReturn: true });
    expect(await answer()).toEqual(row.result);
  });

  test("passes on what Symbol.iterator throws", async () => {
    const error = new Error("from Symbol.iterator");
    const throws = (): never => {
      throw error;
    };
    const source = { [Symbol.iterator]: throws, [Symbol.asyncIterator]: throws };
    const args = row.args?.((callback) => callback) ?? [];
    expect(await thrownBy(() => (world.face[name] as Fn)(source, ...args))).toBe(error);
  });
});
