import { must } from "../core/checks/must.js";
import type { Watch } from "../core/testing/record.js";
import { watchOf } from "../core/testing/sources.js";
import type { MatcherContext, MatcherResult } from "../core/testing/types.js";
import { listOf, timesOf } from "../core/testing/words.js";

/**
 * Matchers over test sources, for `expect.extend(matchers)` of vitest and Jest.
 *
 * - `expect(source).toPull(3)`: it has been pulled 3 times.
 * - `expect(source).toBeClosedOnce()`: it has been closed, and once only.
 *
 * A failure shows the history of the source. A source that was misused fails both of them, with `.not` too.
 *
 * @example
 * ```ts
 * import { take, toArray } from "lazuli";
 * import { matchers, testSource } from "lazuli/testing";
 *
 * const source = testSource([1, 2, 3]);
 * toArray(take(source, 2));
 * // What expect(source).toPull(3) finds out:
 * const { pass, message } = matchers.toPull.call({}, source, 3);
 * console.log(pass); // => false
 * console.log(message().split("\n")[0]); // => "expect(source).toPull(3)"
 * ```
 * @see {@link SourceMatchers} for their types.
 * @category Testing
 */
export const matchers: {
  /** Passes if a test source was pulled that many times. */
  readonly toPull: (this: MatcherContext, received: unknown, count: number) => MatcherResult;
  /** Passes if a test source was closed exactly once. */
  readonly toBeClosedOnce: (this: MatcherContext, received: unknown) => MatcherResult;
} = { toPull, toBeClosedOnce };

function toPull(this: MatcherContext, received: unknown, count: number): MatcherResult {
  const watch = mustBeWatched("toPull", received);
  const isCount = Number.isSafeInteger(count) && count >= 0;
  must(isCount, "toPull", "count", "a non-negative integer", count);
  const { pulls } = watch;
  return resultOf(
    this,
    watch,
    `toPull(${count})`,
    pulls === count,
    `pulled ${timesOf(count)}`,
    `pulled ${timesOf(pulls)}`,
  );
}

function toBeClosedOnce(this: MatcherContext, received: unknown): MatcherResult {
  const watch = mustBeWatched("toBeClosedOnce", received);
  const { closes, status } = watch;
  const standing = { "not opened": "was not opened", open: "is open", ended: "ended", threw: "threw" };
  const told = status === "closed" ? `closed ${timesOf(closes)}` : `not closed: it ${standing[status]}`;
  return resultOf(this, watch, "toBeClosedOnce()", closes === 1, "closed once", told);
}

function mustBeWatched(name: string, received: unknown): Watch<unknown> {
  const watch = watchOf(received);
  must(watch !== undefined, name, "received", "a test source: testSource(…) or testSourceAsync(…)", received);
  return watch;
}

function resultOf(
  { isNot = false }: MatcherContext,
  watch: Watch<unknown>,
  call: string,
  pass: boolean,
  expected: string,
  received: string,
): MatcherResult {
  const { misuses, history } = watch;
  const message = (): string =>
    [
      `expect(source)${isNot ? ".not" : ""}.${call}`,
      "",
      ...(misuses.length > 0 ? [`Misuse:   ${misuses.join("\n          ")}`] : []),
      `Expected: ${isNot ? "not " : ""}${expected}`,
      `Received: ${received}`,
      `History:  ${listOf(history)}`,
    ].join("\n");
  // A misuse fails with `.not` too.
  return { pass: misuses.length > 0 ? isNot : pass, message };
}
