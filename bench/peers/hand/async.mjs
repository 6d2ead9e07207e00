/**
 * The loops over `for await` that a person would write instead. They do not know what kind of source it is, and get the
 * source, or two of them, the number of elements, and the callbacks of the workload.
 */
export const asyncPipelines = {
  async filterMapTake(n, source) {
    let sum = 0;
    let taken = 0;
    for await (const x of source) {
      if (x % 2 === 0) {
        sum += x * 3;
        if (++taken === n / 2) break;
      }
    }
    return sum;
  },

  async filterMapTakeAsync(n, source, isWanted, change) {
    const values = [];
    for await (const x of source) {
      if (await isWanted(x)) {
        values.push(await change(x));
        if (values.length === n / 2) break;
      }
    }
    return values;
  },

  async pairwiseFind(n, source) {
    let a = 0;
    for await (const b of source) {
      if (a + b > 2 * n - 4) return [a, b];
      a = b;
    }
    return undefined;
  },

  async chunks(_n, source) {
    const chunks = [];
    let chunk = [];
    for await (const x of source) {
      chunk.push(x);
      if (chunk.length === 100) {
        chunks.push(chunk);
        chunk = [];
      }
    }
    if (chunk.length > 0) chunks.push(chunk);
    return chunks;
  },

  async flatMapPages(_n, source, pageOf) {
    let sum = 0;
    for await (const id of source) {
      for (const x of pageOf(id)) sum += x;
    }
    return sum;
  },

  async lines(_n, source) {
    let length = 0;
    let rest = "";
    for await (const text of source) {
      const lines = (rest + text).split("\n");
      rest = lines.pop();
      for (const line of lines) length += line.length;
    }
    return length;
  },

  async zip(_n, first, second) {
    let sum = 0;
    const other = second[Symbol.asyncIterator]?.() ?? second[Symbol.iterator]();
    for await (const a of first) {
      const { value: b, done } = await other.next();
      if (done) break;
      sum += a + b;
    }
    return sum;
  },

  async tenStages(n, source) {
    let sum = 0;
    let taken = 0;
    for await (const x of source) {
      sum += x + 10;
      if (++taken === n) break;
    }
    return sum;
  },

  twoMaps: added(2),
  twelveMaps: added(12),
  twoAsyncMaps: added(2),
  twelveAsyncMaps: added(12),
};

/** As the maps are there for their own sake, a loop only says what the result is. */
function added(count) {
  return async (_n, source) => {
    let sum = 0;
    for await (const x of source) sum += x + count;
    return sum;
  };
}
