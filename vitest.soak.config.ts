import { defineConfig } from "vitest/config";
import config from "./vitest.config.js";

const memory = "test/soak/memory.soak.ts";

/** What takes too long for every run of the tests. */
export default defineConfig({
  ...config,
  test: {
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
    projects: [
      { extends: true, test: { name: "soak", include: ["test/soak/*.soak.ts"], exclude: [memory] } },
      // Among the tests there are some of them.
      {
        extends: true,
        test: {
          name: "pipelines",
          include: ["test/laws/pipelines.test.ts"],
          env: { LAZULI_RUNS: "100000" },
        },
      },
      // A small part of what the values that the memory soak gives would take together.
      { extends: true, test: { name: "memory", include: [memory], execArgv: ["--max-old-space-size=96"] } },
    ],
  },
});
