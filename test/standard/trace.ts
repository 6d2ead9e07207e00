/**
 * What the differential tests are made of: sources that record everything that is done to them, and that can
 * be told to misbehave at any of those moments.
 */

/** What to do at an event instead of, or before, going on as usual. */
export type Fault =
  | { readonly kind: "throw" }
  | { readonly kind: "answer"; readonly answer: unknown }
  | { readonly kind: "next" | "return" };

export const answers: readonly unknown[] = [undefined, null, true, "text", {}, () => 0];

export const faults: readonly Fault[] = [
  { kind: "throw" },
  { kind: "next" },
  { kind: "return" },
  ...answers.map((answer): Fault => ({ kind: "answer", answer })),
];

/** The faults of a run, by the number of the event that they happen at. */
export type Plan = Readonly<Record<number, Fault>>;

interface Stepped {
  next(): unknown;
  return(): unknown;
}

type Method = (...args: unknown[]) => unknown;

/** The error of a fault; which one it is shows in the record. */
class Injected extends Error {}

/** Thrown at a run that does not come to its end. */
const MOST_EVENTS = 1000;

/** The record of one run. */
export class Trace {
  readonly log: string[] = [];
  events = 0;
  /** Whether lazuli has refused what is no sequence, by its own words. */
  hasRefused = false;
  /** The iterator under test, once there is one. The faults that re-enter it call its methods. */
  subject: Stepped | undefined;
  readonly #plan: Plan;
  readonly #names = new Map<unknown, string>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** Records that something happens, and lets it happen unless the plan has other plans. */
  event(text: string, proceed: () => unknown): unknown {
    const number = this.events++;
    const fault = this.#plan[number];
    this.log.push(text);
    if (number > MOST_EVENTS) throw new Injected("endless");
    if (fault?.kind === "throw") throw new Injected(`at ${number}`);
    if (fault?.kind === "answer") return fault.answer;
    if (fault !== undefined && this.subject !== undefined) this.attempt(fault.kind);
    return proceed();
  }

  /** Calls a method of the subject and records the outcome. */
  attempt(method: "next" | "return"): void {
    this.outcome(method, () => this.subject?.[method]());
  }

  /** Runs something and records what comes of it. */
  outcome(label: string, run: () => unknown): void {
    try {
      const result = run();
      this.log.push(`${label} → ${this.show(result)}`);
    } catch (error) {
      const { message } = error as Error;
      this.hasRefused ||= error instanceof TypeError && /must be an iterable( object)?, got /.test(message);
      this.log.push(`${label} throws ${this.show(error)}`);
    }
  }

  /** Puts an object under watch: each look-up of a property and each call of a method is an event. */
  watched<T extends object>(name: string, target: T, quiet?: PropertyKey): T {
    const watch = new Proxy(target, {
      get: (object, key): unknown => {
        const value: unknown = Reflect.get(object, key);
        return key === quiet ? value : this.event(`get ${name}.${String(key)}`, () => value);
      },
      ownKeys: (object) => {
        this.event(`keys of ${name}`, () => undefined);
        return Reflect.ownKeys(object);
      },
      getOwnPropertyDescriptor: (object, key) => {
        this.event(`descriptor of ${name}.${String(key)}`, () => undefined);
        return Reflect.getOwnPropertyDescriptor(object, key);
      },
    });
    this.#names.set(watch, name);
    return watch;
  }

  /** A function whose calls are events. */
  callback(name: string, run: Method): Method {
    const { event, show } = this;
    const trace = this;
    return function (this: unknown, ...args) {
      const text = `call ${name}(${args.map((arg) => show.call(trace, arg)).join()}) on ${trace.show(this)}`;
      return event.call(trace, text, () => run.apply(this, args));
    };
  }

  /** An iterator over values, watched in all it does. */
  iterator(name: string, values: readonly unknown[], options: SourceOptions = {}): Iterator<unknown> {
    let index = 0;
    const target: Record<PropertyKey, unknown> = {
      next: this.callback(`${name}.next`, () => {
        const position = index++;
        const done = position >= values.length;
        // The value beside `done: true` is there to be left alone.
        return this.watched(`${name}#${position}`, { done, value: done ? "end" : values[position] });
      }),
    };
    if (options.closable !== false) {
      target["return"] = this.callback(`${name}.return`, () => this.watched(`${name}.closed`, {}));
    }
    // A native method does not look for `Symbol.iterator`: where the call is of one, neither is recorded.
    const watch = this.watched(name, target, options.quiet === true ? Symbol.iterator : undefined);
    if (options.iterable === true) {
      target[Symbol.iterator] =
        options.quiet === true ? () => watch : this.callback(`${name}.open`, () => watch);
    }
    return watch as unknown as Iterator<unknown>;
  }

  /** An iterable over values, watched in all it does. */
  iterable(name: string, values: readonly unknown[], options: SourceOptions = {}): Iterable<unknown> {
    let passes = 0;
    const open = this.callback(`${name}.open`, () =>
      this.iterator(`${name}.pass${passes++}`, values, options),
    );
    return this.watched(name, { [Symbol.iterator]: open }) as unknown as Iterable<unknown>;
  }

  /** A value as the record shows it: watched objects by name, others by content, errors by kind. */
  show(value: unknown): string {
    const name = this.#names.get(value);
    if (name !== undefined) return name;
    if (value instanceof Injected) return `an error ${value.message}`;
    if (value instanceof Error) return value.constructor.name;
    if (Object.is(value, -0)) return "-0";
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "function") return "a function";
    if (typeof value !== "object" || value === null) return String(value);
    if (Array.isArray(value)) return `[${value.map((each) => this.show(each)).join()}]`;
    const prototype: unknown = Object.getPrototypeOf(value);
    const kind = prototype === null ? "null " : prototype === Object.prototype ? "" : "exotic ";
    const entries = Reflect.ownKeys(value).map((key) => {
      const { value: content, ...flags } = Reflect.getOwnPropertyDescriptor(value, key) ?? {};
      const plain = flags.enumerable === true && flags.writable === true && flags.configurable === true;
      return `${String(key)}${plain ? "" : "!"}: ${this.show(content)}`;
    });
    return `${kind}{${entries.join()}}`;
  }
}

export interface SourceOptions {
  /** Whether it has a `return` method. */
  readonly closable?: boolean;
  /** Whether it has a `Symbol.iterator` method, which gives itself. */
  readonly iterable?: boolean;
  /** Whether looking for that method stays off the record. */
  readonly quiet?: boolean;
}
