import type { Listed } from "./list.js";

/** Where the work on a value is. */
export type State = "under way" | "a value" | "an error";

/** The work on one value of the source, and its place in a list. */
export class Work implements Listed<Work> {
  state: State = "under way";
  /** What has come of it. */
  result: unknown = undefined;
  /** Gives back the permit that it holds. */
  release: (() => void) | undefined = undefined;
  isListed = false;
  before: Work | undefined = undefined;
  after: Work | undefined = undefined;
}
