/**
 * What stands below an example of a page is what the example prints: a block of text, or a picture in a file of its own.
 * `LAZULI_WRITE=1` writes them.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Example } from "../docs/examples.js";
import { printedBy } from "../docs/run.js";
import { filesUnder, root } from "../files.js";

/** The width of a page in characters. Wider lines scroll. */
const WIDTH = 72;

/** An example with the text or the picture below it. */
const PRINTED =
  /^```js\n(?<code>(?:(?!```).*\n)+)```\n\n(?:```text\n(?<text>[^]*?)\n```|!\[[^\]]+\]\((?<picture>pictures\/\S+\.svg)\))$/gm;

/** The pictures of a page are in the folder `pictures` beside it, which has no others. */
export function describePrinted(path: string): void {
  const file = join(root, path);
  const folder = dirname(path);
  const page = readFileSync(file, "utf8");
  const found = [...page.matchAll(PRINTED)].map(({ index, groups = {} }) => {
    const { code = "", text = "", picture } = groups;
    const line = page.slice(0, index).split("\n").length + 1;
    const example: Example = { file: path, line, code, runs: true, checks: true, isScript: true };
    return { line, example, text, picture: picture && `${folder}/${picture}` };
  });

  describe(`what is printed on ${path}`, () => {
    const { columns } = process.stdout;
    const printed = new Map<string, string>();

    beforeEach(() => {
      process.stdout.columns = WIDTH;
      // Time that stands still but for timers: these take what they say, however busy the machine is.
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    });
    afterEach(() => {
      vi.useRealTimers();
      process.stdout.columns = columns;
    });

    test.each(found)("line $line", async ({ example, text, picture }) => {
      const running = printedBy(example);
      await vi.runAllTimersAsync();
      const lines = await running;
      printed.set(example.code, lines);
      const shown = picture === undefined ? text : readPicture(picture);
      expect(shown, "LAZULI_WRITE=1 writes it").toBe(lines);
    });

    test("there is nothing else", () => {
      const texts = page.match(/^```text$/gm) ?? [];
      const pictures = [...page.matchAll(/!\[.*?\]\((.*?)\)/g)].map(([, name]) => `${folder}/${name}`);
      expect(found.filter(({ picture }) => picture === undefined).length).toBe(texts.length);
      expect(found.flatMap(({ picture }) => picture ?? [])).toEqual(pictures);
      expect(filesUnder(`${folder}/pictures`, ".svg")).toEqual(pictures.sort());
    });

    afterAll(() => {
      if (process.env["LAZULI_WRITE"] === undefined) return;
      let written = page;
      for (const { example, text, picture } of found) {
        const lines = printed.get(example.code) ?? "";
        const below = `${example.code}\`\`\`\n\n\`\`\`text\n`;
        if (picture === undefined) written = written.replace(below + text, () => below + lines);
        else writeFileSync(join(root, picture), `${lines}\n`);
      }
      writeFileSync(file, written);
    });
  });
}

function readPicture(path: string): string {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd() : "";
}
