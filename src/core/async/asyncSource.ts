import { type End, isEnd } from "../engine/cursor.js";
import type { Answer } from "./asyncCursor.js";
import { Leaf } from "./leaves.js";
import { promiseOf } from "./promises.js";

/** A root that makes its values itself, from what a function of the user returns, which is awaited. */
export abstract class AsyncSource<T> extends Leaf<T> {
  private readonly title: string;

  constructor(title: string) {
    super();
    this.title = title;
  }

  /** Calls the function for the next value. */
  protected abstract call(): unknown;

  /** The value for an awaited result, or the end. */
  protected abstract accept(result: unknown): T | End;

  protected pull(): Answer {
    const result = this.call();
    return promiseOf(result) ?? this.receive(result);
  }

  protected receive(result: unknown): Answer {
    const value = this.accept(result);
    if (isEnd(value)) return false;
    this.value = value;
    return true;
  }

  protected refuse(error: unknown): Answer {
    throw error;
  }

  close(): undefined {
    this.value = undefined;
  }

  tell(titles: string[]): undefined {
    titles.push(this.title);
  }
}

/** One that only ends when it is closed. */
export abstract class EndlessAsyncSource<T> extends AsyncSource<T> {
  override get endless(): boolean {
    return true;
  }
}
