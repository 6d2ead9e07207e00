import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { watForVite } from "./scripts/wat.js";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** With LAZULI_DIST set, what has been built is tested. */
const [folder, extension] = process.env["LAZULI_DIST"] ? ["dist", "js"] : ["src", "ts"];
const faces = {
  lazuli: "index",
  "lazuli/async": "async",
  "lazuli/trace": "trace",
  "lazuli/testing": "testing",
};

export default defineConfig({
  plugins: [watForVite],
  resolve: {
    // Tests and examples import the package as its users do.
    alias: Object.entries(faces).map(([name, file]) => ({
      find: new RegExp(`^${name}$`),
      replacement: path(`${folder}/${file}.${extension}`),
    })),
  },
  test: {
    include: ["test/**/*.test.ts"],
    // Files share what they import, whose state nobody sees. To import it for each takes longer than the tests.
    isolate: false,
    // Of two cores, vitest leaves one idle by itself.
    maxWorkers: "100%",
    setupFiles: [path("test/kit/runs.ts")],
    // Ends a test that waits for what never comes, and no other. The longest takes some seconds, a busy machine many
    // times that: no test has a limit of its own.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    typecheck: { enabled: true, include: ["test/types/**/*.test-d.ts"], tsconfig: "test/tsconfig.json" },
    coverage: {
      include: ["src/**"],
      // It runs in processes of their own: test/trace/register.test.ts.
      exclude: ["src/register.ts"],
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
      reporter: ["text", "html"],
    },
  },
});
