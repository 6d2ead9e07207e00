/** prime-lib. */
import { generatePrimes, isPrime, stopOnCount, stopOnValue } from "prime-lib";
import { counting, part } from "../kit/counting.mjs";

const loop = part(1 / 10, (size) => {
  let count = 0;
  // As many as there will be: its fastest way.
  const boost = Math.ceil(size / (Math.log(size) - 1.2));
  for (const _ of stopOnValue(generatePrimes({ boost }), size)) count++;
  return count;
});

export const numbers = {
  loop8: loop,
  loop9: loop,
  first10(times) {
    let sum = 0;
    for (let time = 0; time < times; time++)
      for (const prime of stopOnCount(generatePrimes(), 10)) sum += prime;
    return sum;
  },
  odd53: part(1 / 10_000, counting(isPrime)),
};
