import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { joinable, logged } from "../kit/sources.js";
import { collect, sync, thrownBy, twins } from "../kit/worlds.js";

const modes = ["shortest", "longest", "strict"] as const;
type Mode = (typeof modes)[number];

/** The model: row by row, up to the length that the mode stands for. */
function rows(
  columns: readonly (readonly unknown[])[],
  mode: Mode,
  padding: readonly unknown[] = [],
): unknown[][] {
  const lengths = columns.map((column) => column.length);
  const count = columns.length === 0 ? 0 : Math[mode === "longest" ? "max" : "min"](...lengths);
  return Array.from({ length: count }, (_, row) =>
    columns.map((column, index) => (row < column.length ? column[row] : padding[index])),
  );
}

const lengthsDiffer = new TypeError("zip: the sources must all have the same length in strict mode");

describe.each(twins("zip"))("%s", (_, zip, world) => {
  const { probe } = world;
  const columns = fc.array(joinable(world), { maxLength: 4 });

  test("gives rows up to the end of the shortest source", async () => {
    await fc.assert(
      fc.asyncProperty(
        columns,
        fc.constantFrom(undefined, {}, { mode: undefined }, { mode: "shortest" }),
        async (parts, options) => {
          const expected = rows(
            parts.map(({ values }) => values),
            "shortest",
          );
          expect(
            await collect(
              zip(
                parts.map(({ make }) => make()),
                options,
              ),
            ),
          ).toEqual(expected);
        },
      ),
    );
  });

  test("gives rows up to the end of the longest source, padded by position", async () => {
    await fc.assert(
      fc.asyncProperty(
        columns,
        fc.option(fc.array(fc.string(), { maxLength: 6 }), { nil: undefined }),
        async (parts, padding) => {
          const expected = rows(
            parts.map(({ values }) => values),
            "longest",
            padding,
          );
          const sources = parts.map(({ make }) => make());
          expect(await collect(zip(sources, { mode: "longest", padding }))).toEqual(expected);
        },
      ),
    );
  });

  test("gives rows as long as no source has ended in strict mode, then throws unless all have", async () => {
    await fc.assert(
      fc.asyncProperty(columns, async (parts) => {
        const values = parts.map((part) => part.values);
        const zipped = zip(
          parts.map(({ make }) => make()),
          { mode: "strict" },
        );
        for (const value of rows(values, "strict"))
          expect(await zipped.next()).toEqual({ value, done: false });
        if (new Set(values.map(({ length }) => length)).size > 1) {
          expect(await thrownBy(() => zipped.next())).toEqual(lengthsDiffer);
        }
        expect(await zipped.next()).toEqual({ value: undefined, done: true });
      }),
    );
  });

  test("takes any iterable of iterables", async () => {
    const parts = new Set([probe([1, 2]), probe([3, 4])]);
    expect(await collect(zip(parts))).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  test.each(modes)("is empty without sources in %s mode", async (mode) => {
    expect(await collect(zip([], { mode }))).toEqual([]);
  });

  test("gives every row an array of its own", async () => {
    const zipped = zip([probe([1, 2]), probe([3, 4])]);
    (await zipped.next()).value.fill(0);
    expect((await zipped.next()).value).toEqual([2, 4]);
  });

  describe("closing", () => {
    const loggedParts = (
      log: string[],
      lengths: number[],
      behaviour: (name: string) => object = () => ({}),
    ): unknown[] =>
      lengths.map((length, index) => {
        const name = "abc".charAt(index);
        return logged(world, log, name, Array(length).fill(name), behaviour(name));
      });

    /** What happened after the sources were opened and the first rows were read. */
    const after = (log: string[], rows: number): string[] => log.slice(3 + 3 * rows);

    test("pulls no source behind the one that ends, and closes the others last to first", async () => {
      const log: string[] = [];
      await collect(zip(loggedParts(log, [2, 1, 2])));
      expect(after(log, 1)).toEqual(["pull a", "pull b", "close c", "close a"]);
    });

    test("does not pull a source again that has ended in longest mode", async () => {
      const log: string[] = [];
      await collect(zip(loggedParts(log, [1, 0, 2]), { mode: "longest" }));
      expect(after(log, 1)).toEqual(["pull a", "pull c", "pull c"]);
    });

    test("closes in longest mode just the sources that are open, last to first", async () => {
      const log: string[] = [];
      const zipped = zip(loggedParts(log, [2, 0, 2]), { mode: "longest" });
      await zipped.next();
      await zipped.return();
      expect(after(log, 1)).toEqual(["close c", "close a"]);
    });

    test("throws in strict mode as soon as a source behind the first one ends", async () => {
      const log: string[] = [];
      expect(await thrownBy(() => collect(zip(loggedParts(log, [2, 1, 1]), { mode: "strict" })))).toEqual(
        lengthsDiffer,
      );
      expect(after(log, 1)).toEqual(["pull a", "pull b", "close c", "close a"]);
    });

    test("pulls the others in strict mode when the first one ends, up to one that goes on", async () => {
      const log: string[] = [];
      expect(await thrownBy(() => collect(zip(loggedParts(log, [1, 2, 2]), { mode: "strict" })))).toEqual(
        lengthsDiffer,
      );
      expect(after(log, 1)).toEqual(["pull a", "pull b", "close c", "close b"]);
    });

    test("closes in strict mode none of those that were found to have ended", async () => {
      const log: string[] = [];
      await thrownBy(() => collect(zip(loggedParts(log, [1, 1, 2]), { mode: "strict" })));
      expect(after(log, 1)).toEqual(["pull a", "pull b", "pull c", "close c"]);
    });

    test("closes last to first on return(), started or not", async () => {
      for (const started of [0, 1]) {
        const log: string[] = [];
        const zipped = zip(loggedParts(log, [2, 2, 2]));
        for (let row = 0; row < started; row++) await zipped.next();
        await zipped.return();
        expect(after(log, started)).toEqual(["close c", "close b", "close a"]);
      }
    });

    const errors: Record<string, Error> = { a: new Error("a"), b: new Error("b"), c: new Error("c") };

    test("reports the first of the errors that closing throws, the last source's", async () => {
      const log: string[] = [];
      const zipped = zip(loggedParts(log, [1, 1, 1], (name) => ({ closeError: errors[name] })));
      expect(await thrownBy(() => zipped.return())).toBe(errors["c"]);
      expect(after(log, 0)).toEqual(["close c", "close b", "close a"]);
    });

    test("reports it at the end of the shortest source too", async () => {
      const parts = loggedParts([], [0, 1, 1], (name) => ({ closeError: errors[name] }));
      expect(await thrownBy(() => zip(parts).next())).toBe(errors["c"]);
    });

    test("drops what closing throws after an error of a source", async () => {
      const log: string[] = [];
      const failing = probe([1], { throwsAt: 0 });
      const [a, c] = loggedParts(log, [1, 1], (name) => ({ closeError: errors[name] }));
      expect(await thrownBy(() => zip([a, failing, c]).next())).toBe(failing.error);
      expect(log.slice(-2)).toEqual(["close b", "close a"]);
      expect(failing.closes).toBe(0);
    });

    test("drops what closing throws after lengths have differed", async () => {
      const parts = loggedParts([], [0, 1, 1], (name) => ({ closeError: errors[name] }));
      expect(await thrownBy(() => zip(parts, { mode: "strict" }).next())).toEqual(lengthsDiffer);
    });
  });

  describe("opening", () => {
    const openError = new Error("from opening");

    test("opens all sources in order when it is called", () => {
      const log: string[] = [];
      zip(["a", "b", "c"].map((name) => logged(world, log, name, [])));
      expect(log).toEqual(["open a", "open b", "open c"]);
    });

    test("closes the sources that are open, last to first, when opening another one throws", async () => {
      const log: string[] = [];
      const parts = ["a", "b", "c", "d"].map((name) =>
        logged(world, log, name, [], name === "c" ? { openError } : { closeError: new Error(name) }),
      );
      expect(await thrownBy(() => zip(parts))).toBe(openError);
      await vi.waitFor(() => {
        expect(log).toEqual(["open a", "open b", "open c", "close b", "close a"]);
      });
    });

    test("closes the iterable of iterables when opening one of them throws", async () => {
      const log: string[] = [];
      const parts = [logged(world, [], "a", [], { openError }), []];
      const list = logged(sync, log, "list", parts, { closeError: new Error("from closing") });
      expect(await thrownBy(() => zip(list))).toBe(openError);
      expect(log).toEqual(["open list", "pull list", "close list"]);
    });

    test("reads the iterable of iterables to its end", () => {
      const log: string[] = [];
      zip(logged(sync, log, "list", [[], []]));
      expect(log).toEqual(["open list", "pull list", "pull list", "pull list"]);
    });

    test("closes the sources, but not the iterable of iterables, when that one throws", async () => {
      const log: string[] = [];
      const list = sync.probe([logged(world, log, "a", []), logged(world, log, "b", [])], { throwsAt: 2 });
      expect(await thrownBy(() => zip(list))).toBe(list.error);
      await vi.waitFor(() => {
        expect(log).toEqual(["open a", "open b", "close b", "close a"]);
      });
      expect(list.closes).toBe(0);
    });

    test.each([
      ["ab", '"ab"'],
      [5, "5"],
      [null, "null"],
      [undefined, "undefined"],
    ])("refuses %o among iterables", async (source, shown) => {
      const error = await thrownBy(() => zip([[1], source]));
      expect(error).toEqual(new TypeError(`zip: each of iterables must be an iterable object, got ${shown}`));
    });

    test("closes the sources that are open when it refuses another one", async () => {
      const source = probe([1]);
      await thrownBy(() => zip([source, "ab"]));
      await vi.waitFor(() => {
        expect(source.closes).toBe(1);
      });
    });

    test("reads an iterator that is not iterable", async () => {
      const iterator = logged(world, [], "a", [1, 2], { plain: true });
      expect(await collect(zip([iterator, probe([3, 4])]))).toEqual([
        [1, 3],
        [2, 4],
      ]);
    });
  });

  describe("padding", () => {
    const longest = (padding: unknown, columns: unknown[] = [[], [1]]): unknown =>
      zip(columns, { mode: "longest", padding });

    test("is closed when there is more of it than sources", () => {
      const log: string[] = [];
      longest(logged(sync, log, "padding", [0, 0, 0]));
      expect(log).toEqual(["open padding", "pull padding", "pull padding", "close padding"]);
    });

    test("is closed when there is as much of it as sources, without being pulled for more", () => {
      const log: string[] = [];
      longest(logged(sync, log, "padding", [0, 0]));
      expect(log).toEqual(["open padding", "pull padding", "pull padding", "close padding"]);
    });

    test("is not closed, nor pulled again, when there is less of it than sources", () => {
      const log: string[] = [];
      longest(logged(sync, log, "padding", [0]), [[], [], []]);
      expect(log).toEqual(["open padding", "pull padding", "pull padding"]);
    });

    test("is opened and closed without sources", () => {
      const log: string[] = [];
      longest(logged(sync, log, "padding", [0]), []);
      expect(log).toEqual(["open padding", "close padding"]);
    });

    test("is opened after the sources", () => {
      const log: string[] = [];
      longest(logged(sync, log, "padding", []), [logged(world, log, "a", [])]);
      expect(log).toEqual(["open a", "open padding", "pull padding"]);
    });

    test.each(["openError", "closeError"] as const)("closes the sources with its own %s", async (kind) => {
      const source = probe([1]);
      const error = new Error("from padding");
      expect(
        await thrownBy(() => longest(logged(sync, [], "padding", [0], { [kind]: error }), [source])),
      ).toBe(error);
      await vi.waitFor(() => {
        expect(source.closes).toBe(1);
      });
    });

    test("closes the sources, but is not closed, when it throws", async () => {
      const source = probe([1]);
      const padding = sync.probe([0], { throwsAt: 0 });
      expect(await thrownBy(() => longest(padding, [source]))).toBe(padding.error);
      await vi.waitFor(() => {
        expect(source.closes).toBe(1);
      });
      expect(padding.closes).toBe(0);
    });

    test("is closed by itself when it is a sequence whose callback throws", async () => {
      const source = sync.probe([0]);
      const error = new Error("from the callback");
      const padding = sync.face["map"]?.(source, () => {
        throw error;
      });
      expect(await thrownBy(() => longest(padding, [[1]]))).toBe(error);
      expect(source.closes).toBe(1);
    });

    test.each([
      [null, "null"],
      ["ab", '"ab"'],
      [5, "5"],
    ])("is refused when it is %o", async (padding, shown) => {
      const error = await thrownBy(() => longest(padding));
      expect(error).toEqual(new TypeError(`zip: padding must be an object, got ${shown}`));
    });

    test("is refused when it is no iterable, and the sources are closed", async () => {
      const source = probe([1]);
      const error = await thrownBy(() => longest({}, [source]));
      expect(error).toEqual(new TypeError("zip: padding must be an iterable object, got an object"));
      await vi.waitFor(() => {
        expect(source.closes).toBe(1);
      });
    });

    test.each(["shortest", "strict"])("is not looked at in %s mode", (mode) => {
      const options = {
        mode,
        get padding() {
          throw new Error("looked at");
        },
      };
      expect(() => zip([], options)).not.toThrow();
    });
  });

  describe("arguments", () => {
    test("are read in the order of the standard: mode, padding, then the iterables", () => {
      const log: string[] = [];
      const options = {
        get mode() {
          log.push("mode");
          return "longest";
        },
        get padding() {
          log.push("padding");
          return undefined;
        },
      };
      zip(logged(sync, log, "list", []), options);
      expect(log).toEqual(["mode", "padding", "open list", "pull list"]);
    });

    test("are refused ahead of the opening of the iterables", async () => {
      const log: string[] = [];
      await thrownBy(() => zip(logged(sync, log, "list", []), { mode: "all" }));
      expect(log).toEqual([]);
    });

    test.each([
      ["ab", '"ab"'],
      [5, "5"],
      [null, "null"],
      [undefined, "undefined"],
    ])("are refused when iterables is %o", async (iterables, shown) => {
      const error = await thrownBy(() => zip(iterables, { mode: "all" }));
      expect(error).toEqual(new TypeError(`zip: iterables must be an object, got ${shown}`));
    });

    test.each([[{}], [{ next: () => ({ done: true }) }]])(
      "are refused when iterables is %o, which is no iterable",
      async (iterables) => {
        const error = await thrownBy(() => zip(iterables));
        expect(error).toEqual(new TypeError("zip: iterables must be an iterable object, got an object"));
      },
    );

    test.each([
      [null, "null"],
      ["longest", '"longest"'],
      [true, "true"],
    ])("are refused when options is %o", async (options, shown) => {
      const error = await thrownBy(() => zip([], options));
      expect(error).toEqual(new TypeError(`zip: options must be an object, got ${shown}`));
    });

    test.each([
      [null, "null"],
      ["all", '"all"'],
      [{ toString: (): string => "longest" }, "an object"],
    ])("are refused when mode is %o", async (mode, shown) => {
      const error = await thrownBy(() => zip([], { mode }));
      const message = `zip: mode must be "shortest", "longest" or "strict", got ${shown}`;
      expect(error).toEqual(new TypeError(message));
    });

    test("may be functions with properties", async () => {
      const options = Object.assign(() => {}, { mode: "longest", padding: ["-"] });
      expect(await collect(zip([[], [1]], options))).toEqual([["-", 1]]);
    });
  });
});

describe("zip", () => {
  test("does not read the values of the others when the first source ends in strict mode", () => {
    const other = {
      next: () => ({
        done: false,
        get value() {
          throw new Error("value was read");
        },
      }),
    };
    expect(() => sync.face["zip"]?.([[], other], { mode: "strict" }).next()).toThrow(lengthsDiffer);
  });

  test("is over while it closes before its first row", () => {
    const seen: unknown[] = [];
    const first = sync.probe([1]);
    const closing = {
      next: () => ({ done: false, value: 1 }),
      return() {
        seen.push(zipped.next());
        return {};
      },
    };
    const zipped = sync.face["zip"]?.([first, closing]);
    zipped.return();
    expect(seen).toEqual([{ value: undefined, done: true }]);
    expect(first.pulls).toBe(0);
  });

  test("closes a source that fails by its own callback first, then the others from last to first", () => {
    const log: string[] = [];
    const fail = (): never => {
      throw new Error("from the callback");
    };
    const open = (name: string): Iterable<number> => logged(sync, log, name, [1]) as Iterable<number>;
    const failing = [
      () => sync.face["zip"]?.([open("a"), sync.face["map"]?.(open("b"), fail), open("c")]),
      () => sync.face["zipKeyed"]?.({ a: open("a"), b: sync.face["map"]?.(open("b"), fail), c: open("c") }),
    ];
    for (const make of failing) {
      log.length = 0;
      expect(() => make().next()).toThrow("from the callback");
      expect(log.filter((entry) => entry.startsWith("close"))).toEqual(["close b", "close c", "close a"]);
    }
  });
});
