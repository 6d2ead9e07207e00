import type { Reason } from "./workMeter.js";
import type { AbortSignalLike, Progress } from "../types/bounds.js";

/**
 * The error that `budget` throws when one of its bounds is reached.
 *
 * @category Bounding
 */
export class BudgetExceededError extends Error {
  override readonly name: string = "BudgetExceededError";
  /** Which bound was reached. */
  readonly reason: "steps" | "pulls" | "time" | "aborted";
  /** How many values had passed. */
  readonly steps: number;
  /** The time since the first pull, in milliseconds. */
  readonly elapsed: number;
  /** The last value that passed, if there is one. */
  readonly last: unknown;

  /**
   * Reports how far the work got.
   *
   * @internal
   */
  constructor(reason: Reason, { steps, elapsed, last }: Progress<unknown>, signal?: AbortSignalLike) {
    const options = reason === "aborted" ? { cause: signal?.reason } : undefined;
    super(`budget: ${TEXTS[reason]} after ${steps} values`, options);
    this.reason = reason;
    this.steps = steps;
    this.elapsed = elapsed;
    this.last = last;
  }
}

const TEXTS: Record<Reason, string> = {
  steps: "all of its steps are used up",
  pulls: "all of its pulls are used up",
  time: "its time is over",
  aborted: "aborted",
};
