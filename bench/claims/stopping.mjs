/**
 * A search with a deadline stops soon after it, a deadline costs next to nothing, and beside `cooperate` and `runTasks` the
 * event loop keeps its turns. The bar stands in each row of the report.
 *
 * These are wall clocks, and whatever else runs on the machine is in: it is for quiet machines.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { log } from "../kit/setup.mjs";
import { cell, judged, table } from "../kit/table.mjs";

const CHROMIUM = "/usr/bin/chromium";
const SLICE = 10;

export const workloads = { node: { title: "in Node" }, chromium: { title: "in headless Chromium" } };

export const contenders = ["lazuli"];

/** They are inside a measurement. */
export const rounds = 25;

const built = fileURLToPath(new URL("../.cache/lazuli/index.js", import.meta.url));

/** In this process: what is measured in one sequence shares call sites, as in a program. */
export async function measure(_name, _claim, { names, rounds }) {
  const results = {};
  for (const name of names) {
    log(`measuring ${workloads[name].title}`);
    results[name] = await places[name]({ sliceTime: SLICE, rounds });
  }
  return { version: process.version, results };
}

const places = {
  node: async (options) => measurements(await import(built), options),
  chromium: inChromium,
};

/** In one script: some machines let no browser near the network, not even near their own. */
async function inChromium(options) {
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
    return await page.evaluate(`${outputFiles[0].text}(${measurements})(lazuli, ${JSON.stringify(options)})`);
  } finally {
    await browser.close();
  }
}

export function report({ results }, { names }) {
  return names
    .filter((name) => results[name] !== undefined)
    .map((name) => table(workloads[name].title, ["", "measured", "bar", ""], rowsOf(results[name])))
    .join("\n");
}

function rowsOf({ beside, throughput, costs, overrun, unfairness }) {
  const rows = [
    [`gap between ticks beside slices of ${SLICE} ms, median, ms`, beside.median, 3 * SLICE],
    ["the same, 99th percentile", beside.p99, 3 * SLICE],
    ["the same, largest", beside.largest],
    ...(beside.frames > 0 ? [["animation frames a second", beside.frames, 30, { isLeast: true }]] : []),
    [`its ${beside.error} came late by, ms`, beside.late, 3 * SLICE],
    ["cooperate, values of 1 µs, as a multiple of the sync loop", throughput, 1.5],
    ...Object.entries(costs).flatMap(([name, { deadline, search }]) => [
      [`what a deadline costs over ${name}, as a multiple of maxSteps`, deadline, 1.05],
      [`search over ${name}, as a multiple of find`, search],
    ]),
    ...Object.entries(overrun).map(([name, ms]) => [`deadline overrun, ${name}, worst, ms`, ms, 20]),
    ["longest wait of 1,000 tasks, as a multiple of the mean", unfairness, 2],
  ];
  return rows.map(([title, value, ...bar]) => [title, cell(value), ...judged(value, ...bar)]);
}

/**
 * What is measured in Node and in a page alike. It knows only what it is handed, so that its text can be sent to a browser.
 *
 * @param {typeof import("lazuli")} lazuli
 * @param {{ sliceTime: number, rounds: number }} options
 */
