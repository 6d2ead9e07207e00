/**
 * Pipelines of all that goes on at the same time, put together at random, over sources and callbacks that wait, fail and
 * close at random, left at a random point. Afterwards everything that was opened is closed once, and no timer and no
 * listener is left.
 */
import * as lazuli from "lazuli/async";
import { CountingSignal } from "./gates.js";

/** Random numbers from a seed (mulberry32). */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  isOneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One pipeline, and what is known of it. */
export class Scenario {
  readonly complaints: string[] = [];
  readonly title: string;
  private readonly dice: Dice;
  private readonly signal = new CountingSignal();
  private readonly timers = new Set<unknown>();
  private readonly sources: TrackedSource[] = [];
  private readonly sequence: AsyncIterator<unknown> & AsyncIterable<unknown>;

  constructor(seed: number) {
    this.dice = new Dice(seed);
    let made: AsyncIterable<unknown> = this.source();
    const names: string[] = [];
    for (let stages = 1 + this.dice.below(3); stages > 0; stages--) {
      const name = this.dice.pick(Object.keys(makers));
      names.push(name);
      made = (makers[name] as Maker)(made as AsyncIterable<number>, this);
    }
    this.title = `seed ${seed}: ${names.join(" → ")}`;
    this.sequence = made[Symbol.asyncIterator]() as never;
  }

  readonly clock = {
    now: (): number => performance.now(),
    setTimeout: (run: () => void, ms: number): unknown => {
      const timer: unknown = setTimeout(() => {
        this.timers.delete(timer);
        run();
      }, ms);
      this.timers.add(timer);
      return timer;
    },
    clearTimeout: (timer: unknown): void => {
      this.timers.delete(timer);
      clearTimeout(timer as NodeJS.Timeout);
    },
  };

  get options(): { signal?: CountingSignal; clock: Scenario["clock"] } {
    return this.dice.isOneIn(2) ? { signal: this.signal, clock: this.clock } : { clock: this.clock };
  }

  get concurrency(): object {
    const { dice } = this;
    return { ...this.options, concurrency: 1 + dice.below(4), ordered: dice.isOneIn(2) };
  }

  get ms(): number {
    return 1 + this.dice.below(3);
  }

  get retries(): object {
    return { ...this.options, times: this.dice.below(3), delay: this.ms };
  }

  get when(): { when: "before" | "after" } {
    return { when: this.dice.isOneIn(2) ? "before" : "after" };
  }

  /** What ends a sequence quietly. */
  get until(): CountingSignal | Promise<void> {
    return this.dice.isOneIn(2) ? this.signal : wait(this.dice.below(5));
  }

  source(): AsyncIterable<number> {
    const source = new TrackedSource(`source ${this.sources.length}`, this.dice, this.complaints);
    this.sources.push(source);
    return source;
  }

  /** A callback: what it does has no effect on others. */
  callback<T>(result: (value: never) => T): (value: never) => T | Promise<T> {
    const { dice } = this;
    return (value) => {
      if (dice.isOneIn(20)) throw new Error("a callback throws");
      const made = result(value);
      if (dice.isOneIn(3)) return made;
      return (async () => {
        if (dice.isOneIn(2)) await (dice.isOneIn(2) ? wait(dice.below(3)) : turn());
        if (dice.isOneIn(20)) throw new Error("a callback rejects");
        return made;
      })();
    };
  }

  /** Reads some values, and leaves. */
  async run(): Promise<void> {
    const { dice, sequence } = this;
    const count = dice.below(6);
    const way = dice.pick(["break", "abort", "return", "overlap", "throw", "never"] as const);
    try {
      if (way === "break" || way === "throw") {
        let read = 0;
        for await (const _ of sequence) {
          if (dice.isOneIn(3)) await wait(dice.below(3));
          if (++read >= count) {
            if (way === "throw") throw new Error("the reader throws");
            break;
          }
        }
      } else {
        for (let read = 0; read < count; read++) await sequence.next();
        const pending =
          way === "never" ? [] : [sequence.next(), ...(way === "overlap" ? [sequence.next()] : [])];
        for (const promise of pending) promise.catch(() => {});
        if (dice.isOneIn(2)) await (dice.isOneIn(2) ? turn() : wait(dice.below(3)));
        if (way === "abort") this.signal.abort(new Error("aborted"));
        await sequence.return?.();
        await Promise.allSettled(pending);
      }
    } catch {
      // Of a source, a callback, the reader, or a bound.
    }
    await sequence.return?.().catch(() => {});
  }

  /** What is left, once all that was still under way has ended. */
  async inspect(): Promise<void> {
    await wait(15);
    const open = this.sources.filter(({ isOpen }) => isOpen);
    for (const { name } of open) this.complaints.push(`${name} is left open`);
    if (this.timers.size > 0) this.complaints.push(`${this.timers.size} timers are left`);
    if (this.signal.count > 0) this.complaints.push(`${this.signal.count} listeners are left`);
  }
}

