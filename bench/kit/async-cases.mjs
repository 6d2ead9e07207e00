/** What the laws share that test async operators case by case. */

const HANGS_MS = 1000;
/** The length of a pause in a source. */
export const PAUSE_MS = 30;

export const sleep = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
export const turn = () => new Promise((resolve) => setImmediate(resolve));
/** Some contenders pull, call and close from a later turn of the event loop. */
export const standstill = () => sleep(5);

export const NOT_AWAITED = "does not wait for the closing";

export const numbers = (count) => Array.from({ length: count }, (_, i) => i);
export const never = new Promise(() => {});
export const same = (x) => x;
export const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** An error that the reader is to get. */
export const expected = (text = "") => new Error(`expected${text}`);

/**
 * Runs a case, which adds what is wrong to the faults, or returns it: also that it rejects, or never ends, and what is thrown
 * where nobody handles it. `whenDone` is called as soon as it ends. Returns the faults.
 */
export async function faultsOf(run, whenDone = () => {}) {
  const faults = [];
  const isUnhandled = () => void faults.push("an unhandled rejection");
  const isUncaught = () => void faults.push("an uncaught error");
  process.on("unhandledRejection", isUnhandled);
  process.on("uncaughtException", isUncaught);
  let alarm;
  const hanging = new Promise((resolve) => {
    alarm = setTimeout(resolve, HANGS_MS, "hangs");
  });
  const outcome = await Promise.race([
    run(faults).catch((error) => `rejects: ${error?.message ?? error}`),
    hanging,
  ]);
  clearTimeout(alarm);
  if (outcome !== undefined) faults.push(outcome);
  whenDone(faults);
  await standstill();
  process.off("unhandledRejection", isUnhandled);
  process.off("uncaughtException", isUncaught);
  return faults;
}

export async function first(sequence) {
  for await (const value of sequence) return value;
}

/** Reads one, and no more until nothing moves. Whoever calls it closes it. */
export async function stalled(sequence) {
  const iterator = sequence[Symbol.asyncIterator]();
  await iterator.next();
  await standstill();
  return iterator;
}

export async function all(sequence) {
  const values = [];
  for await (const value of sequence) values.push(value);
  return values;
}

/** Reads to the end, which is to be an error; adds what is wrong. Returns the values before. */
export async function rejected(sequence, faults) {
  const values = [];
  try {
    for await (const value of sequence) values.push(value);
    faults.push("the error is lost");
  } catch (error) {
    if (!/^expected/.test(error?.message)) faults.push(`another error: ${error?.message ?? error}`);
  }
  return values;
}
