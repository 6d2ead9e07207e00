import { describe, expect, test } from "vitest";
import { compile, errorsOf } from "./compiler.js";

const ADVICE = "never ends: bound it with take, takeWhile or takeUntil";

/** The functions that need the end, each with its arguments after the source. */
const consumers: [name: string, ...args: string[]][] = [
  ["average"],
  ["count"],
  ["forEach", "() => {}"],
  ["join"],
  ["largest", "3"],
  ["last"],
  ["max"],
  ["maxBy", "(n: number) => n"],
  ["min"],
  ["minBy", "(n: number) => n"],
  ["minMax"],
  ["reduce", "(a) => a"],
  ["reduce", "(a) => a", "0"],
  ["smallest", "3"],
  ["sum"],
  ["takeLast", "2"],
  ["toArray"],
];

const forms = {
  function: (name: string, args: string[]) =>
    `import { countFrom, ${name} } from "lazuli";\n` + `${name}(${["countFrom()", ...args].join(", ")});`,
  method: (name: string, args: string[]) =>
    `import { countFrom, seq } from "lazuli";\n` + `seq(countFrom()).${name}(${args.join(", ")});`,
  "async function": (name: string, args: string[]) =>
    `import { ${name} } from "lazuli/async";\ndeclare const ticks: AsyncGenerator<number, never>;\n` +
    `void ${name}(${["ticks", ...args].join(", ")});`,
};

/** An abort or an error ends it, so that it reads what never ends. */
const isMainLoop = (form: string, name: string): boolean => form === "async function" && name === "forEach";

const snippets = Object.entries(forms).flatMap(([form, write]) =>
  consumers
    .filter(([name]) => !isMainLoop(form, name))
    .map(([name, ...args]) => {
      const title = `${form} ${name}(${args.join(", ")})`;
      return { title, file: `${title.replaceAll(/\W+/g, "-")}.ts`, code: write(name, args) };
    }),
);

const imports = `import { countFrom, search, seq } from "lazuli";\nimport * as async from "lazuli/async";\n`;
const searches = {
  "search.ts": `${imports}search(countFrom(), () => true);`,
  "chain.ts": `${imports}seq(countFrom()).search(() => true);`,
  "async.ts": `${imports}void async.search(countFrom(), () => true);`,
};

// One program for all, since the compiler reads the library once for each.
/** Other mistakes: in the last line, what to do or which type is wrong; in no more lines than fit the eye. */
const mistakes: [imports: string, code: string, lastLine: RegExp][] = [
  ["zip", 'zip([1, 2], ["a"]);', /zip takes one list of sequences: zip\(\[a, b\]\)/],
  ["map", "map({} as AsyncIterable<number>, String);", /missing in type 'AsyncIterable<number>'/],
  ["toArray", "toArray(Promise.resolve([1]));", /missing in type 'Promise<number\[\]>'/],
  [
    "max",
    "max([new Date()]);",
    /'"values without an order: give a comparator"' is missing in type 'Date\[\]'/,
  ],
  ["isSorted", "isSorted([{}]);", /"values without an order: give a comparator"/],
  ["compare", 'compare(["a"], [{}]);', /"values without an order: give a comparator"/],
  [
    "max",
    "max([1], 5);",
    /^Argument of type 'number' is not assignable to parameter of type 'Comparator<number>'\.$/,
  ],
  ["map, max", "map([[1]], max);", /^ +Type 'number' is not assignable to type 'Comparator<number>'\.$/],
  ["max, pipe, primes", "pipe(primes(), max);", /"never ends: bound it with take, takeWhile or takeUntil"/],
  ["primes, sum", "sum(primes());", /"never ends: bound it with take, takeWhile or takeUntil"/],
  [
    "sum",
    'sum(["1"]);',
    /"either numbers or bigints are added: map the values first"' is missing in type '"1"\[\]'/,
  ],
  ["sum", "sum([1, 2n]);", /"either numbers or bigints are added: map the values first"/],
];
const mistakeFile = (index: number): string => `mistake-${index}.ts`;

const program = compile({
  ...Object.fromEntries(
    mistakes.map(([imports, code], index) => [
      mistakeFile(index),
      `import { ${imports} } from "lazuli";
${code}`,
    ]),
  ),
  ...Object.fromEntries(snippets.map(({ file, code }) => [file, code])),
  ...searches,
});

describe("on an endless sequence the compiler says what to do", () => {
  test.each(snippets)("$title", ({ file }) => {
    const errors = errorsOf(program, file);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(ADVICE);
  });
});

test.each(Object.keys(searches))("and so it does for a search without bounds (%s)", (file) => {
  expect(errorsOf(program, file).join()).toContain(
    "never ends: bound the search by maxSteps, maxPulls, maxTime or signal",
  );
});

test.each(mistakes.map(([, code, lastLine], index) => [code, lastLine, index] as const))(
  "%s is told in a few lines",
  (_, lastLine, index) => {
    const [error = "", ...more] = errorsOf(program, mistakeFile(index));
    expect(more).toEqual([]);
    expect(error.split("\n").length).toBeLessThanOrEqual(6);
    expect(error.split("\n").at(-1)).toMatch(lastLine);
  },
);
