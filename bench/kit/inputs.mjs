/** What contenders read. */

/** The source for contenders that have none of their own: what a person writes there. */
export function* range(start, end) {
  for (let x = start; x < end; x++) yield x;
}

const arrays = new Map();

/** The array from 0 to below `n`, made once. */
export function numbersUpTo(n) {
  if (!arrays.has(n))
    arrays.set(
      n,
      Array.from({ length: n }, (_, index) => index),
    );
  return arrays.get(n);
}

/** The sum of what many short searches find: there, what counts is building a pipeline. */
export function shortly(n, search) {
  const ten = numbersUpTo(10);
  let sum = 0;
  for (let i = 0; i < n / 10; i++) sum += search(ten, i);
  return sum;
}
