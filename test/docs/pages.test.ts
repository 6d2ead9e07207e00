/** The pages of names and tasks: what they say of lazuli is true, and they leave nothing out. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as lazuli from "lazuli";
import * as lazuliAsync from "lazuli/async";
import * as lazuliTesting from "lazuli/testing";
import * as lazuliTrace from "lazuli/trace";
import { describe, expect, test } from "vitest";
import { expectNone } from "../kit/complaints.js";
import { libraries } from "../kit/docs/compositions.js";
import { root } from "../kit/files.js";

const page = (file: string): string => readFileSync(join(root, "docs", file), "utf8");
const ours = new Set([lazuli, lazuliAsync, lazuliTrace, lazuliTesting].flatMap((face) => Object.keys(face)));

test("names.md is made from names.json: run node scripts/namesPage.mjs", async () => {
  const { render } = (await import(pathToFileURL(join(root, "scripts/namesPage.mjs")).href)) as {
    render: () => Promise<string>;
  };
  expect(page("names.md")).toBe(await render());
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
  const named = [...page("which.md").matchAll(/`(\w+)`/g)].map((match) => match[1] as string);

  test("it names functions that exist", () => {
    expect(named.filter((name) => !ours.has(name))).toEqual([]);
  });

  test("it leads to every function", () => {
    // A name with a capital is a class: it is met, not looked for.
    const missing = [...ours].filter((name) => /^[a-z]/.test(name) && !named.includes(name));
    expectNone(missing, "docs/which.md leads to none of these: add a line for each");
  });
});
