import fc from "fast-check";
import { from, take } from "lazuli";
import { describe, expect, test } from "vitest";

/** An iterator that is not iterable. */
function countdown(left: number): Iterator<number, undefined> {
  return { next: () => (left > 0 ? { value: left--, done: false } : { value: undefined, done: true }) };
}

describe("from", () => {
  test("gives the values of any iterable", () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (values) => {
        expect([...from(values)]).toEqual(values);
        expect([...from(new Set(values))]).toEqual([...new Set(values)]);
        expect([...from(values.values())]).toEqual(values);
      }),
    );
  });

  test("gives the characters of a string, surrogate pairs and lone surrogates alike", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "é", "💎", "\ud83d", "\udc8e") }), (text) => {
        expect([...from(text)]).toEqual([...text]);
      }),
    );
    expect([...from("a💎\ud83d")]).toEqual(["a", "💎", "\ud83d"]);
  });

  test("reads an iterator that is not iterable", () => {
    expect([...from(countdown(3))]).toEqual([3, 2, 1]);
  });

  test("takes null or undefined at Symbol.iterator for an iterator", () => {
    for (const method of [null, undefined]) {
      expect([...from({ ...countdown(2), [Symbol.iterator]: method } as never)]).toEqual([2, 1]);
    }
  });

  test("reads a function with a next, as the standard does", () => {
    expect([...from(Object.assign(() => {}, countdown(2)))]).toEqual([2, 1]);
  });

  test("has a return() where the iterator has none, which does nothing", () => {
    const sequence = from(countdown(3));
    sequence.next();
    expect(sequence.return()).toEqual({ value: undefined, done: true });
    expect(sequence.next()).toEqual({ value: 2, done: false });
  });

  test("hands on what next() and return() of the iterator return, as they are", () => {
    const [value, end] = [
      { value: 1, done: false, more: 2 },
      { value: "closed", done: true },
    ];
    const sequence = from({ next: () => value, return: () => end } as Iterator<number, string>);
    expect(sequence.next()).toBe(value);
    expect(sequence.return()).toBe(end);
  });

  test("passes return() on before the first pull", () => {
    let closes = 0;
    from({ ...countdown(3), return: () => ({ value: closes++, done: true }) }).return();
    expect(closes).toBe(1);
  });

  test("reads what is appended to an array on the way, as its own iterator does", () => {
    const values = [1];
    const sequence = from(values);
    sequence.next();
    values.push(2);
    expect([...sequence]).toEqual([2]);
  });

  test("chains with the native helpers' own protocol: it is its own iterator", () => {
    const sequence = from([1, 2]);
    expect(sequence[Symbol.iterator]()).toBe(sequence);
  });

  test("gives no more than an operator takes of it", () => {
    const sequence = from([1, 2, 3]);
    expect([...take(sequence, 1)]).toEqual([1]);
    expect(sequence.next().done).toBe(true);
  });

  test.each([
    [5, "5"],
    [5n, "5"],
    [true, "true"],
    [null, "null"],
    [undefined, "undefined"],
    [Symbol("s"), "Symbol(s)"],
  ])("refuses %s", (source, shown) => {
    const refusing = expect(() => from(source as never));
    refusing.toThrow(TypeError);
    refusing.toThrow(`, got ${shown}`);
  });

  test.each([
    ["is not a function", 5],
    ["does not answer an object", () => 5],
  ])("refuses a Symbol.iterator that %s", (_, method) => {
    expect(() => from({ [Symbol.iterator]: method } as never)).toThrow(TypeError);
  });

  test("notices an object without a next at the first pull", () => {
    expect(() => from({} as never).next()).toThrow(TypeError);
  });
});
