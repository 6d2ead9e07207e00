/** What operators with one callback share: how they refuse what is no function. */
import { describe, expect, test } from "vitest";
import { Unread } from "../sources.js";
import { sync, thrownBy, twins } from "../worlds.js";

export interface WithCallback {
  readonly name: string;
  /** What the parameter is called. */
  readonly callback: string;
  /** What the async function expects in its place, if that is more than a function. */
  readonly orEvent?: string;
}

export function describeCallback({ name, callback, orEvent }: WithCallback): void {
  describe.each(twins(name))("%s", (_, operator, { face, probe }) => {
    const onlyFunction = `${callback} must be a function`;
    const expectation = face === sync.face ? onlyFunction : (orEvent ?? onlyFunction);

    test.each([
      [undefined, "undefined"],
      [null, "null"],
      ["even", '"even"'],
      [1n, "1n"],
      [{}, "an object"],
      [[], "an array"],
    ])(`refuses %o as ${callback}`, async (value, shown) => {
      const error = await thrownBy(() => operator(probe([]), value));
      expect(error).toEqual(new TypeError(`${name}: ${expectation}, got ${shown}`));
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
