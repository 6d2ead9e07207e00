/** The examples and the checks as a program that runs in every runtime and in browsers: see scripts/platforms.mjs. */
import * as lazuli from "lazuli";
import * as lazuliAsync from "lazuli/async";
import * as lazuliTesting from "lazuli/testing";
import * as lazuliTrace from "lazuli/trace";
import { type Body, play } from "../kit/docs/claims.js";
import { checks } from "./checks.js";
import { expect } from "./expect.js";

export interface PlatformExample {
  readonly file: string;
  readonly line: number;
  /** The modules of Node that it imports. */
  readonly builtins: readonly string[];
  readonly body: Body;
}

export interface Tally {
  passed: number;
  /** The message of each error, which says where. */
  readonly failed: string[];
  /** Where and why. */
  readonly skipped: string[];
}

export interface Report {
  readonly examples: Tally;
  readonly checks: Tally;
}

/** Names what hangs. It is no measure of speed: the machine may be busy. */
const LIMIT = 60_000;

const isBrowser = "document" in globalThis;

/** Thrown where a browser has no part in what is tested. */
class Skipped extends Error {}

/** The errors of promises that nobody handled, which no sequence may leave behind. */
const unhandled: unknown[] = [];
if (isBrowser) {
  const { addEventListener } = globalThis as unknown as {
    addEventListener(type: string, listener: (event: { reason: unknown }) => void): void;
  };
  addEventListener("unhandledrejection", ({ reason }) => unhandled.push(reason));
} else {
  process.on("unhandledRejection", (reason) => unhandled.push(reason));
}

export async function runAll(examples: readonly PlatformExample[]): Promise<Report> {
  const report: Report = { examples: newTally(), checks: newTally() };
  for (const example of examples) {
    await run(report.examples, `${example.file}:${example.line}`, () => playHere(example));
  }
  for (const [title, check] of Object.entries(checks)) await run(report.checks, title, check);
  return report;
}

const newTally = (): Tally => ({ passed: 0, failed: [], skipped: [] });

async function run(tally: Tally, title: string, work: () => Promise<void>): Promise<void> {
  let limit;
  const late = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error(`not over after ${LIMIT} ms`)), LIMIT);
  });
  try {
    await Promise.race([work(), late]);
    // A rejection is reported as unhandled in the turn in which it was made.
    await new Promise((resolve) => setTimeout(resolve));
    if (unhandled.length > 0) throw new Error(`unhandled: ${unhandled.join(", ")}`);
    tally.passed++;
  } catch (error) {
    const { message } = error as Error;
    // The message of an example begins with its line.
    const [file = ""] = title.split(":");
    const told = message.startsWith(`${file}:`) ? message : `${title}: ${message}`;
    tally[error instanceof Skipped ? "skipped" : "failed"].push(told);
  } finally {
    clearTimeout(limit);
    unhandled.length = 0;
  }
}

async function playHere({ body, builtins, ...at }: PlatformExample): Promise<void> {
  if (isBrowser && builtins.length > 0) throw new Skipped(`imports ${builtins.join(", ")}`);
  const modules: Record<string, unknown> = {
    lazuli,
    "lazuli/async": lazuliAsync,
    "lazuli/testing": lazuliTesting,
    "lazuli/trace": lazuliTrace,
  };
  for (const name of builtins) modules[name] = await import(name);
  const format = isBrowser ? formatPrimitives : (await import(NODE_UTIL)).format;
  await play(body, at, { expect, format, require: (name) => modules[name] });
}

// A variable, so that the bundler leaves it to the runtime.
const NODE_UTIL: string = "node:util";

/** What Node prints for values that are not objects. */
function formatPrimitives(...values: unknown[]): string {
  if (values.some((value) => typeof value === "object" && value !== null)) {
    throw new Skipped("prints an object, which each browser shows in its own way");
  }
  return values.map((value) => (typeof value === "bigint" ? `${value}n` : String(value))).join(" ");
}
