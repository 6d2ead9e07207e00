import { expect, test } from "vitest";
import { compile, errorsOf } from "./compiler.js";

const ADVICE = `"promises are not awaited here: use lazuli/async"`;

const calls = {
  "function.ts": "lazuli.some(numbers, isLater);",
  "in-place.ts": "lazuli.some(numbers, async (n) => n > 1);",
  "guarded.ts": "lazuli.find(numbers, isLater);",
  "filter.ts": "lazuli.filter(numbers, isLater);",
  "maybe.ts": "lazuli.every(numbers, isMaybeLater);",
  "search.ts": "lazuli.search(numbers, isLater);",
  "chain.ts": "lazuli.seq(numbers).find(async (n) => n > 1);",
  "key.ts": "lazuli.uniqueBy(numbers, isLater);",
  "combined.ts": "lazuli.not(isLater);",
};

const program = compile(
  Object.fromEntries(
    Object.entries(calls).map(([file, call]) => [
      file,
      `import * as lazuli from "lazuli";
      export declare const numbers: number[];
      export declare const isLater: (n: number) => Promise<boolean>;
      export declare const isMaybeLater: (n: number) => boolean | Promise<boolean>;
      ${call}`,
    ]),
  ),
);

const linesOf = (file: string): string[] => {
  const errors = errorsOf(program, file);
  expect(errors).toHaveLength(1);
  return errors.join().split("\n");
};

test("a predicate that returns a promise: the message says what to do", () => {
  expect(linesOf("function.ts")).toEqual([
    `Argument of type '(n: number) => Promise<boolean>' is not assignable to parameter of type '(value: number, index: number) => ${ADVICE}'.`,
    `  Type 'Promise<boolean>' is not assignable to type '${ADVICE}'.`,
  ]);
  expect(linesOf("in-place.ts")).toEqual([`Type 'Promise<boolean>' is not assignable to type '${ADVICE}'.`]);
});

test.each(Object.keys(calls))("in its last line (%s)", (file) => {
  expect(linesOf(file).at(-1)).toMatch(
    new RegExp(`^ *Type 'Promise<boolean>' is not assignable to type '(boolean \\| )?${ADVICE}'\\.$`),
  );
});
