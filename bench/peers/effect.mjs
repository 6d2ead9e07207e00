/** effect's Stream, for async pipelines, and its Queue. Its pairwise is a sliding window of two. */
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Queue from "effect/Queue";
import * as Stream from "effect/Stream";

const stream = (source) => {
  if (Stream.isStream(source)) return source;
  if (Symbol.asyncIterator in source) return Stream.fromAsyncIterable(source, (error) => error);
  return Stream.fromIterable(source);
};
const awaited = (f) => (value) => Effect.promise(() => f(value));

export const asyncOperators = {
  iterable: Stream.toAsyncIterable,
  map: (source, f) => Stream.map(stream(source), f),
  filter: (source, f) => Stream.filter(stream(source), f),
  mapAsync: (source, f) => Stream.mapEffect(stream(source), awaited(f)),
  filterAsync: (source, f) => Stream.filterEffect(stream(source), awaited(f)),
  take: (source, count) => Stream.take(stream(source), count),
  flatMap: (source, f) => Stream.flatMap(stream(source), (value) => stream(f(value))),
  pairwise: (source) => Stream.sliding(stream(source), 2),
  chunks: (source, size = 10) => Stream.grouped(stream(source), size),
  zip: (a, b) => Stream.zip(stream(a), stream(b)),
  reduce: (source, f, start) => Effect.runPromise(Stream.runFold(stream(source), () => start, f)),
  find: async (source, f) => {
    const found = await Effect.runPromise(Stream.runHead(Stream.filter(stream(source), f)));
    return Option.getOrUndefined(found);
  },
  count: (source) => Effect.runPromise(Stream.runCount(stream(source))),
  toArray: (source) => Effect.runPromise(Stream.runCollect(stream(source))),
};

export const concurrency = {
  mapConcurrent: (source, f, concurrency) => Stream.mapEffect(stream(source), awaited(f), { concurrency }),
  mapUnordered: (source, f, concurrency) =>
    Stream.mapEffect(stream(source), awaited(f), { concurrency, unordered: true }),
  merge: (sources) => Stream.mergeAll(sources.map(stream), { concurrency: "unbounded" }),
  buffer: (source, capacity) => Stream.buffer(stream(source), { capacity }),
  debounce: (source, ms) => Stream.debounce(stream(source), ms),
  chunksWithin: (source, size, ms) => Stream.groupedWithin(stream(source), size, ms),
};

/** A queue, and a fiber for each producer, which lives as long as the stream is read. */
const channel = (sources, capacity, onEnd) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const queue = yield* Queue.bounded(capacity);
      const send = (source) =>
        Effect.gen(function* () {
          for (const value of source) yield* Queue.offer(queue, value);
        });
      const ended = Effect.sync(() => onEnd?.());
      const sending = Effect.forEach(sources, (source) => Effect.ensuring(send(source), ended), {
        concurrency: "unbounded",
        discard: true,
      });
      yield* Effect.forkScoped(Queue.into(sending, queue));
      return Stream.fromQueue(queue);
    }),
  );

export const streams = { channel, channelBytes: channel };
