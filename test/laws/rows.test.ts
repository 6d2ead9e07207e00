/** What a row says of its function is so. Most fields are measured by the law that reads them; these by themselves. */
import { describe, expect, test } from "vitest";
import { documented } from "../kit/docs/comments.js";
import { argsOf, callOf, consumers, fileOf, probesOf, rows, sources } from "../kit/rows.js";
import { type Fn, sync, thrownBy } from "../kit/worlds.js";

describe("the row of a function", () => {
  test.each(Object.entries(rows))("%s tells of its callbacks", (name, row) => {
    const watched: unknown[] = [];
    const args = argsOf(row, (callback) => {
      watched.push(callback);
      return callback;
    });
    const callbacks = args.filter((arg) => typeof arg === "function");
    expect(callbacks, `${fileOf(name)}: args(watch) must wrap each callback: watch(…)`).toEqual(watched);
    if (row.kind === "source") {
      const told = row.calls !== undefined;
      expect(told, `${fileOf(name)}: "calls" belongs to a source with a callback`).toBe(watched.length > 0);
    } else {
      const told = "takesCallback" in row && row.takesCallback;
      expect(told, `${fileOf(name)}: "takesCallback" belongs to a row with a callback`).toBe(
        watched.length > 0,
      );
    }
  });

  test.each(Object.entries(rows))("%s tells of its options", (name, { options }) => {
    const signatures = documented.get(name)?.signatures.join() ?? "";
    const hasOptions = /\b(options|bounds|within)\??:/.test(signatures);
    expect(options !== undefined, `${fileOf(name)}: "options" belongs to a function with some`).toBe(
      hasOptions,
    );
  });

  test.each(sources)("%s tells whether it can be read again", (name, row) => {
    const made = (sync.face[name] as Fn)(...argsOf(row)) as Iterable<unknown>;
    const isReread = (made[Symbol.iterator]() as unknown) !== made;
    expect(isReread, `${fileOf(name)}: "isReread"`).toBe(row.isReread ?? false);
  });

  test.each(consumers.filter(([, { numbersOnly }]) => numbersOnly))(
    "%s takes numbers only",
    async (name, row) => {
      const sources = probesOf({ ...row, gives: (value) => `${value}` }, sync, 2);
      const error = await thrownBy(() => callOf(row, sync.face[name] as Fn, sources, argsOf(row)));
      expect(error).toBeInstanceOf(TypeError);
    },
  );

  test.each(consumers.filter(([, { hasLongResult }]) => hasLongResult))(
    "%s has a long result",
    (name, row) => {
      const sources = probesOf(row, sync, 500);
      expect(String(callOf(row, sync.face[name] as Fn, sources, argsOf(row))).length).toBeGreaterThan(500);
    },
  );
});
