/**
 * One measurement in a process of its own: `child.mjs <set> time <contender> <workload> <mode>` prints
 * `{ ns, result }`; `child.mjs <set> describe <contender>` prints the contender's workloads and how it keeps the
 * law.
 */
import { law } from "./law.mjs";
import { plain, sets } from "./sets.mjs";
import { ELEMENTS } from "./workloads.mjs";
import { warmUp } from "./warm-up.mjs";

/** Where a call is long and calls are few, V8 takes some hundred milliseconds to reach its best compiler. */
const WARM_MS = 400;
const BATCH_MS = 6;
const BATCHES = 8;
/** What takes this long is not measured any closer. */
const ENOUGH_MS = 1000;

const [set, task, contender, workload, mode] = process.argv.slice(2);
const { workloads, results, ops, cases } = await sets[set].load(contender);

// Results go here, so that no run can be optimised away.
let sink;

/**
 * Milliseconds of processor time of this process, all threads: it counts what the garbage collector does beside,
 * and not what other processes do meanwhile.
 */
function now() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * The shortest batch, since whatever disturbs can only make one longer; and it goes on until eight batches have
 * brought nothing better, since on a busy machine the optimising compiler may come late.
 */
function time(run) {
  let calls = 0;
  const start = now();
  const isEnough = () => now() - start > ENOUGH_MS;
  while (now() - start < WARM_MS || (calls < 10 && !isEnough())) {
    sink = run(ELEMENTS);
    calls++;
  }
  let repeats = 1;
  const batch = () => {
    const start = now();
    for (let i = 0; i < repeats; i++) sink = run(ELEMENTS);
    return now() - start;
  };
  while (batch() < BATCH_MS) repeats *= 2;
  let shortest = Infinity;
  for (let idle = 0; idle < BATCHES && !(shortest < Infinity && isEnough()); idle++) {
    const duration = batch();
    if (duration < 0.98 * shortest) idle = 0;
    shortest = Math.min(shortest, duration);
  }
  return (shortest * 1e6) / (repeats * ELEMENTS);
}

if (task === "describe") {
  console.log(JSON.stringify({ workloads: Object.keys(workloads), broken: law(ops, cases) }));
} else {
  if (mode !== "fresh") warmUp(workloads, mode === "megamorphic" ? ops : {});
  const ns = time(workloads[workload]);
  console.log(JSON.stringify({ ns, result: plain(results[workload](ELEMENTS)) }));
}
