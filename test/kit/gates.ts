/**
 * Async sequences whose every wait is a gate, which the test opens: so it can stop anywhere in a pull and do something
 * there.
 */
import type { Watch } from "./rows.js";

/** Lets all run that waits for promises only. What has not settled then waits for something else. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** More gates than any test has. */
const MOST_GATES = 1000;

/** Where a run waits for the test. */
export class Gates {
  /** Those that have been waited for longest are opened last. */
  isReversed = false;
  private readonly waiting: { readonly name: string; readonly open: () => void }[] = [];
  private passed = 0;

  /** What waits, the one that has waited longest first. */
  get names(): string[] {
    return this.waiting.map(({ name }) => name);
  }

  wait(name: string): Promise<void> {
    return new Promise((open) => this.waiting.push({ name, open }));
  }

  /** Opens the gate that has been waited for longest, of those with such a name. Returns whether there was one. */
  pass(begins: string = ""): boolean {
    const isMeant = ({ name }: { name: string }): boolean => name.startsWith(begins);
    const { waiting } = this;
    const index = this.isReversed ? waiting.map(isMeant).lastIndexOf(true) : waiting.findIndex(isMeant);
    if (index < 0) return false;
    if (this.passed++ > MOST_GATES) throw new Error("it does not come to its end");
    this.waiting.splice(index, 1)[0]?.open();
    return true;
  }

  /** Opens all gates, also those that are reached after others. */
  async passAll(begins?: string): Promise<void> {
    await turn();
    while (this.pass(begins)) await turn();
  }
}

/** A clock whose timers ring when their gates are opened. */
export class GateClock {
  private readonly gates: Gates;
  private readonly timers = new Set<object>();
  private time = 0;

  constructor(gates: Gates) {
    this.gates = gates;
  }

  /** How many timers are set. */
  get count(): number {
    return this.timers.size;
  }

  now(): number {
    return this.time;
  }

  setTimeout(run: () => void, milliseconds: number): object {
    const timer = {};
    const due = this.time + milliseconds;
    this.timers.add(timer);
    void this.gates.wait("a timer").then(() => {
      if (!this.timers.delete(timer)) return;
      this.time = Math.max(this.time, due);
      run();
    });
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.timers.delete(timer as object);
  }
}

/** How a run is read, and what goes wrong. */
export interface Course {
  /** It is read by a `for await` loop, which breaks off after some values. */
  readonly isLoop?: boolean;
  /** How many calls of `next()` overlap; 1 if left out. */
  readonly overlap?: number;
  /** The call of a callback that is rejected. */
  readonly callback?: number;
  /** The source that is rejected at its second pull. */
  readonly source?: number;
  /** All sources are rejected when they are closed. */
  readonly closing?: boolean;
  /** What a source answers after it was closed is an error. */
  readonly late?: boolean;
  /** Runs at each call of a callback. What it returns is awaited. */
  readonly onCall?: (call: number) => unknown;
  /** Runs at each pull of a source. */
  readonly onPull?: (pull: number) => void;
}

/** A source that waits at a gate for each pull, and when it is closed. It complains when it is misused. */
export class GatedSource implements AsyncIterable<unknown> {
  opens = 0;
  pulls = 0;
  closes = 0;
  isPulling = false;
  /** It has ended or thrown. */
  hasEnded = false;
  readonly name: string;
  private readonly run: Run;
  private readonly index: number;
  private readonly valueAt: (index: number) => unknown;
  private readonly length: number;

  constructor(run: Run, index: number, valueAt: (index: number) => unknown, length: number) {
    this.name = String.fromCharCode(97 + index);
    this.run = run;
    this.index = index;
    this.valueAt = valueAt;
    this.length = length;
  }

  /** It has to be closed. */
  get isOpen(): boolean {
    return this.opens > 0 && !this.hasEnded && this.closes === 0;
  }

  [Symbol.asyncIterator](): AsyncIterator<unknown> {
    if (++this.opens > 1) this.complain("opened twice");
    return { next: () => this.next(), return: () => this.return() };
  }

  private async next(): Promise<IteratorResult<unknown>> {
    const { run } = this;
    const pull = this.pulls++;
    if (this.isPulling) this.complain("pulled while a pull is pending");
    if (this.hasEnded) this.complain("pulled after its end");
    if (this.closes > 0) this.complain("pulled after it was closed");
    this.isPulling = true;
    run.course.onPull?.(pull);
    await run.gates.wait(`next of ${this.name}`);
    this.isPulling = false;
    if (this.closes > 0) return this.late();
    if (run.course.source === this.index && pull === 1) {
      this.hasEnded = true;
      return run.fail();
    }
    this.hasEnded = pull >= this.length;
    return this.hasEnded ? { value: undefined, done: true } : { value: this.valueAt(pull), done: false };
  }

  private late(): IteratorResult<unknown> {
    if (this.run.course.late) throw new Error("too late");
    return { value: "too late", done: false };
  }

