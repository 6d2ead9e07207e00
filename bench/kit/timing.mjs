/** How long a function takes. */

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
 * Milliseconds of a call, or until its promise is settled, in the shortest batch, since whatever disturbs can only make one
 * longer; and it goes on until eight batches have brought nothing better, since on a busy machine the optimising compiler
 * may come late. It calls for `warm` milliseconds before, and a batch takes at least
 * `batch`.
 */
export async function shortestTime(run, argument, { warm, batch }) {
  let calls = 0;
  const start = processorTime();
  const isEnough = () => processorTime() - start > ENOUGH_MS;
  const batchOf = async (repeats) => {
    const start = processorTime();
    for (let i = 0; i < repeats; i++) {
      _sink = run(argument);
      if (_sink instanceof Promise) _sink = await _sink;
    }
    return processorTime() - start;
  };
  while (processorTime() - start < warm || (calls < 10 && !isEnough())) {
    await batchOf(1);
    calls++;
  }
  let repeats = 1;
  while ((await batchOf(repeats)) < batch) repeats *= 2;
  let shortest = Infinity;
  for (let idle = 0; idle < BATCHES && !(shortest < Infinity && isEnough()); idle++) {
    const duration = await batchOf(repeats);
    if (duration < 0.98 * shortest) idle = 0;
    shortest = Math.min(shortest, duration);
  }
  return shortest / repeats;
}
