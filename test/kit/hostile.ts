/** Sources and callbacks that break the protocol in every way, and what has to become of it. */
import { runInNewContext } from "node:vm";

/** What comes of it: nothing is wrong, an error, the end, or nothing at all. */
type Outcome = "fine" | "its error" | "a TypeError" | "the end" | "stuck";

/** Makes what is given in place of what is right, or throws. `note` is to be called when something is looked up there. */
type Give = (right: unknown, error: Error, note: () => void) => unknown;

/** A thing that is not what it should be. */
export interface Kind {
  readonly title: string;
  readonly outcome: Outcome;
  readonly give: Give;
  /** How often its `then` is looked up; no matter if left out. */
  readonly lookups?: number;
}

/** Where a source does it: when it is opened, at its second pull, in the value of that or of the end, when it is closed. */
type Place = "open" | "next" | "value" | "last value" | "return" | "return itself";

/** What a source does wrong. */
export interface Attack extends Kind {
  readonly isAsync: boolean;
  readonly place: Place;
  /** It is closed after that error. */
  readonly isClosed: boolean;
}

function attacks(isAsync: boolean, place: Place, kinds: readonly Kind[]): Attack[] {
  return kinds.map((kind) => ({
    ...kind,
    title: `${place}: ${kind.title}`,
    isAsync,
    place,
    isClosed: place === "value",
  }));
}

function kind(title: string, outcome: Outcome, give: Give, lookups?: number): Kind {
  return lookups === undefined ? { title, outcome, give } : { title, outcome, give, lookups };
}

/** A thing whose `then` is looked up once. */
function thenable(
  title: string,
  outcome: Outcome,
  then: (
    resolve: (value: unknown) => void,
    reject: (error: Error) => void,
    right: unknown,
    error: Error,
  ) => void,
): Kind {
  const give: Give = (right, error, note) => ({
    get then() {
      note();
      return (resolve: (value: unknown) => void, reject: (error: Error) => void): void =>
        then(resolve, reject, right, error);
    },
  });
  return kind(title, outcome, give, 1);
}

function fail(error: Error): never {
  throw error;
}

function withGetter(target: object, name: PropertyKey, get: () => unknown): object {
  return Object.defineProperty(target, name, { get });
}

const ForeignPromise = runInNewContext("Promise") as PromiseConstructor;
class OwnPromise<T> extends Promise<T> {}

/** What can be awaited, in place of what it should be resolved with. */
export const promises: readonly Kind[] = [
  kind("throws", "its error", (_, error) => fail(error)),
  kind("a rejection", "its error", (_, error) => Promise.reject(error)),
  kind("a promise that never settles", "stuck", () => new Promise(() => {})),
  kind("there at once", "fine", (right) => right),
  kind("of a subclass of promises", "fine", (right) => OwnPromise.resolve(right)),
  kind("a promise of another realm", "fine", (right) => ForeignPromise.resolve(right)),
  kind("a rejection of another realm", "its error", (_, error) => ForeignPromise.reject(error)),
  kind("a promise with a then of its own", "fine", (right, error) =>
    withGetter(Promise.resolve(right), "then", () => fail(error)),
  ),
  kind("a promise with a constructor that throws", "its error", (right, error) =>
    withGetter(Promise.resolve(right), "constructor", () => fail(error)),
  ),
  kind("an object with a then that throws when looked up", "its error", (_, error) =>
    withGetter({}, "then", () => fail(error)),
  ),
  thenable("a thenable", "fine", (resolve, _, right) => resolve(right)),
  thenable("a thenable that rejects", "its error", (_, reject, __, error) => reject(error)),
  thenable("a thenable that throws", "its error", (_, __, ___, error) => fail(error)),
  thenable("a thenable that never calls back", "stuck", () => {}),
  thenable("a thenable that calls back again and again", "fine", (resolve, reject, right, error) => {
    resolve(right);
    reject(error);
    resolve(5);
    fail(error);
  }),
];

const noObjects: readonly Kind[] = [undefined, null, 5, "text"].map((value) =>
  kind(JSON.stringify(value) ?? "undefined", "a TypeError", () => value),
);

/** What `next` gives where results are read at once. */
const results: readonly Kind[] = [
  ...noObjects,
  kind("a result with a done that throws", "its error", (right, error) =>
    withGetter({ ...(right as object) }, "done", () => fail(error)),
  ),
  kind("a result with a value that throws", "its error", (right, error) =>
    withGetter({ ...(right as object) }, "value", () => fail(error)),
  ),
  kind(
    "a proxy that throws",
    "its error",
    (right, error) => new Proxy(right as object, { get: () => fail(error) }),
  ),
  kind("a function", "fine", (right) => Object.assign(() => {}, right)),
  kind("an object without a prototype", "fine", (right) =>
    Object.freeze(Object.assign(Object.create(null) as object, right)),
  ),
  kind("done in another word", "the end", () => ({ done: "yes" })),
];

