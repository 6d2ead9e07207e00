/** How long a function takes. */

/** Where a call is long and calls are few, V8 takes some hundred milliseconds to reach its best compiler. */
const WARM_MS = 400;
const BATCH_MS = 6;
const BATCHES = 8;
/** What takes this long is not measured any closer. */
const ENOUGH_MS = 1000;

// Results go here, so that no run can be optimised away.
let _sink;

/**
 * Milliseconds of processor time of this process, all threads: it counts what the garbage collector does beside,
 * and not what other processes do meanwhile.
 */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Milliseconds of a call, in the shortest batch, since whatever disturbs can only make one longer; and it goes on until
 * eight batches have brought nothing better, since on a busy machine the optimising compiler may come late.
 */
export function shortestTime(run, argument) {
  let calls = 0;
  const start = processorTime();
  const isEnough = () => processorTime() - start > ENOUGH_MS;
  while (processorTime() - start < WARM_MS || (calls < 10 && !isEnough())) {
    _sink = run(argument);
    calls++;
  }
  let repeats = 1;
  const batch = () => {
    const start = processorTime();
    for (let i = 0; i < repeats; i++) _sink = run(argument);
    return processorTime() - start;
  };
  while (batch() < BATCH_MS) repeats *= 2;
  let shortest = Infinity;
  for (let idle = 0; idle < BATCHES && !(shortest < Infinity && isEnough()); idle++) {
    const duration = batch();
    if (duration < 0.98 * shortest) idle = 0;
    shortest = Math.min(shortest, duration);
  }
  return shortest / repeats;
}
