/*
 * A function that makes a list has to be told how long the list should be. But the question is often another one:
 * which is the first Fibonacci number above 10^20? Whoever asks for ten numbers gets no answer. Whoever asks for
 * ten thousand, to be safe, gets the answer, and thousands of huge numbers that nobody reads. With a lazy sequence
 * the question itself says when to stop, and there is no count to guess.
 */
import { fib, find, tap } from "lazuli";

/** @param {number} count */
function fibList(count) {
  const list = [];
  let [a, b] = [1n, 1n];
  while (list.length < count) {
    list.push(a);
    [a, b] = [b, a + b];
  }
  return list;
}

/** @param {bigint} n */
const isBigEnough = (n) => n > 10n ** 20n;

console.log("Which is the first Fibonacci number above 10^20?");
console.log("asked with       numbers made   digits of the last   answer");

for (const guess of [10, 10_000]) {
  const list = fibList(guess);
  report(`fibList(${guess})`, list, list.find(isBigEnough));
}

/** @type {bigint[]} */
const made = [];
const watched = tap(fib(), (n) => made.push(n));
report("find(fib(), …)", made, find(watched, isBigEnough));

/**
 * @param {string} how
 * @param {bigint[]} numbers
 * @param {bigint | undefined} answer
 */
function report(how, numbers, answer) {
  const count = String(numbers.length).padStart(12);
  const digits = String(numbers.at(-1)).length;
  console.log(`${how.padEnd(14)}   ${count}   ${String(digits).padStart(18)}   ${answer ?? "none: too few"}`);
}
