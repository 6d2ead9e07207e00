/** Where the work on a value is. */
export type State = "under way" | "a value" | "an error";

/** The work on one value of the source, and its place in a list. */
export class Work {
  state: State = "under way";
  /** What has come of it. */
  result: unknown = undefined;
  /** Gives back the permit that it holds. */
  release: (() => void) | undefined = undefined;
  isListed = false;
  before: Work | undefined = undefined;
  after: Work | undefined = undefined;
}

/** A list of works, from which each can be removed. */
export class Works {
  first: Work | undefined = undefined;
  private last: Work | undefined = undefined;

  add(work: Work): void {
    work.isListed = true;
    work.before = this.last;
    if (this.last === undefined) this.first = work;
    else this.last.after = work;
    this.last = work;
  }

  remove(work: Work): void {
    const { before, after } = work;
    if (before === undefined) this.first = after;
    else before.after = after;
    if (after === undefined) this.last = before;
    else after.before = before;
    work.isListed = false;
    work.before = work.after = undefined;
  }
}
