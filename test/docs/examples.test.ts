import { describe, expect, test } from "vitest";
import { type Example, findExamples, obstacles, typeErrors } from "../kit/docs/examples.js";
import { run } from "../kit/docs/run.js";

const examples = findExamples();
const example = (code: string, isScript: boolean, file = "file"): Example => ({
  file,
  line: 10,
  code,
  runs: true,
  checks: true,
  isScript,
});
const wrong = example('\nconst a: number = "";', false);
const typed = example("\nconst a: number = 1;", true);
const unknown = example("\nconsole.log(fib);", true);
const errors = typeErrors([...examples.filter(({ checks }) => checks), wrong, typed, unknown]);

describe("the examples", () => {
  for (const item of examples) {
    test(`${item.file}:${item.line}`, async () => {
      const complaints = [...(errors.get(item) ?? []), ...obstacles(item)];
      if (complaints.length > 0) throw new TypeError(complaints.join("\n"));
      if (item.runs) await run(item);
    });
  }
});

const claiming = (code: string): Promise<void> => run(example(code, false));

describe("an example fails", () => {
  test.each([
    ["without a claim", "1 + 1;", "file:10: the example asserts nothing"],
    [
      "with a wrong value",
      "console.log(1 + 1); // => 2\nconsole.log([1]); // => [2]",
      "file:11: expected [ 1 ] to deeply equal [ 2 ]",
    ],
    ["with a wrong text", "console.log(1n); // prints 2n", "file:10: expected '1n' to be '2n'"],
    ["when nothing is thrown", "1; // throws Error", "file:10: expected 'nothing'"],
    [
      "when another error is thrown",
      'throw new Error("no"); // throws TypeError',
      "file:10: expected 'Error: no'",
    ],
    ["when it says something else", 'throw new Error("no"); // throws Error: yes', "to contain 'yes'"],
    ["when it throws by itself", 'console.log(1); // => 1\n\nthrow new Error("no");', "file:12: no"],
    ["with a claim out of place", "const a = 1; // => 1", "file:10: a comment that makes no claim here"],
    ["when it prints nothing", "1 + 1; // => 2", "file:10: a comment that makes no claim here"],
    ["when it prints several", "console.log(1, 2); // => 1", "file:10: a comment that makes no claim here"],
    ["when it prints many", "console.log(...[1]); // => 1", "file:10: a comment that makes no claim here"],
    [
      "when code follows what throws",
      "f(); // throws Error\n1;",
      "file:10: a comment that makes no claim here",
    ],
    [
      "with a value that is no code",
      "console.log(1); // => 1\nconsole.log(2); // => 2, …",
      "file:11: Invalid character.",
    ],
  ])("%s", async (_, code, message) => {
    await expect(claiming(code)).rejects.toThrow(message);
  });
});

describe("an example passes", () => {
  test.each([
    ["by values", "console.log({ a: [1n, undefined] }); // => { a: [1n, undefined] }"],
    ["by awaited values", "console.log(await Promise.resolve(1)); // => 1"],
    ["over several lines", "console.log([\n  1,\n]); // => [1]"],
    ["by what it prints", "console.log([1n], 'a'); // prints [ 1n ] a"],
    ["by what a loop prints", "for (const n of [1, 2]) console.log(n); // prints: 1 2"],
    ["within a loop", "for (const n of [1, 2]) {\n  console.log(n > 0); // => true\n}"],
    ["by an error", 'throw new RangeError("it is no good"); // throws RangeError: no good'],
    ["by a rejection", "await Promise.reject(new TypeError()); // throws TypeError"],
    ["with modules of Node", 'import { join } from "node:path";\nconsole.log(join("a", "b")); // => "a/b"'],
  ])("%s", async (_, code) => {
    await claiming(code);
  });
});

test("the compiler reads the examples too", () => {
  expect(errors.get(wrong)).toEqual(["file:11: Type 'string' is not assignable to type 'number'."]);
});

describe("an example of a page cannot be saved as .mjs", () => {
  test("with types", () => {
    expect(errors.get(typed)).toEqual(["file:11: Type annotations can only be used in TypeScript files."]);
    expect(obstacles(example("1;", false, "a.md"))).toEqual([
      "a.md:10: what runs on a page is fenced as js, without types",
    ]);
  });

  test("without its imports", () => {
    expect(errors.get(unknown)).toEqual(["file:11: Cannot find name 'fib'."]);
  });

  test.each(["using a = f();", "\n{\n  await using a = f();\n}"])("with using: %s", (code) => {
    expect(obstacles(example(code, true, "a.md")).join()).toMatch(
      /^a\.md:1[02]: the oldest Node has no using$/,
    );
  });
});
