/**
 * Small generic async generator functions, as a person writes them who wants no library. They await what callbacks return, as
 * the other contenders do; a generator awaits what it yields by itself.
 */

async function* map(source, f) {
  for await (const value of source) yield f(value);
}

async function* filter(source, f) {
  for await (const value of source) if (await f(value)) yield value;
}

async function* take(source, count) {
  if (count <= 0) return;
  for await (const value of source) {
    yield value;
    if (--count === 0) return;
  }
}

async function* flatMap(source, f) {
  for await (const value of source) yield* await f(value);
}

async function* pairwise(source) {
  let last;
  let started = false;
  for await (const value of source) {
    if (started) yield [last, value];
    started = true;
    last = value;
  }
}

async function* chunks(source, size = 10) {
  let chunk = [];
  for await (const value of source) {
    chunk.push(value);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

// As in the sync one, its closing is not right.
async function* zip(a, b) {
  const other = b[Symbol.asyncIterator]?.() ?? b[Symbol.iterator]();
  for await (const value of a) {
    const { value: partner, done } = await other.next();
    if (done) return;
    yield [value, partner];
  }
}

async function reduce(source, f, start) {
  let result = start;
  for await (const value of source) result = await f(result, value);
  return result;
}

async function count(source) {
  let total = 0;
  for await (const _ of source) total++;
  return total;
}

async function find(source, f) {
  for await (const value of source) if (await f(value)) return value;
}

async function toArray(source) {
  const values = [];
  for await (const value of source) values.push(value);
  return values;
}

export const asyncOperators = {
  map,
  filter,
  mapAsync: map,
  filterAsync: filter,
  take,
  flatMap,
  pairwise,
  chunks,
  zip,
  reduce,
  find,
  count,
  toArray,
};
