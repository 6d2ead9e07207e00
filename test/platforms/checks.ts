/**
 * What the async engine promises and a runtime could break: the order in which promises settle, timers beside them, and
 * the depth of the stack. The tests proper, in the folders beside, check much more, in Node.
 */
import { abortable, concat, drain, flatMap, map, take, toArray, zip } from "lazuli/async";
import { countFrom } from "lazuli";
import { expect } from "./expect.js";

/** An async source that counts how often it is closed. With `last`, a pull after that many values never settles. */
function source(last = Infinity): AsyncIterableIterator<number> & { closed: number } {
  let count = 0;
  return {
    closed: 0,
    next: () =>
      count < last ? Promise.resolve({ done: false, value: count++ }) : new Promise<never>(() => {}),
    return() {
      this.closed++;
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const DONE = { done: true, value: undefined };
const increment = (n: number): number => n + 1;

/** What a promise is rejected with. */
const rejection = (promise: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(promise).then(
    (value) => new Error(`fulfilled with ${value}`),
    (error: unknown) => error,
  );

export const checks: Record<string, () => Promise<void>> = {
  "break out of for await closes the source once": async () => {
    const numbers = source();
    const mapped = map(numbers, increment);
    for await (const n of mapped) if (n === 3) break;
    expect(await mapped.return()).toEqual(DONE);
    expect(await mapped.next()).toEqual(DONE);
    expect(numbers.closed).toBe(1);
  },

  "take closes the source once": async () => {
    const numbers = source();
    expect(await toArray(take(numbers, 3))).toEqual([0, 1, 2]);
    expect(numbers.closed).toBe(1);
  },

  "return() settles a pending pull, and closes the source once": async () => {
    const numbers = source(0);
    const mapped = map(numbers, increment);
    const pending = mapped.next();
    expect(await mapped.return()).toEqual(DONE);
    expect(await pending).toEqual(DONE);
    expect(await mapped.return()).toEqual(DONE);
    expect(numbers.closed).toBe(1);
  },

  "abort rejects the pending pull with its reason, and closes the source": async () => {
    const numbers = source(1);
    const controller = new AbortController();
    const reason = new Error("enough");
    const mapped = map(abortable(numbers, controller.signal), increment);
    expect(await mapped.next()).toEqual({ done: false, value: 1 });
    const pending = mapped.next();
    controller.abort(reason);
    expect(await rejection(pending)).toBe(reason);
    expect(await mapped.next()).toEqual(DONE);
    expect(numbers.closed).toBe(1);
  },

  "a timer stops a busy async source": async () => {
    const numbers = source();
    const error = await rejection(drain(abortable(numbers, AbortSignal.timeout(20))));
    expect((error as Error).name).toBe("TimeoutError");
    expect(numbers.closed).toBe(1);
  },

  "a timer stops a busy sync source": async () => {
    const error = await rejection(drain(abortable(countFrom(), AbortSignal.timeout(20))));
    expect((error as Error).name).toBe("TimeoutError");
  },

  "a timer fires between the values of a busy source": async () => {
    let fired = false;
    setTimeout(() => (fired = true), 0);
    for await (const _ of abortable(source(), new AbortController().signal)) if (fired) break;
    expect(fired).toBe(true);
  },

  "zip closes all of its sources once": async () => {
    const all = [source(), source(), source()];
    for await (const [n] of zip(all)) if (n === 2) break;
    expect(all.map(({ closed }) => closed)).toEqual([1, 1, 1]);
  },

  "an error of a callback closes the source and rejects once": async () => {
    const numbers = source();
    const error = new Error("no");
    const mapped = map(numbers, () => Promise.reject(error));
    expect(await rejection(mapped.next())).toBe(error);
    expect(await mapped.next()).toEqual(DONE);
    expect(numbers.closed).toBe(1);
  },

  "overlapping pulls settle in order": async () => {
    const waits = [20, 0, 5, 0];
    const slow = map(waits, async (wait, index) => {
      await new Promise((resolve) => setTimeout(resolve, wait));
      return index;
    });
    const order: unknown[] = [];
    await Promise.all([...waits, 0].map(() => slow.next().then(({ value }) => order.push(value))));
    expect(order).toEqual([0, 1, 2, 3, undefined]);
  },

  "100,000 nested maps do not overflow the stack": async () => {
    let mapped = map(source(), increment);
    for (let depth = 1; depth < 100_000; depth++) mapped = map(mapped, increment);
    expect(await toArray(take(mapped, 2))).toEqual([100_000, 100_001]);
  },

  "100,000 sequences that read each other do not overflow the stack": async () => {
    const numbers = source();
    let nested = map(numbers, increment);
    for (let depth = 0; depth < 100_000; depth++) nested = concat(nested, []);
    expect(await toArray(take(nested, 2))).toEqual([1, 2]);
    expect(numbers.closed).toBe(1);
  },

  "1,000,000 values take no stack": async () => {
    const values = take(
      flatMap(countFrom(), (n) => [n, n]),
      1_000_000,
    );
    let count = 0;
    for await (const _ of values) count++;
    expect(count).toBe(1_000_000);
  },
};
