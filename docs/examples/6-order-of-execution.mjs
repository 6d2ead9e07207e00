/*
 * Who runs when? A generator is a function that can pause. Calling it runs none of its lines. Each pull lets it run
 * to its next `yield`, where it stops, with its variables kept; the next pull makes it go on right there. And when
 * the consumer has seen enough, the generator is closed, and its `finally` block runs. Below, up to a thousand
 * values are asked for, three are wanted, and three are made.
 */
import { fib, pairwise, take } from "lazuli";

/** @param {string} line */
const consumer = (line) => console.log(`${line.padEnd(36)}|`);
/** @param {string} line */
const generator = (line) => console.log(`${" ".repeat(36)}|  ${line}`);

/**
 * It never ends, which the type says by `never`.
 *
 * @returns {Generator<number, never>}
 */
function* fibonacci() {
  let [a, b] = [1, 1];
  generator(`starts: a = ${a}, b = ${b}`);
  try {
    for (;;) {
      generator(`yields ${a} and stops here`);
      yield a;
      [a, b] = [b, a + b];
      generator(`goes on: a = ${a}, b = ${b}`);
    }
  } finally {
    generator("finally: it is closed");
  }
}

console.log("THE CONSUMER                        |  THE GENERATOR");
const numbers = take(fibonacci(), 1000);
consumer("has built take(fibonacci(), 1000)");
consumer("nothing has run yet; now it pulls");
for (const n of numbers) {
  if (n > 1) {
    consumer(`gets ${n}, has seen enough: break`);
    break;
  }
  consumer(`gets ${n}, and pulls again`);
}
consumer("goes on after its loop");

console.log("\nPrinting a pipeline pulls nothing either:", take(pairwise(fib()), 3));
