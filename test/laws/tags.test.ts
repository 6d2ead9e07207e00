import { describe, expect, test } from "vitest";
import { documented, promisedBy } from "../kit/docs/comments.js";
import {
  argsOf,
  callOf,
  type ConsumerRow,
  consumers,
  fileOf,
  type OperatorRow,
  operators,
  probesOf,
  rows,
  sources,
} from "../kit/rows.js";
import { async, type Fn, type Sequence, sync, thrownBy, type World } from "../kit/worlds.js";

/** An operator at work on endless sources, or on short ones. */
function run(name: string, row: OperatorRow, world: World, length = Infinity): Sequence {
  return callOf(row, world.face[name] as Fn, probesOf(row, world, length), argsOf(row)) as Sequence;
}

async function take(sequence: Sequence, count: number): Promise<unknown[]> {
  const values: unknown[] = [];
  while (values.length < count) {
    const { value, done } = await sequence.next();
    if (done) break;
    values.push(value);
  }
  return values;
}

const worlds = [sync, async];

describe("the comment of every function", () => {
  const stating = Object.entries(rows).filter(([, { kind }]) => kind !== "function");

  test.each(stating)("%s states what it pulls, keeps, and does with endless input", (name) => {
    expect(Object.keys(promisedBy(name)).sort()).toEqual(["endless", "keeps", "pulls"]);
  });

  const twins = stating.filter(([name]) => name in async.face);

  test.each(twins)("%s states the same as its async twin", (name, row) => {
    // What awaits can be ended from outside.
    const expected =
      "isMainLoop" in row && row.isMainLoop ? { ...promisedBy(name), endless: "safe" } : promisedBy(name);
    expect(documented.get(`${name}Async`)?.tags).toEqual(expected);
  });
});

describe("what an operator says that it pulls", () => {
  const more = (pulls: number, k: number): boolean => pulls >= k;
  /** Given the pulls from all of the sources. */
  const oneAheadElsewhere = (_: number, k: number, __: unknown[], all: number[]): boolean =>
    all.reduce((sum, pulls) => sum + pulls, 0) === k + all.length - 1;
  const ahead =
    (count: (argument: unknown) => number) =>
    (pulls: number, k: number, [argument]: unknown[]): boolean =>
      pulls === k + count(argument);

  /** Whether so many pulls for k values, k > 0, are what the text says. */
  const meanings: Record<string, (pulls: number, k: number, args: unknown[], all: number[]) => boolean> = {
    "1 per value": ahead(() => 0),
    "1 per value, 1 ahead": ahead(() => 1),
    "1 per value, 1 ahead from every other source": oneAheadElsewhere,
    "1 per value, count ahead": ahead((count) => count as number),
    "1 per value, size - 1 ahead": ahead((size) => (size as number) - 1),
    "1 per value, the dropped ones ahead": (pulls, k) => pulls > k,
    "1 or more per value": more,
    "1 or more per value, 1 ahead": (pulls, k) => pulls > k,
    // Of each source.
    "0 or 1 per value": (pulls, k) => pulls <= k,
    "0 or 1 per value, size - 1 ahead": (pulls, k, [size]) => pulls <= k + (size as number) - 1,
    "0 or more per value": (pulls) => pulls > 0,
    "all for the first value": (pulls) => pulls === 6,
    "1 per value and the separator before it": (pulls, k) => pulls === Math.floor(k / 2) + 1,
    "step per value, 1 for the first": (pulls, k, [step]) => pulls === (k - 1) * (step as number) + 1,
    "size per value": (pulls, k, [size]) => pulls === k * (size as number),
  };

  test.each(operators)("%s pulls that", (name, row) => {
    const text = promisedBy(name).pulls ?? "";
    expect(Object.keys(meanings), `the meaning of "${text}"`).toContain(text);
    for (const k of [1, 2, 3]) {
      const used = row.pulls(k).filter((pulls) => pulls > 0);
      const isFree = k === 1 && (row.firstIsFree ?? false);
      expect(used.length === 0, `${fileOf(name)}: "firstIsFree"`).toBe(isFree);
      for (const pulls of used)
        expect(meanings[text]?.(pulls, k, argsOf(row), used), `${pulls} for ${k}`).toBe(true);
    }
  });

  test.each(operators)("%s pulls nothing for nothing", (_, row) => {
    expect(new Set(row.pulls(0))).toEqual(new Set([0]));
  });
});

