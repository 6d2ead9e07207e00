import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", async: "src/async.ts" },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  // tsup's declaration build sets `baseUrl`, which TypeScript 6 deprecates.
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
  splitting: true,
  // Without it the CommonJS source maps hold absolute paths of the machine that built them.
  treeshake: true,
  sourcemap: true,
  clean: true,
  esbuildOptions(options) {
    options.chunkNames = "shared/[hash]";
  },
  plugins: [
    {
      // Splitting leaves `import "./shared/x.js"` lines that import nothing, and bundlers warn at
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
