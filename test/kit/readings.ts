import { callOf, rows } from "./rows.js";
import type { Fn, World } from "./worlds.js";

/** What rows of the `own` kind are called with behind their source. */
const OWN: Record<string, unknown[]> = { span: [() => true], splitAt: [1], tee: [2] };

/** Functions that read a source, which are not in the laws' rows as such. */
const NO_SOURCE = ["cooperate", "runTasks"];

/** A place where a function reads a source, and a call that puts something there. */
export interface Reading {
  readonly title: string;
  readonly name: string;
  readonly call: (source: unknown) => unknown;
}

/** Every function of a face that reads a source, once for each of its sources. */
export function readingsOf(world: World): Reading[] {
  return Object.entries(rows).flatMap(([name, row]) => {
    const fn = world.face[name] as Fn | undefined;
    if (fn === undefined || !["operator", "consumer", "chain", "own"].includes(row.kind)) return [];
    if (NO_SOURCE.includes(name)) return [];
    const count = ("sources" in row && row.sources) || 1;
    const args = row.args?.((callback) => callback) ?? OWN[name] ?? [];
    return Array.from({ length: count }, (_, position) => ({
      title: `${name}, source ${position}`,
      name,
      call: (source: unknown): unknown => {
        const sources = Array.from({ length: count }, (_, other): unknown =>
          other === position ? source : [[1, 1]],
        );
        return callOf(row, fn, sources, args);
      },
    }));
  });
}
