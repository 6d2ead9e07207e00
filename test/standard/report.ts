import { type Plan, Trace } from "./trace.js";
import { ours, type World } from "./worlds.js";

/** Something to do in both worlds alike. It may use only what it is handed. */
export type Scenario = (world: World, trace: Trace) => void;

let passed = 0;
let failed = 0;
const shown = new Map<string, number>();

/** Runs a scenario in one world. */
export function run(scenario: Scenario, world: World, plan: Plan): Trace {
  const trace = new Trace(plan);
  trace.outcome("run", () => {
    scenario(world, trace);
  });
  return trace;
}

/** Runs a scenario in the standard's world and in ours, and counts whether they agree. */
export function compare(name: string, scenario: Scenario, standard: World, plan: Plan = {}): Trace {
  const expected = run(scenario, standard, plan);
  const difference = differ(expected, run(scenario, ours, plan), plan);
  count(difference === undefined, name, () => difference ?? "");
  return expected;
}

/** Runs a scenario in both worlds, and throws if they do not agree. */
export function agree(name: string, scenario: Scenario, standard: World, plan: Plan): void {
  const difference = differ(run(scenario, standard, plan), run(scenario, ours, plan), plan);
  if (difference !== undefined) throw new Error(`${name}\n${difference}`);
}

/**
 * The one exception (docs/decisions/002-fusion.md): an iterator without `next` is refused at the call, where the
 * standard throws at its first pull. Whoever gave it a `next` would see no difference.
 */
function isRefusedEarlier(expected: Trace, actual: Trace): boolean {
  if (!actual.hasRefused) return false;
  return !expected.log.some((line) =>
    /^next → \{.*done: false\}$|^result → |^run → (?!undefined)/.test(line),
  );
}

/** Where two records part, if they do. */
function differ(expected: Trace, actual: Trace, plan: Plan): string | undefined {
  if (isRefusedEarlier(expected, actual)) return undefined;
  const length = Math.max(expected.log.length, actual.log.length);
  for (let at = 0; at < length; at++) {
    if (expected.log[at] === actual.log[at]) continue;
    const part = ({ log }: Trace): string => log.slice(Math.max(0, at - 4), at + 5).join("\n    ");
    return `  faults ${describe(plan)}\n  standard:\n    ${part(expected)}\n  lazuli:\n    ${part(actual)}`;
  }
  return undefined;
}

/** Counts a check. A failure is printed, but of those with the same name only the first few. */
export function count(success: boolean, name: string, details: () => string): void {
  if (success) {
    passed++;
    return;
  }
  failed++;
  const times = (shown.get(name) ?? 0) + 1;
  shown.set(name, times);
  if (times <= 2) console.log(`✗ ${name}\n${details()}\n`);
}

/** Prints the summary, and tells whether all is well. */
export function finish(): boolean {
  for (const [name, times] of shown) console.log(`✗ ${name}: ${times}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

function describe(plan: Plan): string {
  return JSON.stringify(plan, (_, value: unknown) => (typeof value === "function" ? "a function" : value));
}
