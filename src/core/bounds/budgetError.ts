import type { Reason } from "./meter.js";
import type { AbortSignalLike, Progress } from "../types/bounds.js";

/**
 * What a `budget` throws when one of its bounds is met.
 *
 * @category Bounding
 */
export class BudgetExceededError extends Error {
  override readonly name: string = "BudgetExceededError";
  /** Which bound it was. */
  readonly reason: "steps" | "pulls" | "time" | "aborted";
  /** How many values had passed. */
  readonly steps: number;
  /** The milliseconds from the first pull on. */
  readonly elapsed: number;
  /** The last value that passed, if there is one. */
  readonly last: unknown;

  /**
   * Tells what a budget was spent on.
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
