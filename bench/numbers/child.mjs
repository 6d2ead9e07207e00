/** One measurement in a process of its own: `child.mjs <workload> <contender>` prints `{ ns, result }`. */
import { workloads } from "./workloads.mjs";

const WARM_MS = 500;

const [name, contender] = process.argv.slice(2);
const { size, warm, cold = false, contenders } = workloads[name];
const load = contenders[contender];
const { part = 1 } = load;
const run = await load();
run.prepare?.(size * part);

/** Nanoseconds of processor time of this process, all threads: what the garbage collector does beside is in. */
function now() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

if (!cold) {
  run.prepare?.(warm);
  for (const start = performance.now(); performance.now() - start < WARM_MS;) run(warm);
}
const start = now();
const result = run(size * part);
console.log(JSON.stringify({ ns: (now() - start) / part, result: part === 1 ? result : undefined }));
