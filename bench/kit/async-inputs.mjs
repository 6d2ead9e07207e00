/** What async contenders read: the same values from each kind of source. */
import { numbersUpTo } from "./inputs.mjs";

async function* generated(values) {
  for (const value of values) yield value;
}

/** An async iterator without a generator, as a client of a database or a queue has it. */
class Handwritten {
  #values;
  #index = 0;

  constructor(values) {
    this.#values = values;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  next() {
    return Promise.resolve(
      this.#index < this.#values.length
        ? { done: false, value: this.#values[this.#index++] }
        : { done: true, value: undefined },
    );
  }

  return(value) {
    this.#index = this.#values.length;
    return Promise.resolve({ done: true, value });
  }
}

export const sources = {
  generator: generated,
  iterator: (values) => new Handwritten(values),
  array: (values) => values,
};

export const PAGE = 100;
const pages = numbersUpTo(PAGE).map((id) => numbersUpTo(PAGE).map((i) => id + i));

/** The values of a page. Pages are made once: what counts is reading them. */
export const pageOf = (id) => pages[id % PAGE];

const LINES = 20;
const texts = new Map();

/** As many lines in text, in pieces of about a kilobyte which end anywhere. */
export function textOf(count) {
  if (!texts.has(count)) {
    const lines = numbersUpTo(count).map((i) => `${i} ${"x".repeat((i * 7) % 89)}\n`);
    const text = lines.join("");
    const pieces = Math.ceil(count / LINES);
    const length = Math.ceil(text.length / pieces);
    texts.set(
      count,
      numbersUpTo(pieces).map((piece) => text.slice(piece * length, (piece + 1) * length)),
    );
  }
  return texts.get(count);
}

/** What splits text into lines, piece by piece, as the callback of a flatMap. The text has to end with a line's end. */
export function lineSplitter() {
  let rest = "";
  return (piece) => {
    const lines = (rest + piece).split("\n");
    rest = lines.pop();
    return lines;
  };
}
