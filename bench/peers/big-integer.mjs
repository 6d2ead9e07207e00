/** big-integer. */
import bigInt from "big-integer";
import { counting, part, PRIME_1024, PRIME_256, repeated } from "../kit/counting.mjs";

export const numbers = {
  odd53: part(
    1 / 100,
    counting((n) => bigInt(n).isPrime()),
  ),
  prime256: repeated(bigInt(PRIME_256), (n) => n.isPrime()),
  prime1024: repeated(bigInt(PRIME_1024), (n) => n.isPrime()),
};
