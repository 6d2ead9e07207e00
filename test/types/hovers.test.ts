/** What editors show of the types of results: the values themselves, not the names of helper types. */
import { expect, test } from "vitest";
import { compile, typeOf } from "./compiler.js";

const shown: [code: string, type: string][] = [
  ['zipKeyed({ id: [1, 2], name: ["a", "b"] })', "Lazy<{ id: number; name: string; }, undefined>"],
  [
    'zipKeyed({ id: [1], name: ["a"] }, { mode: "longest", padding: { name: "-" } })',
    "Lazy<{ id: number | undefined; name: string; }, undefined>",
  ],
  ["toArray(zipKeyed({ id: [1, 2] }))", "{ id: number; }[]"],
  ['zip([[1, 2], ["a", "b"]])', "Lazy<[number, string], undefined>"],
  ['seq([1]).zipKeyed("a", { b: ["x"] })', "Seq<{ a: number; b: string; }, undefined>"],
  ['asyncSeq([1]).zipKeyed("a", { b: ["x"] })', "AsyncSeq<{ a: number; b: string; }, undefined>"],
  [
    'entries({ host: "a", port: 1 })',
    'Lazy<[key: "host", value: string] | [key: "port", value: number], undefined>',
  ],
  ["product([1], ['a'])", "Lazy<[number, string], undefined>"],
];

const program = compile(
  Object.fromEntries(
    shown.map(([code], index) => [
      `hover-${index}.ts`,
      `import { entries, product, seq, toArray, zip, zipKeyed } from "lazuli";
       import { seq as asyncSeq } from "lazuli/async";
       export const result = ${code};`,
    ]),
  ),
);

test.each(shown.map(([code, type], index) => [code, type, index] as const))("%s", (_, type, index) => {
  expect(typeOf(program, `hover-${index}.ts`, "result")).toBe(type);
});
