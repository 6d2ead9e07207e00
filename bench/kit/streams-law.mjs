/**
 * Tests what a contender has for producers and streams against plain checks: each value once, in order; producers that are
 * held back while nobody reads, and let go when the reader leaves; an error after the values before it; streams and files that
 * are closed; and no rejection that nobody handles.
 */
import { Readable } from "node:stream";
import { ReadableStream } from "node:stream/web";
import {
  all,
  expected,
  faultsOf,
  first,
  isSame,
  never,
  NOT_AWAITED,
  numbers,
  rejected,
  same,
  sleep,
  stalled,
  standstill,
  turn,
} from "./async-cases.mjs";
import { CAPACITY, chunkOf } from "./streams-rows.mjs";

/** What `run(sequenceOf, faults)` finds, as faults of a source. `sequenceOf(...args)` calls the operator. */
const over =
  (run) =>
  async (op, { iterable = same }) => [
    { faults: await faultsOf((faults) => run((...args) => iterable(op(...args)), faults)) },
  ];

// ---- Channels

/** What a producer sends. It counts what has been taken to be sent; an error is thrown. */
class Sent {
  begun = 0;
  #values;

  constructor(values) {
    this.#values = values;
  }

  *[Symbol.iterator]() {
    for (const value of this.#values) {
      this.begun++;
      if (value instanceof Error) throw value;
      yield value;
    }
  }
}

/** A channel with producers that send these lists. `ended` counts those that are done. */
function open(apply, sequenceOf, lists, capacity) {
  const sources = lists.map((values) => new Sent(values));
  const state = { sources, ended: 0, begun: () => sources.reduce((sum, { begun }) => sum + begun, 0) };
  state.sequence = apply(sequenceOf, sources, capacity, () => void state.ended++);
  return state;
}

/** Lists of numbers that tell whose they are: 0, 4, 8…, and 1, 5, 9…, for four. */
const lists = (count, length) => numbers(count).map((who) => numbers(length).map((i) => i * count + who));

/**
 * The cases of what `apply(sequenceOf, sources, capacity, onEnd)` returns. `settings` are numbers of producers and capacities;
 * `numberOf` finds the number in what is yielded.
 */
function channelCases(apply, settings, { make = same, numberOf = same } = {}) {
  const cases = {};
  const made = (values) => values.map((value) => (value instanceof Error ? value : make(value)));
  const add = (title, count, capacity, run) => {
    cases[`${title}, ${count} to ${capacity}`] = over(async (sequenceOf, faults) => {
      const opened = (lists) => open(apply, sequenceOf, lists.map(made), capacity);
      await run(opened, faults);
    });
  };
  for (const [count, capacity] of settings) {
    add("all", count, capacity, async (opened, faults) => {
      const read = (await all(opened(lists(count, 50)).sequence)).map(numberOf);
      const isInOrder = lists(count, 50).every((list, who) =>
        isSame(
          list,
          read.filter((value) => value % count === who),
        ),
      );
      if (!isInOrder || read.length !== 50 * count) faults.push("order wrong, or values lost");
    });
    add("stalled", count, capacity, async (opened, faults) => {
      const channel = opened(lists(count, 200));
      const iterator = await stalled(channel.sequence);
      // One of each producer may wait for its place. Some read all that is kept at once, and hand it out one by one.
      const ahead = channel.begun() - 1;
      if (ahead > 2 * capacity + count) faults.push(`${ahead} sent ahead`);
      if (ahead < capacity) faults.push(`only ${ahead} sent ahead`);
      await iterator.return?.();
    });
    add("break", count, capacity, async (opened, faults) => {
      const channel = opened(lists(count, 200));
      await first(channel.sequence);
      await standstill();
      if (channel.ended < count) faults.push("producers wait for ever");
      if (channel.begun() > 1 + 2 * capacity + 2 * count) faults.push("producers go on");
    });
    add("throw", count, capacity, async (opened, faults) => {
      const others = lists(count, 5).slice(1);
      const { sequence } = opened([[...numbers(5), expected()], ...others]);
      const values = (await rejected(sequence, faults)).map(numberOf);
      if (count === 1 && !isSame(values, numbers(5))) faults.push("values before the error lost");
    });
    add("throw, stalled", count, capacity, async (opened) => {
      const others = lists(count, 5).slice(1);
      const iterator = await stalled(opened([[...numbers(3), expected()], ...others]).sequence);
      await iterator.return?.().catch(() => {});
    });
  }
  return cases;
}

// ---- Streams of the platform

/** A stream of these values, which it awaits. It knows how it is pulled and cancelled. An error is thrown. */
function watchedStream(values) {
  const state = { pulls: 0, cancels: 0, isCancelled: false };
  state.stream = new ReadableStream({
    async pull(controller) {
      const value = await values[state.pulls++];
      if (value instanceof Error) throw value;
      if (value === undefined) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      state.cancels++;
      await sleep(1);
      state.isCancelled = true;
    },
  });
  return state;
}

const overStream = (values, run) =>
  over(async (sequenceOf, faults) => {
    const watched = watchedStream(values);
    await run(sequenceOf(watched.stream), faults, watched);
    if (watched.stream.locked) faults.push("the stream stays locked");
  });

