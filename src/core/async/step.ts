import { copyOf, slideTo } from "../engine/window.js";
// What a step answers where it has no new value. Symbols of the engine, which no callback can return.

/** The value goes on as it is. */
export const PASS: unique symbol = /* @__PURE__ */ Symbol();
/** The value is left out. At the end: there is nothing more. */
export const SKIP: unique symbol = /* @__PURE__ */ Symbol();
/** The value goes on, and it is the last one. */
export const LAST: unique symbol = /* @__PURE__ */ Symbol();
/** The value is left out, and the sequence ends here. */
export const STOP: unique symbol = /* @__PURE__ */ Symbol();

/**
 * One stage of a flow. For each value it runs and answers with a new value, or with one of the symbols above. What it has
 * to remember is in the variables around its functions.
 */
export interface Step {
  /** Its name and arguments, as they are printed. */
  readonly title: string;
  /** Called with each value and its index. */
  readonly run: (value: never, index: number) => unknown;
  /** The index of the next value. */
  index: number;
  /** Whether `run` calls a function of the user, whose promises are awaited. */
  readonly awaits: boolean;
  /** Makes the answer from the awaited result of `run`, which is the answer itself if this is undefined. */
  readonly decide: Decide | undefined;
  /** Called when no more values come, until it answers `SKIP`: returns a value that it has kept. */
  readonly flush: (() => unknown) | undefined;
  readonly ends: Ends;
}

/** Whether a step can end a sequence by itself: never, for some values, or before the first one. */
type Ends = "never" | "sometimes" | "at once";

type Decide = (result: never, value: never) => unknown;

export interface StepOptions<T> {
  readonly decide?: (result: never, value: T) => unknown;
  readonly flush?: () => unknown;
  readonly ends?: Ends;
}

/** A step that computes its answer without a callback. What it answers is not awaited. */
export function plain<T>(
  title: string,
  run: (value: T, index: number) => unknown,
  options: StepOptions<T> = {},
): Step {
  return stepOf(title, run, false, options);
}

/** A step that calls a function of the user, and awaits what it returns. */
export function calling<T>(
  title: string,
  callback: (value: T, index: number) => unknown,
  options: StepOptions<T> = {},
): Step {
  return stepOf(title, callback, true, options);
}

// All steps have the same shape, so that V8 reads them without a look-up.
function stepOf<T>(
  title: string,
  run: (value: T, index: number) => unknown,
  awaits: boolean,
  { decide, flush, ends = "never" }: StepOptions<T>,
): Step {
  return { title, run, index: 0, awaits, decide, flush, ends };
}

/** A value that a step keeps until the next one takes its place; `SKIP` while there is none. */
export class Kept<T> {
  value: T | typeof SKIP = SKIP;

  /** Keeps another value, or none, and returns the one before. */
  replace(value: T | typeof SKIP): T | typeof SKIP {
    const before = this.value;
    this.value = value;
    return before;
  }
}

/** Moves a window on by a value. Answers with a copy of the window if it is full. */
export function slide<T>(window: T[], size: number, value: T): T[] | typeof SKIP {
  slideTo(window, size, value);
  return window.length === size ? copyOf(window) : SKIP;
}
