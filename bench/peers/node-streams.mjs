/** Node's streams: `push`, and the operators, for async pipelines. They have no pairwise, chunks or zip. */
import { Readable } from "node:stream";

const readable = (source) => (source instanceof Readable ? source : Readable.from(source));

export const asyncOperators = {
  map: (source, f) => readable(source).map(f),
  filter: (source, f) => readable(source).filter(f),
  mapAsync: (source, f) => readable(source).map(f),
  filterAsync: (source, f) => readable(source).filter(f),
  take: (source, count) => readable(source).take(count),
  flatMap: (source, f) => readable(source).flatMap(f),
  reduce: (source, f, start) => readable(source).reduce(f, start),
  find: (source, f) => readable(source).find(f),
  toArray: (source) => readable(source).toArray(),
};

export const concurrency = {
  mapConcurrent: (source, f, concurrency) => readable(source).map(f, { concurrency }),
  buffer: (source, highWaterMark) => Readable.from(source, { highWaterMark }),
};

/** A stream that is pushed into. Who gets `false` waits until it is to be read from again. */
function channel(sources, capacity, onEnd) {
  let waiting = [];
  const letGo = () => {
    const released = waiting;
    waiting = [];
    for (const { resolve } of released) resolve();
  };
  const stream = new Readable({
    objectMode: true,
    highWaterMark: capacity,
    read: letGo,
    destroy(error, callback) {
      for (const { reject } of waiting) reject(error ?? new Error("the stream is closed"));
      callback(error);
    },
  });
  const send = async (source) => {
    try {
      for (const value of source) {
        if (!stream.push(value)) await new Promise((resolve, reject) => waiting.push({ resolve, reject }));
      }
    } finally {
      onEnd?.();
    }
  };
  Promise.all(sources.map(send)).then(
    () => stream.push(null),
    (error) => stream.destroy(error),
  );
  return stream;
}

export const streams = { channel, channelBytes: channel };
