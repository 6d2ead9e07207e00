/** The pages that are made from data: that they are up to date, and that what they say of lazuli is true. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";
import * as lazuli from "lazuli";
import * as lazuliAsync from "lazuli/async";
import { describe, expect, test } from "vitest";
import { root } from "./files.js";

type Counterpart = string | { readonly code?: string; readonly why?: string };

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

describe.each(libraries)("names of $library", ({ names }) => {
  const entries = Object.entries(names);

  test("each leads to something", () => {
    const bad = entries.filter(
      ([, to]) => typeof to === "object" && (to.code === undefined) === (to.why === undefined),
    );
    expect(bad).toEqual([]);
  });

  test("each function of lazuli exists", () => {
    const missing = entries.filter(([, to]) => typeof to === "string" && !ours.has(to));
    expect(missing).toEqual([]);
  });

  const compositions = entries.flatMap(([name, to]) =>
    typeof to === "object" && to.code !== undefined ? [[name, to.code] as const] : [],
  );

  if (compositions.length > 0) {
    test.each(compositions)("%s is what %s does", (_, code) => {
      const fresh = { s: [1, 2, 3, 3, 5].values(), t: [1, 2, 4, 5, 6].values() };
      const fixed = { xs: [1, 2, 3], p: (x: number) => x > 1, f: (x: number) => x + 1, n: 3 };
      const words: Record<string, unknown> = { ...lazuli, ...fresh, ...fixed };
      const run = compileFunction(`"use strict"; return (${code});`, Object.keys(words));
      const answer: unknown = run(...Object.values(words));
      if (typeof answer === "object" && answer !== null && Symbol.iterator in answer) {
        expect(lazuli.toArray(lazuli.take(answer as Iterable<unknown>, 50)).length).toBeGreaterThan(0);
      } else {
        expect(answer === undefined).toBe(code.startsWith("forEach("));
      }
    });
  }
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
