import { defineConfig } from "vitest/config";
import config from "./vitest.config.js";

/** What takes too long for every run of the tests. */
export default defineConfig({
  ...config,
  test: { include: ["test/soak/*.soak.ts"], testTimeout: 600_000 },
});
