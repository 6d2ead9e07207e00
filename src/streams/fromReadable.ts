import { untilAborted } from "../core/arrivals/cancellation.js";
import type { Answer } from "../core/async/asyncCursor.js";
import { Leaf } from "../core/async/leaves.js";
import { promiseOf } from "../core/async/promises.js";
import { over } from "../core/async/stages.js";
import { mustBeWithin } from "../core/bounds/deadline.js";
import { isObject, must } from "../core/checks/must.js";
import { mustBeOptions } from "../core/checks/options.js";
import { show } from "../core/checks/show.js";
import type { AbortSignalLike } from "../core/types/bounds.js";
import type { ReadableStreamLike, StreamReaderLike } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";

/**
 * How a stream is read by {@link fromReadable}.
 *
 * @category Types
 */
export interface FromReadableOptions {
  /** Ends the sequence when it is aborted: the pending pull rejects at once with its reason. */
  readonly signal?: AbortSignalLike | undefined;
  /** Whether the stream stays open, for other readers, when the sequence is left early. False if left out. */
  readonly preventCancel?: boolean | undefined;
}

/**
 * The chunks of a `ReadableStream`, such as the body of a response.
 *
 * The stream is locked at the call, and nothing is read before the first pull. Whoever leaves early cancels the stream, at
 * once, also while a chunk is awaited, and waits for that; `for await` over the stream itself would wait for the chunk
 * first. However the sequence ends, the lock is released. On the platform, a branch of `tee()` is cancelled only when the
 * other one is too: leaving it early waits for that. {@link share} does not.
 *
 * Streams of Node, such as those of `fs.createReadStream`, need none of it: they are async iterables, which every function
 * takes as they are. `break` destroys them, which closes the file. `Readable.from(sequence)` leads back to a stream.
 *
 * @param stream - A ReadableStream. One of bytes is read by a default reader: chunks are as long as the stream makes them.
 * @param options - `signal`: an AbortSignal; on abort, the pending pull rejects at once with its reason, and the stream is
 * cancelled with it. `preventCancel`: true to leave the stream open for other readers, when the sequence is left or aborted.
 * @throws TypeError if `stream` is not a ReadableStream, or is locked by another reader, or an option is unknown or of the
 * wrong type.
 * @example
 * ```ts
 * import { fromReadable, lines, take, toArray } from "lazuli/async";
 *
 * const { body } = new Response("one\ntwo\nthree\n");
 * if (body !== null) console.log(await toArray(take(lines(fromReadable(body)), 2))); // => ["one", "two"]
 * ```
 * @example
 * ```ts
 * import { fromReadable } from "lazuli/async";
 *
 * const stream = new ReadableStream({
 *   pull(controller) {
 *     controller.enqueue("tick");
 *   },
 *   cancel(reason) {
 *     console.log("cancelled");
 *   },
 * });
 * for await (const chunk of fromReadable(stream)) {
 *   console.log(chunk); // => "tick"
 *   break; // Prints "cancelled".
 * }
 * ```
 * @example
 * ```ts
 * import { Readable } from "node:stream";
 * import { first, lines } from "lazuli/async";
 *
 * const stream = Readable.from(["one\ntw", "o\n"]); // createReadStream("server.log")
 * console.log(await first(lines(stream))); // => "one"
 * console.log(stream.destroyed); // => true
 * ```
 * @see {@link toReadable} for the other way, {@link lines} and {@link ndjson} for text.
 * @category Streams
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function fromReadable<T>(
  stream: ReadableStreamLike<T>,
  options: FromReadableOptions = {},
): AsyncLazy<T> {
  mustBeReadable(stream);
  mustBeOptions("fromReadable", options, ["signal", "preventCancel"]);
  const { signal, preventCancel = false } = options;
  mustBeWithin("fromReadable", { signal });
  must(typeof preventCancel === "boolean", "fromReadable", "preventCancel", "true or false", preventCancel);
  if (stream.locked) {
    throw new TypeError(
      "fromReadable: stream is locked by another reader, or has been read: share() the sequence that reads it, or tee() the stream",
    );
  }
  return over(untilAborted(new StreamLeaf(stream.getReader(), preventCancel, signal), signal));
}

function mustBeReadable(stream: unknown): void {
  const ok = isObject(stream) && has(stream, "getReader");
  must(ok, "fromReadable", "stream", "a ReadableStream", stream, TypeError, ok ? "" : hintFor(stream));
}

function has(value: object, method: string): boolean {
  return typeof (value as Record<string, unknown>)[method] === "function";
}

/** What to pass instead, where the mistake is a known one. */
function hintFor(value: unknown): string {
  if (value === null) return ": a response without a body has none";
  const got = show(value);
  if (got === "an async iterable") return ": pass it to any function of lazuli/async as it is";
  if (got === "a Promise") return ": await it first";
  if (got === "a function") return ": call it";
  if (!isObject(value)) return "";
  if ("body" in value) return ": pass its body";
  if ("readable" in value) return ": pass its readable";
  return has(value, "stream") ? ": pass its stream()" : "";
}

/** The reader of a stream. The flow over it drops what comes when it is closed, and pulls no more. */
class StreamLeaf<T> extends Leaf<T> {
  private readonly reader: StreamReaderLike<T>;
  private readonly preventCancel: boolean;
  private readonly signal: AbortSignalLike | undefined;
  private isOver = false;

  constructor(reader: StreamReaderLike<T>, preventCancel: boolean, signal: AbortSignalLike | undefined) {
    super();
    this.reader = reader;
    this.preventCancel = preventCancel;
    this.signal = signal;
  }

  protected pull(): Answer {
    const result: unknown = this.reader.read();
    // It may be a promise of another realm, or of a polyfill.
    return promiseOf(result) ?? this.receive(result);
  }

  protected receive(result: unknown): boolean {
    const { done, value } = result as Awaited<ReturnType<StreamReaderLike<T>["read"]>>;
    if (done) {
      this.release();
      return false;
    }
    this.value = value;
    return true;
  }

  protected refuse(error: unknown): never {
    this.release();
    throw error;
  }

  close(): Promise<unknown> | undefined {
    if (this.isOver) return undefined;
    this.value = undefined;
    const { signal } = this;
    const reason = signal?.aborted ? signal.reason : undefined;
    try {
      return this.preventCancel ? undefined : promiseOf(this.reader.cancel(reason));
    } finally {
      // Not after that: a stream may never be done with it, and the platform does not wait either. What is still awaited
      // is rejected by it, and dropped.
      this.release();
    }
  }

  private release(): void {
    this.isOver = true;
    this.reader.releaseLock();
  }

  tell(titles: string[]): undefined {
    titles.push("fromReadable");
  }
}
