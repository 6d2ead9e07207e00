/**
 * How well work that is bounded, or takes turns, keeps its promises: in Node, and in headless Chromium. See README.md.
 *
 *   npm run bench:stopping -- [--rounds 25] [--only node]
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chosen, installDependencies, log, takeLazuli } from "../setup.mjs";
import { cell, table } from "../table.mjs";
import { measure } from "./measure.mjs";

const CHROMIUM = "/usr/bin/chromium";
const SLICE = 10;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "25" },
    only: { type: "string", multiple: true },
  },
});
const options = { sliceTime: SLICE, rounds: Number(values.rounds) };

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
installDependencies();
takeLazuli();
const built = path("../.cache/lazuli/index.js");

const places = {
  node: async () => measure(await import(built), options),
  chromium: inChromium,
};

/** In one script: some machines let no browser near the network, not even near their own. */
async function inChromium() {
  if (!existsSync(CHROMIUM)) {
    log("note: no Chromium here (apt-get install chromium)");
    return undefined;
  }
  const [{ chromium }, { build }] = await Promise.all([import("playwright-core"), import("esbuild")]);
  const { outputFiles } = await build({
    entryPoints: [built],
    bundle: true,
    write: false,
    globalName: "lazuli",
  });
  const args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"];
  const browser = await chromium.launch({ executablePath: CHROMIUM, args });
  try {
    const page = await browser.newPage();
    return await page.evaluate(`${outputFiles[0].text}(${measure})(lazuli, ${JSON.stringify(options)})`);
  } finally {
    await browser.close();
  }
}

for (const name of chosen(values.only, Object.keys(places))) {
  log(`measuring in ${name}`);
  const results = await places[name]();
  if (results === undefined) continue;
  const { beside, throughput, costs, overrun, unfairness } = results;
  const frames = beside.frames > 0 ? [["animation frames a second", beside.frames, 30, true]] : [];
  const rows = [
    [`gap between ticks beside slices of ${SLICE} ms, median, ms`, beside.median, 3 * SLICE],
    ["the same, 99th percentile", beside.p99, 3 * SLICE],
    ["the same, largest", beside.largest],
    ...frames,
    [`its ${beside.error} came late by, ms`, beside.late, 3 * SLICE],
    ["cooperate, values of 1 µs, as a multiple of the sync loop", throughput, 1.5],
    ...Object.entries(costs).flatMap(([name, { deadline, search }]) => [
      [`what a deadline costs over ${name}, as a multiple of maxSteps`, deadline, 1.05],
      [`search over ${name}, as a multiple of find`, search],
    ]),
    ...Object.entries(overrun).map(([name, ms]) => [`deadline overrun, ${name}, worst, ms`, ms, 20]),
    ["longest wait of 1,000 tasks, as a multiple of the mean", unfairness, 2],
  ].map(([title, value, bar, isLeast]) => [
    title,
    cell(value),
    bar === undefined ? "" : `${isLeast ? "≥" : "≤"} ${bar}`,
    bar === undefined ? "" : (isLeast ? value >= bar : value <= bar) ? "met" : "MISSED",
  ]);
  console.log(table(name, ["", "measured", "bar", ""], rows));
}
