/**
 * What the claim about producers and streams measures: an operator, what it reads, and how much it keeps. A row is named after
 * them, as `channel/16/four`.
 */
import { createReadStream } from "node:fs";
import { ReadableStream } from "node:stream/web";
import { numbersUpTo } from "./inputs.mjs";
import { LOG_FILE, NDJSON_FILE } from "./log-files.mjs";

/** How many values a channel keeps, where it does. */
export const CAPACITY = 16;
/** The bytes of a value, where the values are bytes. */
export const CHUNK_BYTES = 1024;
/** The bytes of a chunk of a byte stream. */
const STREAMED_BYTES = 64 * 1024;
/** The number of elements per chunk of a byte stream, so that a run does not take long. */
const PER_STREAMED = 10;

const add = (sum, value) => sum + value;
/** Differs for another order. */
const addInOrder = (sum, value) => (sum * 31 + value) | 0;
const addFirstByte = (sum, bytes) => addInOrder(sum, bytes[0]);
const addLine = (sum, line) => addInOrder(sum, line.length + line.charCodeAt(line.length - 1));
const addRecord = (sum, { id, message }) => addInOrder(sum, id + message.length);

/** A chunk for each of so many values, made once. Its first byte tells which. */
const chunks = numbersUpTo(256).map((first) => new Uint8Array(CHUNK_BYTES).fill(first));
export const chunkOf = (value) => chunks[value % chunks.length];
const chunkLists = new Map();
function chunksUpTo(n) {
  if (!chunkLists.has(n)) chunkLists.set(n, numbersUpTo(n).map(chunkOf));
  return chunkLists.get(n);
}

const producers = {
  one: { title: "one producer", count: 1 },
  four: { title: "four producers", count: 4 },
};
const capacities = { rendezvous: 0, [CAPACITY]: CAPACITY };

const channels = Object.entries(capacities).flatMap(([name, capacity]) =>
  Object.entries(producers).map(([many, { title, count }]) => ({
    name: `channel/${name}/${many}`,
    title: `channel(${capacity}), ${title}`,
    op: "channel",
    open: (n) => ({
      args: [Array.from({ length: count }, () => numbersUpTo(n / count)), capacity],
      add: count === 1 ? addInOrder : add,
    }),
  })),
);

const byteChannels = Object.entries(producers).map(([many, { title, count }]) => ({
  name: `channelBytes/${CAPACITY}/${many}`,
  title: `channel(${CAPACITY}) of chunks of 1 kB, ${title}`,
  op: "channelBytes",
  open: (n) => ({
    args: [Array.from({ length: count }, () => chunksUpTo(n / count)), CAPACITY],
    add: count === 1 ? addFirstByte : (sum, bytes) => sum + bytes[0],
  }),
}));

/** A stream of the platform, whose source is pulled. */
function streamOf(n) {
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      if (next === n) controller.close();
      else controller.enqueue(next++);
    },
  });
}

function byteStreamOf(n) {
  let next = 0;
  return new ReadableStream({
    type: "bytes",
    pull(controller) {
      if (next === n) controller.close();
      else {
        const bytes = new Uint8Array(STREAMED_BYTES);
        bytes[0] = next++;
        controller.enqueue(bytes);
      }
    },
  });
}

/** A row that `isFile` is read once in a process, from its start. */
const all = [
  ...channels,
  ...byteChannels,
  {
    name: "produce/rendezvous",
    title: "produce",
    op: "produce",
    open: (n) => ({ args: [numbersUpTo(n)], add: addInOrder }),
  },
  {
    name: "fromReadable/values",
    title: "fromReadable, numbers",
    op: "fromReadable",
    open: (n) => ({ args: [streamOf(n)], add: addInOrder }),
  },
  {
    name: "fromReadable/bytes",
    title: `fromReadable, bytes, 64 kB for ${PER_STREAMED} elements`,
    op: "fromReadable",
    open: (n) => ({ args: [byteStreamOf(n / PER_STREAMED)], add: addFirstByte }),
  },
  {
    name: "lines/file",
    title: "lines",
    op: "lines",
    isFile: true,
    open: () => ({ args: [createReadStream(LOG_FILE)], add: addLine }),
  },
  {
    name: "ndjson/file",
    title: "ndjson",
    op: "ndjson",
    isFile: true,
    open: () => ({ args: [createReadStream(NDJSON_FILE)], add: addRecord }),
  },
];

export const rows = Object.fromEntries(all.map(({ name, ...row }) => [name, row]));
