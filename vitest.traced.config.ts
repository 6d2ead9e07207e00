import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.config.js";

/** The tests, with every one of them traced. */
export default mergeConfig(
  base,
  defineConfig({
    test: { setupFiles: ["./test/kit/traced.ts"], coverage: { enabled: false }, typecheck: { enabled: false } },
  }),
);
