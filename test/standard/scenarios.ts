/**
 * What is done with each function: every scenario is run by the standard's implementation and by ours, and then
 * again with each fault at each of its events.
 */
import type { Scenario } from "./report.js";
import { answers, type SourceOptions, type Trace } from "./trace.js";
import { bare, consumers, native, operators, type World } from "./worlds.js";

/** A scenario with the standard's world that it is compared with. */
export interface Case {
  readonly name: string;
  readonly scenario: Scenario;
  readonly standard: World;
  /** Whether to try pairs of faults too; they are many. */
  readonly pairs: boolean;
}

type Make = (trace: Trace) => unknown;
type Stepping = Trace["subject"];

const values = [1, 2, 3];

const sources: Readonly<Record<string, Make>> = {
  iterator: (t) => t.iterator("s", values),
  "iterator without return": (t) => t.iterator("s", values, { closable: false }),
  "iterable iterator": (t) => t.iterator("s", values, { iterable: true }),
  iterable: (t) => t.iterable("s", values),
  "empty iterator": (t) => t.iterator("s", []),
  array: (t) => t.watched("s", [...values]),
  "sparse array": () => holed(1),
  "array-like": (t) =>
    t.watched("s", { length: 2.5, 0: 1, 1: 2, 2: 3, [Symbol.iterator]: [][Symbol.iterator] }),
  "array-like of a negative length": () => ({ length: -1, 0: 1, [Symbol.iterator]: [][Symbol.iterator] }),
  arguments: () => argumentsOf(1, 2),
  string: () => "a💙b",
  "string object": () => Object("ab") as unknown,
  set: () => new Set(values),
};

function argumentsOf(..._: unknown[]): unknown {
  return arguments; // eslint-disable-line prefer-rest-params -- they are what is wanted
}

/** An array with a hole, which is read as undefined. */
function holed(value: unknown): unknown[] {
  return Object.assign([value], { 2: "x" });
}

/** What a consumer of an iterator does: `n` for `next()`, `r` for `return()`. Each of them shows in the record. */
const scripts = ["nnnnnnnrn", "rrn", "nrrn", "nnrn", "nnnrn"];

function play(script: string): (trace: Trace) => void {
  return (trace) => {
    for (const letter of script) trace.attempt(letter === "n" ? "next" : "return");
  };
}

// ---------------------------------------------------------------------------------------------- arguments

const arguments_: Readonly<Record<string, readonly ((t: Trace) => unknown[])[]>> = {
  map: [(t) => [t.callback("f", (value) => [value])]],
  filter: [
    (t) => [t.callback("f", (value) => value !== 2)],
    (t) => [t.callback("f", () => undefined)],
    (t) => [t.callback("f", () => "yes")],
  ],
  take: [2, 0, 1, 3, 4, Infinity].map((limit) => () => [limit]),
  drop: [1, 0, 2, 3, 4, Infinity].map((limit) => () => [limit]),
  flatMap: [
    ...(["iterator", "iterable"] as const).map((kind) => (t: Trace) => [
      t.callback("f", (value) => t[kind](`inner${t.show(value)}`, [value, "x"])),
    ]),
    (t) => [t.callback("f", (value) => t.iterator(`inner${t.show(value)}`, [value], { closable: false }))],
    (t) => [t.callback("f", (value, index) => (index === 1 ? [] : holed(value)))],
    (t) => [t.callback("f", () => Object("ab") as unknown)],
  ],
  chunks: [1, 2, 3, 4].map((size) => () => [size]),
  windows: [1, 2, 3, 4].flatMap((size) =>
    [undefined, "only-full", "allow-partial"].map((undersized) => () => [size, undersized]),
  ),
  reduce: [
    (t) => [t.callback("f", (state, value) => [state, value])],
    (t) => [t.callback("f", (state, value) => [state, value]), undefined],
    (t) => [t.callback("f", (state, value) => [state, value]), "initial"],
  ],
  toArray: [() => []],
  forEach: [(t) => [t.callback("f", () => "ignored")]],
  some: [(t) => [t.callback("f", (value) => value === 2)], (t) => [t.callback("f", () => 0)]],
  every: [(t) => [t.callback("f", (value) => value !== 2)], (t) => [t.callback("f", () => 1)]],
  find: [(t) => [t.callback("f", (value) => value === 2)], (t) => [t.callback("f", () => "")]],
  includes: [[2], [2, 1], [2, 2], [9], [2, Infinity], [2, undefined], []].map((args) => () => args),
  join: [[], [undefined], ["-"], [""], [null], [7]].map((args) => () => args),
  from: [() => []],
};

