/** How the compositions of docs/names.json are run. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import * as lazuli from "lazuli";
import { type TestSource, testSource } from "lazuli/testing";
import { root } from "../files.js";

/** What the original documents for some arguments. */
export interface Example {
  /** What the words stand for here, if not for what they always do. */
  readonly given?: string;
  /** What the original returns for that, as JavaScript. */
  readonly gives: string;
  /** How many values of an endless sequence `gives` shows. */
  readonly take?: number;
  /** How many values of `s` have been pulled when there are 1, 2, … results. */
  readonly pulls?: readonly number[];
}

export interface Composition {
  readonly code: string;
  /** What differs nevertheless. */
  readonly but?: string;
  readonly examples?: readonly Example[];
  /** Whether the original, too, leaves its source open to be read on. */
  readonly open?: boolean;
}

type Counterpart = string | Composition | { readonly why: string };

export interface Library {
  readonly library: string;
  readonly names: Readonly<Record<string, Counterpart>>;
}

export const libraries = JSON.parse(
  readFileSync(join(root, "docs/names.json"), "utf8"),
) as readonly Library[];

/** More values than any example has. */
const MANY = 50;

/** What the words stand for that an example does not give. */
function words(): Record<string, unknown> {
  return {
    s: [1, 2, 3, 3, 5],
    t: [1, 2, 4, 5, 6],
    xs: [1, 2, 3],
    p: (x: number) => x > 1,
    f: (x: number) => x + 1,
    n: 3,
  };
}

export interface Run {
  readonly result: unknown;
  /** What the composition reads as `s` and `t`. */
  readonly probes: Readonly<Record<string, TestSource<unknown>>>;
}

/** Runs a composition over probes, which refuse to be read twice, past their end, or closed after it. */
export function run(code: string, given: string = ""): Run {
  const probes: Record<string, TestSource<unknown>> = {};
  const watch = (name: string, source: Iterable<unknown> | null): unknown => {
    if (source === null) return source;
    const probe = testSource([...source]);
    probes[name] = probe;
    // A composition that calls methods of its source needs an iterator.
    return code.includes(`${name}.`) ? lazuli.from(probe) : probe;
  };
  const body = `"use strict"; ${given}; s = watch("s", s); t = watch("t", t); return (${code});`;
  const scope: Record<string, unknown> = { ...lazuli, ...words(), watch };
  const result: unknown = compileFunction(body, Object.keys(scope))(...Object.values(scope));
  return { result, probes };
}

/** The value of an expression in which no word stands for anything. */
export function valueOf(expression: string): unknown {
  return listed(run(expression).result);
}

export function isSequence(value: unknown): value is Iterable<unknown> {
  if (typeof value !== "object" || value === null) return false;
  return Symbol.iterator in value && !(value instanceof Map || value instanceof Set || Array.isArray(value));
}

/** Sequences as arrays, also those inside: the first values only, for some are endless. */
export function listed(value: unknown, count: number = MANY): unknown {
  if (isSequence(value)) {
    // One that searches for ever fails; it does not hang.
    const bounded = lazuli.budget(value, { maxPulls: 1000 });
    return lazuli.toArray(lazuli.take(bounded, count)).map((inner) => listed(inner));
  }
  return Array.isArray(value) ? value.map((inner) => listed(inner)) : value;
}