/** A source that waits, ends and fails at random, and complains when it is misused. */
class TrackedSource implements AsyncIterable<number> {
  readonly name: string;
  isOpen = false;
  private readonly dice: Dice;
  private readonly complaints: string[];
  private readonly length: number;
  private isPulling = false;
  private pulls = 0;
  private hasEnded = false;
  private closes = 0;

  constructor(name: string, dice: Dice, complaints: string[]) {
    this.name = name;
    this.dice = dice;
    this.complaints = complaints;
    this.length = dice.isOneIn(3) ? 1000 : dice.below(6);
  }

  [Symbol.asyncIterator](): AsyncIterator<number> {
    if (this.isOpen) this.complain("opened twice");
    this.isOpen = true;
    return { next: () => this.next(), return: () => this.return() };
  }

  private async next(): Promise<IteratorResult<number>> {
    const { dice } = this;
    if (this.isPulling) this.complain("pulled while a pull is pending");
    if (this.hasEnded || this.closes > 0) this.complain("pulled after its end");
    this.isPulling = true;
    if (dice.isOneIn(2)) await (dice.isOneIn(2) ? wait(dice.below(3)) : turn());
    this.isPulling = false;
    const isLast = this.pulls >= this.length;
    if (isLast || dice.isOneIn(30)) {
      this.isOpen = false;
      // Whoever reads it knows some microtasks later.
      void turn().then(() => (this.hasEnded = true));
      if (!isLast) throw new Error(`${this.name} fails`);
      return { value: undefined, done: true };
    }
    return { value: this.pulls++, done: false };
  }

  private async return(): Promise<IteratorResult<number>> {
    const { dice } = this;
    if (this.hasEnded) this.complain("closed after its end");
    if (++this.closes > 1) this.complain("closed twice");
    this.isOpen = false;
    if (dice.isOneIn(3)) await wait(dice.below(3));
    if (dice.isOneIn(10)) throw new Error(`closing ${this.name} fails`);
    return { value: undefined, done: true };
  }

  private complain(text: string): void {
    this.complaints.push(`${this.name} is ${text}`);
  }
}

type Maker = (source: AsyncIterable<number>, scenario: Scenario) => AsyncIterable<unknown>;

/** A stage of each kind. */
const makers: Readonly<Record<string, Maker>> = {
  buffer: (source, { ms }) => lazuli.buffer(source, ms),
  catchError: (source, s) => lazuli.catchError(source, s.callback(() => s.source()) as never),
  chunksWithin: (source, s) => lazuli.chunksWithin(source, 2, s.ms, s.options),
  combineLatest: (source, s) => lazuli.combineLatest([source, s.source()]),
  "fromReadable of toReadable": (source, s) => {
    const { signal } = s.options;
    return lazuli.fromReadable(lazuli.toReadable(source), { signal });
  },
  "lines, which are JSON": (source) => lazuli.ndjson(lazuli.map(source, (n) => `${JSON.stringify(n)}\n1\n2`)),
  debounce: (source, s) => lazuli.debounce(source, s.ms, s.options),
  delay: (source, s) => lazuli.delay(source, s.ms, s.options),
  filterConcurrent: (source, s) =>
    lazuli.filterConcurrent(source, s.callback(Boolean) as never, s.concurrency as never),
  flatMapConcurrent: (source, s) =>
    lazuli.flatMapConcurrent(source, s.callback(() => s.source()) as never, s.concurrency as never),
  "merge with interval": (source, s) => lazuli.merge(source, lazuli.interval(s.ms, s.options)),
  map: (source, s) => lazuli.map(source, s.callback((value) => value) as never),
  mapConcurrent: (source, s) =>
    lazuli.mapConcurrent(source, s.callback((value) => value) as never, s.concurrency as never),
  merge: (source, s) => lazuli.merge(source, s.source(), s.source()),
  onClose: (source, s) => lazuli.onClose(source, s.callback(() => undefined) as never, s.when),
  race: (source, s) => lazuli.race(source, s.source()),
  rateLimit: (source, s) => lazuli.rateLimit(source, { limit: 2, per: s.ms, ...s.options }),
  "paginate merged": (source, s) => {
    const { signal } = s.options;
    const fetchPage = s.callback((left?: number) => ({
      items: s.source(),
      next: left === undefined ? 0 : null,
    }));
    return lazuli.merge(source, lazuli.paginate(fetchPage as never, { signal }));
  },
  "produce merged": (source, s) => {
    const { signal } = s.options;
    const producer = async (send: lazuli.Send<number>): Promise<void> => {
      for await (const value of s.source()) await send(value);
    };
    return lazuli.merge(source, lazuli.produce(producer, { capacity: s.ms - 1, signal }));
  },
  "retrySequence merged": (source, s) =>
    lazuli.merge(source, lazuli.retrySequence(s.callback(() => s.source()) as never, s.retries)),
  share: (source) => lazuli.share(source),
  switchMap: (source, s) => lazuli.switchMap(source, s.callback(() => s.source()) as never),
  takeUntil: (source, s) => lazuli.takeUntil(source, s.until),
  throttle: (source, s) => lazuli.throttle(source, s.ms, s.options),
  timeout: (source, s) => lazuli.timeout(source, s.ms, s.options),
};
