import { AbortListeners } from "../core/arrivals/abortListeners.js";
import { mustBeWithin } from "../core/bounds/deadline.js";
import { mustBeNumber } from "../core/checks/counts.js";
import { List, type Listed } from "../core/concurrency/list.js";
import type { AbortSignalLike } from "../core/types/bounds.js";
import type { Limit } from "../core/types/options.js";

/**
 * A number of permits, which several stages or any other code share.
 *
 * @category Types
 */
export interface Semaphore extends Limit {
  /**
   * Waits for a permit, behind those who wait already. When the signal is aborted before there is one, it rejects at once with
   * its reason.
   *
   * @returns A promise of the function that gives the permit back. To call that again has no effect.
   */
  acquire(signal?: AbortSignalLike): Promise<() => void>;
  /** How many permits there are. */
  readonly permits: number;
}

/**
 * A limit on how many things are under way at the same time, for stages that share it.
 *
 * Pass it as the `concurrency` of several stages: all their calls together are never more than `permits`. Your own code may
 * take part: `await limit.acquire()` waits for a permit, in the order of the calls, and returns the function that gives it
 * back. Do that in a `finally` block: a permit that is never given back is lost.
 *
 * @param permits - The most that may be held at a time: a positive integer.
 * @throws TypeError if `permits` is not a number.
 * @throws RangeError if `permits` is below 1 or not an integer.
 * @example
 * ```ts
 * import { mapConcurrent, semaphore, toArray } from "lazuli/async";
 *
 * let open = 0;
 * let most = 0;
 * async function request(n: number) {
 *   most = Math.max(most, ++open);
 *   await new Promise((resolve) => setTimeout(resolve, 5));
 *   open--;
 *   return n + 1;
 * }
 * const concurrency = semaphore(2);
 * const pages = mapConcurrent([10, 20, 30, 40], request, { concurrency });
 * console.log(await toArray(mapConcurrent(pages, request, { concurrency }))); // => [12, 22, 32, 42]
 * console.log(most); // => 2
 * ```
 * @example
 * ```ts
 * import { semaphore } from "lazuli/async";
 *
 * const limit = semaphore(1);
 * const release = await limit.acquire();
 * try {
 *   console.log(`${limit}`); // => "Semaphore [1 of 1 taken, 0 waiting]"
 * } finally {
 *   release();
 * }
 * ```
 * @see {@link mapConcurrent} for work that needs no more than a limit of its own.
 * @category Concurrency
 */
export function semaphore(permits: number): Semaphore {
  const ok = Number.isInteger(permits) && permits >= 1;
  mustBeNumber(ok, "semaphore", "permits", "a positive integer", permits);
  return new SemaphoreOf(permits);
}

/** Somebody who waits for a permit. */
class Waiter implements Listed<Waiter> {
  readonly resolve: (release: () => void) => void;
  /** Stops listening to its signal. */
  unlisten: (() => void) | undefined = undefined;
  isListed = false;
  before: Waiter | undefined = undefined;
  after: Waiter | undefined = undefined;

  constructor(resolve: (release: () => void) => void) {
    this.resolve = resolve;
  }
}

/** Gives permits to those who wait, first come, first served. While somebody waits, none is free. */
class Permits {
  readonly total: number;
  private free: number;
  private waiting = 0;
  private readonly queue = new List<Waiter>();
  private readonly listeners = new AbortListeners();

  constructor(total: number) {
    this.total = this.free = total;
  }

  acquire(signal: AbortSignalLike | undefined): Promise<() => void> {
    // What throws in here rejects.
    return new Promise((resolve, reject) => {
      mustBeWithin("acquire", { signal });
      if (signal?.aborted) throw signal.reason;
      if (this.free > 0) {
        this.free--;
        resolve(this.permit());
      } else this.enqueue(new Waiter(resolve), reject, signal);
    });
  }

  private enqueue(
    waiter: Waiter,
    reject: (error: unknown) => void,
    signal: AbortSignalLike | undefined,
  ): void {
    this.queue.add(waiter);
    this.waiting++;
    if (signal === undefined) return;
    const onAbort = (): void => {
      this.leave(waiter);
      reject(signal.reason);
    };
    this.listeners.add(signal, onAbort);
    waiter.unlisten = (): void => this.listeners.remove(signal, onAbort);
  }

  private leave(waiter: Waiter): void {
    this.queue.remove(waiter);
    this.waiting--;
  }

  /** The function that gives a permit back. */
  private permit(): () => void {
    let isHeld = true;
    return () => {
      if (isHeld) this.giveBack();
      isHeld = false;
    };
  }

  private giveBack(): void {
    const waiter = this.queue.first;
    if (waiter === undefined) {
      this.free++;
      return;
    }
    this.leave(waiter);
    waiter.unlisten?.();
    waiter.resolve(this.permit());
  }

  /** What the diffs of vitest and Jest show of it. */
  toJSON(): string {
    return `${this.total - this.free} of ${this.total} taken, ${this.waiting} waiting`;
  }
}

/** Its permits are kept under a symbol, so that it prints as what it is. */
const SemaphoreOf: new (permits: number) => Semaphore = /* @__PURE__ */ (() => {
  const PERMITS: unique symbol = Symbol("permits");
  return class Semaphore {
    readonly [PERMITS]: Permits;

    constructor(permits: number) {
      this[PERMITS] = new Permits(permits);
    }

    get permits(): number {
      return this[PERMITS].total;
    }

    acquire(signal?: AbortSignalLike): Promise<() => void> {
      return this[PERMITS].acquire(signal);
    }

    toString(): string {
      return `Semaphore [${this[PERMITS].toJSON()}]`;
    }

    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return this.toString();
    }
  };
})();
