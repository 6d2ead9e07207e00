/**
 * What a watcher is shown:
 * - `"opened"`: the cursor of a source that the function `name` has opened;
 * - `"built"`: the cursor of a sequence, before its edge is made;
 * - `"consumed"`: the cursor, or in the async world the step, by which the consumer `name` reads;
 * - `"callback"`: a function of the user, which the function `name` was passed as its argument `detail`;
 * - `"flow"`: the class of async pipelines.
 */
export type Watched = "opened" | "built" | "consumed" | "callback" | "flow";

/** Returns what is to be used in place of a value. */
export type Watch = <V>(what: Watched, value: V, name?: string, detail?: unknown) => V;

const same: Watch = (_, value) => value;

/** Shows whoever watches, if anybody does, what pipelines are made of. It runs when they are built, and not for each value. */
export let watch: Watch = same;

/** Sets the watcher, or none. */
export function setWatch(watcher: Watch | undefined): void {
  watch = watcher ?? same;
}