/** The same behind a promise. */
const promised = (kinds: readonly Kind[]): Kind[] =>
  kinds.map(({ title, outcome, give }) =>
    kind(`a promise of ${title}`, outcome, (...args) => new Promise((resolve) => resolve(give(...args)))),
  );

const unreadable = kind("a result that cannot be read", "fine", (_, error) =>
  withGetter(
    withGetter({}, "done", () => fail(error)),
    "value",
    () => fail(error),
  ),
);

/** Iterators that cannot be read or closed. */
const withMethod = (name: string): Kind[] => [
  kind(`an iterator with a ${name} that throws when looked up`, "its error", (right, error, note) =>
    withGetter(right as object, name, () => (note(), fail(error))),
  ),
  kind(`an iterator with a ${name} that is no function`, "a TypeError", (right, _, note) =>
    withGetter(right as object, name, () => (note(), 5)),
  ),
];

const openings = [...promises.slice(0, 1), kind("no object", "a TypeError", () => 5), ...withMethod("next")];

/** What async sources do wrong. */
export const asyncAttacks: readonly Attack[] = [
  ...attacks(true, "open", openings),
  ...attacks(true, "next", [
    ...promises,
    ...results,
    ...promised(results),
    kind("an end with a value that throws", "the end", (_, error) =>
      withGetter({ done: true }, "value", () => fail(error)),
    ),
  ]),
  ...attacks(true, "return", [
    ...promises,
    ...noObjects,
    ...promised(noObjects),
    unreadable,
    ...promised([unreadable]),
  ]),
  ...attacks(true, "return itself", withMethod("return")),
];

/** What sync sources do wrong. */
export const syncAttacks: readonly Attack[] = [
  ...attacks(false, "open", openings),
  ...attacks(false, "next", [...promises.slice(0, 1), ...results]),
  ...attacks(false, "value", promises.slice(1)),
  // Where nothing comes any more there is nothing to be resolved with.
  ...attacks(
    false,
    "last value",
    promises
      .slice(1)
      .map((given) => ({ ...given, outcome: given.outcome === "fine" ? "the end" : given.outcome })),
  ),
  ...attacks(false, "return", [...promises.slice(0, 1), ...noObjects]),
  ...attacks(false, "return itself", withMethod("return")),
];

/** A source that does one thing wrong, and notes what is done to it. */
export class Hostile {
  readonly error: Error = new Error("of the hostile source");
  pulls = 0;
  closes = 0;
  lookups = 0;
  /** It has been opened and not ended. */
  isOpen = false;
  /** It has done it. */
  hasStruck = false;
  readonly source: object;
  private readonly attack: Attack;
  private readonly valueAt: (index: number) => unknown;

  /** Without its attack it would have five values. */
  constructor(attack: Attack, valueAt: (index: number) => unknown) {
    this.attack = attack;
    this.valueAt = valueAt;
    this.source = { [attack.isAsync ? Symbol.asyncIterator : Symbol.iterator]: () => this.open() };
  }

  private open(): unknown {
    const iterator = {
      next: () => this.next(),
      return: () => this.return(),
    };
    if (this.attack.place === "open") return this.strike(iterator);
    this.isOpen = true;
    if (this.attack.place !== "return itself") return iterator;
    return this.attack.give(iterator, this.error, () => {
      this.hasStruck = true;
      this.closes++;
      this.isOpen = false;
    });
  }

  private next(): unknown {
    const { place, outcome } = this.attack;
    const pull = this.pulls++;
    if (!this.isOpen) throw new Error("pulled after its end");
    const right = { value: this.valueAt(pull), done: false };
    if (pull === 1 && place === "next") {
      this.isOpen = outcome === "fine" || outcome === "stuck";
      return this.strike(right);
    }
    if (pull === 1 && place === "value") {
      return { value: this.strike(right.value), done: false };
    }
    if (pull === 1 && place === "last value") {
      this.isOpen = false;
      return { value: this.strike(undefined), done: true };
    }
    this.isOpen = pull < 5;
    const result = this.isOpen ? right : { value: undefined, done: true };
    return this.attack.isAsync ? Promise.resolve(result) : result;
  }

  private return(): unknown {
    this.closes++;
    if (!this.isOpen) throw new Error("closed after its end");
    this.isOpen = false;
    const right = { value: undefined, done: true };
    if (this.attack.place === "return") return this.strike(right);
    return this.attack.isAsync ? Promise.resolve(right) : right;
  }

  private strike(right: unknown): unknown {
    this.hasStruck = true;
    return this.attack.give(right, this.error, () => void this.lookups++);
  }
}
