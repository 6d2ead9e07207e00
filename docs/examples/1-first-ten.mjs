/*
 * The Fibonacci numbers never end, and neither does `fib()`. That does no harm, because it makes a number only
 * when somebody asks for one. `take` asks ten times and then stops, so here is an ordinary array of ten.
 */
import { fib, take, toArray } from "lazuli";

const firstTen = toArray(take(fib(), 10));

console.log(firstTen.join(", "));
