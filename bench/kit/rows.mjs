/**
 * The rows of the claim `rows`: each operator and consumer over each kind of source, and the sources that make values
 * themselves. `vocabulary` has most; here stand the others.
 */
import { range as generatedRange } from "./inputs.mjs";
import {
  bySize,
  comparison,
  consumer,
  endless,
  few,
  halves,
  isEven,
  joiner,
  lending,
  numbers,
  range,
  shuffled,
  side,
  source,
  stage,
  vocabulary,
} from "./vocabulary.mjs";

const all = bySize((n) => n);
const half = bySize((n) => Math.floor(n / 2));
const lastIndex = bySize((n) => n - 1);
const equalsLast = bySize((n) => (x) => x === n - 1);
let _seen;
const look = (x) => {
  _seen = x;
};

/** `operator` is the name of the function, and `law` of the one whose law is tested, where the row is called otherwise. */
const others = {
  map: stage(numbers, (x) => x * 3),
  filter: stage(numbers, isEven),
  take: stage(numbers, lastIndex),
  takeWhile: stage(numbers, (x) => x >= 0),
  takeUntil: stage(numbers, (x) => x < 0),
  drop: stage(numbers, half),
  dropWhile: stage(numbers, (x) => x < 1000),
  flatMap: stage(numbers, (x) => [x, x]),
  flatMapGenerators: {
    ...stage(numbers, function* (x) {
      yield x;
      yield x;
    }),
    operator: "flatMap",
  },
  scan: stage(numbers, (sum, x) => (sum + x) % 1000, 0),
  enumerate: stage(numbers),
  tap: stage(numbers, look),
  pairwise: stage(numbers),
  windows: stage(numbers),
  circularWindows: stage(numbers),
  chunks: stage(numbers),
  concat: joiner(numbers, numbers),
  zip: joiner(numbers, numbers),
  zipThree: { ...joiner(numbers, numbers, numbers), law: "zip" },
  zipKeyed: joiner(numbers, numbers),
  diagonal: joiner(side, side),
  combinationsWithRepetition: stage(few(9), 5),
  distinctPermutations: stage(few(8)),
  splitAt: halves(numbers, half),
  span: halves(
    numbers,
    bySize((n) => (x) => x < n / 2),
  ),
  peekable: lending(stage(numbers)),
  borrow: lending(stage(numbers)),
  from: stage(numbers),
  cycle: endless(stage(few(100))),

  reduce: consumer(numbers, (sum, x) => sum + x, 0),
  sum: consumer(numbers),
  count: consumer(numbers),
  last: consumer(numbers),
  nth: consumer(numbers, lastIndex),
  toArray: consumer(numbers),
  join: consumer(numbers, ","),
  drain: consumer(numbers),
  forEach: consumer(numbers, look),
  find: consumer(numbers, equalsLast),
  findIndex: consumer(numbers, equalsLast),
  some: consumer(numbers, equalsLast),
  every: consumer(numbers, (x) => x >= 0),
  includes: consumer(numbers, lastIndex),
  includesSorted: consumer(numbers, lastIndex),
  smallest: consumer(shuffled, 10),
  compare: comparison(numbers, range),

  range: source(0, all),
  countFrom: endless(source(0)),
  of: source(bySize((n) => numbers(n))),
  repeat: source(1, all),
  generate: endless(source(() => 1)),
  iterate: endless(source(1, (x) => (x * 5) % 1009)),
  unfold: endless(source(1, (x) => [x, (x * 5) % 1009])),
  recurrenceOne: endless(source([1], (x) => (x * 5) % 1009)),
  recurrenceTwo: endless(source([0, 1], (x, y) => (x + y) % 1009)),
  recurrenceThree: endless(source([0, 1, 2], (x, y, z) => (x + y + z) % 1009)),
  entries: source(bySize((n) => Object.fromEntries(Array.from({ length: n / 100 }, (_, i) => [`k${i}`, i])))),
  split: source(
    bySize((n) => numbers(n).join(",")),
    ",",
  ),
};

/** By name, without the source that it is over. */
export const operations = { ...others, ...vocabulary };
for (const [name, operation] of Object.entries(operations)) {
  operation.operator ??= name;
  operation.ops = [operation.law ?? operation.operator];
  operation.title ??= name;
}

const same = (x) => x;
const isRange = (input) => input === numbers || input === range || input === shuffled;
const areDistinct = (list) => new Set(list).size === list.length;

/**
 * The kinds of source. `over` makes from an array what gives a source to each run, with the contender's operators. `isPossible` says for which inputs.
 */
const kinds = {
  array: { over: (list) => () => list },
  Set: {
    over(list) {
      const set = new Set(list);
      return () => set;
    },
    isPossible: (input) => areDistinct(input(1000)),
  },
  // Its values. Its entries would be arrays, and what is done with those another work.
  Map: {
    over(list) {
      const map = new Map(list.entries());
      return () => map.values();
    },
  },
  generator: { over: (list) => () => generated(list) },
  // Where the others read numbers in no order, these are in order.
  ours: {
    over(list, operators) {
      const n = list.length;
      return () => rangeOf(operators, n);
    },
    isPossible: isRange,
    isInOrder: true,
  },
  pipeline: {
    over:
      (list, { map }) =>
      () =>
        map(list, same),
    ops: ["map"],
  },
};
export const kindNames = Object.keys(kinds);

function* generated(list) {
  for (const x of list) yield x;
}

/** From 0 to below `n`: the contender's own, or what a person writes who has none. */
export const rangeOf = ({ ownRange }, n) => (ownRange === undefined ? generatedRange(0, n) : ownRange(n));

/** What is read from is made once for each length. */
function over(kind, { sources, argumentsAt }, operators) {
  const { over, isInOrder = false } = kinds[kind];
  const made = new Map();
  return (n) => {
    if (!made.has(n)) {
      const lists = sources.map((input) => (isInOrder ? numbers(input(n).length) : input(n)));
      made.set(
        n,
        lists.map((list) => over(list, operators)),
      );
    }
    return [...made.get(n).map((open) => open()), ...argumentsAt(n)];
  };
}

/** A row for each operation and kind of source that fits, as `reduce/Set`; for what has no source, as `range`. */
export const workloads = {};
for (const [name, operation] of Object.entries(operations)) {
  const { sources, title, ops } = operation;
  if (sources.length === 0) workloads[name] = { ...operation, name };
  for (const kind of sources.length === 0 ? [] : kindNames) {
    const { isPossible = () => true, ops: more = [] } = kinds[kind];
    if (!sources.every(isPossible)) continue;
    workloads[`${name}/${kind}`] = {
      ...operation,
      name,
      kind,
      title: `${title}, ${kind}`,
      ops: [...ops, ...more],
    };
  }
}

/** The inputs of a row, of a contender with these operators. */
export const inputsOf = ({ kind, inputs, ...operation }, operators) =>
  kind === undefined ? inputs : over(kind, operation, operators);
