import { beforeAll, describe, expect, test } from "vitest";
import { packed, type Packed, runIn } from "../kit/packed.js";

let pack: Packed;
beforeAll(async () => {
  pack = await packed();
});

// From 20.19 and 22.12 on, Node's `require` loads modules, and takes the condition "module-sync".
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const requiresModules = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);

describe("a plain Node process", () => {
  test("imports both faces", async () => {
    const code = `
      import { find, pairwise, primes } from "lazuli";
      import { take, toArray } from "lazuli/async";
      console.log(find(pairwise(primes()), ([p]) => p > 1000), await toArray(take(primes(), 3)));`;
    expect(await runIn(pack.consumer, code, "module")).toBe("[ 1009, 1013 ] [ 2, 3, 5 ]");
  });

  test("requires both faces", async () => {
    const code = `
      const { find, pairwise, primes } = require("lazuli");
      const { take, toArray } = require("lazuli/async");
      toArray(take(primes(), 3)).then((three) => console.log(find(pairwise(primes()), ([p]) => p > 1000), three));`;
    expect(await runIn(pack.consumer, code, "commonjs")).toBe("[ 1009, 1013 ] [ 2, 3, 5 ]");
  });

  test("loads the CommonJS files themselves, as older versions and bundlers do", async () => {
    const code = `
      const { take } = require("./node_modules/lazuli/dist/index.cjs");
      const { toArray } = require("./node_modules/lazuli/dist/async.cjs");
      toArray(take([1, 2, 3], 2)).then(console.log);`;
    expect(await runIn(pack.consumer, code, "commonjs")).toBe("[ 1, 2 ]");
  });

  test("finds the same exports either way", async () => {
    const code = `
      import { createRequire } from "node:module";
      const require = createRequire(process.cwd() + "/x.js");
      for (const [face, least] of [["index", 100], ["async", 100], ["testing", 5]]) {
        const names = (module) => Object.keys(module).filter((name) => name !== "default" && name !== "module.exports").sort().join();
        const esm = names(await import("./node_modules/lazuli/dist/" + face + ".js"));
        console.log(esm.split(",").length > least && esm === names(require("./node_modules/lazuli/dist/" + face + ".cjs")));
      }`;
    const here = code.replaceAll('import("./', 'import(process.cwd() + "/');
    expect(await runIn(pack.consumer, here, "module")).toBe("true\ntrue\ntrue");
  });

  test("tests large numbers where the host forbids WebAssembly to compile, and where it does not", async () => {
    const code = `
      const { readFileSync } = require("node:fs");
      const vm = require("node:vm");
      const path = "./node_modules/lazuli/dist/index.cjs";
      const script = readFileSync(path, "utf8") + "\\n; [2n ** 127n - 1n, 2n ** 128n + 1n].map((n) => isPrime(n)).join()";
      for (const wasm of [false, true]) {
        const module = { exports: {} };
        const requireBeside = (name) => require(require("node:path").resolve("./node_modules/lazuli/dist", name));
        const context = vm.createContext({ atob, module, exports: module.exports, require: requireBeside }, { codeGeneration: { wasm } });
        console.log(vm.runInContext(script, context));
      }`;
    expect(await runIn(pack.consumer, code, "commonjs")).toBe("true,false\ntrue,false");
  });

  test("does nothing on import", async () => {
    const code = `
      const before = Object.getOwnPropertyNames(globalThis).length + Reflect.ownKeys(Object.getPrototypeOf(Object.getPrototypeOf([].values()))).length;
      await import("lazuli"); await import("lazuli/async"); await import("lazuli/testing");
      console.log(Object.getOwnPropertyNames(globalThis).length + Reflect.ownKeys(Object.getPrototypeOf(Object.getPrototypeOf([].values()))).length - before);`;
    expect(await runIn(pack.consumer, code, "module")).toBe("0");
  });
});

describe("import and require in one program", () => {
  const both = `
    import { createRequire } from "node:module";
    import * as imported from "lazuli";
    const required = createRequire(process.cwd() + "/x.js")("lazuli");`;

  test.runIf(requiresModules)("have one identity", async () => {
    const code = `${both} console.log(required.take === imported.take, required.seq([]).constructor === imported.seq([]).constructor);`;
    expect(await runIn(pack.consumer, code, "module")).toBe("true true");
  });

  test.runIf(requiresModules)("fuse with each other", async () => {
    // A sequence that is handed over as a cursor shows its whole pipeline.
    const code = `${both}
      console.log(imported.take(required.map([1, 2, 3], (n) => n * 2), 2));
      console.log(required.take(imported.map([1, 2, 3], (n) => n * 2), 2));`;
    expect(await runIn(pack.consumer, code, "module")).toBe(
      "Lazy [Array → map → take(2)]\nLazy [Array → map → take(2)]",
    );
  });

  test("work on each other's sequences, be they one or two", async () => {
    const code = `
      import { createRequire } from "node:module";
      const require = createRequire(process.cwd() + "/x.js");
      const a = await import(process.cwd() + "/node_modules/lazuli/dist/index.js");
      const b = require("./node_modules/lazuli/dist/index.cjs");
      console.log(...a.take(b.map([1, 2, 3], (n) => n * 2), 2), ...b.take(a.map([1, 2, 3], (n) => n * 2), 2));`;
    expect(await runIn(pack.consumer, code, "module")).toBe("2 4 2 4");
  });
});
