import { END, type End, isEnd } from "../engine/cursor.js";
import type { Answer } from "./asyncCursor.js";
import { Leaf } from "./leaves.js";
import { promiseOf } from "./promises.js";

/** A root that makes its values itself, from what a function of the user returns, which is awaited. */
export abstract class AsyncSource<T> extends Leaf<T> {
  private readonly title: string;
  private isOver = false;

  constructor(title: string) {
    super();
    this.title = title;
  }

  /** Calls the function for the next value. */
  protected abstract call(): unknown;

  /** The value for an awaited result, or the end. */
  protected abstract accept(result: unknown): T | End;

  protected pull(): Answer {
    if (this.isOver) return false;
    const result = this.call();
    return promiseOf(result) ?? this.receive(result);
  }

  protected receive(result: unknown): Answer {
    const value = this.isOver ? END : this.accept(result);
    if (isEnd(value)) return this.end();
    this.value = value;
    return true;
  }

  protected refuse(error: unknown): Answer {
    if (this.isOver) return false;
    throw error;
  }

  close(): undefined {
    this.end();
  }

  tell(titles: string[]): undefined {
    titles.push(this.title);
  }

  protected get isEnded(): boolean {
    return this.isOver;
  }

  private end(): false {
    this.isOver = true;
    this.value = undefined;
    return false;
  }
}

/** One that only ends when it is closed. */
export abstract class EndlessAsyncSource<T> extends AsyncSource<T> {
  override get endless(): boolean {
    return !this.isEnded;
  }
}
