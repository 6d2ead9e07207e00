/** bigint-crypto-utils. Called as its documentation writes it, it starts a thread for each number, which takes 24 ms. */
import { isProbablyPrime } from "bigint-crypto-utils";
import { countingAsync, part, PRIME_1024, PRIME_256, repeatedAsync } from "../kit/counting.mjs";

const isPrime = (n) => isProbablyPrime(n, 16, true);

export const numbers = {
  odd53: part(1 / 100, countingAsync(isPrime)),
  prime256: repeatedAsync(PRIME_256, isPrime),
  prime1024: repeatedAsync(PRIME_1024, isPrime),
};
