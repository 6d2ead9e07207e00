import { defineConfig } from "vitest/config";

/** What is tested on the pages that `npm run docs` has built. */
export default defineConfig({ test: { include: ["test/docs/*.pages.ts"], testTimeout: 60_000 } });
