/*
 * A lazy sequence is an ordinary iterable, so a plain `for … of` walks along it. The loop over `fib()` would go on
 * for ever; `break` ends it, at the first number past 10,000. `takeUntil` puts that condition into the sequence:
 * the numbers up to and including the first one past 10,000 are then a thing that can be passed on.
 */
import { fib, join, takeUntil } from "lazuli";

const seen = [];
for (const n of fib()) {
  seen.push(n);
  if (n > 10_000n) break;
}
console.log("for … of, and break:");
console.log(seen.join(" "));

const upToTheFirstPast10000 = takeUntil(fib(), (n) => n > 10_000n);
console.log("takeUntil:");
console.log(join(upToTheFirstPast10000, " "));
