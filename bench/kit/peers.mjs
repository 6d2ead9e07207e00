/** The contenders: a file each in `peers/`, which exports what it has for each claim, under the claim's name. */
import { readdirSync } from "node:fs";

const folder = new URL("../peers/", import.meta.url);

/** Another build of lazuli, which is there where LAZULI_BEFORE names its folder. */
const BEFORE = "lazuli-before";
export const before = process.env.LAZULI_BEFORE;

/** lazuli, and what a person has without a library: the first columns of a table. */
const FIRST = ["hand", "bare", "generators", "native", "lazuli", BEFORE, "lazuli-es2020", "seq"];

/** Other people's libraries, against which the bars are set. */
export const libraries = readdirSync(folder)
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => file.slice(0, -".mjs".length))
  .filter((name) => !FIRST.includes(name))
  .sort();

export const peers = [...FIRST, ...libraries].filter((name) => name !== BEFORE || before !== undefined);

/** What a contender's process has to be started with. */
export const flagsOf = (contender) => (contender === BEFORE ? ["--conditions=before"] : []);

const load = (name) => import(new URL(`${name}.mjs`, folder));

/** What a contender has for a claim, by workload. */
export async function workloadsOf(contender, claim, known) {
  const { [claim]: own = {} } = await load(contender);
  const unknown = Object.keys(own).find((name) => !(name in known));
  if (unknown !== undefined) throw new Error(`${contender}: ${unknown} is not a workload of ${claim}`);
  return own;
}

/** What a contender's pipelines are made of. */
export async function operatorsOf(contender) {
  const { operators = {} } = await load(contender);
  return operators;
}

/**
 * What async pipelines are made of. A hand-written loop is made of nothing, and is the whole pipeline, under its name. Where an
 * operator returns no async iterable, the contender's `iterable` makes one.
 */
export async function asyncOperatorsOf(contender) {
  const { asyncOperators = {}, asyncPipelines = {} } = await load(contender);
  return { operators: asyncOperators, loops: asyncPipelines };
}

/**
 * What a claim has that reads operators, as `concurrency` does, with the async operators. Who writes by hand has `loops`, each
 * of which is the operator and its reader.
 */
export async function operatorsToRead(contender, claim) {
  const { asyncOperators, [claim]: own = {} } = await load(contender);
  if (contender === "hand") return { loops: own };
  const all = { ...asyncOperators, ...own };
  // Not all are in every build.
  return Object.fromEntries(Object.entries(all).filter(([, operator]) => operator !== undefined));
}

/** All sync operators that a contender has, those for the claim `rows` first; of who writes by hand, the loops. */
export async function operatorsOfRows(contender) {
  const { operators = {}, vocabulary = {}, rows = {} } = await load(contender);
  const all = { ...operators, ...vocabulary, ...rows };
  // Not all are in every build.
  return Object.fromEntries(Object.entries(all).filter(([, operator]) => operator !== undefined));
}
