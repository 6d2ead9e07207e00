import { Cancellation, untilAborted } from "../core/arrivals/cancellation.js";
import type { Answer } from "../core/async/asyncCursor.js";
import { AsyncSource } from "../core/async/asyncSource.js";
import { over } from "../core/async/stages.js";
import { mustBeWithin } from "../core/bounds/deadline.js";
import { mustBeFunction } from "../core/checks/arguments.js";
import { isObject, must } from "../core/checks/must.js";
import { mustBeOptions } from "../core/checks/options.js";
import { show } from "../core/checks/show.js";
import { AsyncFlat } from "../core/joining/flattening.js";
import type { AbortSignalLike, PlatformAbortSignal } from "../core/types/bounds.js";
import type { AnyIterableObject, Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";

/**
 * One page of what {@link paginate} reads.
 *
 * @category Types
 */
export interface Page<T, C> {
  /** The values of the page: an array, or another iterable, which may be async. */
  readonly items: AnyIterableObject<T>;
  /** The cursor of the next page. Undefined, null or left out: this is the last page. */
  readonly next?: C | null | undefined;
}

/**
 * When {@link paginate} has to give up.
 *
 * @category Types
 */
export interface PaginateOptions {
  /** Ends the sequence when it is aborted: the pending pull rejects at once with its reason. */
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * The items of pages that a function fetches one after the other.
 *
 * A page is fetched when its first item is pulled, never in advance: `take(paginate(fetchPage), 20)` fetches two pages of 10. An
 * empty page with a cursor is followed by the next one. Any value but undefined and null is a cursor, so 0 and "" are; true and
 * false are refused. A cursor may be that of the page before: some servers remember how far one has read.
 *
 * Leaving early or an abort does not wait for a fetch that is under way: its signal is aborted, and what comes of it is
 * dropped. An error of a fetch ends the sequence; {@link retry} fetches the same page again.
 *
 * @param fetchPage - Called with the cursor of the page, undefined for the first one, and a signal that is aborted when the
 * sequence is over. Returns `{ items, next }`, or a promise of it: the items, as an iterable object, and the cursor of the next
 * page; undefined or null if there is none. In TypeScript, write the type of the cursor.
 * @param options - `signal`: an AbortSignal; on abort, the pending pull rejects at once with its reason.
 * @throws TypeError if `fetchPage` is not a function, or an option is unknown or of the wrong type; at the pull, if `fetchPage`
 * does not return `{ items, next }`.
 * @example
 * ```ts
 * import { paginate, take, toArray } from "lazuli/async";
 *
 * // const response = await fetch(`/users?page=${page}`, { signal });
 * const pages = [["Ada", "Alan"], ["Edsger", "Grace"], ["Kurt"]];
 * let calls = 0;
 * const users = paginate(async (page: number = 0) => {
 *   calls++;
 *   return { items: pages[page] ?? [], next: page + 1 < pages.length ? page + 1 : undefined };
 * });
 * console.log(await toArray(take(users, 4))); // => ["Ada", "Alan", "Edsger", "Grace"]
 * console.log(calls); // => 2
 * ```
 * @example
 * With calls that may fail, and details of each item, fetched three at a time:
 * ```ts
 * import { mapConcurrent, paginate, retry, toArray } from "lazuli/async";
 *
 * let calls = 0;
 * async function fetchPage(cursor: string | undefined, signal: AbortSignal) {
 *   signal.throwIfAborted(); // const response = await fetch(…, { signal });
 *   if (++calls === 2) throw new Error("503");
 *   return cursor === undefined ? { items: [1, 2], next: "b" } : { items: [3], next: null };
 * }
 * const ids = paginate(retry(fetchPage, { delay: 10 }));
 * const details = mapConcurrent(ids, async (id) => `user ${id}`, { concurrency: 3 });
 * console.log(await toArray(details)); // => ["user 1", "user 2", "user 3"]
 * ```
 * @see {@link unfold} for one value from each state, {@link flatMap} if the cursors of all pages are known.
 * @category Producers
 * @pulls nothing
 * @keeps 1 page
 * @endless ends with the last page
 */
export function paginate<T, C>(
  fetchPage: (cursor: C | undefined, signal: PlatformAbortSignal) => Awaitable<Page<T, C>>,
  options: PaginateOptions = {},
): AsyncLazy<T> {
  fetchPage = mustBeFunction("paginate", "fetchPage", fetchPage);
  mustBeOptions("paginate", options, ["signal"]);
  const { signal } = options;
  mustBeWithin("paginate", { signal });
  const pages = new Pages(fetchPage as FetchPage, signal);
  return over(untilAborted(new AsyncFlat("paginate", "items of the page", pages), signal));
}

type FetchPage = (cursor: unknown, signal: PlatformAbortSignal) => unknown;

/** The items of each page, as a sequence. */
class Pages extends AsyncSource<unknown> {
  private readonly fetchPage: FetchPage;
  private readonly cancellation: Cancellation;
  private cursor: unknown = undefined;
  /** The last page has been fetched. */
  private isLast = false;

  constructor(fetchPage: FetchPage, signal: AbortSignalLike | undefined) {
    super("");
    this.fetchPage = fetchPage;
    this.cancellation = new Cancellation(signal);
  }

  protected override pull(): Answer {
    return !this.isLast && super.pull();
  }

  protected call(): unknown {
    const { fetchPage } = this;
    return fetchPage(this.cursor, this.cancellation.signal);
  }

  protected accept(page: unknown): unknown {
    mustBePage(page);
    const { items, next } = page;
    mustBeCursor(next, page);
    this.cursor = next;
    this.isLast = next == null;
    return items;
  }

  override close(): undefined {
    this.cursor = undefined;
    this.cancellation.cancel();
    super.close();
  }

  /** It is printed as the sequence of its items. */
  override tell(): undefined {}
}

const RESULT = "the result of fetchPage";
const PAGE = "an object { items, next }";

function mustBePage(page: unknown): asserts page is Page<unknown, unknown> {
  const isPage = isObject(page) && typeof page !== "function" && !Array.isArray(page);
  must(isPage, "paginate", RESULT, PAGE, page, TypeError, Array.isArray(page) ? ": return it as items" : "");
  if ("items" in page) return;
  const keys = Object.keys(page).join(", ");
  const isResponse = show(page) === "a Response";
  const hint = isResponse ? ": await its json()" : keys === "" ? "" : ` { ${keys} }: call the values items`;
  must(false, "paginate", RESULT, PAGE, page, TypeError, hint);
}

function mustBeCursor(next: unknown, page: object): void {
  // Also one of another realm.
  const isPromise = isObject(next) && typeof (next as { readonly then?: unknown }).then === "function";
  const hint = isPromise ? ": await it first" : "";
  const expectation = "a cursor, or undefined or null after the last page";
  must(!isPromise && typeof next !== "boolean", "paginate", "next", expectation, next, TypeError, hint);
  // Else what follows would be missing without a word.
  if (next != null || "next" in page) return;
  const meant = Object.entries(page).find(([key, value]) => /^next/i.test(key) && value != null);
  must(meant === undefined, "paginate", RESULT, PAGE, meant?.[0], TypeError, ": did you mean next?");
}
