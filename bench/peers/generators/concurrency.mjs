/** Small generic async generator functions, as a person writes them who wants no library: with arrays, sets and `Promise.race`. */

async function* mapConcurrent(source, f, concurrency) {
  const running = [];
  for await (const value of source) {
    running.push(f(value));
    if (running.length === concurrency) yield await running.shift();
  }
  yield* running;
}

async function* mapUnordered(source, f, concurrency) {
  const running = new Set();
  const next = async () => {
    const { task, result } = await Promise.race(running);
    running.delete(task);
    return result;
  };
  for await (const value of source) {
    const task = f(value).then((result) => ({ task, result }));
    running.add(task);
    if (running.size === concurrency) yield await next();
  }
  while (running.size > 0) yield await next();
}

async function* merge(sources) {
  const pulls = new Map();
  const pull = (iterator) =>
    pulls.set(
      iterator,
      iterator.next().then((result) => ({ iterator, result })),
    );
  for (const source of sources) pull(source[Symbol.asyncIterator]());
  while (pulls.size > 0) {
    const { iterator, result } = await Promise.race(pulls.values());
    if (result.done) {
      pulls.delete(iterator);
      continue;
    }
    yield result.value;
    pull(iterator);
  }
}

export const concurrency = { mapConcurrent, mapUnordered, merge };
