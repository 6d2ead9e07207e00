/*
 * Which two neighbouring Fibonacci numbers are both prime? 2 and 3 are; then 3 and 5; and then none, ever again.
 * For if d divides n, then F(d) divides F(n), and so F(n) is prime only if n is prime or n = 4, whose one divisor
 * in between gives F(2) = 1. But of two neighbours n and n + 1, past 2 and 3, one is even and not prime. To ask an
 * endless sequence for such a pair above 1000 is to wait for ever: `find` looks, it does not do mathematics. Where
 * there may be no answer, bound the search.
 */
import { drop, fib, find, isPrime, pairwise, take, tap } from "lazuli";

/** @param {[bigint, bigint]} pair */
const areBothPrime = ([a, b]) => isPrime(a) && isPrime(b);

const [a, b] = find(pairwise(fib()), areBothPrime);
console.log(`The first pair:                 [${a}n, ${b}n]`);

const from3 = drop(fib(), 3);
const [c, d] = find(pairwise(from3), areBothPrime);
console.log(`The next, leaving out 1 and 2:  [${c}n, ${d}n]`);

let looked = 0;
let last = 0n;
const pairs = tap(take(pairwise(fib()), 300), ([, larger]) => {
  looked++;
  last = larger;
});
const above1000 = find(pairs, (pair) => pair[0] > 1000n && areBothPrime(pair));
console.log(`One above 1000:                 ${above1000}`);
console.log(`The search gave up after ${looked} pairs, at a number of ${String(last).length} digits. It would never
end: of two neighbours past these, one has an even n, and F(n / 2) divides it.`);
