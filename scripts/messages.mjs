/**
 * Prints what the package says to those who make a mistake, to be read by eye: one line a mistake.
 *
 *     node scripts/messages.mjs             of the package in this folder, as it is built
 */
import * as lazuli from "../dist/index.js";
import * as A from "../dist/async.js";

/** Mistakes that people make, as they write them. */
const MISTAKES = `
toArray(map(gen(), f))
[...filter(gen(), f)]
seq(gen()).toArray()
toArray(from(gen()))
drain(tap(gen(), f))
[...take(gen(), 3)]
zip([[1], gen()])
zipKeyed({ a: gen() })
concat([1], gen())
first(map(gen(), f))
[...flatMap([1], () => gen())]
[...flatten([gen()])]
equals([1], gen())
mergeSorted([1], gen())
take(Promise.resolve([1]), 3)
toArray(fetched())
take({ a: 1 }, 3)
take({ length: 2, 0: 1 }, 3)
take(fib, 3)
toArray(fib)
zip([fib, primes])
concat([1], fib)
[...flatMap([1], () => Promise.resolve([1]))]
[...flatMap([1], () => "ab")]
[...flatten([1, 2])]
from({})
seq(5)
A.map(Promise.resolve([1]), f)
A.toArray(fib)
A.toArray({ a: 1 })
A.toArray({ length: 2 })
A.toArray({ [Symbol.asyncIterator]: async () => gen() })
A.toArray({ [Symbol.asyncIterator]: () => ({}) })
A.toArray({ [Symbol.asyncIterator]: 5 })
A.toArray({ [Symbol.iterator]: async () => [1] })
A.toArray(A.flatMap([1], () => 5))
A.concat([1], "ab")
fib(10)
fib("x")
fib(null)
fib({ to: 3 })
fib({ from: 3n })
fib({ from: "3" })
fib({ as: "string" })
fib({ from: 2e9 })
fib({ from: 2 ** 53 })
lucas(3)
lucas({ from: 2e9 })
primes({ max: 30 })
primes({ to: "9" })
primes(30)
primes({ from: 2n, to: 9 })
linearRecurrence([1n], [1n, 2n])
linearRecurrence([], [])
linearRecurrence([1], [1])
budget([1], { maxstep: 1 })
budget([1], 100)
budget([1], {maxSteps: "1"})
search([1], f, { maxstep: 1 })
search([1], f, 1000)
search([1], { maxSteps: 1 })
search(fib(), f)
search(fib(), f, {})
A.search([1], f, { maxstep: 1 })
A.budget([1], { maxstep: 1 })
A.abortable([1])
A.abortable([1], {})
tee([1], 2, { limits: 3 })
tee([1], "2")
tee([1], 2, { limit: "3" })
cooperate([1], { slice: 5 })
cooperate(gen())
[...replay(() => gen())]
[...replay(fib())]
search([1, 2], () => false, { maxSteps: 1 }).resume({ maxstep: 2 })
search([1, 2], () => false, { maxSteps: 1 }).resume(5)
zip([[1], [2, 3]], { mode: "longest", padding: gen() })
zip([[1], [2, 3]], { mode: "longest", padding: Promise.resolve([1]) })
runTasks([g, g])
runTasks([task, task])
runTasks(5)
runTasks([[1]])
isPrime(7, { deadlin: 5 })
isPrime("7")
isPrime(2 ** 53)
isPrime(7, "soon")
range("5")
range(0, 5, "1")
range(0, 5, 0)
range(0n, 5)
range(2 ** 53, 2 ** 53 + 3)
range()
countFrom("1")
chunks([1], "2")
chunks([1], 0)
chunks([1], 2.5)
chunks([1], { size: 2 })
windows([1], 3, { undersized: "allow-partial" })
windows([1], 3, "partial")
take([1], 5n)
take([1], 2 ** 53)
take([1], -1)
take([1], "x")
take([1])
drop([1], -1)
nth([1], "0")
nth([1], -1)
slice([1], -1)
stepBy([1], 0)
enumerate([1], "1")
groupBy([1], "k")
countBy([1], "k")
filter([1], async () => false)
find([1], async () => false)
uniqueBy([1], async () => 1)
not(async () => false)
map(f, [1])
filter(f, [1])
map(5, [])
map([1], [])
map([1])
map("abc", "x")
reduce([], (a, b) => a + b)
reduce([1], "+")
scan([1], 5)
zip([1, 2], [3, 4])
zip(fib(), primes())
zip(["ab", "cd"])
zip([[1]], { mode: "all" })
zip([[1]], "longest")
zip([[1], [2]], { mode: "longest", padding: 0 })
zip(5)
zipKeyed([1])
[...zip([[1], [1, 2]], { mode: "strict" })]
max([new Date(0), new Date(1)])
min([new Date(0), new Date(1)])
maxBy([1], "k")
minMax([new Date(0), new Date(1)])
smallest([3, "a"], 2)
max([1, 2], (a, b) => a > b)
largest([1], "x")
smallest([1])
isSorted([{}, {}])
mergeSorted([1], [2], "x")
[...mergeSorted([3, 1], [2])]
includesSorted([1], 2, 5)
sum(["1", "2"])
sum([1, 2n])
average(["1"])
join([Symbol("s")])
toMap([1])
toObject([1])
only([])
only([1, 2])
first(fib)
includes([1], 1, "0")
toArray(primes())
count(map(primes(), f))
sum(countFrom())
last(fib())
max(fib())
toArray(cycle([1]))
cycle(5)
replay([1])
unfold(1)
iterate(1)
generate(1)
recurrence(1, f)
repeat(1, -1)
repeat(1, "x")
split(5, ",")
split("a")
entries("ab")
entries(5)
combinations([1], "2")
permutations([1], -1)
[...runLengthDecode([["a", -1]])]
[...runLengthDecode(["ab"])]
peekable([1]).peek("1")
peekable([1]).rewind({})
operator("", [1], f)
operator("own", [1])
after("3")
stable(0)
withDigits("3")
withDigits(0)
withDigits(3, { base: "2" })
withDigits(3, 2)
withinTolerance("1")
exceeds("5")
not("x")
both(f)
fibAt("1")
fibAt(1.5)
fibAt(2e9)
fibIndex("1")
isFib("1")
gcd(1, 2n)
gcd("1", 2)
lcm(1.5, 2)
binomial("5", 2)
binomial(5, -1)
multinomial("1")
isqrt(-1)
isqrt("4")
primeCount("10")
primeCount(2 ** 60)
primeFactors(0)
primeFactors("12")
nextPrime("7")
nextPrime(2 ** 53)
previousPrime("7")
isEven("2")
continuedFraction(1, 2, 3)
continuedFraction(0n, 0n, 2n)
`;

const helpers = {
  A,
  f: (x) => x,
  g: function* g() {},
  task: (function* () {})(),
  gen: async function* gen() {
    for (let n = 0; n < 5; n++) yield n;
  },
  fetched: async () => [1],
};
const scope = { ...lazuli, ...helpers };
const names = Object.keys(scope);

/** @param {string} code */
async function outcomeOf(code) {
  try {
    const value = await new Function(...names, `return ${code}`)(...Object.values(scope));
    return `(nothing is thrown: ${String(value).slice(0, 60)})`;
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
}

/** @type {[code: string, outcome: string][]} */
const table = [];
for (const code of MISTAKES.trim().split("\n")) table.push([code, await outcomeOf(code)]);

const width = Math.max(...table.map(([code]) => code.length));
for (const [code, outcome] of table) console.log(`${code.padEnd(width)} → ${outcome}`);
