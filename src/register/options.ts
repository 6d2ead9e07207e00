import { parseArgs } from "node:util";

/** What LAZULI_TRACE asks for. */
export interface RegisterOptions {
  /** Which texts to print. */
  readonly texts: readonly TextName[];
  /** The file for the picture. */
  readonly svg: string | undefined;
  /** The file for the texts. */
  readonly output: string | undefined;
  readonly budget: number;
  readonly rounds: number | undefined;
}

export type TextName = (typeof TEXTS)[number];

const TEXTS = ["table", "lanes", "tree", "summary", "timeline", "json"] as const;

const KNOWN = {
  table: { type: "boolean" },
  lanes: { type: "boolean" },
  tree: { type: "boolean" },
  summary: { type: "boolean" },
  timeline: { type: "boolean" },
  json: { type: "boolean" },
  svg: { type: "string" },
  output: { type: "string" },
  budget: { type: "string" },
  rounds: { type: "string" },
} as const;

const USAGE =
  "--table, --lanes, --tree, --summary, --timeline, --json, --svg FILE, --output FILE, --budget N, --rounds N";

const DEFAULTS: RegisterOptions = {
  texts: ["table"],
  svg: undefined,
  output: undefined,
  budget: 10_000,
  rounds: undefined,
};

/** Reads options as a shell splits them: by spaces, except in quotes. If some are wrong, all are the defaults. */
export function optionsOf(text: string, complain: (sentence: string) => void): RegisterOptions {
  try {
    return parsed(text.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []);
  } catch (error) {
    // Node adds advice for those who write such programs.
    const [problem] = (error as Error).message.split(/\.(?:\s|$)/);
    complain(`LAZULI_TRACE is ignored: ${problem}. The options are ${USAGE}.`);
    return DEFAULTS;
  }
}

function parsed(words: readonly string[]): RegisterOptions {
  const args = words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
  const { values } = parseArgs({ args, options: KNOWN });
  const { svg, output, budget, rounds } = values;
  const texts = TEXTS.filter((name) => values[name]);
  return {
    texts: texts.length > 0 || (svg !== undefined && output === undefined) ? texts : DEFAULTS.texts,
    svg,
    output,
    budget: countOf("budget", budget) ?? DEFAULTS.budget,
    rounds: countOf("rounds", rounds),
  };
}

function countOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^0*[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`Option '--${name}' must be a positive integer, got '${text}'`);
}
