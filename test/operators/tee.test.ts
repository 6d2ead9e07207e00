import { inspect } from "node:util";
import fc from "fast-check";
import { find, seq, take, tee } from "lazuli";
import { describe, expect, test } from "vitest";
import { Litter, skip, STRAYS } from "../kit/garbage.js";
import { later, sources, Unread } from "../kit/sources.js";
import { collect, type Fn, type Sequence, thrownBy, twins } from "../kit/worlds.js";
import { errorOf, shown } from "../kit/messages.js";

describe.each(twins("tee"))("%s", (_, tee, world) => {
  const { probe, face } = world;
  const isSync = world.name === "sync";

  test("gives every branch all values", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.integer({ min: 1, max: 4 }), async ({ values, make }, count) => {
        const branches = tee(make(), count) as Sequence[];
        expect(branches).toHaveLength(count);
        for (const branch of branches) expect(await collect(branch)).toEqual(values);
      }),
    );
  });

  test("gives branches that take turns in any order the same values, and pulls each once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.array(fc.nat(2)), async (values, turns) => {
        const source = probe(values);
        const branches = tee(source, 3) as Sequence[];
        const seen: unknown[][] = [[], [], []];
        for (const turn of turns) {
          const { value, done } = (await branches[turn]?.next()) as IteratorResult<unknown>;
          if (!done) seen[turn]?.push(value);
        }
        for (const list of seen) expect(list).toEqual(values.slice(0, list.length));
        const most = Math.max(...[0, 1, 2].map((branch) => turns.filter((turn) => turn === branch).length));
        expect(source.pulls).toBe(Math.min(most, values.length + 1));
      }),
    );
  });

  test("makes two where no count is given, opens the source once and pulls nothing", () => {
    const source = probe([1]);
    expect(tee(source)).toHaveLength(2);
    expect([source.opens, source.lookups, source.pulls]).toEqual([1, 1, 0]);
  });

  test("closes the source once, when all branches are closed", async () => {
    for (const pulled of [0, 1]) {
      const source = probe([1, 2, 3]);
      const [first, second] = tee(source) as [Sequence, Sequence];
      if (pulled) await first.next();
      await first.return();
      await first.return();
      expect(await first.next()).toEqual({ value: undefined, done: true });
      expect(source.closes).toBe(0);
      expect((await second.next()).value).toBe(1);
      await second.return();
      await second.return();
      expect([source.pulls, source.closes]).toEqual([1, 1]);
    }
  });

  test("closes the source when operators and loops over all branches stop early", async () => {
    const source = probe((index) => index);
    const [first, second] = tee(source);
    expect(await collect(face["take"]?.(first, 3))).toEqual([0, 1, 2]);
    expect(source.closes).toBe(0);
    for await (const value of second) if (value === 4) break;
    expect([source.pulls, source.closes]).toEqual([5, 1]);
  });

  test("does not close a source that has ended", async () => {
    const source = probe([1]);
    const [first, second] = tee(source);
    await collect(first);
    await second.return();
    expect(source.closes).toBe(0);
    expect(await first.next()).toEqual({ value: undefined, done: true });
  });

  test("reports what closing throws", async () => {
    const error = new Error("from closing");
    const [branch] = tee(probe([1], { closeError: error }), 1);
    expect(await thrownBy(() => branch.return())).toBe(error);
  });

  test("throws what the source has thrown to every branch, at the same place", async () => {
    const source = probe([1, 2], { throwsAt: 1 });
    for (const branch of tee(source)) {
      expect((await branch.next()).value).toBe(1);
      expect(await thrownBy(() => branch.next())).toBe(source.error);
      expect(await branch.next()).toEqual({ value: undefined, done: true });
    }
    expect([source.pulls, source.closes]).toEqual([2, 0]);
  });

  test("closes the source when a callback of its pipeline throws", async () => {
    const error = new Error("from the callback");
    const source = probe([1, 2, 3]);
    const failing: Fn = () => {
      throw error;
    };
    for (const branch of tee(face["map"]?.(source, failing)))
      expect(await thrownBy(() => collect(branch))).toBe(error);
    expect(source.closes).toBe(1);
  });

  test("keeps undefined as a value", async () => {
    for (const branch of tee(probe([undefined]))) expect(await collect(branch)).toEqual([undefined]);
  });

  test("lets no branch get further ahead than the limit; the others go on", async () => {
    const source = probe((index) => index);
    const [fast, slow] = tee(source, 2, { limit: 3 }) as [Sequence, Sequence];
    for (const value of [0, 1, 2]) expect((await fast.next()).value).toBe(value);
    expect((await slow.next()).value).toBe(0);
    expect((await fast.next()).value).toBe(3);
    const error = await thrownBy(() => fast.next());
    expect(error).toEqual(new RangeError("tee: one sequence must be at most 3 ahead of the slowest"));
    expect(await fast.next()).toEqual({ value: undefined, done: true });
    expect([source.pulls, source.closes]).toEqual([4, 0]);
    for (const value of [1, 2, 3, 4, 5, 6, 7, 8]) expect((await slow.next()).value).toBe(value);
    await slow.return();
    expect(source.closes).toBe(1);
  });

  test("closes the source where the limit stops the last branch that is open", async () => {
    const source = probe((index) => index, { closeError: new Error("from closing") });
    const [fast, slow, closed] = tee(source, 3, { limit: 1 }) as Sequence[];
    await closed?.return();
    await fast?.next();
    expect(await thrownBy(() => fast?.next())).toBeInstanceOf(RangeError);
    await slow?.next();
    await slow?.next();
    expect(await thrownBy(() => slow?.return())).toEqual(new Error("from closing"));
    expect(source.closes).toBe(1);
  });

  test("a closed branch holds up nobody", async () => {
    const [fast, slow] = tee(probe([1, 2, 3]), 2, { limit: 1 });
    await slow.return();
    expect(await collect(fast)).toEqual([1, 2, 3]);
  });

  test("keeps what the slowest branch has not read, and nothing else", async () => {
    const litter = new Litter();
    const [fast, slow] = tee(
      probe(() => litter.next()),
      2,
    ) as [Sequence, Sequence];
    await skip(fast, 200);
    await skip(slow, 150);
    expect(await litter.remaining(0, 140)).toBeLessThanOrEqual(STRAYS);
    expect(litter.count(150, 200)).toBe(50);
    await slow.return();
    await skip(fast, 3);
    expect(await litter.remaining(0, 200)).toBeLessThanOrEqual(STRAYS);
  });

  test("shows the pipeline of a branch", () => {
    const [branch] = tee(face["map"]?.([1], () => 1));
    expect(inspect(branch)).toBe(`${isSync ? "Lazy" : "AsyncLazy"} [Array → map → tee]`);
  });

  test.each([0, -1, 1.5, NaN, 2 ** 32, "2", null])("refuses %s as count", async (count) => {
    const iterator = new Unread();
    const error = await thrownBy(() => tee(iterator, count));
    expect(error).toEqual(
      new (errorOf(count))(`tee: count must be an integer from 1 to 2^32 - 1, got ${shown(count)}`),
    );
    expect(iterator.closes).toBe(1);
    await later();
  });

  test.each([0, -1, 1.5, NaN, "2", null])("refuses %s as limit", async (limit) => {
    const error = await thrownBy(() => tee([], 2, { limit }));
    expect(error).toEqual(
      new (errorOf(limit))(`tee: limit must be a positive integer or Infinity, got ${shown(limit)}`),
    );
  });

  test("refuses options and a source that are none", async () => {
    expect(await thrownBy(() => tee([], 2, 5))).toEqual(
      new TypeError("tee: options must be an object { limit }, got 5"),
    );
    expect(await thrownBy(() => tee(5, 0))).toEqual(new TypeError("tee: source must be an iterable, got 5"));
  });
});

