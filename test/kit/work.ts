/** Counts what a function does, where a clock would say how busy the machine is. */

type Method = (this: unknown, ...args: unknown[]) => unknown;
/** How many elements or characters a call of a method goes through. */
type Cost = (self: { readonly length: number }, result: unknown) => number;

const whole: Cost = ({ length }) => length;
const made: Cost = (_, result) => (result as { readonly length: number }).length;
const one: Cost = () => 1;
const searched: Cost = ({ length }, result) =>
  typeof result === "number" && result >= 0 ? result + 1 : length;

const COSTS: readonly (readonly [prototype: object, names: readonly PropertyKey[], Cost])[] = [
  [Array.prototype, ["filter", "flatMap", "forEach", "join", "map", "reduce", Symbol.iterator], whole],
  [Array.prototype, ["slice", "splice"], made],
  [Array.prototype, ["findIndex", "includes", "indexOf"], searched],
  [String.prototype, ["match", "replace"], whole],
  [String.prototype, ["padEnd", "padStart", "repeat", "slice"], made],
  [Map.prototype, ["get", "has", "set"], one],
  [Set.prototype, ["add", "has"], one],
];

/** The elements and characters that a function goes through by the methods of arrays, texts, maps and sets. */
export function workOf(run: () => unknown): number {
  let work = 0;
  const restores: (() => void)[] = [];
  for (const [prototype, names, cost] of COSTS) {
    for (const name of names) {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
      const method = descriptor.value as Method;
      restores.push(() => Object.defineProperty(prototype, name, descriptor));
      const counting: Method = function (...args) {
        const result = Reflect.apply(method, this, args);
        work += cost(this as string, result);
        return result;
      };
      Object.defineProperty(prototype, name, { ...descriptor, value: counting });
    }
  }
  try {
    run();
    return work;
  } finally {
    for (const restore of restores) restore();
  }
}
