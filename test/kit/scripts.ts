/** Traces of well-known programs, told by hand. */
import { Failure, failing, OVER, Script } from "./script.js";

/** `find(pairwise(fib()), bothPrime)` */
export function flagship(): Script {
  const t = new Script();
  const fib = t.source("fib");
  const pairs = t.operator("pairwise", fib);
  const find = t.consumer("find", pairs);
  const numbers = ["1n", "1n", "2n", "3n"];
  let last: string | undefined;
  for (const [a, b, found] of [
    ["1n", "1n", "false"],
    ["1n", "2n", "false"],
    ["2n", "3n", "true"],
  ] as const) {
    t.ask(pairs, find, () => {
      last ??= t.ask(fib, pairs, () => numbers.shift());
      t.ask(fib, pairs, () => numbers.shift());
      return `[${a}, ${b}]`;
    });
    t.call(find, "bothPrime", `[${a}, ${b}]`, found);
  }
  t.close(pairs, find, () => t.close(fib, pairs));
  return t;
}

/** `for (const n of take(filter(naturals(), isOdd), 3)) …` */
export function odds(count = 3): Script {
  const t = new Script();
  const naturals = t.source("naturals");
  const odd = t.operator("filter", naturals);
  const take = t.operator(`take(${count})`, odd);
  let n = 0;
  for (let taken = 1; taken <= count; taken++) {
    t.ask(take, undefined, () =>
      t.ask(odd, take, () => {
        for (;;) {
          const value = t.ask(naturals, odd, () => String(n++));
          if (t.call(odd, "isOdd", String(value), String(Number(value) % 2 === 1)) === "true") return value;
        }
      }),
    );
  }
  t.ask(take, undefined, () => {
    t.close(odd, take, () => t.close(naturals, odd));
    return OVER;
  });
  return t;
}

/** `for (const pair of zip([letters(), naturals()])) …`, where the first ends */
export function zipped(): Script {
  const t = new Script();
  const letters = t.source("Array");
  const naturals = t.source("naturals");
  const zip = t.operator("zip", letters, naturals);
  ["a", "b"].forEach((letter, index) =>
    t.ask(zip, undefined, () => {
      t.ask(letters, zip, () => `"${letter}"`);
      t.ask(naturals, zip, () => String(index));
      return `["${letter}", ${index}]`;
    }),
  );
  t.ask(zip, undefined, () => {
    t.ask(letters, zip, () => OVER);
    t.close(naturals, zip);
    return OVER;
  });
  return t;
}

/** `toArray(flatMap(range(1, 4), (n) => range(n)))` */
export function flattened(): Script {
  const t = new Script();
  const range = t.source("range(1, 4)");
  const flat = t.operator("flatMap", range);
  const all = t.consumer("toArray", flat);
  const inner: { id: number; left: number; next: number } = { id: -1, left: 0, next: 0 };
  let n = 1;
  for (let isOver = false; !isOver;) {
    t.ask(flat, all, () => {
      for (;;) {
        if (inner.id >= 0) {
          const value = t.ask(inner.id, flat, () => (inner.left-- > 0 ? String(inner.next++) : OVER));
          if (value !== undefined) return value;
          inner.id = -1;
        }
        const value = t.ask(range, flat, () => (n < 4 ? String(n++) : OVER));
        if (value === undefined) {
          isOver = true;
          return OVER;
        }
        t.call(flat, "mapper", value, () => {
          inner.id = t.source(`range(${value})`);
          (t.stages[inner.id] as { inner: number }).inner = flat;
          inner.left = Number(value);
          inner.next = 0;
          return "range";
        });
      }
    });
  }
  return t;
}

/** `for (const x of map(words(), shout)) …`, where shout throws */
export function failed(): Script {
  const t = new Script();
  const words = t.source("words");
  const map = t.operator("map", words);
  t.ask(map, undefined, () => {
    const word = t.ask(words, map, () => '"to"');
    return t.call(map, "shout", String(word), '"TO!"');
  });
  failing(
    () =>
      t.ask(map, undefined, () => {
        t.ask(words, map, () => "undefined");
        try {
          return t.call(map, "shout", "undefined", () => {
            throw new Failure("TypeError: word.toUpperCase is not a function");
          });
        } catch (error) {
          t.close(words, map);
          throw error;
        }
      }) as unknown as void,
  );
  return t;
}

/** `await toArray(take(mapConcurrent(ids(), fetchUser, { concurrency: 3 }), 4))` */
export function concurrent(): Script {
  const t = new Script();
  const ids = t.source("ids");
  const users = t.operator("mapConcurrent", ids);
  const take = t.operator("take(4)", users);
  const all = t.consumer("toArray", take);
  const calls: number[] = [];
  const start = (id: number, more: { in?: number } = {}): void => {
    t.ask(ids, users, () => String(id));
    const call = t.begin("call", users, users, { fn: "fetchUser", value: String(id), ...more });
    t.wait(call);
    calls.push(call);
  };
  const asks: [number, number][] = [];
  const ask = (): void => {
    const outer = t.begin("pull", take, all);
    t.within(outer, () => {
      const inner = t.begin("pull", users, take);
      asks.push([outer, inner]);
      if (calls.length === 0) t.within(inner, () => [1, 2, 3].forEach((id) => start(id)));
      t.wait(inner);
    });
    t.wait(outer);
  };
  const settle = (index: number, result: string, isReady: boolean): void => {
    t.answer(calls[index] as number, "result", result);
    if (!isReady) return;
    const [outer, inner] = asks.at(-1) as [number, number];
    t.answer(inner, "yield", result);
    t.answer(outer, "yield", result);
  };
  t.now = 0.2;
  ask();
  t.now = 40;
  settle(1, "{ id: 2 }", false);
  start(4);
  t.now = 100.4;
  settle(0, "{ id: 1 }", true);
  start(5);
  ask();
  t.answer((asks.at(-1) as [number, number])[1], "yield", "{ id: 2 }");
  t.answer((asks.at(-1) as [number, number])[0], "yield", "{ id: 2 }");
  ask();
  t.now = 130;
  settle(2, "{ id: 3 }", true);
  ask();
  t.now = 180.9;
  settle(3, "{ id: 4 }", true);
  const last = t.begin("pull", take, all);
  t.within(last, () => t.within(t.begin("return", users, take), () => t.close(ids, users)));
  const closing = t.events.findIndex(({ kind }) => kind === "return");
  t.wait(closing);
  t.now = 220;
  t.answer(calls[4] as number, "throw", "Error: no user 5");
  t.answer(closing, "closed");
  t.answer(last, "done");
  return t;
}
