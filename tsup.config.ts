import { defineConfig } from "tsup";
import { watForEsbuild } from "./scripts/wat.js";

/** The scripts; the declarations are made by scripts/declarations.mjs. */
export default defineConfig({
  entry: {
    index: "src/index.ts",
    async: "src/async.ts",
    trace: "src/trace.ts",
    testing: "src/testing.ts",
    register: "src/register.ts",
  },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  splitting: true,
  // Without it the CommonJS source maps hold absolute paths of the machine that built them.
  treeshake: true,
  sourcemap: true,
  clean: true,
  silent: true,
  esbuildPlugins: [watForEsbuild],
  external: [/^node:/],
  removeNodeProtocol: false,
  esbuildOptions(options, { format }) {
    // Node imports it, also for programs that are CommonJS.
    const entries = Object.entries(options.entryPoints as Record<string, string>);
    if (format === "cjs")
      options.entryPoints = Object.fromEntries(entries.filter(([name]) => name !== "register"));
    // What several entries have in common. The hash is that of what is in it.
    options.chunkNames = "shared/[hash]";
  },
  plugins: [
    {
      // Splitting leaves `import "./shared.js"` lines that import nothing, and bundlers warn at
      // them in a package that is free of side effects.
      name: "drop-bare-chunk-imports",
      renderChunk(code, info) {
        if (info.type !== "chunk") return null;
        return {
          code: code.replace(/^(?:import|require\()\s*["']\.{1,2}\/[^"']+["']\)?;$/gm, ""),
          map: info.map ?? null,
        };
      },
    },
  ],
});
