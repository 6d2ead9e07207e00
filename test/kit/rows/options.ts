/** The options of ours, as rows have them: a family of functions shares its keys. */
import type { Options } from "./row.js";

const TERMS = "{ from, as }";
export const BOUNDS = "{ maxSteps, maxPulls, maxTime, signal, progress, progressEvery }";
const SLICES = "{ sliceTime, signal }";
const TURNS = "{ sliceTime, signal, priority }";
const WITHIN = "{ deadline, signal }";

/** Which numbers of a sequence, and of what type. */
export const terms = (...before: unknown[]): Options => ({ before, argument: "options", keys: TERMS });
/** When work is stopped. */
export const bounds = (...before: unknown[]): Options => ({ before, argument: "bounds", keys: BOUNDS });
/** How long others wait for their turn. */
export const slices = (...before: unknown[]): Options => ({ before, argument: "options", keys: SLICES });
/** How several pieces of work take turns. */
export const turns = (...before: unknown[]): Options => ({ before, argument: "options", keys: TURNS });
/** Until when a single call may compute. */
export const within = (...before: unknown[]): Options => ({ before, argument: "within", keys: WITHIN });