const good: Case[] = Object.entries(arguments_).flatMap(([name, lists]) =>
  lists.flatMap((list, index) =>
    Object.entries(sources).flatMap(([kind, source]) => {
      const call = (world: World, t: Trace): unknown => world[name]?.(source(t), ...list(t));
      const base = { name: `${name} #${index} of an ${kind}`, standard: native, pairs: kind === "iterator" };
      return consumers.includes(name)
        ? [{ ...base, scenario: consuming(call) }]
        : scripts.map((script) => ({ ...base, scenario: stepping(call, play(script)) }));
    }),
  ),
);

function consuming(call: (world: World, trace: Trace) => unknown): Scenario {
  return (world, trace) => {
    trace.outcome("result", () => call(world, trace));
  };
}

function stepping(call: (world: World, trace: Trace) => unknown, then: (trace: Trace) => void): Scenario {
  return (world, trace) => {
    trace.outcome("called", () => {
      trace.subject = call(world, trace) as Stepping;
      return "";
    });
    if (trace.subject !== undefined) then(trace);
  };
}

// ------------------------------------------------------------------------------------------ bad arguments

/** A value that shows in the record when it is turned into a number or a string. */
function coerced(trace: Trace, primitive: unknown): unknown {
  return trace.watched("argument", {
    [Symbol.toPrimitive]: trace.callback("argument.toPrimitive", () => primitive),
  });
}

const oddities: readonly ((t: Trace) => unknown)[] = [
  ...answers.map((answer) => () => answer),
  ...[0, 1, 2, -0, -1, -0.5, 0.5, 1.5, NaN, Infinity, -Infinity].map((number) => () => number),
  ...[2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 1e300].map(
    (number) => () => number,
  ),
  ...["", "2", "-1", " 1 ", "x", "only-full", "allow-partial", "longest"].map((text) => () => text),
  ...[1n, false, Symbol("odd"), Object(2), Object("only-full")].map((value) => () => value as unknown),
  () => [],
  () => [2],
  () => class {},
  (t) => coerced(t, 1),
  (t) => coerced(t, "x"),
  (t) => coerced(t, -1),
];

const quiet: SourceOptions = { quiet: true };

const closing: Readonly<Record<string, Make>> = {
  iterator: (t) => t.iterator("s", values, quiet),
  "iterator without return": (t) => t.iterator("s", values, { ...quiet, closable: false }),
  "iterable iterator": (t) => t.iterator("s", values, { ...quiet, iterable: true }),
};

const lists = (name: string): readonly ((t: Trace) => unknown[])[] => {
  const first = oddities.map((odd) => (t: Trace) => [odd(t)]);
  if (name === "toArray") return [];
  if (name === "windows" || name === "includes") {
    const pair = (before: unknown) => oddities.map((odd) => (t: Trace) => [before, odd(t)]);
    return [() => [], ...first, ...pair(2), ...pair(0)];
  }
  return [() => [], ...first];
};

const odd: Case[] = [...operators, ...consumers].flatMap((name) =>
  lists(name).flatMap((list, index) =>
    Object.entries(closing).map(([kind, source]) => {
      const call = (world: World, t: Trace): unknown => world[name]?.(source(t), ...list(t));
      return {
        name: `${name} of an ${kind} with odd arguments #${index}`,
        standard: bare,
        pairs: kind === "iterator",
        scenario: consumers.includes(name) ? consuming(call) : stepping(call, play("nnnnnr")),
      };
    }),
  ),
);

// What is not a source is refused before any argument is looked at.
const refused: Case[] = [...operators, ...consumers].flatMap((name) =>
  [undefined, null, true, 1, 1n, Symbol("odd")].flatMap((source) =>
    [
      (t: Trace) => [coerced(t, 1)],
      (t: Trace) => [coerced(t, -1)],
      () => [],
      () => [undefined, NaN],
      () => [-1],
    ].map((list) => ({
      name: `${name} of ${String(source)}`,
      standard: bare,
      pairs: false,
      scenario: consuming((world, t) => world[name]?.(source, ...list(t))),
    })),
  ),
);

// ------------------------------------------------------------------------------------------------ joiners

