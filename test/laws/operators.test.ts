import type { TestSourceOptions } from "lazuli/testing";
import { describe, expect, test } from "vitest";
import { argsOf, callOf, casesOf, type OperatorRow, operators, probesOf } from "../kit/rows.js";
import {
  async,
  mixed,
  type Fn,
  type Sequence,
  sync,
  thrownBy,
  type World,
  type Probe,
} from "../kit/worlds.js";

const LENGTH = 5;
/** More values than any operator makes of so many. */
const PATIENCE = 1000;

/** An operator at work on probes of its own. */
class Bench {
  readonly probes: Probe<unknown>[];
  readonly opened: Probe<unknown>[];
  readonly result: Sequence;
  /** What the operator's callback does before it answers, given the number of the call. */
  onCall: (call: number) => void = () => {};
  calls = 0;

  constructor(
    name: string,
    row: OperatorRow,
    world: World,
    behaviours: TestSourceOptions[] = [],
    length: number = LENGTH,
  ) {
    this.probes = probesOf(row, world, length, behaviours);
    this.opened = this.probes.slice(0, row.opened);
    const fn = world.face[name] as Fn;
    const args = argsOf(
      row,
      (callback) =>
        ((...values: unknown[]) => {
          this.onCall(this.calls++);
          return callback(...values);
        }) as never,
    );
    this.result = callOf(row, fn, this.probes, args) as Sequence;
  }

  async take(count: number): Promise<void> {
    for (let pulled = 0; pulled < count; pulled++) {
      expect((await this.result.next()).done, `value ${pulled}`).toBe(false);
    }
  }

  async takeAll(): Promise<unknown[]> {
    const values = [];
    for await (const value of this.result as AsyncIterator<unknown> & AsyncIterable<unknown>) {
      if (values.push(value) > PATIENCE)
        throw new Error("it goes on over sources that have ended: neverEnds?");
    }
    return values;
  }

  /** Expects that nothing comes any more, and that nothing is touched on the way. */
  async expectOver(): Promise<void> {
    const before = this.counts();
    expect(await this.result.next()).toEqual({ value: undefined, done: true });
    expect(await this.result.return()).toEqual({ value: undefined, done: true });
    expect(await this.result.next()).toEqual({ value: undefined, done: true });
    expect(this.counts()).toEqual(before);
  }

  get pulls(): number[] {
    return this.probes.map((probe) => probe.pulls);
  }

  get closes(): number[] {
    return this.probes.map((probe) => probe.closes);
  }

  private counts(): number[] {
    return this.probes.flatMap(({ opens, lookups, pulls, closes }) => [opens, lookups, pulls, closes]);
  }
}

/** The sources that have been opened and have not ended, as 1 for each to be closed. */
const open = (bench: Bench): number[] => bench.probes.map((probe) => Number(probe.isOpen));

