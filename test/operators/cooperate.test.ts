import fc from "fast-check";
import { cooperate, countFrom, filter, map, seq } from "lazuli";
import { search, take, toArray } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { letOthersRun } from "../../src/core/bounds/eventLoop.js";
import { oneIn } from "../kit/runs.js";
import { sources, Unread } from "../kit/sources.js";
import { collect, sync, thrownBy } from "../kit/worlds.js";

const never = (): boolean => false;

describe("cooperate", () => {
  test("gives the same values, with a turn for others between all of them or none", async () => {
    await fc.assert(
      fc.asyncProperty(sources(sync), fc.constantFrom(0, 1000), async ({ make, values }, sliceTime) => {
        expect(await collect(cooperate(make(), { sliceTime }))).toEqual(values);
      }),
      oneIn(20),
    );
  });

  test("opens its source when it is called, pulls just what is asked for, and closes", async () => {
    const probe = sync.probe((index) => index);
    const sequence = cooperate(probe as never as Iterable<number>);
    expect([probe.opens, probe.pulls]).toEqual([1, 0]);
    expect(await sequence.next()).toEqual({ value: 0, done: false });
    expect(await sequence.next()).toEqual({ value: 1, done: false });
    expect(probe.pulls).toBe(2);
    expect(await sequence.return()).toEqual({ value: undefined, done: true });
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
    expect([probe.pulls, probe.closes]).toEqual([2, 1]);
  });

  test.each([0, 1000])("yields to overlapping calls in order (%i ms)", async (sliceTime) => {
    const sequence = cooperate(countFrom(), { sliceTime });
    const results = await Promise.all([sequence.next(), sequence.next(), sequence.next()]);
    expect(results.map(({ value }) => value)).toEqual([0, 1, 2]);
  });

  test("return() ends the calls that wait", async () => {
    const sequence = cooperate(countFrom(), { sliceTime: 0 });
    const results = [sequence.next(), sequence.next(), sequence.next(), sequence.return(), sequence.next()];
    expect((await Promise.all(results)).map(({ value }) => value as unknown)).toEqual([
      0,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([0, 1000])("a call from within a callback waits for its turn (%i ms)", async (sliceTime) => {
    const answers: Promise<unknown>[] = [];
    const sequence = cooperate(
      map(countFrom(), (n) => {
        if (n === 0) answers.push(sequence.next());
        return n;
      }),
      { sliceTime },
    );
    expect(await sequence.next()).toEqual({ value: 0, done: false });
    expect(await Promise.all(answers)).toEqual([{ value: 1, done: false }]);
  });

  test.each([0, 1000])(
    "a callback that calls return() ends the pull it is called for (%i ms)",
    async (sliceTime) => {
      const ends: Promise<unknown>[] = [];
      const sequence = cooperate(
        map(countFrom(), (n) => {
          ends.push(sequence.next(), sequence.return());
          return n;
        }),
        { sliceTime },
      );
      const end = { value: undefined, done: true };
      expect(await sequence.next()).toEqual(end);
      expect(await Promise.all(ends)).toEqual([end, end]);
    },
  );

  test("passes on what the source throws, and is over then", async () => {
    for (const sliceTime of [0, 1000]) {
      const probe = sync.probe([1], { throwsAt: 1 });
      const sequence = cooperate(probe as never, { sliceTime });
      await sequence.next();
      await expect(sequence.next()).rejects.toBe(probe.error);
      expect(await sequence.next()).toEqual({ value: undefined, done: true });
      expect(probe.closes).toBe(0);
    }
  });

  test("closes the source where a callback throws", async () => {
    const probe = sync.probe([1, 2]);
    const error = new Error("from the callback");
    const throws = (): never => {
      throw error;
    };
    await expect(toArray(cooperate(map(probe as never, throws)))).rejects.toBe(error);
    expect(probe.closes).toBe(1);
  });

  test("lets timers fire while a filter accepts nothing, and is aborted by one", async () => {
    let ticks = 0;
    const controller = new AbortController();
    const timer = setInterval(() => ++ticks === 4 && controller.abort("enough"), 5);
    const { signal } = controller;
    const probe = countFrom();
    const error = await thrownBy(() =>
      toArray(take(cooperate(filter(probe, never), { sliceTime: 5, signal }), 1)),
    );
    clearInterval(timer);
    expect(error).toBe("enough");
    expect(probe.next().done).toBe(true);
  });

  test("is over once it was aborted", async () => {
    const controller = new AbortController();
    const sequence = cooperate([1, 2, 3], { signal: controller.signal });
    await sequence.next();
    controller.abort("enough");
    await expect(sequence.next()).rejects.toBe("enough");
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("loses no value between slices, nor to a search around it", async () => {
    const seen: unknown[] = [];
    const pairs = cooperate(seq(countFrom()).pairwise().chunks(2), { sliceTime: 0 });
    let verdict = await search(pairs, (pair) => seen.push(pair) === 3, { maxPulls: 3 });
    for (let run = 0; run < 9 && !verdict.found; run++) verdict = await verdict.resume({ maxPulls: 2 });
    expect(seen).toEqual([
      [
        [0, 1],
        [1, 2],
      ],
      [
        [2, 3],
        [3, 4],
      ],
      [
        [4, 5],
        [5, 6],
      ],
    ]);
    expect(verdict.found).toBe(true);
  });

  test("shows the pipeline", () => {
    expect(String(cooperate(filter(countFrom(), never)))).toBe(
      "AsyncLazy [countFrom(0) → filter → cooperate]",
    );
  });

  test.each([
    [{ sliceTime: -1 }, "RangeError: cooperate: sliceTime must be 0 or more milliseconds, got -1"],
    [{ sliceTime: NaN }, "RangeError: cooperate: sliceTime must be 0 or more milliseconds, got NaN"],
    [{ signal: 1 }, "TypeError: cooperate: signal must be an AbortSignal, got 1"],
    [null, "TypeError: cooperate: options must be an object { sliceTime, signal }, got null"],
  ])("refuses %o", async (options, message) => {
    const unread = new Unread();
    expect(String(await thrownBy(() => cooperate(unread as never, options as never)))).toBe(message);
    expect(unread.closes).toBe(1);
  });
});

describe("letting others run", () => {
  test("lets what waits for the event loop go ahead", async () => {
    const log: string[] = [];
    setImmediate(() => log.push("others"));
    await letOthersRun();
    log.push("on again");
    expect(log).toEqual(["others", "on again"]);
  });

  test("is made by what the runtime has, the best first", async () => {
    const log: string[] = [];
    const timeout = (run: () => void): void => void (log.push("setTimeout"), setTimeout(run));
    class Channel {
      readonly port1 = { onmessage: (): void => {}, postMessage: (): void => {} };
      readonly port2 = {
        ...this.port1,
        postMessage: (): void => void (log.push("MessageChannel"), setTimeout(() => this.port1.onmessage())),
      };
    }
    const immediate = (run: () => void): void => void (log.push("setImmediate"), setImmediate(run));
    const hosts = [
      { setTimeout: timeout, MessageChannel: Channel, setImmediate: immediate },
      { setTimeout: timeout, MessageChannel: Channel },
      { setTimeout: timeout },
    ];
    for (const host of hosts) await letOthersRun(host);
    expect(log).toEqual(["setImmediate", "MessageChannel", "MessageChannel", "setTimeout"]);
  });
});
