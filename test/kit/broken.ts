/** Operators with one mistake each, and the law that it breaks: what `checkOperator` has to find. */
import type { OperatorLaw } from "lazuli/testing";

type Numbers = Iterable<number>;
type AsyncNumbers = AsyncIterable<number>;

export interface Broken {
  readonly law: OperatorLaw;
  readonly operator: (...args: any[]) => unknown;
  /** The options beside `values`, which are 1, 2, 3, 4, 5 if left out. */
  readonly options?: object;
  /** What the message says beside. */
  readonly says: string;
}

const end = { value: undefined, done: true } as const;
type Result = IteratorResult<number>;

/** An operator written by hand as it should be. Each mistake replaces a part of it. */
class ByHand {
  protected readonly iterator: Iterator<number>;
  protected isOver = false;

  constructor(source: Numbers) {
    this.iterator = source[Symbol.iterator]();
  }

  next(): Result {
    if (this.isOver) return end;
    try {
      return this.read();
    } catch (error) {
      this.isOver = true;
      throw error;
    }
  }

  protected read(): Result {
    const result = this.iterator.next();
    this.isOver = result.done === true;
    return result;
  }

  return(): Result {
    if (!this.isOver) this.close();
    this.isOver = true;
    return end;
  }

  protected close(): void {
    this.iterator.return?.();
  }

  [Symbol.iterator](): this {
    return this;
  }
}

/** The same for async sources, without a queue: calls must not overlap. */
class AsyncByHand {
  protected readonly iterator: AsyncIterator<number>;
  protected isOver = false;

  constructor(source: AsyncNumbers) {
    this.iterator = source[Symbol.asyncIterator]();
  }

  async next(): Promise<Result> {
    if (this.isOver) return end;
    try {
      return await this.read();
    } catch (error) {
      this.isOver = true;
      throw error;
    }
  }

  protected async read(): Promise<Result> {
    const result = await this.iterator.next();
    this.isOver ||= result.done === true;
    return result;
  }

  async return(): Promise<Result> {
    const wasOpen = !this.isOver;
    this.isOver = true;
    if (wasOpen) await this.close();
    return end;
  }

