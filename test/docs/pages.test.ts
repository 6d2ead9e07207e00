/** The pages that are made from data: that they are up to date, and that what they say of lazuli is true. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import * as lazuli from "lazuli";
import * as lazuliAsync from "lazuli/async";
import { describe, expect, test } from "vitest";
import { root } from "./files.js";

interface Composition {
  readonly code: string;
  /** What differs nevertheless. */
  readonly but?: string;
  /** What the words stand for in the example, if not for what they always do. */
  readonly given?: string;
  /** What the original gives for that, as JavaScript. */
  readonly gives?: string;
}

type Counterpart = string | Composition | { readonly why: string };

interface Library {
  readonly library: string;
  readonly names: Readonly<Record<string, Counterpart>>;
}

interface Branch {
  readonly when: string;
  readonly then?: readonly Branch[];
  readonly use?: readonly string[];
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, "docs", file), "utf8"));
const libraries = read("names.json") as readonly Library[];
const branches = read("which.json") as readonly Branch[];
const ours = new Set([...Object.keys(lazuli), ...Object.keys(lazuliAsync)]);

const { render } = (await import(pathToFileURL(join(root, "scripts/pages.mjs")).href)) as {
  render: () => Promise<Record<string, string>>;
};
const pages = Object.entries(await render());

test.each(pages)("docs/%s is made from its data: run node scripts/pages.mjs", (file, text) => {
  expect(readFileSync(join(root, "docs", file), "utf8")).toBe(text);
});

/** Sequences as arrays, also those inside: the first 50 values, for some are endless. */
function listed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(listed);
  const isSequence =
    typeof value === "object" && value !== null && "next" in value && Symbol.iterator in value;
  return isSequence ? lazuli.toArray(lazuli.take(value as Iterable<unknown>, 50)).map(listed) : value;
}

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
    typeof to === "object" && "code" in to ? [{ name, ...to }] : [],
  );

  test.each(compositions)("$name", ({ code, given, gives }) => {
    const fresh = { s: [1, 2, 3, 3, 5].values(), t: [1, 2, 4, 5, 6].values() };
    const fixed = { xs: [1, 2, 3], p: (x: number) => x > 1, f: (x: number) => x + 1, n: 3 };
    const words: Record<string, unknown> = { ...lazuli, ...fresh, ...fixed };
    const run = (body: string): unknown =>
      listed(compileFunction(`"use strict"; ${body}`, Object.keys(words))(...Object.values(words)));
    const answer = run(`{ ${given === undefined ? "" : `const ${given};`} return (${code}); }`);
    if (gives !== undefined) expect(answer).toEqual(run(`return (${gives});`));
    else if (ours.has(code)) expect(answer).toBeTypeOf("function");
    else if (Array.isArray(answer)) expect(answer.length).toBeGreaterThan(0);
    else expect(answer === undefined).toBe(code.startsWith("forEach("));
  });
});

describe("which one do I need?", () => {
  const leaves = (branch: Branch): readonly string[] => branch.use ?? (branch.then ?? []).flatMap(leaves);
  const named = branches.flatMap(leaves);

  test("it names functions that exist", () => {
    expect(named.filter((name) => !ours.has(name))).toEqual([]);
  });

  test("it leads to every function", () => {
    // A name with a capital is a class: it is met, not looked for.
    expect([...ours].filter((name) => /^[a-z]/.test(name) && !named.includes(name))).toEqual([]);
  });
});
