import { defineConfig } from "vitest/config";
import config from "./vitest.config.js";

const memory = "test/soak/memory.soak.ts";
const pipelines = [
  "test/laws/pipelines.test.ts",
  "test/laws/asyncPipelines.test.ts",
  "test/trace/differential.test.ts",
];
const slow = [
  "test/laws/memory.test.ts",
  "test/{docs,package,register,testing,trace,types}/**",
  "test/core/{diagram,drawing}/**",
];
const read =
  "{core,operators,consumers,sources,numbers,predicates,concurrency,merging,time,recovery,producers,streams,laws,manners}";

/** All properties start from one seed, so that a failure can be had again. */
const seed = (process.env["LAZULI_SEED"] ??= String(Date.now() % 2 ** 31));
const { LAZULI_RUNS = "10000" } = process.env;
const tellSeed = (): void =>
  console.log(`\nTo run it again as it is: LAZULI_SEED=${seed} npm run test:soak\n`);

/** Every test once more, with all that it builds traced. */
const traced = {
  extends: true as const,
  test: {
    name: "traced",
    include: [`test/${read}/**/*.test.ts`],
    // The events are memory, too.
    exclude: ["test/laws/memory.test.ts"],
    setupFiles: ["./test/kit/runs.ts", "./test/kit/traced.ts"],
    isolate: false,
    env: { LAZULI_RUNS: "20" },
  },
};

/** What takes too long for every run of the tests, and their properties with ten times the runs. */
export default defineConfig({
  ...config,
  test: {
    setupFiles: config.test?.setupFiles ?? [],
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    // What is measured there is memory and time.
    fileParallelism: false,
    reporters: ["default", { onInit: tellSeed, onTestRunEnd: tellSeed }],
    projects: [
      { extends: true, test: { name: "soak", include: ["test/soak/*.soak.ts"], exclude: [memory] } },
      // A small part of what the values that the memory soak gives would take together.
      { extends: true, test: { name: "memory", include: [memory], execArgv: ["--max-old-space-size=96"] } },
      {
        extends: true,
        test: {
          name: "properties",
          include: ["test/**/*.test.ts"],
          exclude: [...pipelines, ...slow],
          isolate: false,
          env: { LAZULI_RUNS },
        },
      },
      traced,
      // Any two operators meet: that takes more of them.
      {
        extends: true,
        test: { name: "pipelines", include: pipelines, env: { LAZULI_RUNS: `${LAZULI_RUNS}0` } },
      },
    ],
  },
});
