/**
 * Compares lazuli with the standard as Bun implements it: `npm run test:standard`. Every look-up, every call and
 * its arguments, every result and every kind of error must be the same.
 */
import { pipelines } from "./pipelines.js";
import { compare, finish } from "./report.js";
import { cases } from "./scenarios.js";
import { faults, type Plan } from "./trace.js";
import { missing } from "./worlds.js";

if (missing.length > 0) {
  console.error(`This engine is no oracle: it lacks ${missing.join(", ")}.`);
  process.exit(1);
}

const thrown = { kind: "throw" } as const;

for (const { name, scenario, standard, pairs } of cases) {
  const { events } = compare(name, scenario, standard);
  for (let first = 0; first < events; first++) {
    for (const fault of faults) {
      const plan: Plan = { [first]: fault };
      const after = compare(name, scenario, standard, plan).events;
      if (!pairs || (fault.kind !== "throw" && fault.kind !== "return")) continue;
      // After a fault, something else throws too: the first error must win.
      for (let second = first + 1; second < after; second++) {
        compare(name, scenario, standard, { ...plan, [second]: thrown });
      }
    }
  }
}

pipelines();

process.exitCode = finish() ? 0 : 1;
