/** Pictures on a page are what happens. `LAZULI_WRITE=1` writes them into the page. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Scene, Stage } from "../docs/timelines.js";
import { root } from "../files.js";

/** The width of a page in characters. Wider ones scroll. */
const WIDTH = 72;

/** A picture on the page: its title, which is what is run, and the rest. */
const PICTURE = /(?<=^```text\n)(?<code>.*)(?<rest>(?:\n(?!```$).*)*)(?=\n```$)/gm;

export function describePictures(path: string, scenes: readonly Scene[]): void {
  const file = join(root, path);
  const page = readFileSync(file, "utf8");
  const shown = new Map(
    [...page.matchAll(PICTURE)].map(({ 0: picture, groups }) => [groups?.["code"], picture]),
  );

  describe(`the pictures of ${path}`, async () => {
    const drawn = new Map<string, string>();
    for (const scene of scenes) drawn.set(scene.code, await new Stage().draw(scene));

    test.each(scenes)("$code", ({ code }) => {
      expect(shown.get(code), "LAZULI_WRITE=1 writes it").toBe(drawn.get(code));
    });

    test("there are no others", () => {
      expect([...shown.keys()].sort()).toEqual([...drawn.keys()].sort());
    });

    test("they fit on a page", () => {
      const lines = [...drawn.values()].flatMap((picture) => picture.split("\n"));
      expect(lines.filter((line) => line.length > WIDTH)).toEqual([]);
    });

    if (process.env["LAZULI_WRITE"]) {
      writeFileSync(
        file,
        page.replace(PICTURE, (picture, code: string) => drawn.get(code) ?? picture),
      );
    }
  });
}
