/** Node's `push` of `node:stream/iter`, where it has it, behind a flag. It sends bytes and text, and is read in batches. */
import { CHUNK_BYTES } from "../kit/streams-rows.mjs";

const { push } = await import("node:stream/iter").catch(() => ({}));

/** By the budget of bytes. Producers are more than one where more than one write may wait. */
function channelBytes(sources, capacity, onEnd) {
  const backpressure = sources.length === 1 ? "strict" : "unbounded";
  const { writer, readable } = push({ budget: capacity * CHUNK_BYTES, backpressure });
  const send = async (source) => {
    try {
      for (const value of source) await writer.write(value);
    } finally {
      onEnd?.();
    }
  };
  Promise.all(sources.map(send)).then(
    () => writer.end(),
    (error) => writer.fail(error),
  );
  return readable;
}

async function* iterable(batches) {
  for await (const batch of batches) yield* batch;
}

/** As its documentation reads: a loop in a loop. */
async function forAwait(batches, add, start) {
  let result = start;
  for await (const batch of batches) for (const value of batch) result = add(result, value);
  return result;
}

export const streams = push && { channelBytes, iterable, forAwait };
