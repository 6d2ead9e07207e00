/** What every operator owes to `search` and `budget`: no pull escapes a bound, and one that is stopped half way goes on. */
import { filter, search } from "lazuli";
import { describe, expect, test } from "vitest";
import { type Fn, sync } from "../kit/worlds.js";
import type { Probe } from "../kit/probe.js";
import { promisedBy } from "./docTags.js";
import { callOf, type OperatorRow, probesOf, rows } from "./rows.js";

const operators = Object.entries(rows).filter(
  (entry): entry is [string, OperatorRow] =>
    entry[1].kind === "operator" || (entry[1].kind === "chain" && entry[0] in sync.face),
);

interface Made {
  readonly probes: Probe<unknown>[];
  readonly result: Iterable<unknown>;
}

/** The operator over endless sources, or over sources of five values. */
function make(name: string, row: OperatorRow, isEndless: boolean): Made {
  const probes = probesOf(row, sync, isEndless ? Infinity : 5);
  const args = row.args?.((callback) => callback) ?? [];
  return { probes, result: callOf(row, sync.face[name] as Fn, probes, args) as Iterable<unknown> };
}

const total = (probes: Probe<unknown>[]): number => probes.reduce((sum, { pulls }) => sum + pulls, 0);
const expectClosed = (probes: Probe<unknown>[]): void => {
  for (const probe of probes) expect([probe.opens, probe.over]).not.toEqual([1, false]);
};

/** More than any operator gives for the pulls that are allowed here. */
const PATIENCE = 5000;

describe.each(operators)("%s", (name, row) => {
  const lengths = promisedBy(name).endless === "refused" ? [false] : [true, false];

  test.each(lengths)(
    "pulls no more than it may below an operator that discards (endless: %s)",
    (isEndless) => {
      for (let maxPulls = 0; maxPulls < 12; maxPulls++) {
        const { probes, result } = make(name, row, isEndless);
        let given = 0;
        const none = filter(result, () => {
          if (given++ > PATIENCE) throw new Error("it has escaped the bounds");
          return false;
        });
        const verdict = search(none, () => true, { maxPulls });
        expect(verdict.found ? "found" : verdict.reason).toMatch(/^(pulls|exhausted)$/);
        expect(total(probes)).toBeLessThanOrEqual(maxPulls);
        if (!verdict.found) verdict.dispose();
        expectClosed(probes);
      }
    },
  );

  test.each(lengths)(
    "gives the same values when each pull is stopped half way (endless: %s)",
    (isEndless) => {
      const read = (maxPulls: number): unknown[] => {
        const { probes, result } = make(name, row, isEndless);
        const values: unknown[] = [];
        const isEnough = (value: unknown): boolean => values.push(structuredClone(value)) === 12;
        let verdict = search(result, isEnough, { maxPulls });
        for (let turn = 0; !verdict.found && verdict.reason === "pulls"; turn++) {
          if (turn > PATIENCE) throw new Error("it does not get on");
          verdict = verdict.resume({ maxPulls });
        }
        expectClosed(probes);
        return values;
      };
      const expected = read(Infinity);
      expect(read(1)).toEqual(expected);
      expect(read(2)).toEqual(expected);
    },
  );
});
