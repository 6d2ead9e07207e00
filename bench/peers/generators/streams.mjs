/** Small async generator functions, as a person writes them who wants no library, with a queue that is written by hand. */
import { HandQueue } from "../hand/streams.mjs";

async function* channel(sources, capacity, onEnd) {
  const queue = new HandQueue(capacity);
  let failure;
  const send = async (source) => {
    for (const value of source) await queue.send(value);
    onEnd?.();
  };
  Promise.all(sources.map(send))
    .catch((error) => (failure = { error }))
    .then(() => queue.close());
  for (;;) {
    while (queue.kept.length > 0) yield queue.take();
    if (failure !== undefined) throw failure.error;
    if (queue.isClosed) return;
    await queue.arrival();
  }
}

async function* produce(source, onEnd) {
  try {
    for (const value of source) yield value;
  } finally {
    onEnd?.();
  }
}

async function* fromReadable(stream) {
  const reader = stream.getReader();
  let isOpen = true;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isOpen = !done;
      if (done) return;
      yield value;
    }
  } catch (error) {
    isOpen = false;
    throw error;
  } finally {
    if (isOpen) await reader.cancel();
    reader.releaseLock();
  }
}

async function* lines(source) {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of source) {
    const found = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    rest = found.pop();
    yield* found;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}

async function* ndjson(source) {
  for await (const line of lines(source)) yield JSON.parse(line);
}

export const streams = { channel, channelBytes: channel, produce, fromReadable, lines, ndjson };
