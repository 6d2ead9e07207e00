/**
 * The least that a person would write instead, where a loop reads the values: nothing that closes anything. Each gets `add` and
 * a start, and then what the operator gets.
 */

/** Values, a promise of the reader while there are none, and one of each send that has no room. */
export class HandQueue {
  kept = [];
  isClosed = false;
  #capacity;
  #senders = [];
  #wake = undefined;

  constructor(capacity) {
    this.#capacity = capacity;
  }

  send(value) {
    this.kept.push(value);
    this.#wake?.();
    if (this.kept.length <= this.#capacity) return undefined;
    return new Promise((resolve) => this.#senders.push(resolve));
  }

  take() {
    const value = this.kept.shift();
    this.#senders.shift()?.();
    return value;
  }

  arrival() {
    return new Promise((resolve) => (this.#wake = resolve));
  }

  close() {
    this.isClosed = true;
    this.#wake?.();
  }
}

async function channel(add, start, sources, capacity) {
  const queue = new HandQueue(capacity);
  const send = async (source) => {
    for (const value of source) await queue.send(value);
  };
  Promise.all(sources.map(send)).then(() => queue.close());
  let result = start;
  for (;;) {
    while (queue.kept.length > 0) result = add(result, queue.take());
    if (queue.isClosed) return result;
    await queue.arrival();
  }
}

async function fromReadable(add, start, stream) {
  const reader = stream.getReader();
  let result = start;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return result;
    result = add(result, value);
  }
}

const withoutReturn = (line) => (line.endsWith("\r") ? line.slice(0, -1) : line);

async function lines(add, start, source) {
  const decoder = new TextDecoder();
  let result = start;
  let rest = "";
  for await (const chunk of source) {
    const found = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = found.pop();
    for (const line of found) result = add(result, withoutReturn(line));
  }
  rest += decoder.decode();
  return rest === "" ? result : add(result, withoutReturn(rest));
}

export const streams = {
  channel,
  channelBytes: channel,
  produce: (add, start, source) => channel(add, start, [source], 0),
  fromReadable,
  lines,
  ndjson: (add, start, source) => lines((result, line) => add(result, JSON.parse(line)), start, source),
};
