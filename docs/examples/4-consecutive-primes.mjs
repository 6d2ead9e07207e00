/*
 * Which are the first two consecutive primes above 1000? Read the program from the inside out and it is that very
 * question: of all the primes, in pairs of neighbours, find the first whose smaller one is above 1000. How many
 * primes lie below 1000 does not matter, and nobody had to know.
 */
import { find, pairwise, primes } from "lazuli";

const [p, q] = find(pairwise(primes()), ([smaller]) => smaller > 1000);

console.log(`[${p}, ${q}]`);
