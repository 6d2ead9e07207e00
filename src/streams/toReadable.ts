import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import type { AnyIterable, PlatformReadableStream } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";

interface Controller {
  enqueue(chunk: unknown): void;
  close(): void;
}

interface UnderlyingSource {
  pull(controller: Controller): Promise<void>;
  cancel(): Promise<void>;
}

const host = globalThis as unknown as {
  readonly ReadableStream: new (
    source: UnderlyingSource,
    strategy: { readonly highWaterMark: number },
  ) => PlatformReadableStream<never>;
};

/**
 * A `ReadableStream` of the values, such as a body for a `Response` or a source for `pipeThrough`.
 *
 * Nothing is pulled before somebody reads, and one value for each read: its high-water mark is 0. To read ahead, put
 * {@link buffer} before it. Cancelling the stream closes the source, at once, also while a value is awaited, and waits for
 * that; the source is not told the reason. If the source throws, the stream is errored with the same value.
 *
 * @param source - An async or sync iterable of anything. Platforms take a body of `Uint8Array`s: map text through a
 * `TextEncoder`, or pipe the stream through a `TextEncoderStream`.
 * @returns A stream for default readers, with no queue of its own. It is not a stream of bytes, even if its values are:
 * there are no BYOB readers.
 * @example
 * ```ts
 * import { map, toReadable } from "lazuli/async";
 *
 * const encoder = new TextEncoder();
 * const rows = map(["one\n", "two\n"], (text) => encoder.encode(text));
 * console.log(await new Response(toReadable(rows)).text()); // => "one\ntwo\n"
 * ```
 * @see {@link fromReadable} for the other way.
 * @category Streams
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function toReadable<T>(source: AnyIterable<T>): PlatformReadableStream<T> {
  const sequence: AsyncLazy<T, unknown> = over(openAsync("toReadable", source));
  const underlying: UnderlyingSource = {
    async pull(controller) {
      const { value, done } = await sequence.next();
      // A stream that was cancelled takes nothing any more.
      if (isCancelled) return;
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      isCancelled = true;
      await sequence.return();
    },
  };
  let isCancelled = false;
  return new host.ReadableStream(underlying, { highWaterMark: 0 }) as PlatformReadableStream<T>;
}
