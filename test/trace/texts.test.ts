/** What the renderings print, held against texts that have been read by eye: `npx vitest run test/trace -u` writes them. */
import { describe, expect, test } from "vitest";
import { lanes, summary, table, tree } from "lazuli/trace";
import { asyncSamples, samples, steady } from "./samples.js";

const renderings = { table, lanes, tree, summary };

describe("the texts of", () => {
  test.each(Object.entries({ ...samples, ...asyncSamples }))("%s", async (name, run) => {
    const trace = steady(await run());
    const texts = Object.entries(renderings).map(([title, draw]) => {
      return `== ${title}\n\n${draw(trace, { width: 80, color: false })}\n`;
    });
    await expect(texts.join("\n")).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  test.each([60, 120])("chain in %d columns", async (width) => {
    const trace = steady(samples["chain"]?.() as never);
    const texts = Object.values(renderings).map((draw) => draw(trace, { width, color: false }));
    await expect(texts.join("\n\n")).toMatchFileSnapshot(`golden/chain.${width}.txt`);
  });

  test("error in color", async () => {
    const trace = steady(samples["error"]?.() as never);
    const texts = Object.values(renderings).map((draw) => draw(trace, { width: 80, color: true }));
    await expect(texts.join("\n\n").replaceAll("\u001b", "ESC")).toMatchFileSnapshot(
      "golden/error.color.txt",
    );
  });
});
