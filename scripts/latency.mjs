/**
 * How the event loop fares beside `cooperate`, over the built package: the gaps between two ticks of a timer, in Node and
 * in headless Chromium, where animation frames have to keep coming too; what a value costs; how fair tasks are.
 *
 *     node scripts/latency.mjs              Node, and Chromium where it is installed (apt-get install chromium)
 *     node scripts/latency.mjs node         Node alone
 *
 * It fails past the bars: a gap of 3 slices at the 99th percentile, 1.5 times the cost of the sync loop. Other work on
 * the machine counts in.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const PLAYWRIGHT = "playwright-core@1.65.1";
const SLICE = 10;
const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, ".cache", "playwright");
const chromium = "/usr/bin/chromium";

/**
 * Runs in Node and in the page, and knows only what it is handed.
 *
 * @param {{ cooperate: any, countFrom: any, filter: any, map: any }} lazuli
 * @param {number} sliceTime
 */
async function measure({ cooperate, countFrom, filter, map }, sliceTime) {
  /** @type {number[]} */
  const gaps = [];
  /** @type {number[]} */
  const frames = [];
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  }, 1);
  /** @param {number} time */
  const onFrame = (time) => {
    frames.push(time);
    globalThis.requestAnimationFrame(onFrame);
  };
  globalThis.requestAnimationFrame?.(onFrame);
  const none = filter(countFrom(), () => false);
  try {
    await cooperate(none, { sliceTime, signal: AbortSignal.timeout(3000) }).next();
  } catch {}
  clearInterval(timer);
  const drawn = frames.length;
  gaps.sort((a, b) => a - b);

  // A source of about a microsecond per value.
  let rounds = 500;
  /** @param {number} n */
  const work = (n) => {
    let x = n;
    for (let round = 0; round < rounds; round++) x = (x * 1103515245 + 12345) & 0x7fffffff;
    return x;
  };
  /** @param {() => Promise<void> | void} run */
  const time = async (run) => {
    const start = performance.now();
    await run();
    return performance.now() - start;
  };
  const COUNT = 100_000;
  const ratios = [];
  for (let turn = 0; turn < 7; turn++) {
    const sync = await time(() => {
      let left = COUNT;
      for (const value of map(countFrom(), work)) if (--left === 0 || value < 0) break;
    });
    if (turn === 0) {
      rounds = Math.round((rounds * COUNT) / 1000 / sync);
      continue;
    }
    const cooperative = await time(async () => {
      let left = COUNT;
      for await (const value of cooperate(map(countFrom(), work), { sliceTime })) {
        if (--left === 0 || value < 0) break;
      }
    });
    ratios.push(cooperative / sync);
  }
  ratios.sort((a, b) => a - b);
  return {
    ticks: gaps.length,
    median: gaps[gaps.length >> 1] ?? Infinity,
    p99: gaps[Math.floor(gaps.length * 0.99)] ?? Infinity,
    largest: gaps.at(-1) ?? Infinity,
    frames: drawn,
    ratio: ratios[ratios.length >> 1] ?? Infinity,
  };
}

async function inNode() {
  return measure(await import(pathToFileURL(join(root, "dist", "index.js")).href), SLICE);
}

async function inChromium() {
  if (!existsSync(join(cache, "node_modules"))) {
    execFileSync("npm", ["install", "--prefix", cache, "--no-save", "--ignore-scripts", PLAYWRIGHT], {
      stdio: "inherit",
    });
  }
  const playwright = await import(pathToFileURL(join(cache, "node_modules/playwright-core/index.mjs")).href);
  // In one script: some machines do not let a browser near the network, not even their own.
  const { outputFiles } = await build({
    entryPoints: [join(root, "dist", "index.js")],
    bundle: true,
    write: false,
    globalName: "lazuli",
  });
  const browser = await playwright.chromium.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    return await page.evaluate(`${outputFiles[0]?.text}(${measure})(lazuli, ${SLICE})`);
  } finally {
    await browser.close();
  }
}

const runs =
  process.argv[2] === "node" || !existsSync(chromium)
    ? { Node: inNode }
    : { Node: inNode, Chromium: inChromium };
for (const [name, run] of Object.entries(runs)) {
  const { ticks, median, p99, largest, frames, ratio } = await run();
  const ms = (/** @type {number} */ time) => `${time.toFixed(1)} ms`;
  console.log(
    `${name}: ${ticks} ticks, gaps of ${ms(median)} (median), ${ms(p99)} (99 %), ${ms(largest)} (largest)`,
  );
  if (frames > 0) console.log(`${name}: ${frames} animation frames in 3 s`);
  console.log(`${name}: a value of a microsecond takes ${ratio.toFixed(2)} times as long`);
  const isOk = p99 < 3 * SLICE && ratio < 1.5 && (name === "Node" || frames > 60);
  if (!isOk) process.exitCode = 1;
}
