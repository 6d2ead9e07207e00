/** What every async operator owes to `search`, `budget` and `abortable`. */
import * as lazuli from "lazuli/async";
import { describe, expect, test } from "vitest";
import type { Probe } from "../kit/probe.js";
import { later } from "../kit/sources.js";
import { async, type Fn, mixed, thrownBy, type World } from "../kit/worlds.js";
import { promisedBy } from "./docTags.js";
import { callOf, type OperatorRow, probesOf, rows } from "./rows.js";

const cases = [async, mixed].flatMap((world) =>
  Object.entries(rows)
    .filter((entry): entry is [string, OperatorRow] => entry[1].kind === "operator")
    .filter(([name]) => name in world.face)
    .map(
      ([name, row]) =>
        [`${name} (${world === mixed ? "async over sync" : world.name})`, name, row, world] as const,
    ),
);

function make(name: string, row: OperatorRow, world: World, isEndless: boolean): [Probe<unknown>[], never] {
  const probes = probesOf(row, world, isEndless ? Infinity : 5);
  const args = row.args?.((callback) => callback) ?? [];
  return [probes, callOf(row, world.face[name] as Fn, probes, args) as never];
}

function expectClosed(probes: Probe<unknown>[]): void {
  for (const probe of probes) expect([probe.opens, probe.over]).not.toEqual([1, false]);
}

const PATIENCE = 5000;

describe.each(cases)("%s", (_, name, row, world) => {
  const lengths = promisedBy(name).endless === "refused" ? [false] : [true, false];

  test.each(lengths)(
    "pulls no more than it may below an operator that discards (endless: %s)",
    async (isEndless) => {
      for (const maxPulls of [0, 1, 2, 7]) {
        const [probes, result] = make(name, row, world, isEndless);
        let given = 0;
        const none = lazuli.filter(result, () => {
          if (given++ > PATIENCE) throw new Error("it has escaped the bounds");
          return false;
        });
        const verdict = await lazuli.search(none, () => true, { maxPulls });
        expect(verdict.found ? "found" : verdict.reason).toMatch(/^(pulls|exhausted)$/);
        expect(probes.reduce((sum, { pulls }) => sum + pulls, 0)).toBeLessThanOrEqual(maxPulls);
        if (!verdict.found) await verdict.dispose();
        await later();
        expectClosed(probes);
      }
    },
  );

  test.each(lengths)(
    "gives the same values when each pull is stopped half way (endless: %s)",
    async (isEndless) => {
      const read = async (maxPulls: number): Promise<unknown[]> => {
        const [probes, result] = make(name, row, world, isEndless);
        const values: unknown[] = [];
        const isEnough = (value: unknown): boolean => values.push(structuredClone(value)) === 12;
        let verdict = await lazuli.search(result, isEnough, { maxPulls });
        for (let turn = 0; !verdict.found && verdict.reason === "pulls"; turn++) {
          if (turn > PATIENCE) throw new Error("it does not get on");
          verdict = await verdict.resume({ maxPulls });
        }
        expectClosed(probes);
        return values;
      };
      expect(await read(1)).toEqual(await read(Infinity));
    },
  );

  if (world === async)
    test("is given up at once while its source does not answer, and closes it", async () => {
      const [probes, result] = make(name, row, world, true);
      const controller = new AbortController();
      const stuck = probes.map((probe) => ({ probe, closes: 0 }));
      for (const source of stuck) {
        const { probe } = source;
        (probe as unknown as { pull(): unknown }).pull = () => new Promise(() => {});
        (probe as unknown as { close(): unknown }).close = () => ({ closes: source.closes++ });
      }
      const pulling = thrownBy(() =>
        lazuli.toArray(lazuli.take(lazuli.abortable(result, controller.signal), 100)),
      );
      await later();
      const before = stuck.map(({ closes }) => closes);
      controller.abort("enough");
      expect(await pulling).toBe("enough");
      await later();
      if (probes.some((probe) => probe.opens > 0)) {
        expect(stuck.map(({ closes }) => closes)).toEqual(
          probes.map((probe, index) => (probe.opens > 0 ? 1 : before[index])),
        );
      }
    });
});
