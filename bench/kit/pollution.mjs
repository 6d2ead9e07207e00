/**
 * What has run in a process by the time that nothing in a library sees few kinds any more: each operator and consumer, over
 * eight kinds of source and pipelines besides, with four kinds of values and callbacks of six shapes, read by the same loops as what is timed.
 */
import { operations, rangeOf } from "./rows.mjs";
import { sequence } from "./vocabulary.mjs";

const ROUNDS = 2;
const LENGTH = 60;

const valueKinds = {
  integers: (i) => i,
  doubles: (i) => i * 1.5 + 0.25,
  strings: (i) => `${i}`,
  objects: (i) => ({ id: i }),
};

const same = (x) => x;
const counting = (count) => count + 1;

function* generated(list) {
  yield* list;
}

/** As a person writes an iterator: an object with a `next`. */
function handWritten(list) {
  let index = 0;
  return {
    [Symbol.iterator]() {
      return this;
    },
    next: () =>
      index < list.length ? { done: false, value: list[index++] } : { done: true, value: undefined },
    return: () => ({ done: true, value: undefined }),
  };
}

/** What is made from an array of any values. */
const sourceKinds = {
  array: (list) => list,
  Set: (list) => new Set(list),
  Map: (list) => new Map(list.entries()).values(),
  generator: generated,
  iterator: handWritten,
  mapped: (list, { map }) => map?.(list, same),
  filtered: (list, { filter }) => filter?.(list, () => true),
  taken: (list, { take }) => take?.(list, list.length),
  flattened: (list, { flatMap }) => flatMap?.(list, (x) => [x]),
};
/** What has values of its own. */
const otherKinds = [
  (length) => "abcdefghij".repeat(Math.ceil(length / 10)).slice(0, length),
  (length, operators) => rangeOf(operators, length),
];

/** Callbacks of six shapes: for the call in a library they are six functions. Two do not do what was asked. */
const shapes = [
  (f) => (x, y) => f(x, y),
  (f) =>
    function (...args) {
      return f.apply(this, args);
    },
  (f) => f.bind(undefined),
  (f) => ({ calls: 0, call: (x, y = 0) => f(x, y) }).call,
  () => (x) => x,
  () =>
    (_, y = 0) =>
      y,
];

/** An operator may refuse a value, as `sum` an object. */
function quietly(run) {
  try {
    run();
  } catch {
    // That it has run is all.
  }
}

/** The sources of an operation, of each kind. */
function sourcesOf({ sources: inputs }, operators) {
  const { length = LENGTH, make = same } = inputs[0]?.law ?? {};
  if (inputs.length === 0) return [() => []];
  const isAny = make === same;
  const lists = Object.values(valueKinds).map((kind) => Array.from({ length }, (_, i) => make(kind(i))));
  const openings = [
    ...lists.flatMap((list) => Object.values(sourceKinds).map((open) => () => open(list, operators))),
    ...(isAny ? otherKinds.map((open) => () => open(length, operators)) : []),
  ];
  return openings.map((open) => () => inputs.map(open));
}

export function pollute(operators) {
  for (let round = 0; round < ROUNDS; round++) {
    for (const operation of Object.values(operations)) {
      const operator = operators[operation.operator];
      if (operator === undefined) continue;
      const args = operation.argumentsAt(LENGTH);
      // What yields values is read by the contender's own reduce, too, which so has seen what each of them is inside.
      const isRead = operation.read === sequence && operators.reduce !== undefined;
      const hasCallback = args.some((arg) => typeof arg === "function");
      for (const open of sourcesOf(operation, operators)) {
        for (const shape of hasCallback ? shapes : [same]) {
          const shaped = args.map((arg) => (typeof arg === "function" ? shape(arg) : arg));
          quietly(() => operation.read(operator(...open(), ...shaped), false, LENGTH));
          if (!isRead) continue;
          quietly(() => operators.reduce(operator(...open(), ...shaped), counting, 0));
        }
      }
    }
  }
}
