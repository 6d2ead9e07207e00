/**
 * One measurement in a process of its own: `child.mjs <workload> <contender> [<part>]` prints `{ ns, result }`, for a part
 * of the size if one is given, or if the contender has one. The time is that for all of it.
 */
import { workloads } from "./workloads.mjs";

const WARM_MS = 500;

const [name, contender, asked] = process.argv.slice(2);
const { size, warm, cold = false, contenders } = workloads[name];
const load = contenders[contender];
const part = Number(asked ?? load.part ?? 1);
const run = await load();
run.prepare?.(size * part);

/** Nanoseconds of processor time of this process, all threads: what the garbage collector does beside is in. */
function now() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

if (!cold) {
  const few = Math.ceil(warm * part);
  run.prepare?.(few);
  for (const start = performance.now(); performance.now() - start < WARM_MS;) await run(few);
}
const start = now();
const result = await run(size * part);
console.log(JSON.stringify({ ns: (now() - start) / part, result }));