async function measurements(lazuli, { sliceTime, rounds }) {
  const { budget, cooperate, countFrom, filter, find, flatMap, map, repeat, runTasks, search, zip } = lazuli;
  const sorted = (numbers) => numbers.sort((a, b) => a - b);
  const at = (numbers, share) => numbers[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
  const never = () => false;

  async function time(run) {
    const start = performance.now();
    await run();
    return performance.now() - start;
  }

  /** How long each takes as a multiple of the first, in the median over the rounds, in each of which they take turns. */
  async function ratios(...runs) {
    const taken = runs.map(() => []);
    for (let round = 0; round <= rounds; round++) {
      const times = [];
      for (const run of runs) times.push(await time(run));
      // The first round warms up.
      if (round > 0) times.forEach((time, index) => taken[index].push(time / times[0]));
    }
    return taken.map((all) => at(sorted(all), 0.5));
  }

  /** The gaps between two ticks of a timer, and the animation frames, beside a search that never ends. */
  async function besideSearch() {
    const gaps = [];
    let frames = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      gaps.push(now - last);
      last = now;
    }, 1);
    const onFrame = () => (frames++, globalThis.requestAnimationFrame(onFrame));
    globalThis.requestAnimationFrame?.(onFrame);
    const seconds = 3;
    const signal = AbortSignal.timeout(seconds * 1000);
    const start = performance.now();
    const error = await cooperate(filter(countFrom(), never), { sliceTime, signal })
      .next()
      .catch((error) => error);
    const late = performance.now() - start - seconds * 1000;
    clearInterval(timer);
    sorted(gaps);
    const [median, p99, largest] = [at(gaps, 0.5), at(gaps, 0.99), at(gaps, 1)];
    return { ticks: gaps.length, median, p99, largest, frames: frames / seconds, error: error.name, late };
  }

  /** What `cooperate` costs where a value takes about a microsecond. */
  async function throughput() {
    const COUNT = 100_000;
    let length = 500;
    const work = (n) => {
      let x = n;
      for (let i = 0; i < length; i++) x = (x * 1103515245 + 12345) & 0x7fffffff;
      return x;
    };
    const sync = () => {
      let left = COUNT;
      for (const value of map(countFrom(), work)) if (--left === 0 || value < 0) break;
    };
    const cooperative = async () => {
      let left = COUNT;
      for await (const value of cooperate(map(countFrom(), work), { sliceTime })) {
        if (--left === 0 || value < 0) break;
      }
    };
    await time(sync);
    length = Math.round((length * COUNT) / 1000 / (await time(sync)));
    return (await ratios(sync, cooperative))[1];
  }

  /** What a deadline costs on a cheap source, against the same search with a count for its bound, and what that costs. */
  async function cost(source) {
    const COUNT = 1_000_000;
    const isLast = (n) => n === COUNT;
    const [, plain, deadline] = await ratios(
      () => search(source(), isLast, { maxSteps: Infinity }),
      () => find(source(), isLast),
      () => search(source(), isLast, { maxTime: 3_600_000 }),
    );
    return { deadline, search: 1 / plain };
  }

  function* naturals() {
    for (let n = 0; ; n++) yield n;
  }

  /** By how many milliseconds a deadline is overrun, the worst of many pipelines and places. */
  async function overrun() {
    const MAX = 50;
    const slow = (n) => {
      const end = performance.now() + 0.05;
      while (performance.now() < end);
      return n;
    };
    const pipelines = {
      top: () => countFrom(),
      "below a filter that accepts nothing": () => filter(countFrom(), never),
      "inside flatMap": () => flatMap(countFrom(), () => filter(countFrom(), never)),
      "inside zip": () => zip([repeat(1), filter(countFrom(), never)]),
      "slow values": () => filter(map(countFrom(), slow), never),
      "a budget in the middle": () => filter(budget(filter(countFrom(), never), { maxTime: MAX }), never),
    };
    const worst = {};
    for (let round = 0; round < rounds; round++) {
      for (const [name, pipeline] of Object.entries(pipelines)) {
        const taken = await time(() => {
          try {
            search(pipeline(), never, { maxTime: MAX });
          } catch {}
        });
        worst[name] = Math.max(worst[name] ?? 0, taken - MAX);
      }
    }
    return worst;
  }

  /** The longest wait of any of 1,000 tasks between two of its steps, in mean rounds. */
  async function unfairness() {
    const TASKS = 1000;
    const STEPS = 20;
    let longest = 0;
    let waits = 0;
    let sum = 0;
    function* task() {
      for (let step = 0; step < STEPS; step++) {
        const start = performance.now();
        // Some 20 microseconds of work in each step.
        while (performance.now() - start < 0.02);
        const before = performance.now();
        yield;
        const wait = performance.now() - before;
        longest = Math.max(longest, wait);
        sum += wait;
        waits++;
      }
    }
    await runTasks(Array.from({ length: TASKS }, task), { sliceTime });
    return longest / (sum / waits);
  }

  return {
    beside: await besideSearch(),
    throughput: await throughput(),
    costs: { "a generator": await cost(naturals), countFrom: await cost(countFrom) },
    overrun: await overrun(),
    unfairness: await unfairness(),
  };
}
