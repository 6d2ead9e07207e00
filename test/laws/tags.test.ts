import { describe, expect, test } from "vitest";
import { documented, promisedBy } from "../kit/docs/comments.js";
import { CONSUMER_PULLS, meaningOf, OPERATOR_PULLS } from "../kit/docs/phrases.js";
import {
  argsOf,
  callOf,
  consumers,
  fileOf,
  type OperatorRow,
  operators,
  probesOf,
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

describe("what an operator says that it pulls", () => {
  test.each(operators)("%s pulls that", (name, row) => {
    const isMeant = meaningOf(OPERATOR_PULLS, name, "pulls");
    for (const k of [1, 2, 3]) {
      const used = row.pulls(k).filter((pulls) => pulls > 0);
      const isFree = k === 1 && (row.firstIsFree ?? false);
      expect(used.length === 0, `${fileOf(name)}: "firstIsFree"`).toBe(isFree);
      for (const pulls of used) expect(isMeant(pulls, k, argsOf(row), used), `${pulls} for ${k}`).toBe(true);
    }
  });

  test.each(operators)("%s pulls nothing for nothing", (_, row) => {
    expect(new Set(row.pulls(0))).toEqual(new Set([0]));
  });
});

describe("what a consumer says that it pulls", () => {
  test.each(consumers)("%s pulls that", (name, row) => {
    expect(meaningOf(CONSUMER_PULLS, name, "pulls")(row, argsOf(row))).toBe(true);
  });
});

describe("what a source says that it pulls", () => {
  test.each(sources.filter(([, { isReread }]) => !isReread))("%s has nothing to pull from", (name) => {
    expect(promisedBy(name).pulls).toBe("nothing");
    expect(documented.get(name)?.signatures[0]).not.toMatch(/Iterable</);
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
    for (const world of worlds.filter(({ face }) => name in face)) {
      if (text === "refused") {
        const error = await thrownBy(() => take(run(name, row, world), 1));
        expect(String(error)).toMatch("pulled past its limit");
        continue;
      }
      expect(await take(run(name, row, world), 3)).toHaveLength(3);
      if (text === "never ends") expect(await take(run(name, row, world, 5), 100)).toHaveLength(100);
    }
  });

  test.each(consumers)("%s does that", async (name, row) => {
    const text = promisedBy(name).endless;
    for (const world of worlds.filter(({ face }) => name in face)) {
      const answer = (): unknown =>
        callOf(row, world.face[name] as Fn, probesOf(row, world, Infinity), argsOf(row));
      if (text !== "refused") expect(await answer()).toEqual(row.result);
      else expect(String(await thrownBy(answer))).toMatch("pulled past its limit");
    }
  });

  const readers = [...operators, ...consumers].map(([name]) => name);

  test.each(readers)("%s is refused by the compiler just where it says so", (name) => {
    for (const twin of [name, `${name}Async`].filter((twin) => documented.has(twin))) {
      const refused = promisedBy(twin).endless === "refused";
      expect(/Ending<R>/.test(documented.get(twin)?.signatures[0] ?? "")).toBe(refused);
    }
  });

  test.each(sources)("%s does that", async (name, row) => {
    const text = promisedBy(name).endless;
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
