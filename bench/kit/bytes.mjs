/** What a run does to the heap, in a process of its own that was started with `BYTES_FLAGS`. */
import { numbersUpTo } from "./inputs.mjs";

/** Nothing is collected until it is asked for, so that what is allocated can be counted. */
export const BYTES_FLAGS = ["--expose-gc", "--min-semi-space-size=512", "--max-semi-space-size=512"];

const collect = () => globalThis.gc();
const used = () => process.memoryUsage().heapUsed;

/** Milliseconds until V8 has come to its best compiler, which allocates less. */
const WARM = 300;
/** So few values that they fit on the heap. */
const VALUES = 10_000;
const PART = 2000;

/** The bytes that a value costs until it has been read; the least of three. */
export async function allocatedBytes(run) {
  const end = performance.now() + WARM;
  while (performance.now() < end) await run(PART);
  let least = Infinity;
  for (let time = 0; time < 3; time++) {
    numbersUpTo(VALUES);
    collect();
    const before = used();
    await run(VALUES);
    least = Math.min(least, (used() - before) / VALUES);
  }
  return least;
}

/**
 * By how many bytes the heap has grown when so many values have been read, for each of the last nine tenths of them; the
 * greatest. `read(onValue)` reads them all, and calls back for each.
 */
export async function keptBytes(values, read) {
  const sizes = [];
  let count = 0;
  await read(() => {
    if (++count % (values / 10) !== 0) return;
    collect();
    sizes.push(used());
  });
  return Math.max(...sizes.slice(1)) - sizes[0];
}