  protected async close(): Promise<unknown> {
    return this.iterator.return?.();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

let seen = 0;
let total = 0;
const memory = new Map<number, number>();

export const brokenSync: Readonly<Record<string, Broken>> = {
  "pulls when it is built": {
    law: "opening",
    operator(source: Numbers) {
      const iterator = source[Symbol.iterator]();
      const first = iterator.next();
      return (function* () {
        if (!first.done) yield first.value;
        for (let result = iterator.next(); !result.done; result = iterator.next()) yield result.value;
      })();
    },
    says: "expected: the source is not pulled yet\n  received: it is pulled once",
  },
  "opens its source twice": {
    law: "opening",
    *operator(source: Numbers) {
      for (const n of source) yield n;
      for (const n of source) yield n;
    },
    says: "source was opened twice",
  },
  "throws when it is built": {
    law: "opening",
    operator() {
      throw new RangeError("no");
    },
    says: "received: an error, RangeError: no",
  },
  "yields wrong values": {
    law: "values",
    *operator(source: Numbers) {
      for (const n of source) yield n === 4 ? 5 : n;
    },
    options: { expected: [1, 2, 3, 4, 5] },
    says: "expected: 4 as value 4 over [1, 2, 3, 4, 5]\n  received: 5",
  },
  "loses the last chunk": {
    law: "values",
    *operator(source: Numbers) {
      let pair: number[] = [];
      for (const n of source) {
        pair.push(n);
        if (pair.length === 2) {
          yield pair;
          pair = [];
        }
      }
    },
    options: {
      values: [1, 2, 3, 4],
      expected: (all: number[]) =>
        Array.from({ length: Math.ceil(all.length / 2) }, (_, i) => all.slice(2 * i, 2 * i + 2)),
    },
    says: "expected: [1] as value 1 over [1]\n  received: done",
  },
  "fails over no values": {
    law: "values",
    *operator(source: Numbers) {
      const iterator = source[Symbol.iterator]();
      const { value } = iterator.next();
      yield (value as number).toFixed();
    },
    options: { values: [1], expected: (all: number[]) => all.map((n) => n.toFixed()) },
    says: "expected: no error over []\n  received: TypeError",
  },
  "throws where it should not": {
    law: "values",
    *operator(source: Numbers) {
      for (const n of source) yield n.toFixed(100 * n);
    },
    says: "expected: no error over [1, 2, 3, 4, 5]\n  received: RangeError: ",
  },
  "yields too much": {
    law: "values",
    *operator(source: Numbers) {
      yield* source;
      yield 0;
    },
    options: { expected: [1, 2, 3, 4, 5] },
    says: "expected: done as value 6 over [1, 2, 3, 4, 5]\n  received: 0",
  },
  "keeps its state between calls": {
    law: "values",
    *operator(source: Numbers) {
      for (const n of source) yield n + seen++;
    },
    says: "as value 1 over another run of the same values",
  },
  "shares its state with others at work": {
    law: "values",
    *operator(source: Numbers) {
      total = 0;
      for (const n of source) yield (total += n);
    },
    says: "expected: 3, as if no other one were read at the same time\n  received: 5",
  },
  "reads one ahead": {
    law: "pulling",
    operator(source: Numbers) {
      return (function* () {
        let before: number | undefined;
        for (const n of source) {
          if (before !== undefined) yield before;
          before = n;
        }
        if (before !== undefined) yield before;
      })();
    },
    says: "expected: the source is pulled once for the first value",
  },
  "keeps all before the first": {
    law: "pulling",
    *operator(source: Numbers) {
      yield* [...source].map((n) => n * 2);
    },
    says: "received: it is pulled 6 times",
  },
  "asks once more when it has enough": {
    law: "pulling",
    *operator(source: Numbers) {
      let left = 2;
      for (const n of source) {
        if (left-- === 0) return;
        yield n;
      }
    },
    says: "expected: the source is pulled twice for all values and the end",
  },
  "pulls both where one decides": {
    law: "pulling",
    *operator(a: Numbers, b: Numbers) {
      const [one, other] = [a[Symbol.iterator](), b[Symbol.iterator]()];
      try {
        for (;;) {
          const [x, y] = [one.next(), other.next()];
          if (x.done) return void other.return?.();
          yield x.value;
          void y;
        }
      } finally {
        void one.return?.();
      }
    },
    options: {
      values: undefined,
      sources: [
        [1, 2],
        [3, 4, 5],
      ],
      skip: ["closing"],
    },
    says: "the source 2 is pulled 0 times for the first value",
  },
  "pulls other than it says": {
    law: "pulling",
    *operator(source: Numbers) {
      for (const n of source) if (n % 2 === 0) yield n;
    },
    options: { pulls: (count: number) => count },
    says: "expected: the source is pulled once for the first value\n  received: it is pulled twice",
  },
  "pulls on after the end of a source": {
    law: "pulling",
    *operator(source: Numbers) {
      const iterator = source[Symbol.iterator]();
      for (let result = iterator.next(); !result.done || !iterator.next().done; result = iterator.next())
        yield result.value;
    },
    says: "source was pulled after its end",
  },
  "never closes": {
    law: "closing",
    operator: (source: Numbers) =>
      new (class extends ByHand {
        protected override close(): void {}
      })(source),
    says: "expected: the source is closed once\n  received: it is left open",
  },
  "has no return": {
    law: "closing",
    operator: (source: Numbers) => Object.assign(new ByHand(source), { return: undefined }),
    says: "expected: a method return(), which closes the source\n  received: none",
  },
  "closes only what has begun": {
    law: "closing",
    operator(source: Numbers) {
      const iterator = source[Symbol.iterator]();
      return (function* () {
        let hasEnded = false;
        try {
          for (let result = iterator.next(); !(hasEnded = result.done === true); result = iterator.next())
            yield result.value;
        } finally {
          if (!hasEnded) iterator.return?.();
        }
      })();
    },
    says: "calls: return() → done\n  source: open",
  },
  "closes twice": {
    law: "closing",
    *operator(source: Numbers) {
      const iterator = source[Symbol.iterator]();
      let isDone = false;
      try {
        for (const n of { [Symbol.iterator]: () => iterator }) yield n;
        isDone = true;
      } finally {
        if (!isDone) iterator.return?.();
      }
    },
    says: "source was closed twice",
  },
  "closes what has ended": {
    law: "closing",
    *operator(source: Numbers) {
      const iterator = source[Symbol.iterator]();
      try {
        for (let result = iterator.next(); !result.done; result = iterator.next()) yield result.value;
      } finally {
        iterator.return?.();
      }
    },
    says: "source was closed after its end",
  },
  "leaves its source open when it has enough": {
    law: "closing",
    operator: (source: Numbers) =>
      new (class extends ByHand {
        private left = 2;
        protected override read(): Result {
          if (this.left-- > 0) return super.read();
          this.isOver = true;
          return end;
        }
      })(source),
    says: "next() → 1, next() → 2, next() → done\n  source: open, pull → 1, pull → 2",
  },
  "needs a return of its source": {
    law: "closing",
    operator: (source: Numbers) =>
      new (class extends ByHand {
        protected override close(): void {
          (this.iterator as Required<Iterator<number>>).return();
        }
      })(source),
    says: "expected: sources without a return() are let go",
  },
  "reads the rest when it is stopped": {
    law: "closing",
    *operator(source: Numbers) {
      const iterator = source[Symbol.iterator]();
      let result = iterator.next();
      try {
        for (; !result.done; result = iterator.next()) yield result.value;
      } finally {
        while (!result.done) result = iterator.next();
      }
    },
    says: "expected: return() does not pull the source\n  received: it is pulled 5 times",
  },
  "returns no object": {
    law: "values",
    operator: () => ({ [Symbol.iterator]: () => ({ next: () => 5 }) }),
    says: "expected: an object from next()\n  received: 5",
  },
  "returns no object from return": {
    law: "closing",
    operator: (source: Numbers) =>
      new (class extends ByHand {
        override return(): never {
          return void super.return() as never;
        }
      })(source),
    says: "expected: an object from return()\n  received: undefined",
  },
  "closes one of two": {
    law: "closing",
    *operator(a: Numbers, b: Numbers) {
      const other = b[Symbol.iterator]();
      for (const n of a) {
        const { value, done } = other.next();
        if (done) return;
        yield [n, value];
      }
    },
    options: {
      values: undefined,
      sources: [
        [1, 2],
        [3, 4],
      ],
    },
    says: "expected: the source 2 is closed once",
  },
  "goes on after its end": {
    law: "over",
    operator: (source: Numbers) =>
      new (class extends ByHand {
        override next(): Result {
          return this.iterator.next();
        }
      })(source),
    says: "source was pulled after it was closed",
  },
  "says again what it has said last": {
    law: "over",
    operator: (source: Numbers) =>
      new (class extends ByHand {
        private last: Result = end;
        override next(): Result {
          const result = super.next();
          if (!result.done) this.last = result;
          return result.done && !this.hasToldEnd() ? result : this.last;
        }
        private told = false;
        private hasToldEnd(): boolean {
          const { told } = this;
          this.told = true;
          return told;
        }
      })(source),
    says: "expected: done from next()\n  received: ",
  },
  "throws when it is stopped": {
    law: "closing",
    operator: (source: Numbers) =>
      new (class extends ByHand {
        override return(): never {
          super.return();
          throw new Error("not now");
        }
      })(source),
    says: "expected: no error from return()\n  received: Error: not now",
  },
  "yields when it is stopped": {
    law: "closing",
    *operator(source: Numbers) {
      try {
        yield* source;
      } finally {
        yield 0;
      }
    },
    says: "expected: done from return()\n  received: 0",
  },
  "opens a source when it is over": {
    law: "over",
    operator(a: Numbers, b: Numbers) {
      const one = new ByHand(a);
      let other: ByHand | undefined;
      const next = (): Result => {
        const result = one.next();
        return result.done ? (other ??= new ByHand(b)).next() : result;
      };
      const stop = (): Result => {
        other?.return();
        return one.return();
      };
      return Object.assign(Object.create(one) as ByHand, { next, return: stop });
    },
    options: { values: undefined, sources: [[1], []] },
    says: "expected: no source is touched\n  received: next() touches one",
  },
  "swallows the error of its source": {
    law: "source errors",
    *operator(source: Numbers) {
      try {
        yield* source;
      } catch {}
    },
    says: "expected: the error is thrown to the reader: Error: from the source\n  received: done",
  },
  "throws another error": {
    law: "source errors",
    *operator(source: Numbers) {
      try {
        yield* source;
      } catch (error) {
        throw new Error("wrapped", { cause: error });
      }
    },
    says: "received: Error: wrapped",
  },
  "leaves the other source open after an error": {
    law: "source errors",
    operator(a: Numbers, b: Numbers) {
      const [one, other] = [a[Symbol.iterator](), b[Symbol.iterator]()];
      return (function* () {
        let isReading = true;
        try {
          for (;;) {
            const [x, y] = [one.next(), other.next()];
            if (x.done || y.done) return void (isReading = false);
            isReading = false;
            yield [x.value, y.value];
            isReading = true;
          }
        } finally {
          if (!isReading) {
            one.return?.();
            other.return?.();
          }
        }
      })();
    },
    options: {
      values: undefined,
      sources: [
        [1, 2],
        [3, 4],
      ],
      skip: ["closing", "pulling"],
    },
    says: "it is left open",
  },
  "swallows the error of its callback": {
    law: "callback errors",
    *operator(source: Numbers, isGood: (n: number) => boolean) {
      for (const n of source) {
        try {
          if (isGood(n)) yield n;
        } catch {}
      }
    },
    options: { args: [(n: number) => n > 2] },
    says: "expected: the error is thrown to the reader: Error: from the callback",
  },
  "leaves its source open when its callback throws": {
    law: "callback errors",
    operator: (source: Numbers, change: (n: number) => number) =>
      new (class extends ByHand {
        protected override read(): Result {
          const { value, done } = super.read();
          return done ? end : { value: change(value), done: false };
        }
      })(source),
    options: { args: [(n: number) => n * 2] },
    says: "it is left open",
  },
  "throws the later error": {
    law: "callback errors",
    *operator(source: Numbers, change: (n: number) => number) {
      const iterator = source[Symbol.iterator]();
      let isReading = true;
      try {
        for (let result = iterator.next(); !result.done; result = iterator.next()) {
          isReading = false;
          yield change(result.value);
          isReading = true;
        }
      } finally {
        if (!isReading) iterator.return?.();
      }
    },
    options: { args: [(n: number) => n * 2] },
    says: "received: Error: from closing the source",
  },
  "swallows the error of closing": {
    law: "closing errors",
    operator: (source: Numbers) =>
      new (class extends ByHand {
        protected override close(): void {
          try {
            super.close();
          } catch {}
        }
      })(source),
    says: "expected: the error of the closing is thrown to the reader\n  received: done",
  },
  "stops closing at the first error": {
    law: "closing errors",
    operator(a: Numbers, b: Numbers) {
      const [one, other] = [a[Symbol.iterator](), b[Symbol.iterator]()];
      return (function* () {
        let ended: Iterator<number> | undefined;
        try {
          for (;;) {
            const x = one.next();
            if (x.done) return void (ended = one);
            const y = other.next();
            if (y.done) return void (ended = other);
            yield [x.value, y.value];
          }
        } finally {
          for (const each of [other, one]) if (each !== ended) each.return?.();
        }
      })();
    },
    options: {
      values: undefined,
      sources: [
        [1, 2],
        [3, 4],
      ],
      skip: ["closing", "source errors"],
    },
    says: "expected: the source 1 is closed once\n  received: it is left open",
  },
  "remembers results by value": {
    law: "values",
    *operator(source: Numbers) {
      for (const n of source) {
        memory.set(n, (memory.get(n) ?? 0) + 1);
        yield memory.get(n);
      }
    },
    says: "another run",
  },
};

export const brokenAsync: Readonly<Record<string, Broken>> = {
  "pulls when it is built": {
    law: "opening",
    operator(source: AsyncNumbers) {
      const iterator = source[Symbol.asyncIterator]();
      const first = iterator.next();
      return (async function* () {
        for (let result = await first; !result.done; result = await iterator.next()) yield result.value;
      })();
    },
    says: "it is pulled once",
  },
  "reads one ahead": {
    law: "pulling",
    async *operator(source: AsyncNumbers) {
      const iterator = source[Symbol.asyncIterator]();
      let next = await iterator.next();
      while (!next.done) {
        const { value } = next;
        next = await iterator.next();
        yield value;
      }
    },
    says: "expected: the source is pulled once for the first value",
  },
  "pulls twice for a value": {
    law: "pulling",
    async *operator(source: AsyncNumbers) {
      const iterator = source[Symbol.asyncIterator]();
      try {
        for (let result = await iterator.next(); !result.done; result = await iterator.next()) {
          yield result.value;
          if ((await iterator.next()).done) await iterator.next();
        }
      } finally {
        await iterator.return?.();
      }
    },
    says: "source was pulled after its end",
  },
  "never closes": {
    law: "closing",
    async *operator(source: AsyncNumbers) {
      const iterator = source[Symbol.asyncIterator]();
      for (let result = await iterator.next(); !result.done; result = await iterator.next())
        yield result.value;
    },
    says: "it is left open",
  },
  "swallows the rejection of its source": {
    law: "source errors",
    async *operator(source: AsyncNumbers) {
      try {
        yield* source;
      } catch {}
    },
    says: "received: done",
  },
  "does not wait for the closing": {
    law: "waiting",
    operator: (source: AsyncNumbers) =>
      new (class extends AsyncByHand {
        protected override async close(): Promise<void> {
          void super.close().catch(() => {});
        }
      })(source),
    options: { skip: ["closing errors"] },
    says: "expected: return() settles when the closing of the sources has ended\n  received: it settles before",
  },
  "leaks where return() meets a pull": {
    law: "waiting",
    operator: (source: AsyncNumbers) =>
      new (class extends AsyncByHand {
        private isPulling = false;
        protected override async read(): Promise<Result> {
          this.isPulling = true;
          return super.read().finally(() => (this.isPulling = false));
        }
        // It means to close after the pull, and forgets to.
        protected override async close(): Promise<unknown> {
          return this.isPulling ? undefined : super.close();
        }
      })(source),
    says: "expected: the source is closed once\n  received: it is left open",
  },
  "never settles what was pending": {
    law: "waiting",
    operator: (source: AsyncNumbers) =>
      new (class extends AsyncByHand {
        protected override async read(): Promise<Result> {
          const result = await this.iterator.next();
          if (this.isOver) await new Promise(() => {});
          this.isOver = result.done === true;
          return result;
        }
      })(source),
    options: { timeout: 20 },
    says: "expected: next() settles\n  received: it does not within 20 ms",
  },
  "rejects what was pending": {
    law: "waiting",
    operator: (source: AsyncNumbers) =>
      new (class extends AsyncByHand {
        protected override async read(): Promise<Result> {
          const result = await this.iterator.next();
          if (this.isOver) throw new Error("left");
          this.isOver = result.done === true;
          return result;
        }
      })(source),
    says: "received: Error: left",
  },
  "rejects a return() that meets a pull": {
    law: "waiting",
    operator: (source: AsyncNumbers) =>
      new (class extends AsyncByHand {
        private isPulling = false;
        protected override async read(): Promise<Result> {
          this.isPulling = true;
          return super.read().finally(() => (this.isPulling = false));
        }
        protected override async close(): Promise<unknown> {
          if (this.isPulling) throw new Error("busy");
          return super.close();
        }
      })(source),
    says: "expected: no error from return()\n  received: Error: busy",
  },
  "loses the order of calls": {
    law: "overlapping",
    operator: (source: AsyncNumbers) =>
      new (class extends AsyncByHand {
        private readonly waiting: (() => Promise<void>)[] = [];
        private isRunning = false;
        override next(): Promise<Result> {
          return new Promise((resolve, reject) => {
            this.waiting.push(() => super.next().then(resolve, reject));
            if (!this.isRunning) void this.run();
          });
        }
        private async run(): Promise<void> {
          this.isRunning = true;
          // The one that came last is served first.
          for (let job = this.waiting.pop(); job !== undefined; job = this.waiting.pop()) await job();
          this.isRunning = false;
        }
      })(source),
    says: "expected: 2 from call 2 of 4\n  received: 4",
  },
  "pulls while a pull is under way": {
    law: "overlapping",
    operator: (source: AsyncNumbers) => new AsyncByHand(source),
    says: "source was pulled while a pull is under way",
  },
  "leaves a rejection of closing to nobody": {
    law: "rejections",
    operator: (source: AsyncNumbers) =>
      new (class extends AsyncByHand {
        protected override async close(): Promise<unknown> {
          const closing = super.close();
          // What this makes is another promise, which is rejected too.
          void closing.finally(() => {});
          return closing;
        }
      })(source),
    options: { skip: ["overlapping"] },
    says: "nobody handles Error: from closing the source",
  },
  "leaves what it has read ahead to nobody": {
    law: "rejections",
    operator: (source: AsyncNumbers) =>
      new (class extends AsyncByHand {
        private ahead: Promise<Result> | undefined;
        protected override async read(): Promise<Result> {
          const result = await (this.ahead ?? this.iterator.next());
          this.isOver ||= result.done === true;
          if (!this.isOver) this.ahead = this.iterator.next();
          return result;
        }
      })(source),
    options: { skip: ["pulling", "overlapping", "closing"] },
    says: "nobody handles Error: from the source",
  },
};