describe("what a consumer says that it pulls", () => {
  /** The pulls from five values for the answer of a row. */
  const meanings: Record<string, (row: ConsumerRow) => boolean> = {
    all: ({ pulls, stops }) => pulls === 6 && !stops,
    "1": ({ pulls, stops }) => pulls === 1 && stops,
    "index + 1": ({ pulls, stops, ...row }) => pulls === (argsOf(row)[0] as number) + 1 && stops,
    "up to the answer": ({ pulls, stops }) => pulls > 1 && pulls < 6 && stops,
  };

  test.each(consumers)("%s pulls that", (name, row) => {
    const text = promisedBy(name).pulls ?? "";
    expect(Object.keys(meanings), `the meaning of "${text}"`).toContain(text);
    expect(meanings[text]?.(row)).toBe(true);
  });
});

describe("what a source says that it pulls", () => {
  test.each(sources.filter(([, { isReread }]) => !isReread))("%s has nothing to pull from", (name) => {
    expect(promisedBy(name).pulls).toBe("nothing");
    expect(documented.get(name)?.signature).not.toMatch(/Iterable</);
  });

  test.each(sources.filter(([, { isReread }]) => isReread))("%s pulls 1 per value", (name) => {
    expect(promisedBy(name).pulls).toBe("1 per value");
    const probe = sync.probe((index) => index);
    const made = (sync.face[name] as Fn)(() => probe) as Iterable<unknown>;
    const reading = made[Symbol.iterator]();
    for (const k of [1, 2, 3]) {
      reading.next();
      expect(probe.pulls).toBe(k);
    }
  });
});

describe("what a function says of endless input", () => {
  test.each(operators)("%s does that", async (name, row) => {
    const text = promisedBy(name).endless;
    expect(["safe", "never ends", "refused"]).toContain(text);
    for (const world of worlds.filter(({ face }) => name in face)) {
      if (text === "refused") {
        const error = await thrownBy(() => take(run(name, row, world), 1));
        expect(error).toEqual(new Error("probe: pulled past its limit"));
        continue;
      }
      expect(await take(run(name, row, world), 3)).toHaveLength(3);
      if (text === "never ends") expect(await take(run(name, row, world, 5), 100)).toHaveLength(100);
    }
  });

  test.each(consumers)("%s does that", async (name, row) => {
    const text = promisedBy(name).endless;
    expect([
      "safe",
      "answers if there is a match",
      "answers if there is a difference",
      "answers if a value is as large",
      "answers within its bounds",
      "refused",
    ]).toContain(text);
    for (const world of worlds.filter(({ face }) => name in face)) {
      const answer = (): unknown =>
        callOf(row, world.face[name] as Fn, probesOf(row, world, Infinity), argsOf(row));
      if (text !== "refused") expect(await answer()).toEqual(row.result);
      else expect(await thrownBy(answer)).toEqual(new Error("probe: pulled past its limit"));
    }
  });

  const readers = [...operators, ...consumers].map(([name]) => name);

  test.each(readers)("%s is refused by the compiler just where it says so", (name) => {
    for (const twin of [name, `${name}Async`].filter((twin) => documented.has(twin))) {
      const refused = promisedBy(twin).endless === "refused";
      expect(/Ending<R>/.test(documented.get(twin)?.signature ?? "")).toBe(refused);
    }
  });

  test.each(sources)("%s does that", async (name, row) => {
    const text = promisedBy(name).endless;
    const unless = ["count is given", "step answers undefined", "to is given", "it is of a fraction"].map(
      (what) => `never ends, unless ${what}`,
    );
    expect(["never ends", ...unless, "ends by itself", "safe"]).toContain(text);
    const made = (sync.face[name] as Fn)(...argsOf(row)) as Iterable<unknown>;
    const values = await take(made[Symbol.iterator]() as Sequence, 100);
    if (text?.startsWith("never ends")) expect(values).toHaveLength(100);
    else expect(values).toHaveLength(row.starts.length);
  });

  test.each(sources.filter(([name]) => promisedBy(name).endless?.includes("unless")))(
    "%s ends there",
    (name, { endsAfter }) => {
      if (endsAfter === undefined)
        throw new Error(`${fileOf(name)}: "endsAfter" must say with which arguments it ends`);
      const ended = (sync.face[name] as Fn)(...endsAfter.args()) as Iterable<unknown>;
      expect([...ended]).toHaveLength(endsAfter.count);
    },
  );

  test.each(sources.filter(([, { isReread }]) => isReread))(
    "%s goes on for ever where what it makes does",
    async (name) => {
      const made = (sync.face[name] as Fn)(() => sync.probe((index) => index)) as Iterable<unknown>;
      expect(await take(made[Symbol.iterator]() as Sequence, 100)).toHaveLength(100);
    },
  );
});
