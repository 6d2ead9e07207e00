/** What operators that make arrays of a size share: `chunks`, `windows` and `circularWindows`. */
import { describe, expect, test } from "vitest";
import { Unread } from "../sources.js";
import { thrownBy, twins } from "../worlds.js";

export function describeSize(name: string): void {
  describe.each(twins(name))("%s", (_, group, { probe }) => {
    test.each([
      ["2", '"2"'],
      [null, "null"],
      [undefined, "undefined"],
      [NaN, "NaN"],
      [1.5, "1.5"],
      [Infinity, "Infinity"],
      [2n, "2n"],
    ])("refuses %o as size, which is no integer", async (size, shown) => {
      const error = await thrownBy(() => group(probe([]), size));
      expect(error).toEqual(
        new TypeError(`${name}: size must be an integer from 1 to 2^32 - 1, got ${shown}`),
      );
    });

    test("does not coerce an object to a size", async () => {
      const size = {
        valueOf() {
          throw new Error("coerced");
        },
      };
      const error = await thrownBy(() => group(probe([]), size));
      expect(error).toEqual(
        new TypeError(`${name}: size must be an integer from 1 to 2^32 - 1, got an object`),
      );
    });

    test.each([0, -0, -1, 2 ** 32, 2 ** 53])("refuses %o as size, which is out of range", async (size) => {
      const error = await thrownBy(() => group(probe([]), size));
      expect(error).toEqual(
        new RangeError(`${name}: size must be an integer from 1 to 2^32 - 1, got ${size}`),
      );
    });

    test("closes an iterator that came with a bad size", async () => {
      const iterator = new Unread();
      await thrownBy(() => group(iterator, 0));
      expect(iterator.closes).toBe(1);
    });

    test("refuses a bad source ahead of a bad size", async () => {
      const error = await thrownBy(() => group(5, 0));
      expect(error).toEqual(new TypeError(`${name}: source must be an iterable, got 5`));
    });
  });
}
