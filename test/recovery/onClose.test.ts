import {
  abortable,
  type AsyncLazy,
  catchError,
  map,
  merge,
  onClose,
  take,
  takeWhile,
  toArray,
  zip,
} from "lazuli/async";
import { countFrom } from "lazuli";
import { testSourceAsync } from "lazuli/testing";
import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { Gates, turn } from "../kit/gates.js";
import { shown } from "../kit/messages.js";
import { inspect } from "../kit/unhandled.js";
import { collect, thrownBy } from "../kit/worlds.js";

const error = new Error("from the source");
const own = new Error("from fn");

const fail = (reason: Error) => (): never => {
  throw reason;
};

/** A source of two values that writes into a log when it is closed, and when that is done. */
function logging(log: string[], gates?: Gates): AsyncIterable<number> {
  let count = 0;
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => (count < 2 ? { value: count++, done: false } : { value: undefined, done: true }),
      return: async () => {
        log.push("closing");
        await gates?.wait("closing");
        log.push("closed");
        return { value: undefined, done: true };
      },
    }),
  };
}

const WHENS = ["before", "after"] as const;

/** The ways of a sequence to its end, and whether that closes the source. */
const WAYS: [title: string, leave: (source: AsyncIterable<number>) => Promise<unknown>, closes: boolean][] = [
  ["the end of the source", (source) => collect(source), false],
  [
    "a break",
    async (source) => {
      for await (const _ of source) break;
    },
    true,
  ],
  [
    "an error in the loop",
    (source) =>
      thrownBy(async () => {
        for await (const _ of source) throw error;
      }),
    true,
  ],
  ["return() before the first pull", async (source) => (source as AsyncLazy<number>).return(), true],
  [
    "return() after a pull",
    async (source) => {
      await (source as AsyncLazy<number>).next();
      await (source as AsyncLazy<number>).return();
    },
    true,
  ],
  ["a step that ends it", (source) => collect(takeWhile(source, (n) => n < 1)), true],
  ["the last value of a take", (source) => collect(take(source, 1)), true],
  ["an error of a callback behind it", (source) => thrownBy(() => collect(map(source, fail(error)))), true],
  ["another source that ends first", (source) => collect(zip([source, [1]])), true],
  ["a merge that is left", (source) => merge(source, [1]).return(), true],
  ["an argument that is wrong", async (source) => thrownBy(() => map(source, 5 as never)), true],
  [
    "await using",
    async (source) => (source as any)[Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")](),
    true,
  ],
];

describe.each(WHENS)("onClose, %s the closing,", (when) => {
  test.each(WAYS)("calls the function once after %s", async (_, leave, closes) => {
    const log: string[] = [];
    const fn = vi.fn((...args: unknown[]) => {
      log.push(`fn of ${args.length}`);
      return turn().then(() => log.push("fn done"));
    });
    await leave(onClose(logging(log), fn, { when }));
    await turn();
    await turn();
    const [call, closing] = [["fn of 0", "fn done"], closes ? ["closing", "closed"] : []];
    expect(log).toEqual(when === "before" ? [...call, ...closing] : [...closing, ...call]);
    expect(fn).toHaveBeenCalledTimes(1);
  });

  test("is called once after an error of the source, and drops its own", async () => {
    await inspect("onClose", async () => {
      for (const wrong of [() => 1, fail(own), () => Promise.reject(own)]) {
        const fn = vi.fn(wrong);
        const source = testSourceAsync([1], { throwsAt: 1 });
        const closing = onClose(source, fn, { when });
        await closing.next();
        expect(await thrownBy(() => closing.next())).toBe(source.error);
        expect(await closing.next()).toEqual({ value: undefined, done: true });
        await closing.return();
        expect(fn).toHaveBeenCalledTimes(1);
      }
    });
  });

  test("is awaited before the end is told", async () => {
    const gates = new Gates();
    let isOver = false;
    const reading = collect(onClose([1], () => gates.wait("fn"), { when })).then(() => (isOver = true));
    await turn();
    expect(isOver).toBe(false);
    await gates.passAll();
    await reading;
  });

  test("is awaited by return()", async () => {
    const gates = new Gates();
    let isOver = false;
    const closing = onClose([1], () => gates.wait("fn"), { when });
    const leaving = closing.return().then(() => (isOver = true));
    await turn();
    expect(isOver).toBe(false);
    await gates.passAll();
    await leaving;
    await closing.return();
  });

  test.each<[string, () => unknown]>([
    ["throws", fail(own)],
    ["rejects", () => Promise.reject(own)],
    [
      "returns a thenable that rejects",
      () => ({ then: (_: unknown, reject: (reason: Error) => void) => reject(own) }),
    ],
  ])("reports the error of a function that %s", async (_, fn) => {
    await inspect("onClose", async () => {
      const atEnd = onClose([1], fn, { when });
      await atEnd.next();
      expect(await thrownBy(() => atEnd.next())).toBe(own);
      expect(await atEnd.next()).toEqual({ value: undefined, done: true });
      const probe = testSourceAsync([1]);
      const left = onClose(probe, fn, { when });
      expect(await thrownBy(() => left.return())).toBe(own);
      expect(probe.closes).toBe(1);
      await left.return();
    });
  });

  test.each<[string, AsyncIterable<number> | Iterable<number>]>([
    ["throws", { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return: fail(error) }) } as never],
    [
      "rejects",
      {
        [Symbol.asyncIterator]: () => ({
          next: async () => ({ value: 1 }),
          return: async () => fail(error)(),
        }),
      } as never,
    ],
  ])("is called if closing the source %s, whose error counts if it came first", async (_, source) => {
    await inspect("onClose", async () => {
      const fn = vi.fn(() => 1);
      expect(await thrownBy(() => onClose(source, fn, { when }).return())).toBe(error);
      expect(fn).toHaveBeenCalledTimes(1);
      for (const wrong of [fail(own), () => Promise.reject(own)])
        expect(await thrownBy(() => onClose(source, wrong, { when }).return())).toBe(
          when === "before" ? own : error,
        );
    });
  });

  test("is called at once by return(), while a pull is pending that never settles", async () => {
    const close = vi.fn(() => ({}));
    const stuck = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}), return: close }) };
    const fn = vi.fn();
    const closing = onClose(stuck as never, fn, { when });
    const pulling = closing.next();
    const leaving = closing.return();
    expect(close).toHaveBeenCalledTimes(1);
    expect(fn).toHaveBeenCalledTimes(when === "before" ? 1 : 0);
    expect(await pulling).toEqual({ value: undefined, done: true });
    await leaving;
    expect(fn).toHaveBeenCalledTimes(1);
  });

  test("closes a sync source in the same turn, if the function does not wait", () => {
    const log: string[] = [];
    const source = {
      [Symbol.iterator]: () => ({
        next: () => ({ value: 1, done: false }),
        return: () => (log.push("close"), {}),
      }),
    };
    void onClose(source as never, () => void log.push("fn"), { when }).return();
    expect(log).toEqual(when === "before" ? ["fn", "close"] : ["close", "fn"]);
  });

  test("is called at an abort behind it, which does not wait for it", async () => {
    await inspect("onClose", async () => {
      const controller = new AbortController();
      const fn = vi.fn(() => Promise.reject(own));
      const stuck = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) };
      const pulling = abortable(onClose(stuck as never, fn, { when }), controller.signal).next();
      controller.abort("enough");
      expect(await thrownBy(() => pulling)).toBe("enough");
      expect(fn).toHaveBeenCalledTimes(1);
    });
  });

  test("may close the sequence itself", async () => {
    await inspect("onClose", async () => {
      for (const leave of [(s: AsyncLazy<number>) => s.return(), (s: AsyncLazy<number>) => collect(s)]) {
        const fn = vi.fn(() => void closing.return());
        const closing: AsyncLazy<number> = onClose([1], fn, { when });
        await leave(closing);
        expect(fn).toHaveBeenCalledTimes(1);
      }
    });
  });

  test("nests: the inner one belongs to the source of the outer one", async () => {
    const log: string[] = [];
    const inner = onClose([1, 2], () => log.push("inner"), { when });
    const outer = onClose(inner, () => log.push("outer"), { when });
    for await (const _ of outer) break;
    expect(log).toEqual(when === "before" ? ["outer", "inner"] : ["inner", "outer"]);
  });

  test("is called before the handler of catchError", async () => {
    const log: string[] = [];
    const source = onClose(map([1], fail(error)), () => log.push("fn"), { when });
    const caught = catchError(source, () => {
      log.push("handler");
      return [2];
    });
    expect(await collect(caught)).toEqual([2]);
    expect(log).toEqual(["fn", "handler"]);
  });
});