describe("tee", () => {
  test("makes chains of a chain", () => {
    const [numbers, others] = seq([1, 2, 3]).tee();
    expect(numbers.map((n) => n * 2).toArray()).toEqual([2, 4, 6]);
    expect(others.first()).toBe(1);
    expect(seq([1]).tee(3, { limit: 2 })).toHaveLength(3);
  });

  test("may have a branch closed by its source while that is pulled for it", () => {
    const branches: { return?: () => unknown }[] = [];
    let closes = 0;
    const source = {
      count: 0,
      next() {
        if (this.count === 1) branches[0]?.return?.();
        return { value: this.count++, done: false };
      },
      return() {
        closes++;
        return {};
      },
    };
    const [first, second] = tee(source as unknown as Iterable<number>);
    branches.push(first);
    expect(find(first, (n) => n === 1)).toBe(1);
    expect([first.next().done, closes]).toEqual([true, 0]);
    expect([...take(second, 4)]).toEqual([0, 1, 2, 3]);
    expect(closes).toBe(1);
  });

  test("refuses to be re-entered by way of another branch", () => {
    const probe = { onPull: (): unknown => undefined };
    const [first, second] = tee(seq([1, 2]).tap(() => probe.onPull()));
    probe.onPull = () => second.next();
    expect(() => first.next()).toThrow(new TypeError("already running"));
  });
});

test("teeAsync: branches that wait for the same value wait for one pull", async () => {
  const [, teeAsync, { probe }] = twins("tee")[1] as [string, Fn, ReturnType<typeof twins>[0][2]];
  const source = probe([1, 2]);
  const branches = teeAsync(source) as Sequence[];
  const results = await Promise.all(
    branches.flatMap((branch) => [branch.next(), branch.next()] as Promise<IteratorResult<unknown>>[]),
  );
  expect(results.map(({ value }) => value as unknown)).toEqual([1, 2, 1, 2]);
  expect(source.pulls).toBe(2);
});
