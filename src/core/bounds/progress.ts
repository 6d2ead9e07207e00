import type { Progress, SearchBounds } from "../types/bounds.js";
import { now } from "./deadline.js";

/** Reports the progress of some work from time to time, when the clock is read. */
export function reporting<T>(
  { progress, progressEvery = 100 }: SearchBounds<T>,
  work: Progress<unknown>,
  start: number,
): ((time: number) => void) | undefined {
  if (progress === undefined) return undefined;
  let due = now() + progressEvery;
  return (time) => {
    if (time < due) return;
    due = time + progressEvery;
    progress({ steps: work.steps, elapsed: time - start, last: work.last as T | undefined });
  };
}