describe("onClose", () => {
  test("yields the values as they are, one pull for each", async () => {
    const probe = testSourceAsync([1, undefined, 3]);
    const closing = onClose(probe, () => {});
    await turn();
    expect(probe.pulls).toBe(0);
    await closing.next();
    expect(probe.pulls).toBe(1);
    expect(await collect(closing)).toEqual([undefined, 3]);
    const late = Promise.resolve(1);
    expect(await collect(onClose([late, 2], () => {}))).toEqual([1, 2]);
  });

  test("closes first, if nothing else is said", async () => {
    for (const options of [undefined, {}, { when: undefined }]) {
      const log: string[] = [];
      await onClose(logging(log), () => log.push("fn"), options).return();
      expect(log).toEqual(["closing", "closed", "fn"]);
    }
  });

  test("is not called for a sequence that nobody closes", async () => {
    const fn = vi.fn();
    await onClose([1, 2], fn).next();
    await turn();
    expect(fn).not.toHaveBeenCalled();
  });

  test("waits with the closing for a function that is to be called before it", async () => {
    const gates = new Gates();
    const log: string[] = [];
    const leaving = onClose(logging(log, gates), () => gates.wait("fn"), { when: "before" }).return();
    await turn();
    expect([gates.names, log]).toEqual([["fn"], []]);
    await gates.passAll();
    await leaving;
    expect(log).toEqual(["closing", "closed"]);
  });

  test("does not wait with the closing while a pull is pending: the source may end meanwhile", async () => {
    await inspect("onClose", async () => {
      const close = vi.fn(() => Promise.reject(error));
      const stuck = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}), return: close }) };
      for (const fn of [() => turn(), () => turn().then(fail(own)), fail(own)]) {
        close.mockClear();
        const closing = onClose(stuck as never, fn, { when: "before" });
        const pulling = closing.next();
        const leaving = thrownBy(() => closing.return());
        expect(close).toHaveBeenCalledTimes(1);
        expect(await pulling).toEqual({ value: undefined, done: true });
        expect([error, own]).toContain(await leaving);
      }
    });
  });

  test("waits with the closing where a pull that was pending has thrown", async () => {
    const log: string[] = [];
    const source = map(logging(log), async () => fail(error)());
    const fn = async (): Promise<void> => {
      log.push("fn");
      await turn();
      log.push("fn done");
    };
    expect(await thrownBy(() => collect(onClose(source, fn, { when: "before" })))).toBe(error);
    expect(log).toEqual(["fn", "fn done", "closing", "closed"]);
  });

  test("shows its place in the pipeline, and knows whether it ends", async () => {
    expect(`${onClose(map([1], String), () => {})}`).toBe("AsyncLazy [Array → map → onClose]");
    expect(await thrownBy(() => toArray(onClose(countFrom(), () => {}) as never))).toEqual(
      new TypeError("toArray: source never ends: bound it with take, takeWhile or takeUntil"),
    );
  });

  test.each([undefined, null, 5])("refuses %s in place of a function, and closes the source", (fn) => {
    const close = vi.fn(async () => ({}));
    const source = { next: async () => ({ value: 1, done: false }), return: close };
    expect(() => onClose(source as never, fn as never)).toThrow(
      new TypeError(`onClose: fn must be a function, got ${shown(fn)}`),
    );
    expect(close).toHaveBeenCalledTimes(1);
  });

  test.each([
    [{ when: "later" }, 'onClose: when must be "before" or "after", got "later"'],
    [{ wen: 1 }, 'onClose: options must be an object with no keys but { when }, got "wen"'],
    ["before", 'onClose: options must be an object { when }, got "before"'],
  ])("refuses the options %o, and closes the source", (options, message) => {
    const close = vi.fn(async () => ({}));
    const fn = vi.fn();
    const source = { next: async () => ({ value: 1, done: false }), return: close };
    expect(() => onClose(source as never, fn, options as never)).toThrow(new TypeError(message));
    expect(close).toHaveBeenCalledTimes(1);
    expect(fn).not.toHaveBeenCalled();
  });

  test("has the types of its source", () => {
    expectTypeOf(onClose([1], () => {})).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(onClose(countFrom(), async () => {})).toEqualTypeOf<AsyncLazy<number, never>>();
    // @ts-expect-error: there is no such time
    expect(() => onClose([1], () => {}, { when: "now" })).toThrow(TypeError);
  });
});