const streamCases = {
  all: overStream(numbers(50), async (sequence, faults, { cancels }) => {
    if (!isSame(await all(sequence), numbers(50))) faults.push("order wrong, or values lost");
    if (cancels > 0) faults.push("cancelled after its end");
  }),
  stalled: overStream(numbers(50), async (sequence, faults, watched) => {
    const iterator = await stalled(sequence);
    // The stream itself keeps one.
    if (watched.pulls > 3) faults.push(`${watched.pulls - 2} pulled ahead`);
    await iterator.return();
  }),
  break: overStream(numbers(50), async (sequence, faults, watched) => {
    await first(sequence);
    if (watched.cancels === 0) faults.push("left open");
    else if (!watched.isCancelled) faults.push(NOT_AWAITED);
    if (watched.cancels > 1) faults.push("cancelled twice");
  }),
  // As whoever reads beside a timeout, or several streams at a time.
  "return while it waits": overStream([0, never], async (sequence, faults, watched) => {
    const iterator = sequence[Symbol.asyncIterator]();
    await iterator.next();
    void iterator.next().catch(() => {});
    await turn();
    const returning = iterator.return();
    await standstill();
    if (watched.cancels === 0) faults.push("left open");
    else await returning;
  }),
  throw: overStream([...numbers(5), expected()], async (sequence, faults) => {
    const values = await rejected(sequence, faults);
    if (!isSame(values, numbers(5))) faults.push("values before the error lost");
  }),
};

// ---- Lines

/** A stream of Node, as of a file, which knows how much of it has been read. */
function watchedReadable(pieces) {
  const state = { read: 0 };
  async function* source() {
    for (const piece of pieces) {
      state.read++;
      if (piece instanceof Error) throw piece;
      yield Buffer.from(piece);
    }
  }
  state.readable = Readable.from(source(), { objectMode: false });
  return state;
}

const overReadable = (pieces, run) =>
  over(async (sequenceOf, faults) => {
    const watched = watchedReadable(pieces);
    await run(sequenceOf(watched.readable), faults, watched);
  });

const yields = (pieces, values) =>
  overReadable(pieces, async (sequence, faults) => {
    const read = await all(sequence);
    if (!isSame(read, values)) faults.push(`yields ${JSON.stringify(read).slice(0, 80)}`);
  });

/** The cases of what reads pieces of text; `lineOf` makes a line, which is read as a value of the index. */
const textCases = (lineOf, valueOf) => {
  const lines = (count) => numbers(count).map((i) => `${lineOf(i)}\n`);
  const values = (count) => numbers(count).map(valueOf);
  const long = numbers(2000).map(() => lines(20).join(""));
  return {
    all: yields(lines(50), values(50)),
    "all in one": yields([lines(50).join("")], values(50)),
    "no newline at the end": yields([lines(2).join(""), lineOf(2)], values(3)),
    stalled: overReadable(long, async (sequence, faults, watched) => {
      const iterator = await stalled(sequence);
      if (watched.read > long.length / 2) faults.push(`${watched.read} pieces read ahead`);
      await iterator.return?.();
    }),
    break: overReadable(long, async (sequence, faults, { readable }) => {
      await first(sequence);
      await standstill();
      if (!readable.destroyed) faults.push("left open");
    }),
    throw: overReadable([...lines(5), expected()], async (sequence, faults) => {
      await rejected(sequence, faults);
    }),
  };
};

const umlaut = Buffer.from("ü");

export const streamsCases = {
  channel: channelCases(
    (channel, ...args) => channel(...args),
    [
      [1, 0],
      [4, 0],
      [1, CAPACITY],
      [4, CAPACITY],
    ],
  ),
  channelBytes: channelCases(
    (channelBytes, ...args) => channelBytes(...args),
    [
      [1, CAPACITY],
      [4, CAPACITY],
    ],
    { make: chunkOf, numberOf: (bytes) => bytes[0] },
  ),
  produce: channelCases((produce, [source], _capacity, onEnd) => produce(source, onEnd), [[1, 0]]),
  fromReadable: streamCases,
  lines: {
    ...textCases(
      (i) => `line ${i}`,
      (i) => `line ${i}`,
    ),
    "empty lines": yields(["a\n", "\n\nb\n\n"], ["a", "", "", "b", ""]),
    "CRLF cut": yields(["a\r", "\nb\r\n", "c\r\n"], ["a", "b", "c"]),
    "a character cut": yields([umlaut.subarray(0, 1), umlaut.subarray(1), "b\nc"], ["üb", "c"]),
  },
  ndjson: {
    ...textCases(
      (id) => JSON.stringify({ id }),
      (id) => ({ id }),
    ),
    "not JSON": overReadable(['{"id":0}\n', "no\n"], async (sequence, faults, { readable }) => {
      const error = await all(sequence).catch((error) => error);
      if (!(error instanceof SyntaxError)) faults.push("the error is lost");
      await standstill();
      if (!readable.destroyed) faults.push("left open");
    }),
  },
};
