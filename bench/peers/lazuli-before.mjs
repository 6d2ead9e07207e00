/**
 * Another build of lazuli, which LAZULI_BEFORE names: its process runs with the condition `before`, by which `#lazuli` in
 * package.json is that build.
 */

// Without it both contenders would be the same build.
if (!import.meta.resolve("#lazuli").includes("lazuli-before")) throw new Error("needs --conditions=before");

export * from "./lazuli.mjs";