/** What may stand in the place of a sequence among several. */
const elements: readonly Make[] = [
  (t) => t.iterator("e", values),
  (t) => t.iterator("e", values, { iterable: true }),
  (t) => t.iterable("e", values),
  () => [7, 8, 9],
  () => new Set([7]),
  () => Object("ab") as unknown,
  () => 1,
  () => Symbol("odd"),
  () => ({ next: () => ({ done: false, value: 1 }) }),
  () => ({ [Symbol.iterator]: null, next: () => ({ done: false, value: 1 }) }),
  () => ({ [Symbol.iterator]: 1 }),
  () => ({ [Symbol.iterator]: () => "text" }),
  ...answers.map((answer) => () => answer),
];

/** Sources of the given lengths: iterators and iterables in turn. */
function some(t: Trace, lengths: readonly number[], names = "abcd"): unknown[] {
  return lengths.map((length, index) => {
    const list = Array.from({ length }, (_, k) => k);
    const name = names.charAt(index);
    return index % 2 === 0 ? t.iterator(name, list) : t.iterable(name, list);
  });
}

const lengths = [
  [],
  [2],
  [1, 2],
  [2, 1],
  [2, 2],
  [1, 2, 1],
  [2, 1, 2],
  [1, 1, 2],
  [1, 1, 1],
  [0, 1, 2],
  [0, 0],
];

type Options = (t: Trace) => unknown[];

const modes: readonly Options[] = [
  () => [],
  (t) => [t.watched("options", { mode: "shortest", padding: 1 })],
  (t) => [t.watched("options", { mode: "strict", padding: 1 })],
  (t) => [t.watched("options", { mode: "longest" })],
];

const longest = (padding: (t: Trace) => unknown): Options => {
  return (t) => [t.watched("options", { mode: "longest", padding: padding(t) })];
};

const oddOptions: readonly Options[] = [
  ...answers.map((answer) => () => [answer]),
  () => ["longest"],
  ...[...answers, 1, Object("longest"), "Longest"].map((mode): Options => (t) => [
    t.watched("options", { mode }),
  ]),
  ...[...answers, 1, "", "ab"].map((padding) => longest(() => padding)),
];

const paddings: readonly Options[] = [
  ...[[], ["p"], ["p", "q", "r", "s"]].map((list) => longest((t) => t.iterable("padding", list))),
  longest((t) => t.iterable("padding", ["p", "q", "r", "s"], { closable: false })),
  longest((t) => t.iterator("padding", ["p"])),
  longest(() => ["p", "q", "r"]),
  longest(() => Object("pq") as unknown),
];

const records: readonly Options[] = [
  longest((t) => t.watched("padding", { a: "p", b: "q" })),
  longest((t) => t.callback("padding", () => 0)),
  longest(() => ["p"]),
];

/** The record that zipKeyed reads, with keys of all kinds in an order that is not that of their making. */
function keyed(t: Trace, sequences: readonly unknown[]): object {
  const record: Record<PropertyKey, unknown> = { absent: undefined };
  const keys = [Symbol.for("key"), "a", "1", "__proto__"];
  sequences.forEach((value, index) => {
    const key = keys[index] ?? index;
    Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
  });
  Object.defineProperty(record, "hidden", { value: 1, enumerable: false, configurable: true });
  return t.watched("record", record);
}

const zips: [string, (world: World, t: Trace) => unknown, boolean][] = [
  ...lengths.flatMap((list) =>
    [...modes, ...paddings].map((options): [string, (world: World, t: Trace) => unknown, boolean] => [
      `zip of lengths ${list.join()}`,
      (world, t) => world["zip"]?.(t.iterable("list", some(t, list)), ...options(t)),
      list.length === 2,
    ]),
  ),
  ...lengths.flatMap((list) =>
    [...modes, ...records].map((options): [string, (world: World, t: Trace) => unknown, boolean] => [
      `zipKeyed of lengths ${list.join()}`,
      (world, t) => world["zipKeyed"]?.(keyed(t, some(t, list)), ...options(t)),
      list.length === 2,
    ]),
  ),
  ...lengths.map((list): [string, (world: World, t: Trace) => unknown, boolean] => [
    `concat of lengths ${list.join()}`,
    (world, t) =>
      world["concat"]?.(...list.map((n, index) => t.iterable("abc".charAt(index), values.slice(0, n)))),
    true,
  ]),
  [
    "concat of one thing twice",
    (world, t) => {
      const twice = t.iterable("a", [1]);
      return world["concat"]?.(twice, [9], twice, t.iterator("b", [2], { iterable: true }));
    },
    true,
  ],
];

