/**
 * What the claim about concurrency measures: an operator over a source, and what reads it. A row is named after its operator
 * and what it reads, as `mapConcurrent/microtask/generator`.
 */
import { sources } from "./async-inputs.mjs";
import { numbersUpTo } from "./inputs.mjs";

/** How many calls of a callback are under way at most. */
export const CALLS = 8;
/** How many sources are merged. */
const SOURCES = 8;
/** How many values `buffer` keeps. */
export const BUFFERED = 16;
const CHUNK = 100;

/** Milliseconds for which a source pauses at least, where one does. Waiting takes no processor time. */
const PAUSE = 2;
/** Values that come without a pause. The last chunk of them is not full. */
const BURST = 250;
/** Milliseconds that never pass in a run. */
const LONG = 1000;

const turn = (value) => new Promise((resolve) => setImmediate(resolve, value));

async function* turning(values) {
  for (const value of values) yield turn(value);
}

const add = (sum, value) => sum + value;
/** Differs for another order. */
const addInOrder = (sum, value) => (sum * 31 + value) | 0;

const callbacks = {
  microtask: { title: "an async callback", call: async (x) => x + 1 },
  immediate: { title: "a callback that waits a turn", call: (x) => turn(x + 1) },
};

const mappings = (op, title, add) =>
  Object.entries(callbacks).flatMap(([callback, { title: called, call }]) =>
    ["generator", "array"].map((source) => ({
      name: `${op}/${callback}/${source}`,
      title: `${title}, ${called}, ${source}`,
      op,
      isOnlyTimed: callback !== "microtask" || source !== "generator",
      open: (n) => ({ args: [sources[source](numbersUpTo(n)), call, CALLS], add }),
    })),
  );

const merges = Object.entries({
  microtask: { title: "generators", source: sources.generator },
  immediate: { title: "generators that wait a turn", source: turning },
}).map(([wait, { title, source }]) => ({
  name: `merge/${wait}`,
  title: `merge of ${SOURCES} ${title}`,
  op: "merge",
  isOnlyTimed: wait !== "microtask",
  open: (n) => ({ args: [Array.from({ length: SOURCES }, () => source(numbersUpTo(n / SOURCES)))], add }),
}));

/**
 * Values in bursts. The next burst comes when the last value of this one has been read, so that it does not depend on the
 * machine what is yielded. `isLast` tells of a value whether it ends a burst, and lets the next one come.
 */
function bursts(n) {
  const gates = [];
  async function* source() {
    for (const value of numbersUpTo(n)) {
      yield value;
      if (isLastOfBurst(value) && value < n - 1) await gateBehind(value).promise;
    }
  }
  const isLastOfBurst = (value) => value % BURST === BURST - 1 || value === n - 1;
  const gateBehind = (value) => (gates[value] ??= Promise.withResolvers());
  const isLast = (value) => {
    if (!isLastOfBurst(value)) return false;
    gateBehind(value).resolve();
    return true;
  };
  return { source: source(), isLast };
}

/**
 * `open(n)` returns, for as many values, the arguments of the operator, and `add`, by which the values that it yields are
 * reduced to a number. That is the same for all contenders. `count(n)` is how many are yielded, if not all; a source that
 * `pauses` takes milliseconds for a few values; a row that `isOnlyTimed` says nothing new about bytes.
 */
const all = [
  ...mappings("mapConcurrent", `mapConcurrent(${CALLS})`, addInOrder),
  ...mappings("mapUnordered", `the same, unordered`, add),
  ...merges,
  {
    name: "buffer/generator",
    title: `buffer(${BUFFERED})`,
    op: "buffer",
    open: (n) => ({ args: [sources.generator(numbersUpTo(n)), BUFFERED], add: addInOrder }),
  },
  {
    name: "debounce/bursts",
    title: `debounce, bursts of ${BURST}`,
    op: "debounce",
    pauses: true,
    open(n) {
      const { source, isLast } = bursts(n);
      return { args: [source, PAUSE], add: (sum, value) => (isLast(value) ? sum + value : sum) };
    },
  },
  {
    name: "chunksWithin/generator",
    title: `chunksWithin, chunks of ${CHUNK}`,
    op: "chunksWithin",
    count: (n) => n / CHUNK,
    open: (n) => ({
      args: [sources.generator(numbersUpTo(n)), CHUNK, LONG],
      add: (sum, chunk) => addInOrder(sum, chunk[0] + chunk.length),
    }),
  },
  {
    name: "chunksWithin/bursts",
    title: `chunksWithin, bursts of ${BURST}`,
    op: "chunksWithin",
    pauses: true,
    open(n) {
      const { source, isLast } = bursts(n);
      return {
        args: [source, CHUNK, PAUSE],
        add(sum, chunk) {
          for (const value of chunk) sum += value;
          isLast(chunk.at(-1));
          return sum;
        },
      };
    },
  },
];

export const rows = Object.fromEntries(all.map(({ name, ...row }) => [name, row]));
