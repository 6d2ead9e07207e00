/**
 * The operators of `lazuli/async`, written in the plainest way: async generators, and `for await`. They say what the
 * others should do; what these cannot do is to settle a pull that is pending.
 */

/** A source that is open. */
interface Opened extends AsyncIterable<any> {
  next(): Promise<IteratorResult<any>>;
  return(): Promise<any>;
}

type Fn = (...args: any[]) => any;
type Plain = (source: any, ...args: any[]) => Opened;

/** Opens a source, and reads a sync one as a `for await` loop of the newest standard does. */
function open(source: any): Opened {
  const isAsync = Symbol.asyncIterator in source;
  const iterator = source[isAsync ? Symbol.asyncIterator : Symbol.iterator]();
  return {
    async next() {
      const result = isAsync ? await iterator.next() : iterator.next();
      const { done } = result;
      if (isAsync) return done ? { value: undefined, done } : { value: result.value, done };
      if (done) return { value: await result.value, done };
      try {
        return { value: await result.value, done };
      } catch (error) {
        await closeQuietly(iterator);
        throw error;
      }
    },
    async return() {
      await iterator.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function closeQuietly(iterator: any): Promise<void> {
  try {
    await iterator.return?.();
  } catch {}
}

/** Begins to close all, last to first, waits for all, and throws the first error. */
async function closeAll(sources: readonly Opened[]): Promise<void> {
  const closings = [...sources].reverse().map(async (source) => source.return());
  for (const result of await Promise.allSettled(closings))
    if (result.status === "rejected") throw result.reason;
}

/** A generator whose sources are opened at once, and closed also if it is ended before it begins. */
function reading(
  sources: readonly unknown[],
  generate: (...opened: Opened[]) => AsyncGenerator<any>,
): Opened {
  const opened = sources.map(open);
  const generator = generate(...opened);
  let hasBegun = false;
  return {
    next() {
      hasBegun = true;
      return generator.next();
    },
    async return() {
      const isFirst = !hasBegun;
      hasBegun = true;
      const returned = await generator.return(undefined);
      if (isFirst) await closeAll(opened);
      return returned;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** A generator over several sources. It gets a function that pulls one of them, and returns `undefined` at its end. */
function joining(
  sources: readonly unknown[],
  generate: (pull: (index: number) => Promise<{ value: any } | undefined>) => AsyncGenerator<any>,
): Opened {
  return reading(sources, async function* (...opened) {
    const ended = new Set<Opened>();
    const pull = async (index: number): Promise<{ value: any } | undefined> => {
      const source = opened[index] as Opened;
      if (ended.has(source)) return undefined;
      ended.add(source);
      const { value, done } = await source.next();
      if (done) return undefined;
      ended.delete(source);
      return { value };
    };
    let hasFailed = false;
    try {
      yield* generate(pull);
    } catch (error) {
      hasFailed = true;
      throw error;
    } finally {
      const closing = closeAll(opened.filter((source) => !ended.has(source)));
      await (hasFailed ? closing.catch(() => {}) : closing);
    }
  });
}

const same = (a: unknown, b: unknown): boolean => [a].includes(b);

export const plain: Record<string, Plain> = {
  map: (source, mapper: Fn) =>
    reading([source], async function* (values) {
      let index = 0;
      for await (const value of values) yield await mapper(value, index++);
    }),

  filter: (source, predicate: Fn) =>
    reading([source], async function* (values) {
      let index = 0;
      for await (const value of values) if (await predicate(value, index++)) yield value;
    }),

  filterMap: (source, mapper: Fn) =>
    reading([source], async function* (values) {
      let index = 0;
      for await (const value of values) {
        const mapped = await mapper(value, index++);
        if (mapped !== undefined) yield mapped;
      }
    }),

  tap: (source, callback: Fn) =>
    reading([source], async function* (values) {
      let index = 0;
      for await (const value of values) {
        await callback(value, index++);
        yield value;
      }
    }),

  take: (source, limit: number) =>
    reading([source], async function* (values) {
      if (limit === 0) {
        await values.return();
        return;
      }
      let left = limit;
      for await (const value of values) {
        yield value;
        if (--left === 0) return;
      }
    }),

  takeWhile: (source, predicate: Fn) =>
    reading([source], async function* (values) {
      let index = 0;
      for await (const value of values) {
        if (!(await predicate(value, index++))) return;
        yield value;
      }
    }),

  takeUntil: (source, predicate: Fn) =>
    reading([source], async function* (values) {
      let index = 0;
      for await (const value of values) {
        const isLast = await predicate(value, index++);
        yield value;
        if (isLast) return;
      }
    }),

  takeLast: (source, count: number) =>
    reading([source], async function* (values) {
      if (count === 0) {
        await values.return();
        return;
      }
      const all = [];
      for await (const value of values) all.push(value);
      yield* all.slice(-count);
    }),

  drop: (source, count: number) =>
    reading([source], async function* (values) {
      let left = count;
      for await (const value of values) if (left-- <= 0) yield value;
    }),

  dropWhile: (source, predicate: Fn) =>
    reading([source], async function* (values) {
      let isDropping = true;
      let index = 0;
      for await (const value of values) {
        isDropping &&= Boolean(await predicate(value, index++));
        if (!isDropping) yield value;
      }
    }),

  dropLast: (source, count: number) =>
    reading([source], async function* (values) {
      const ahead = [];
      for await (const value of values) {
        ahead.push(value);
        if (ahead.length > count) yield ahead.shift();
      }
    }),

  slice: (source, start: number, end: number = Infinity, step: number = 1) =>
    reading([source], async function* (values) {
      if (start >= end) {
        await values.return();
        return;
      }
      let index = 0;
      let next = start;
      for await (const value of values) {
        if (index++ < next) continue;
        yield value;
        next += step;
        if (next >= end) return;
      }
    }),

  stepBy: (source, step: number) =>
    reading([source], async function* (values) {
      let index = 0;
      for await (const value of values) if (index++ % step === 0) yield value;
    }),

  enumerate: (source, start: number = 0) =>
    reading([source], async function* (values) {
      let index = start;
      for await (const value of values) yield [index++, value];
    }),

  chunks: (source, size: number) =>
    reading([source], async function* (values) {
      let chunk = [];
      for await (const value of values) {
        chunk.push(value);
        if (chunk.length < size) continue;
        yield chunk;
        chunk = [];
      }
      if (chunk.length > 0) yield chunk;
    }),

  windows: (source, size: number, undersized?: string) =>
    reading([source], async function* (values) {
      const window = [];
      let isPartial = undersized === "allow-partial";
      for await (const value of values) {
        window.push(value);
        if (window.length < size) continue;
        isPartial = false;
        yield window.slice();
        window.shift();
      }
      if (isPartial && window.length > 0) yield window;
    }),

  circularWindows: (source, size: number) =>
    reading([source], async function* (values) {
      const head: unknown[] = [];
      const window = [];
      for await (const value of values) {
        if (head.length < size - 1) head.push(value);
        window.push(value);
        if (window.length < size) continue;
        yield window.slice();
        window.shift();
      }
      for (let index = 0; head.length > 0 && index < size - 1; index++) {
        window.push(head[index % head.length]);
        if (window.length < size) continue;
        yield window.slice();
        window.shift();
      }
    }),

  pairwise: (source) =>
    reading([source], async function* (values) {
      let previous;
      let hasPrevious = false;
      for await (const value of values) {
        if (hasPrevious) yield [previous, value];
        previous = value;
        hasPrevious = true;
      }
    }),

  scan: (source, reducer: Fn, ...initial: unknown[]) =>
    reading([source], async function* (values) {
      let [state] = initial;
      let hasState = initial.length > 0;
      let index = 0;
      for await (const value of values) {
        state = hasState ? await reducer(state, value, index) : value;
        hasState = true;
        index++;
        yield state;
      }
    }),

  mapAccum: (source, step: Fn, initial: unknown) =>
    reading([source], async function* (values) {
      let state = initial;
      let index = 0;
      for await (const value of values) {
        const [result, next] = await step(state, value, index++);
        state = next;
        yield result;
      }
    }),

  dedupe: (source) => plain["dedupeBy"]?.(source, (value: unknown) => value) as Opened,

  dedupeBy: (source, key: Fn) =>
    reading([source], async function* (values) {
      const last = [];
      let index = 0;
      for await (const value of values) {
        const next = await key(value, index++);
        if (last.length > 0 && same(last[0], next)) continue;
        last[0] = next;
        yield value;
      }
    }),

  unique: (source) => plain["uniqueBy"]?.(source, (value: unknown) => value) as Opened,

  uniqueBy: (source, key: Fn) =>
    reading([source], async function* (values) {
      const seen = new Set<unknown>();
      let index = 0;
      for await (const value of values) {
        const next = await key(value, index++);
        if (seen.has(next)) continue;
        seen.add(next);
        yield value;
      }
    }),

  intersperse: (source, separator: unknown) =>
    reading([source], async function* (values) {
      let isFirst = true;
      for await (const value of values) {
        if (!isFirst) yield separator;
        isFirst = false;
        yield value;
      }
    }),

  withPosition: (source) =>
    reading([source], async function* (values) {
      const ahead = [];
      let isFirst = true;
      for await (const value of values) {
        ahead.push(value);
        if (ahead.length < 2) continue;
        yield [isFirst ? "first" : "middle", ahead.shift()];
        isFirst = false;
      }
      if (ahead.length > 0) yield [isFirst ? "only" : "last", ahead[0]];
    }),

  runLengthEncode: (source) =>
    reading([source], async function* (values) {
      let run: [unknown, number] | undefined;
      for await (const value of values) {
        if (run !== undefined && same(run[0], value)) {
          run[1]++;
          continue;
        }
        const before: typeof run = run;
        run = [value, 1];
        if (before !== undefined) yield before;
      }
      if (run !== undefined) yield run;
    }),

  runLengthDecode: (source) =>
    reading([source], async function* (runs) {
      for await (const [value, length] of runs) for (let left = length; left > 0; left--) yield value;
    }),

  chunkWhile: (source, predicate: Fn) =>
    reading([source], async function* (values) {
      let run: unknown[] = [];
      let index = 0;
      for await (const value of values) {
        if (run.length > 0 && !(await predicate(run.at(-1), value, index))) {
          const before = run;
          run = [value];
          index++;
          yield before;
          continue;
        }
        index++;
        run.push(value);
      }
      if (run.length > 0) yield run;
    }),

  chunkBy: (source, key: Fn) =>
    reading([source], async function* (values) {
      let run: [unknown, unknown[]] | undefined;
      let index = 0;
      for await (const value of values) {
        const next = await key(value, index++);
        if (run !== undefined && same(run[0], next)) {
          run[1].push(value);
          continue;
        }
        const before: typeof run = run;
        run = [next, [value]];
        if (before !== undefined) yield before;
      }
      if (run !== undefined) yield run;
    }),

  flatMap: (source, mapper: Fn) =>
    reading([source], async function* (values) {
      let index = 0;
      for await (const value of values) yield* each(await mapper(value, index++));
    }),

  flatten: (source) =>
    reading([source], async function* (values) {
      for await (const inner of values) yield* each(inner);
    }),

  concat: (...sources) =>
    reading([], async function* () {
      for (const source of sources) yield* each(source);
    }),

  zip: (sources: unknown[], { mode = "shortest" }: { mode?: string } = {}) =>
    joining(sources, async function* (pull) {
      for (;;) {
        const row = [];
        let ended = 0;
        for (let index = 0; index < sources.length; index++) {
          const result = await pull(index);
          row.push(result?.value);
          if (result !== undefined) {
            if (ended > 0 && mode === "strict") throw new TypeError("the lengths differ");
            continue;
          }
          if (mode === "shortest") return;
          if (mode === "strict" && ended < index) throw new TypeError("the lengths differ");
          if (++ended === sources.length) return;
        }
        yield row;
      }
    }),

  interleave: (...sources) =>
    joining(sources, async function* (pull) {
      const left = sources.map((_, index) => index);
      for (let turn = 0; left.length > 0;) {
        if (turn >= left.length) turn = 0;
        const result = await pull(left[turn] as number);
        if (result === undefined) left.splice(turn, 1);
        else {
          turn++;
          yield result.value;
        }
      }
    }),

  mergeSorted: (...sources) =>
    joining(sources, async function* (pull) {
      const fronts = [];
      for (const [index] of sources.entries()) {
        const result = await pull(index);
        if (result !== undefined) fronts.push({ value: result.value as number, index });
      }
      while (fronts.length > 0) {
        // The sort of arrays is stable.
        const [least] = [...fronts].sort((a, b) => a.value - b.value || a.index - b.index);
        const front = least as (typeof fronts)[0];
        yield front.value;
        const result = await pull(front.index);
        if (result === undefined) fronts.splice(fronts.indexOf(front), 1);
        else front.value = result.value;
      }
    }),

  product: (first, second) =>
    joining([first, second], async function* (pull) {
      const kept = [];
      let hasAll = false;
      for (let outer = await pull(0); outer !== undefined; outer = await pull(0)) {
        for (const inner of kept) yield [outer.value, inner];
        while (!hasAll) {
          const inner = await pull(1);
          if (inner === undefined) hasAll = true;
          else {
            kept.push(inner.value);
            yield [outer.value, inner.value];
          }
        }
        if (kept.length === 0) return;
      }
    }),
};

async function* each(source: unknown): AsyncGenerator<any> {
  for await (const value of open(source)) yield value;
}

/** The consumers that end a pipeline. */
export const plainConsumers: Record<string, (source: any, ...args: any[]) => Promise<unknown>> = {
  async toArray(source) {
    const all = [];
    for await (const value of open(source)) all.push(value);
    return all;
  },

  async find(source, predicate: Fn) {
    let index = 0;
    for await (const value of open(source)) if (await predicate(value, index++)) return value;
    return undefined;
  },

  async reduce(source, reducer: Fn, initial: unknown) {
    let state = initial;
    let index = 0;
    for await (const value of open(source)) state = await reducer(state, value, index++);
    return state;
  },

  async first(source) {
    for await (const value of open(source)) return value;
    return undefined;
  },

  async forEach(source, callback: Fn) {
    let index = 0;
    for await (const value of open(source)) await callback(value, index++);
  },
};
