/** The pages that are made from data: that they are up to date, and that what they say of lazuli is true. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as lazuli from "lazuli";
import * as lazuliAsync from "lazuli/async";
import { describe, expect, test } from "vitest";
import { libraries } from "./compositions.js";
import { root } from "./files.js";

interface Branch {
  readonly when: string;
  readonly then?: readonly Branch[];
  readonly use?: readonly string[];
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, "docs", file), "utf8"));
const branches = read("which.json") as readonly Branch[];
const ours = new Set([...Object.keys(lazuli), ...Object.keys(lazuliAsync)]);

const { render } = (await import(pathToFileURL(join(root, "scripts/pages.mjs")).href)) as {
  render: () => Promise<Record<string, string>>;
};
const pages = Object.entries(await render());

test.each(pages)("docs/%s is made from its data: run node scripts/pages.mjs", (file, text) => {
  expect(readFileSync(join(root, "docs", file), "utf8")).toBe(text);
});

test("names of ours that are no words of English stand in backticks", () => {
  const sayings = libraries.flatMap(({ names }) =>
    Object.values(names).flatMap((to) =>
      typeof to === "string" ? [] : "why" in to ? [to.why] : to.but === undefined ? [] : [to.but],
    ),
  );
  const texts = sayings.map((text) => text.replaceAll(/`[^`]*`/g, ""));
  const bare = texts.filter((text) => (text.match(/[a-z]+[A-Z]\w*/g) ?? []).some((word) => ours.has(word)));
  expect(bare).toEqual([]);
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
