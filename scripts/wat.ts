/**
 * Modules of WebAssembly in its text format, for the bundler that makes the package and for the one that runs its tests:
 * `import code from "./kernel.wat"` is the binary form in base64.
 */
import { readFile } from "node:fs/promises";
import type { Plugin as EsbuildPlugin } from "esbuild";
import type { Plugin as VitePlugin } from "vite";
import openWabt from "wabt";

/** The module that stands for a file: its default export is the binary form. */
async function moduleOf(path: string): Promise<string> {
  const wabt = await openWabt();
  const parsed = wabt.parseWat(path, await readFile(path, "utf8"));
  try {
    parsed.validate();
    const code = Buffer.from(parsed.toBinary({}).buffer).toString("base64");
    return `export default ${JSON.stringify(code)};`;
  } finally {
    parsed.destroy();
  }
}

export const watForEsbuild: EsbuildPlugin = {
  name: "wat",
  setup(build) {
    build.onLoad({ filter: /\.wat$/ }, async ({ path }) => ({ contents: await moduleOf(path) }));
  },
};

export const watForVite: VitePlugin = {
  name: "wat",
  load: (path) => (path.endsWith(".wat") ? moduleOf(path) : null),
};
