/** What claims share whose rows are an operator, what it reads, and who reads that: `for await`, or a consumer. */
import { operatorsToRead } from "./peers.mjs";

export const readers = { forAwait: "for await", consumer: "consumer" };

/** Beside libraries: what a person has without one. */
const OWN = ["hand", "generators", "lazuli"];

/** A workload for each row and reader, as `merge/microtask/forAwait`. */
const readWorkloads = (rows) =>
  Object.fromEntries(
    Object.entries(rows).flatMap(([row, { title, op }]) =>
      Object.keys(readers).map((reader) => [
        `${row}/${reader}`,
        { title: reader === "consumer" ? `${title}, reduce` : title, ops: [op], row, reader },
      ]),
    ),
  );

export const readChoices = (rows) => `any part of <row>/<reader>
    rows: ${Object.keys(rows).join(", ")}
    readers: ${Object.keys(readers).join(", ")}`;

async function reduceByForAwait(sequence, add, start) {
  let result = start;
  for await (const value of sequence) result = add(result, value);
  return result;
}

/**
 * - `name` is what the peers call their operators for the claim.
 * - `rows`: `open(n)` returns, for as many values, the arguments of the operator, and `add`, by which the values that it
 *   yields are reduced to a number. That is the same for all contenders.
 * - `rivals`: who is compared, for each operator. `cases`: in which each is to keep the law.
 */
export function readings({ name, rows, rivals, cases }) {
  const workloads = readWorkloads(rows);
  const isCompared = (contender, op) => [...OWN, ...rivals[op]].includes(contender);

  /** How a contender reads what an operator has made of its arguments, or `undefined` if it has not got it. */
  async function readersOf(contender) {
    const operators = await operatorsToRead(contender, name);
    const { iterable = (sequence) => sequence, isPushed, loops, reduce } = operators;
    // Some are read by a loop of their own.
    const { forAwait = (sequence, ...rest) => reduceByForAwait(iterable(sequence), ...rest) } = operators;
    const readerOf = ({ op }, reader) => {
      if (!isCompared(contender, op)) return undefined;
      if (loops !== undefined) return loops[op] && ((args, add) => loops[op](add, 0, ...args));
      const apply = operators[op];
      if (apply === undefined) return undefined;
      if (reader === "consumer") return reduce && ((args, add) => reduce(apply(...args), add, 0));
      return isPushed ? undefined : (args, add) => forAwait(apply(...args), add, 0);
    };
    return { operators, readerOf };
  }

  async function load(contender) {
    const { operators, readerOf } = await readersOf(contender);
    const runs = {};
    for (const [workload, { row, reader }] of Object.entries(workloads)) {
      const read = readerOf(rows[row], reader);
      if (read === undefined) continue;
      runs[workload] = (n) => {
        const { args, add } = rows[row].open(n);
        return read(args, add);
      };
    }
    const has = (op) => op in operators && isCompared(contender, op);
    return {
      runs,
      operators,
      cases: Object.fromEntries(Object.entries(cases).filter(([op]) => has(op))),
    };
  }

  return { workloads, readersOf, load };
}
