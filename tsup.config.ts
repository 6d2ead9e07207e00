import { defineConfig } from "tsup";
import { watForEsbuild } from "./scripts/wat.js";

/**
 * What some fields and methods of cursors are called in the build. Minifiers do not dare to shorten the names of
 * properties, and these are in every bundle. Only names that users never see may stand here, and none that
 * the library looks up on their objects. The letters are those that compressed best.
 */
const shortNames = {
  argument: "e",
  close: "n",
  label: "u",
  left: "f",
  nextSieving: "a",
  pull: "i",
  refill: "V",
  running: "g",
  sieving: "I",
  source: "t",
  stop: "o",
  tests: "p",
  title: "r",
  wheels: "N",
};

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
  esbuildPlugins: [watForEsbuild],
  esbuildOptions(options) {
    options.chunkNames = "shared/[hash]";
    options.mangleProps = new RegExp(`^(${Object.keys(shortNames).join("|")})$`);
    options.mangleCache = shortNames;
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
