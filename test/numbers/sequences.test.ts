import { readFileSync } from "node:fs";
import * as lazuli from "lazuli";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { findExamples } from "../kit/docs/examples.js";

/** The functions that the examples of docs/numbers.md define, to be run as they stand there. */
function recipes(): Record<string, (...args: unknown[]) => Iterable<unknown>> {
  const found: Record<string, never> = {};
  for (const { file, code } of findExamples()) {
    if (file !== "docs/numbers.md") continue;
    const names = Array.from(code.matchAll(/^const (\w+) = \(/gm), ([, name]) => name);
    // The definitions alone: the claims behind them are for test/docs.
    const definitions = code.slice(0, code.indexOf("\n\n", code.lastIndexOf("\nconst ")));
    if (names.length === 0) continue;
    const { outputText } = ts.transpileModule(`${definitions}\nexport { ${names.join(", ")} };`, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the page is the program under test
    new Function("require", "exports", outputText)(() => lazuli, found);
  }
  return found;
}

const made = recipes();
const recipe =
  (name: string, ...args: unknown[]) =>
  (): Iterable<unknown> =>
    (made[name] as (...args: unknown[]) => Iterable<unknown>)(...args);

/** Each of the golden sequences, by a function of the package or by a recipe of the guide. */
const sequences: Record<string, () => Iterable<unknown>> = {
  "fibonacci A000045": recipe("fibonacci"),
  "lucas A000032": lazuli.lucas,
  "tribonacci A000073": recipe("tribonacci"),
  "pell A000129": recipe("pell"),
  "perrin A001608": recipe("perrin"),
  "jacobsthal A001045": recipe("jacobsthal"),
  "primes A000040": lazuli.primes,
  "semiprimes A001358": recipe("semiprimes"),
  "twin primes lesser A001359": recipe("twinPrimes"),
  "squares A000290": recipe("squares"),
  "cubes A000578": recipe("cubes"),
  "triangular A000217": recipe("triangular"),
  "pentagonal A000326": recipe("pentagonal"),
  "factorials A000142": recipe("factorials"),
  "catalan A000108": recipe("catalan"),
  "bell A000110": recipe("bell"),
  "partitions A000041": lazuli.partitionNumbers,
  "hamming A051037": lazuli.hamming,
  "happy A007770": recipe("happy"),
  "perfect A000396": recipe("perfect"),
  "collatz from 27": recipe("collatz", 27n),
  "look-and-say A005150": recipe("lookAndSay"),
  "pi digits A000796": lazuli.piDigits,
  "contfrac e A003417": recipe("termsOfE"),
  "contfrac pi A001203": recipe("termsOfPi", 100),
  "contfrac sqrt2 A040000": recipe("rootOfTwo"),
  "calkin-wilf": recipe("calkinWilf"),
  "farey F8": recipe("farey", 8n),
  "x->x^2+1 from 1 (first 8)": recipe("squaresPlusOne"),
  "stern diatomic A002487": recipe("stern"),
  "mersenne exponents A000043": recipe("mersenneExponents"),
  "recaman A005132": recipe("recaman"),
};

/** A fraction as the golden data has it. */
const show = (value: unknown): string =>
  Array.isArray(value) ? (value[1] === 1n ? `${value[0]}` : value.join("/")) : String(value);

const golden = readFileSync(new URL("golden/sequences.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split("\t") as [name: string, terms: string]);

describe("the named sequences", () => {
  test("are all here", () => {
    expect(Object.keys(sequences)).toEqual(golden.map(([name]) => name));
  });

  test.each(golden)("%s has the terms that PARI gives", (name, terms) => {
    const expected = terms.split(",");
    // PARI's is of π to 57 digits, which rounds its last term from 3, 1, … up to 4.
    if (name === "contfrac pi A001203") expected.pop();
    const values = lazuli.take((sequences[name] as () => Iterable<unknown>)(), expected.length);
    expect(Array.from(values, show)).toEqual(expected);
  });

  test.each(["collatz from 27", "farey F8"])("%s ends there", (name) => {
    const [, terms = ""] = golden.find(([other]) => other === name) ?? [];
    expect([...(sequences[name] as () => Iterable<unknown>)()]).toHaveLength(terms.split(",").length);
  });
});
