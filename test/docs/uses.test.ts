/** Which names in code are links to our pages. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { root } from "../kit/files.js";

interface Use {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly module: string;
}
const { uses } = (await import(pathToFileURL(join(root, "scripts/typedoc/uses.mjs")).href)) as {
  uses: (code: string, outer: string) => Use[];
};

/** The code with each use as `⟦what is written|module.name⟧`, by the names that `zoo` exports. */
function marked(code: string): string {
  const zoo = ["ant", "bee", "cat"];
  let text = code;
  for (const { start, end, name, module } of uses(code, "zoo").reverse()) {
    if (zoo.includes(name))
      text = `${text.slice(0, start)}⟦${code.slice(start, end)}|${module}.${name}⟧${text.slice(end)}`;
  }
  return text;
}

test.each([
  ["a name alone", "ant", "⟦ant|zoo.ant⟧"],
  ["calls", "ant(bee([s, t]), (x) => x)", "⟦ant|zoo.ant⟧(⟦bee|zoo.bee⟧([s, t]), (x) => x)"],
  ["a type", "x & Ant<cat>", "x & Ant<⟦cat|zoo.cat⟧>"],
  [
    "imports",
    'import { ant, bee as b } from "zoo/night"; ant(b, cat);',
    'import { ⟦ant|zoo/night.ant⟧, ⟦bee|zoo/night.bee⟧ as b } from "zoo/night"; ⟦ant|zoo/night.ant⟧(⟦b|zoo/night.bee⟧, ⟦cat|zoo.cat⟧);',
  ],
  ["an import in prose", "import { ant }", "import { ⟦ant|zoo.ant⟧ }"],
  [
    "what is imported, in short for a property",
    'import { ant } from "zoo"; f({ ant });',
    'import { ⟦ant|zoo.ant⟧ } from "zoo"; f({ ⟦ant|zoo.ant⟧ });',
  ],
  ["code with an ellipsis", "ant(…, 3)", "⟦ant|zoo.ant⟧(…, 3)"],
])("%s: a use", (_, code, expected) => {
  expect(marked(code)).toBe(expected);
});

test.each([
  ["members", "s.ant(3).bee"],
  ["options", "f({ ant: 3, bee })"],
  ["parameters and variables", "(ant) => { const bee = ant; return bee; }"],
  ["functions of the example", "function* ant() {} ant();"],
  ["the start of an error", "ant: size must be an integer"],
  ["files", "ant.mjs"],
  ["words", "for … ant"],
  ["strings and comments", '"ant" // bee'],
])("%s: no use", (_, code) => {
  expect(marked(code)).toBe(code);
});
