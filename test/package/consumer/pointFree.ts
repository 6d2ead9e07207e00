// Functions that are passed as they are: right, or refused.
import {
  average,
  chunks,
  differenceSorted,
  filter,
  isqrt,
  isSorted,
  last,
  type Lazy,
  map,
  max,
  mergeSorted,
  minMax,
  pipe,
  primes,
  reduce,
  sum,
  windows,
  withDigits,
} from "lazuli";

interface User {
  readonly id: number;
}
const users: readonly User[] = [];
const numbers: readonly number[] = [3, 1, 2];
const lists: readonly (readonly number[])[] = [[2], [3, 4]];
const either: (number | bigint)[] = [1, 2];

export const roots: number[] = [4, 9].map(isqrt);
export const exact: bigint[] = [4n, 9n].map(isqrt);
export const root: number | bigint = isqrt(either[0] as number | bigint);
export const sums: Lazy<number> = map(chunks(numbers, 2), sum);
export const total: number | bigint = sum(either);
export const lasts: (number | undefined)[] = lists.map(last);
export const means: Lazy<number> = map(windows(numbers, 3), average);
export const largest: number | undefined = pipe(numbers, max);
export const ends: [number, number] | undefined = pipe(numbers, minMax);
export const byId: User | undefined = max(users, (a, b) => a.id - b.id);
export const merged: Lazy<User> = mergeSorted(users, users, (a, b) => a.id - b.id);

// @ts-expect-error -- the index is no comparator
map(lists, max);
// @ts-expect-error -- the index is no comparator
filter(windows(numbers, 2), isSorted);
// @ts-expect-error -- the index is no comparator
reduce(lists, differenceSorted);
// @ts-expect-error -- the index is no source
map(lists, mergeSorted);
// @ts-expect-error -- the index is no options
map(numbers, withDigits);
// @ts-expect-error -- 5 is no comparator
max(numbers, 5);
// @ts-expect-error -- primes never end
pipe(primes(), max);
// @ts-expect-error -- users have no order
max(users);
// @ts-expect-error -- users have no order
mergeSorted(numbers, users);
// @ts-expect-error -- a comparator returns a number
max(users, (a, b) => a.id > b.id);
// @ts-expect-error -- strings are not added
sum(["1"]);