describe.each(casesOf(operators, [sync, async, mixed]))("%s", (_, name, row, world) => {
  const isSync = world.name === "sync";
  /** A law for what has an edge of its own. What only forwards is held to its source by test/standard. */
  const owning = (name: string, run: () => unknown): void => {
    if (row.forwards !== true) test(name, run as () => void);
  };

  test("opens its sources when it is called, and pulls nothing", () => {
    const bench = new Bench(name, row, world);
    const opens = bench.probes.map((probe) => (bench.opened.includes(probe) ? 1 : 0));
    expect(bench.probes.map((probe) => probe.opens)).toEqual(opens);
    expect(bench.probes.map((probe) => probe.lookups)).toEqual(opens);
    expect(bench.pulls).toEqual(bench.probes.map(() => 0));
  });

  test("pulls exactly what k values need, and looks up next once", async () => {
    for (const k of [0, 1, 2, 3]) {
      const bench = new Bench(name, row, world, [], row.finite ? LENGTH : Infinity);
      await bench.take(k);
      expect(bench.pulls, `for ${k} values, by "pulls" of its row`).toEqual(row.pulls(k));
      for (const probe of bench.probes) expect(probe.lookups).toBe(probe.opens);
      await bench.result.return();
    }
  });

  owning("closes every open source once on return(), and then is over", async () => {
    for (const k of [0, 1, 2, 3]) {
      const bench = new Bench(name, row, world, [], row.finite ? LENGTH : Infinity);
      await bench.take(k);
      const expected = open(bench);
      const pulls = bench.pulls;
      expect(await bench.result.return()).toEqual({ value: undefined, done: true });
      expect(bench.closes, `after ${k} values`).toEqual(expected);
      expect(bench.pulls).toEqual(pulls);
      await bench.expectOver();
    }
  });

  owning("closes at the end just the sources that have not ended", async () => {
    const bench = new Bench(name, row, world);
    if (row.neverEnds) await bench.take(2 * LENGTH);
    else await bench.takeAll();
    const closed = row.closed ?? [];
    const expected = bench.probes.map((_, index) => (closed.includes(index) ? 1 : 0));
    expect(bench.closes, 'by "closed" of its row').toEqual(expected);
    if (!row.neverEnds) await bench.expectOver();
  });

  owning("passes on what a source throws, closes the others, and then is over", async () => {
    for (const [index] of Array(row.sources ?? 1).entries()) {
      const behaviours: TestSourceOptions[] = [];
      behaviours[index] = { throwsAt: 1 };
      const bench = new Bench(name, row, world, behaviours);
      const others = (): number[] =>
        bench.probes.map((probe, other) =>
          // One that has been read to its end is not closed any more.
          other !== index && probe.pulls <= LENGTH ? Number(bench.opened.includes(probe)) : 0,
        );
      expect(await thrownBy(() => bench.takeAll())).toBe(bench.probes[index]?.error);
      if (row.opened === undefined) expect(bench.closes).toEqual(others());
      else expect(bench.probes[index]?.closes).toBe(0);
      await bench.expectOver();
    }
  });

  owning("reports what closing throws, and closes the other sources all the same", async () => {
    const error = new Error("from closing");
    const bench = new Bench(name, row, world, Array(3).fill({ closeError: error }));
    // After a value there is nothing left to close where the source has been read to its end.
    if (!row.finite) await bench.take(1);
    const expected = open(bench);
    expect(await thrownBy(() => bench.result.return())).toBe(error);
    expect(bench.closes).toEqual(expected);
    await bench.expectOver();
  });

  if (row.takesCallback)
    test("passes on what its callback throws, closes every source once, and then is over", async () => {
      const error = new Error("from the callback");
      for (const failing of [0, 1]) {
        const bench = new Bench(name, row, world, [{ closeError: new Error("from closing") }]);
        bench.onCall = (call) => {
          if (call === failing) throw error;
        };
        expect(await thrownBy(() => bench.takeAll())).toBe(error);
        expect(bench.closes).toEqual(bench.probes.map(() => 1));
        await bench.expectOver();
      }
    });

  if (isSync)
    owning("refuses to be re-entered, from a callback or from a source", async () => {
      for (const enter of ["next", "return"] as const) {
        const onPull = (): unknown => fromSource.result[enter]?.();
        const fromSource: Bench = new Bench(name, row, world, Array(3).fill({ onPull }));
        expect(await thrownBy(() => fromSource.takeAll())).toBeInstanceOf(TypeError);
        if (!row.takesCallback) continue;
        const fromCallback = new Bench(name, row, world);
        fromCallback.onCall = () => void fromCallback.result[enter]?.();
        expect(await thrownBy(() => fromCallback.takeAll())).toBeInstanceOf(TypeError);
        expect(fromCallback.closes).toEqual(fromCallback.probes.map(() => 1));
      }
    });

  owning("reads sources that cannot be closed", async () => {
    const bench = new Bench(name, row, world, Array(3).fill({ withoutReturn: true }));
    await bench.take(1);
    await bench.result.return();
    await bench.expectOver();
  });

  test("closes on break and on using", async () => {
    const broken = new Bench(name, row, world);
    let expected: number[] = [];
    for await (const _ of broken.result as AsyncIterator<unknown> & AsyncIterable<unknown>) {
      expected = open(broken);
      break;
    }
    expect(broken.closes).toEqual(expected);
    const used = new Bench(name, row, world);
    const dispose = isSync ? Symbol.dispose : Symbol.asyncDispose;
    await (used.result as unknown as Record<symbol, Fn>)[dispose]?.();
    expect(used.closes).toEqual(used.probes.map((probe) => Number(used.opened.includes(probe))));
  });

  test("answers a native iterator that describes itself", async () => {
    const bench = new Bench(name, row, world);
    const native = isSync ? [][Symbol.iterator]() : (async function* () {})();
    const depth = isSync ? 2 : 3;
    let prototype: object = native;
    for (let step = 0; step < depth; step++) prototype = Object.getPrototypeOf(prototype) as object;
    expect(Object.prototype.isPrototypeOf.call(prototype, bench.result)).toBe(true);
    const inspect = (bench.result as unknown as Record<symbol, Fn>)[
      Symbol.for("nodejs.util.inspect.custom")
    ]?.call(bench.result);
    expect(inspect).toMatch(isSync ? /^Lazy \[.+\]$/ : /^AsyncLazy \[.+\]$/);
    if (row.unnamed) expect(inspect).not.toContain(name);
    else expect(inspect, "unless its row is `unnamed`").toContain(name);
    expect(bench.pulls).toEqual(bench.probes.map(() => 0));
  });

  if ((row.sources ?? 1) === 1)
    test("passes on what Symbol.iterator throws", async () => {
      const error = new Error("from Symbol.iterator");
      const throws = (): never => {
        throw error;
      };
      const source = { [Symbol.iterator]: throws, [Symbol.asyncIterator]: throws };
      expect(() => callOf(row, world.face[name] as Fn, [source], argsOf(row))).toThrow(error);
    });
});
