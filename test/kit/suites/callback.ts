/** What operators with one callback share: how they refuse what is no function. */
import { describe, expect, test } from "vitest";
import { Unread } from "../sources.js";
import { thrownBy, twins } from "../worlds.js";

export interface WithCallback {
  readonly name: string;
  /** What the parameter is called. */
  readonly callback: string;
}

export function describeCallback({ name, callback }: WithCallback): void {
  describe.each(twins(name))("%s", (_, operator, { probe }) => {
    test.each([
      [undefined, "undefined"],
      [null, "null"],
      ["even", '"even"'],
      [1n, "1n"],
      [{}, "an object"],
      [[], "an array"],
    ])(`refuses %o as ${callback}`, async (value, shown) => {
      const error = await thrownBy(() => operator(probe([]), value));
      expect(error).toEqual(new TypeError(`${name}: ${callback} must be a function, got ${shown}`));
    });

    test(`closes an iterator that came with a bad ${callback}`, async () => {
      const iterator = new Unread();
      await thrownBy(() => operator(iterator, "even"));
      expect(iterator.closes).toBe(1);
    });

    test(`refuses a bad source ahead of a bad ${callback}`, async () => {
      const error = await thrownBy(() => operator(5, "even"));
      expect(error).toEqual(new TypeError(`${name}: source must be an iterable, got 5`));
    });
  });
}
