/**
 * The least that a person would write instead, where a loop reads the values: pools of loops over one iterator, with nothing
 * that closes it. Each gets `add` and a start, and then what the operator gets.
 */

const iteratorOf = (source) => source[Symbol.asyncIterator]?.() ?? source[Symbol.iterator]();

/** The oldest result is awaited before the next call begins. */
async function mapConcurrent(add, start, source, f, concurrency) {
  let result = start;
  const running = [];
  let oldest = 0;
  let count = 0;
  for await (const value of source) {
    if (count === concurrency) {
      result = add(result, await running[oldest]);
      running[oldest] = f(value);
      oldest = (oldest + 1) % concurrency;
    } else running[count++] = f(value);
  }
  for (let i = 0; i < count; i++) result = add(result, await running[(oldest + i) % concurrency]);
  return result;
}

async function mapUnordered(add, start, source, f, concurrency) {
  let result = start;
  const iterator = iteratorOf(source);
  async function worker() {
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return;
      const mapped = await f(value);
      result = add(result, mapped);
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker));
  return result;
}

async function merge(add, start, sources) {
  let result = start;
  await Promise.all(
    sources.map(async (source) => {
      for await (const value of source) result = add(result, value);
    }),
  );
  return result;
}

/** Promises of the next values. */
async function buffer(add, start, source, size) {
  let result = start;
  const iterator = iteratorOf(source);
  const pulls = Array.from({ length: size }, () => iterator.next());
  for (let oldest = 0; ; oldest = (oldest + 1) % size) {
    const { done, value } = await pulls[oldest];
    if (done) return result;
    pulls[oldest] = iterator.next();
    result = add(result, value);
  }
}

async function debounce(add, start, source, ms) {
  let result = start;
  let timer;
  let last;
  const read = () => {
    timer = undefined;
    result = add(result, last);
  };
  for await (const value of source) {
    last = value;
    clearTimeout(timer);
    timer = setTimeout(read, ms);
  }
  if (timer !== undefined) {
    clearTimeout(timer);
    read();
  }
  return result;
}

async function chunksWithin(add, start, source, size, ms) {
  let result = start;
  let timer;
  let chunk = [];
  const read = () => {
    clearTimeout(timer);
    const full = chunk;
    chunk = [];
    result = add(result, full);
  };
  for await (const value of source) {
    if (chunk.length === 0) timer = setTimeout(read, ms);
    chunk.push(value);
    if (chunk.length === size) read();
  }
  if (chunk.length > 0) read();
  return result;
}

export const concurrency = { mapConcurrent, mapUnordered, merge, buffer, debounce, chunksWithin };