const joined: Case[] = zips.flatMap(([name, call, pairs]) =>
  scripts.map((script) => ({ name, standard: native, pairs, scenario: stepping(call, play(script)) })),
);

const placed: Case[] = elements.flatMap((element, index) => {
  const around = (t: Trace): unknown[] => [t.iterable("a", values), element(t), t.iterable("b", values)];
  const calls: [string, (world: World, t: Trace) => unknown][] = [
    ["concat", (world, t) => world["concat"]?.(...around(t))],
    ["concat alone", (world, t) => world["concat"]?.(element(t))],
    ["zip", (world, t) => world["zip"]?.(around(t))],
    ["zip watched", (world, t) => world["zip"]?.(t.iterable("list", around(t)))],
    ["zip's list", (world, t) => world["zip"]?.(element(t))],
    ["zip's padding", (world, t) => world["zip"]?.(some(t, [1, 2]), ...longest(element)(t))],
    ["zipKeyed", (world, t) => world["zipKeyed"]?.(keyed(t, around(t)))],
    ["zipKeyed's record", (world, t) => world["zipKeyed"]?.(element(t))],
    [
      "zipKeyed's padding",
      (world, t) => world["zipKeyed"]?.(keyed(t, some(t, [1, 2])), ...longest(element)(t)),
    ],
    [
      "flatMap",
      (world, t) => {
        const mapper = t.callback("f", () => element(t));
        return world["flatMap"]?.(t.iterator("s", values), mapper);
      },
    ],
  ];
  return calls.map(([name, call]) => ({
    name: `${name} with element #${index}`,
    standard: native,
    pairs: false,
    scenario: stepping(call, play("nnnnnnnnr")),
  }));
});

const optioned: Case[] = oddOptions.flatMap((options, index) =>
  [
    [
      "zip",
      (world: World, t: Trace) => world["zip"]?.(t.iterable("list", some(t, [1, 2])), ...options(t)),
    ] as const,
    ["zip of 1", (world: World, t: Trace) => world["zip"]?.(1, ...options(t))] as const,
    [
      "zipKeyed",
      (world: World, t: Trace) => world["zipKeyed"]?.(keyed(t, some(t, [1, 2])), ...options(t)),
    ] as const,
    ["zipKeyed of 1", (world: World, t: Trace) => world["zipKeyed"]?.(1, ...options(t))] as const,
  ].map(([name, call]) => ({
    name: `${name} with odd options #${index}`,
    standard: native,
    pairs: false,
    scenario: stepping(call, play("nnnnr")),
  })),
);

// -------------------------------------------------------------------------------------------------- joins

/** What `join` makes of values, and `includes` of likeness. */
const texts: Case[] = [undefined, null, 1n, -0, NaN, true, "", [1, [2]], {}, Symbol("odd")].flatMap(
  (value) => [
    {
      name: "join of odd values",
      standard: native,
      pairs: false,
      scenario: consuming((world, t) => world["join"]?.(t.iterator("s", [1, value, value, 2]), "-")),
    },
    {
      name: "includes of odd values",
      standard: native,
      pairs: false,
      scenario: consuming((world, t) => world["includes"]?.(t.iterator("s", [1, value, 0, 2]), value)),
    },
  ],
);
const turned: Case = {
  name: "join of values that turn into text",
  standard: bare,
  pairs: true,
  scenario: consuming((world, t) =>
    world["join"]?.(t.iterator("s", [coerced(t, "x"), coerced(t, 1)], quiet), coerced(t, "-")),
  ),
};

// ---------------------------------------------------------------------------------------- pipelines by hand

/** Arrays are read without their iterators only as long as nobody can tell. */
const patched: Case[] = ["next"].map((method) => ({
  name: `an array whose iterator has a ${method} of somebody else`,
  standard: native,
  pairs: false,
  scenario(world, t) {
    const prototype = Object.getPrototypeOf([].values()) as Record<string, unknown>;
    const before = prototype[method];
    prototype[method] = t.callback(method, () => ({ done: false, value: 5 }));
    try {
      stepping(() => world["take"]?.(["a", "b"], 1), play("nnr"))(world, t);
    } finally {
      if (before === undefined) Reflect.deleteProperty(prototype, method);
      else prototype[method] = before;
    }
  },
}));

export const cases: readonly Case[] = [
  ...good,
  ...odd,
  ...refused,
  ...joined,
  ...placed,
  ...optioned,
  ...texts,
  turned,
  ...patched,
];
