import { defineConfig } from "vitest/config";
import root from "../../vitest.config.js";

/** The tests that take too long for `npm test`: `npm run test:soak`. */
export default defineConfig({
  ...root,
  test: {
    include: ["test/soak/*.test.ts"],
    pool: "forks",
    fileParallelism: false,
    // A small part of what the values that the memory test gives would take together.
    execArgv: ["--max-old-space-size=96"],
    testTimeout: 120_000,
  },
});
