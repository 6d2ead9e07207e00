/*
 * The whole lesson, as `npm run demo` prints it: the examples, one after the other, each below its heading.
 */
const LESSON = [
  ["1-first-ten.mjs", "The first ten Fibonacci numbers"],
  ["2-how-many.mjs", "How many should I ask for?"],
  ["3-stop-in-a-loop.mjs", "Stop in a loop, or in the sequence"],
  ["4-consecutive-primes.mjs", "The first two consecutive primes above 1000"],
  ["5-neighbouring-fibonacci-primes.mjs", "Fibonacci neighbours, both prime"],
  ["6-order-of-execution.mjs", "Who runs when"],
  ["7-search-until-ctrl-c.mjs", "A search that can be stopped"],
];

try {
  await import("lazuli");
} catch (error) {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.error("The examples import lazuli as it is built. Run `npm ci` or `npm run build` first.");
  process.exit(1);
}

console.log("The lesson of lazuli: say when to stop, instead of guessing a count.");
for (const [file, title] of LESSON) {
  console.log(`\n── ${title} (${file})`);
  console.group();
  await import(`./${file}`);
  console.groupEnd();
}
