/** What docs/names.json says of other libraries: that it is so, on what they document themselves. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import * as lazuli from "lazuli";
import * as lazuliAsync from "lazuli/async";
import { describe, expect, test } from "vitest";
import {
  type Composition,
  type Example,
  isSequence,
  libraries,
  listed,
  type Run,
  run,
  valueOf,
} from "../kit/docs/compositions.js";
import { typeErrors } from "../kit/docs/examples.js";
import { root } from "../kit/files.js";

const ours = new Set([...Object.keys(lazuli), ...Object.keys(lazuliAsync)]);

/** The sequences that a composition returns: itself, or those in an array. */
function sequencesIn(result: unknown): Iterable<unknown>[] {
  if (Array.isArray(result)) return result.filter(isSequence);
  return isSequence(result) ? [result] : [];
}

/** The sources that have been pulled, and have neither ended nor been closed. */
function opened(probes: Run["probes"]): string[] {
  const names = Object.keys(probes);
  return names.filter((name) => (probes[name]?.pulls ?? 0) > 0 && probes[name]?.isOpen);
}

interface Documented {
  readonly lib: string;
  readonly name: string;
  readonly direct?: string;
  readonly vars?: string;
  readonly take?: number;
  readonly want: string;
}

const documented = JSON.parse(
  readFileSync(join(root, "test/docs/golden/names-documented.json"), "utf8"),
) as readonly Documented[];

describe.each(libraries)("names of $library", ({ names }) => {
  const entries = Object.entries(names);

  test("each leads to something", () => {
    const bad = entries.filter(([, to]) => typeof to === "object" && "code" in to === "why" in to);
    expect(bad).toEqual([]);
  });

  test("each function of lazuli exists", () => {
    const missing = entries.filter(([, to]) => typeof to === "string" && !ours.has(to));
    expect(missing).toEqual([]);
  });

  const compositions = entries.flatMap(([name, to]) =>
    typeof to === "object" && "code" in to && !ours.has(to.code) ? [{ name, ...to }] : [],
  );

  test("each composition has an example of the original", () => {
    const missing = compositions.filter(({ examples = [] }) => examples.length === 0);
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  const examples = compositions.flatMap((composition) =>
    (composition.examples ?? []).map((example) => ({ ...composition, example })),
  );

  test.each(examples)("$name: $example.given", ({ code, open = false, example }) => {
    const { result, probes } = run(code, example.given);
    expect(listed(result, example.take)).toEqual(valueOf(example.gives));
    expect(opened(probes), "left open").toEqual(open ? ["s"] : []);
  });

  const stopping = examples.filter(({ open }) => open !== true);

  test.each(stopping)("$name: $example.given, read in part", ({ code, example }) => {
    const all = sequencesIn(run(code, example.given).result);
    const length = Math.max(
      0,
      ...all.map((sequence) => (listed(sequence, example.take) as unknown[]).length),
    );
    for (let count = 1; count <= length; count++) stopAfter(count, code, example);
  });
});

/** Reads some results, holds what has been pulled for them against the example, and stops. */
function stopAfter(count: number, code: string, { given, pulls }: Example): void {
  const { result, probes } = run(code, given);
  for (const sequence of sequencesIn(result)) {
    let read = 0;
    for (const _ of sequence) if (++read === count) break;
  }
  const expected = pulls?.[count - 1];
  if (expected !== undefined) expect(probes["s"]?.pulls, `pulled for ${count}`).toBe(expected);
  expect(opened(probes), `left open after ${count}`).toEqual([]);
}

/** What the words are to the compiler. A name that needs more than `any` says so. */
const types: Record<string, string> = {
  s: "Lazy<any>",
  t: "Lazy<any>",
  xs: "any[]",
  p: "(x: any) => boolean",
  f: "(...args: any[]) => any",
  n: "any",
};
const narrower: Record<string, Record<string, string>> = {
  kmerge: { xs: "number[][]" },
  totient: { n: "number" },
};

test("each composition compiles as it stands, without an assertion", () => {
  const lines = libraries.flatMap(({ names }) =>
    Object.entries(names).flatMap(([name, to]) => {
      if (typeof to === "string" || !("code" in to)) return [];
      const parameters = Object.entries({ ...types, ...narrower[name] });
      return [`(${parameters.map(([word, type]) => `${word}: ${type}`).join(", ")}) => (${to.code});`];
    }),
  );
  const words = Object.keys(lazuli).filter((name) => /^[a-z]/.test(name));
  const imports = `import { type Lazy, ${words.join(", ")} } from "lazuli";`;
  const code = [imports, ...lines].join("\n");
  const program = { file: "names", line: 1, code, runs: false, checks: true, isScript: false };
  const complaints = typeErrors([program]).get(program) ?? [];
  const shown = complaints.map((text) => `${text}\n${lines[Number(/:(\d+):/.exec(text)?.[1]) - 2] ?? ""}`);
  expect(shown).toEqual([]);
  expect(lines.filter((line) => /\bas\b/.test(line.replaceAll(/"[^"]*"/g, "")))).toEqual([]);
});

test("count_cycle of nothing ends", () => {
  const library = libraries.find((one) => one.library === "Python more-itertools");
  const { code } = library?.names["count_cycle"] as Composition;
  expect(listed(run(code.replace("[1, 2]", "[]")).result)).toEqual([]);
});

/** What stands in docs/names.json under a name of the golden data, if it is a composition. */
function compositionOf({ lib, name }: Documented): Composition | undefined {
  const to = libraries.find(({ library }) => library === lib)?.names[name];
  return typeof to === "object" && "code" in to && !ours.has(to.code) ? to : undefined;
}

describe("what the originals document", () => {
  // The sum of three scales is one that the names page excepts: see there under Math.sumPrecise.
  const calls = documented.filter(
    ({ name, direct }) => direct !== undefined && name !== "sum (three scales)",
  );
  const over = documented.filter(({ vars }) => vars !== undefined);

  test.each(over)("$lib: $name with $vars", (example) => {
    const { code } = compositionOf(example) as Composition;
    const given = (example.vars ?? "").replace(/^const /, "");
    expect(listed(run(code, given).result, example.take)).toEqual(valueOf(example.want));
  });

  // Where the name alone would be wrong, a composition of that name has the same example.
  test.each(calls)("$lib: $name, $direct", (example) => {
    const want = valueOf(example.want);
    const shown = (compositionOf(example)?.examples ?? []).map(({ gives }) => valueOf(gives));
    if (shown.some((value) => isDeepStrictEqual(value, want))) return;
    expect(valueOf(example.direct ?? "")).toEqual(want);
  });
});