  private async return(): Promise<IteratorResult<unknown>> {
    const { run } = this;
    if (this.hasEnded) this.complain("closed after its end");
    if (++this.closes > 1) this.complain("closed twice");
    run.closings.push(this.name);
    await run.gates.wait(`return of ${this.name}`);
    if (run.course.closing) {
      run.closingErrors++;
      throw new Error(`from closing ${this.name}`);
    }
    return { value: undefined, done: true };
  }

  private complain(text: string): void {
    this.run.complaints.push(`${this.name} is ${text}`);
  }
}

/** A sequence at work on gated sources, and somebody who reads it. */
export class Run {
  readonly gates: Gates = new Gates();
  readonly clock: GateClock = new GateClock(this.gates);
  readonly sources: GatedSource[] = [];
  readonly complaints: string[] = [];
  readonly course: Course;
  readonly error: Error = new Error("the fault");
  private hasFailed = false;
  closingErrors = 0;
  /** The sources that were closed, in that order. */
  readonly closings: string[] = [];
  calls = 0;
  readonly sequence: AsyncIterator<unknown> & AsyncIterable<unknown>;
  /** What the pulls have given. */
  readonly outcomes: (IteratorResult<unknown> | { readonly error: unknown })[] = [];
  /** Others may read its sources too: what closes it leaves them open. */
  isShared = false;
  /** An error waits in a shared source until that is closed: return() may be faster. */
  sharesErrors = false;
  /** An error waits behind the results before it: what closes it earlier drops that. */
  keepsErrors = false;
  /** It has read what it reads. What goes on now does so by itself. */
  isRead = false;
  /** How many pulls are pending. */
  pending = 0;

  constructor(make: (run: Run) => unknown, course: Course) {
    this.course = course;
    this.sequence = make(this) as never;
  }

  source(valueAt: (index: number) => unknown = (index) => index, length: number = Infinity): GatedSource {
    const source = new GatedSource(this, this.sources.length, valueAt, length);
    this.sources.push(source);
    return source;
  }

  /** A callback that waits at a gate. */
  readonly watch: Watch = (callback) =>
    (async (...args: unknown[]): Promise<unknown> => {
      const call = this.calls++;
      await this.course.onCall?.(call);
      await this.gates.wait("a callback");
      if (this.course.callback === call) this.fail();
      return callback(...args) as unknown;
    }) as never;

  /** The fault has happened: the error comes, when all is closed. */
  get isFailing(): boolean {
    return this.hasFailed && (!this.keepsErrors || this.closings.length > 0);
  }

  fail(): never {
    this.hasFailed = true;
    throw this.error;
  }

  /** Reads some values, or to the end. It waits at a gate before each. */
  async read(): Promise<void> {
    await (this.course.isLoop ? this.readByLoop() : this.readByCalls());
    this.isRead = true;
  }

  private async readByCalls(): Promise<void> {
    const { overlap = 1 } = this.course;
    for (let pull = 0; pull < MOST_PULLS; pull++) {
      await this.gates.wait("a pull");
      await Promise.all(Array.from({ length: overlap }, () => this.note(() => this.sequence.next())));
      if (this.isOver) return;
    }
  }

  private async readByLoop(): Promise<void> {
    const loop = async (): Promise<IteratorResult<unknown>> => {
      for await (const value of this.sequence) {
        this.outcomes.push({ value, done: false });
        this.pending--;
        await this.gates.wait("the loop");
        if (this.outcomes.length === MOST_PULLS) break;
        this.pending++;
      }
      return { value: undefined, done: true };
    };
    await this.note(loop);
    this.pending = 0;
  }

  /** Notes the outcome of a call. */
  private async note(call: () => Promise<IteratorResult<unknown>>): Promise<void> {
    this.pending++;
    try {
      this.outcomes.push(await call());
    } catch (error) {
      this.outcomes.push({ error });
    } finally {
      this.pending--;
    }
  }

  /** Whether there was an error, or the end. */
  private get isOver(): boolean {
    return this.outcomes.some((outcome) => "error" in outcome || outcome.done);
  }

  get open(): GatedSource[] {
    return this.sources.filter(({ isOpen }) => isOpen);
  }
}

/** What a run reads before it stops by itself. */
const MOST_PULLS = 4;

/** A signal that counts its listeners. */
export class CountingSignal {
  aborted = false;
  reason: unknown = undefined;
  private readonly listeners = new Set<() => void>();

  get count(): number {
    return this.listeners.size;
  }

  addEventListener(_: "abort", listener: () => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_: "abort", listener: () => void): void {
    this.listeners.delete(listener);
  }

  abort(reason: unknown): void {
    this.aborted = true;
    this.reason = reason;
    for (const listener of this.listeners) listener();
  }
}

/** Follows a promise: what has become of it so far. */
export interface Followed {
  isSettled: boolean;
  value?: unknown;
  error?: unknown;
}

export function follow(promise: unknown): Followed {
  const followed: Followed = { isSettled: false };
  Promise.resolve(promise).then(
    (value) => Object.assign(followed, { isSettled: true, value }),
    (error: unknown) => Object.assign(followed, { isSettled: true, error }),
  );
  return followed;
}
