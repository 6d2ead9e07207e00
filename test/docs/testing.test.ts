/** What docs/testing.md and the comments of `lazuli/testing` say of the laws is what `checkOperator` says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LAWS } from "../../src/core/testing/check.js";
import { documentedIn } from "../kit/docs/comments.js";
import { findExamples } from "../kit/docs/examples.js";
import { root } from "../kit/files.js";
import { packed, runIn } from "../kit/packed.js";

const FILE = "docs/testing.md";
const page = readFileSync(join(root, FILE), "utf8");

/** What is said of the worlds and runtimes where a law holds. */
const plainly = (text: string): string => text.replace(/ \(async.*\)$/, "");

test("the table of the guide has all laws", () => {
  const rows = [...page.matchAll(/^\| (.+?) +\| `([\w ]+)` +\|$/gm)].map(([, text = "", name]) => [
    name,
    plainly(text),
  ]);
  expect(rows).toEqual(
    Object.entries(LAWS).map(([name, text]) => [name, text.replaceAll(/(next|return)\(\)|done/g, "`$&`")]),
  );
});

test("so has the comment of the type", () => {
  const { raw = "" } = documentedIn("src/core/testing/types.ts").get("OperatorLaw")?.comment ?? {};
  const text = raw.replaceAll(/\n \* {3}/g, " ");
  const items = [...text.matchAll(/^ \* - `"([\w ]+)"`: (.+)[;.]$/gm)].map(([, name, said = ""]) => [
    name,
    plainly(said),
  ]);
  expect(items).toEqual(
    Object.entries(LAWS).map(([name, text]) => [name, text.replaceAll(/(next|return)\(\)|done/g, "`$&`")]),
  );
});

test("the message in the guide is the one that is thrown", async () => {
  const [, text = ""] = /```text\n([^]*?)\n```/.exec(page) ?? [];
  const line = page.slice(0, page.indexOf("```text")).split("\n").length;
  const example = findExamples()
    .filter((each) => each.file === FILE && each.line < line)
    .at(-1);
  const { consumer } = await packed();
  const code = `${example?.code}`.replace(
    /^(checkOperator.*;).*$/m,
    "try { $1 } catch ({ message }) { console.log(message); }",
  );
  expect(await runIn(consumer, code, "module")).toBe(text);
});
