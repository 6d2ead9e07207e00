import { named } from "../core/named.js";

/**
 * The prime numbers 2, 3, 5, 7, 11, …, for ever.
 *
 * An incremental sieve of Eratosthenes: each prime below √n waits in a map at its next odd multiple
 * (M. O'Neill, "The Genuine Sieve of Eratosthenes", J. Funct. Program. 19, 2009; the sieving primes come from
 * a second, slower sequence of the same kind). The first n numbers cost O(n log log n) steps.
 *
 * @example
 * ```ts
 * import { find, pairwise, primes, takeWhile } from "lazuli";
 *
 * [...takeWhile(primes(), (p) => p < 20)]; // => [2, 3, 5, 7, 11, 13, 17, 19]
 * find(pairwise(primes()), ([p]) => p > 1000); // => [1009, 1013]
 * ```
 * @see {@link isPrime} to ask about one number.
 * @category Numbers
 * @pulls nothing
 * @keeps the primes below √n
 * @endless never ends
 */
export function primes(): Generator<number, never, unknown> {
  return named("primes", sieve());
}

function* sieve(): Generator<number, never, unknown> {
  yield 2;
  yield 3;
  const waiting = new Map<number, number>();
  const wait = (prime: number, multiple: number): void => {
    // Even multiples are never asked for.
    do multiple += 2 * prime;
    while (waiting.has(multiple));
    waiting.set(multiple, prime);
  };
  const sieving = sieve();
  sieving.next();
  let prime = sieving.next().value;
  for (let n = 5; ; n += 2) {
    const factor = waiting.get(n);
    if (factor !== undefined) {
      waiting.delete(n);
      wait(factor, n);
    } else if (n === prime * prime) {
      wait(prime, n);
      prime = sieving.next().value;
    } else {
      yield n;
    }
  }
}
