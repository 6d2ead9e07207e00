import fc from "fast-check";
import { map, range, toArray } from "lazuli";
import { json, svg, type SvgOptions, trace, type TraceEvent, type TraceRecord } from "lazuli/trace";
import { describe, expect, test } from "vitest";
import { escape, width } from "../../src/core/drawing/text.js";
import { type Element, elementsOf, ownText, parseMarkup } from "../kit/markup.js";
import { oddTraces } from "../kit/oddTraces.js";
import { traces } from "../kit/randomTraces.js";
import { oneIn } from "../kit/runs.js";

import { SAMPLES, sampled } from "./samples.js";

const NOTHING: TraceRecord = { stages: [], events: [], truncated: undefined };

const options = fc.record(
  {
    title: fc.string({ unit: "binary" }),
    theme: fc.constantFrom("light" as const, "dark" as const, "auto" as const),
    rounds: fc.constantFrom(1, 2, 10, Infinity),
  },
  { requiredKeys: [] },
);

/** The elements of a picture with a class, by its name without the id. */
function ofKind(root: Element, kind: string): Element[] {
  const name = `${root.attributes["id"]}-${kind}`;
  return elementsOf(root).filter(({ attributes }) => attributes["class"]?.split(" ").includes(name));
}

/** What a text of a picture says: all of it, if it is cut. */
function saidBy(element: Element): string {
  const [whole] = elementsOf(element).filter(({ name }) => name === "title");
  return ownText(whole ?? element);
}

/** The text that an attribute of the picture refers to. */
function referred(root: Element, attribute: string): string {
  const id = root.attributes[attribute];
  return ownText(elementsOf(root).find(({ attributes }) => attributes["id"] === id) as Element);
}

function textsOf(root: Element, ...kinds: string[]): string[] {
  const all = new Set(kinds.flatMap((kind) => ofKind(root, kind)));
  return elementsOf(root)
    .filter((element) => element.name === "text" && all.has(element))
    .map(saidBy);
}

describe("svg", () => {
  test.each(SAMPLES)("draws %s", async (name) => {
    const drawn = svg(await sampled(name), { title: name });
    parseMarkup(drawn);
    await expect(drawn).toMatchFileSnapshot(`golden/${name}.svg`);
  });

  test("is well formed whatever the trace holds, and has no more than shapes and texts", () => {
    fc.assert(
      fc.property(traces, options, (record, how) => {
        const root = parseMarkup(svg(record, how));
        const elements = elementsOf(root);
        expect(root.name).toBe("svg");
        expect(new Set(elements.map(({ name }) => name))).toEqual(
          new Set(["svg", "title", "desc", "style", "path", "text"]),
        );
        for (const { name, attributes } of elements) {
          const { d, x, y } = attributes;
          if (name === "path") expect(d).toMatch(/^(?:[MHVLhvlmz]|[ -]?\d+(?:\.\d+)?)+$/);
          if (name === "text") expect(`${x} ${y}`).toMatch(/^-?\d+(?:\.\d+)? \d+(?:\.\d+)?$/);
        }
      }),
      oneIn(4),
    );
  });

  test("draws what no trace is, too", () => {
    fc.assert(
      fc.property(oddTraces, options, (record, how) => {
        parseMarkup(svg(record, how));
      }),
      oneIn(4),
    );
  });

  test("has ids and classes that begin with its id, and rules for nothing else", () => {
    fc.assert(
      fc.property(traces, options, (record, how) => {
        const root = parseMarkup(svg(record, { ...how, id: "its-own" }));
        for (const { name, attributes, children } of elementsOf(root)) {
          const names = [attributes["id"] ?? "its-own", ...(attributes["class"] ?? "its-own").split(" ")];
          expect(names.filter((each) => !/^its-own\b/.test(each))).toEqual([]);
          if (name !== "style") continue;
          const rules = String(children[0]).replace(/@media\(prefers-color-scheme:dark\)\{(.*)\}$/s, "$1");
          for (const [, selectors = ""] of rules.matchAll(/([^{}]+)\{[^{}]*\}/g)) {
            const each = selectors.trim().split(",");
            expect(each.filter((selector) => !/^#its-own( |$)/.test(selector))).toEqual([]);
          }
        }
      }),
      oneIn(4),
    );
  });

  test("shows every value, if nothing is left out", () => {
    fc.assert(
      fc.property(traces, (record) => {
        const root = parseMarkup(svg(record, { rounds: Infinity }));
        const shown = textsOf(root, "yield", "unused");
        const values = record.events.filter(({ kind }) => kind === "yield");
        expect(shown.map((text) => text.replace(/^\((.*)\)$/s, "$1")).sort()).toEqual(
          values
            .map(({ value = "unread" }) => escape(value).replace(/^\((.*)\)$/s, "$1"))
            .filter((text) => text !== "")
            .sort(),
        );
      }),
      oneIn(4),
    );
  });

  test("has every text within its edges", () => {
    fc.assert(
      fc.property(traces, options, (record, how) => {
        const root = parseMarkup(svg(record, how));
        const all = Number(root.attributes["width"]);
        const starting = new Set(["title", "key", "beside"].flatMap((kind) => ofKind(root, kind)));
        const ending = new Set(ofKind(root, "number"));
        const titles = new Set(ofKind(root, "title"));
        for (const element of elementsOf(root)) {
          if (element.name !== "text") continue;
          const long = width(ownText(element)) * (titles.has(element) ? 9.1 : 7.3);
          const x = Number(element.attributes["x"]);
          const start = starting.has(element) ? x : ending.has(element) ? x - long : x - long / 2;
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start + long).toBeLessThanOrEqual(all);
        }
      }),
      oneIn(4),
    );
  });

  test("is the same for a trace that was read from JSON", () => {
    fc.assert(
      fc.property(traces, options, (record, how) => {
        expect(svg(JSON.parse(json(record)) as TraceRecord, how)).toBe(svg(record, how));
      }),
      oneIn(4),
    );
  });

  test("has the same id each time, and another one for another program or other options", async () => {
    const idOf = (drawn: string): string | undefined => parseMarkup(drawn).attributes["id"];
    const run = (): TraceRecord => trace(() => [..."ab"]);
    const [flagship, zip] = [await sampled("flagship"), await sampled("zip")];
    expect(idOf(svg(run()))).toBe(idOf(svg(run())));
    expect(idOf(svg(flagship))).toMatch(/^lazuli-[a-z0-9]+$/);
    expect(idOf(svg(flagship))).not.toBe(idOf(svg(zip)));
    const ids = [{}, { title: "find" }, { theme: "dark" as const }, { rounds: 2 }].map((how) =>
      idOf(svg(flagship, how)),
    );
    expect(new Set(ids).size).toBe(4);
  });

  test("is named by its title, or by its stages, and described in words", async () => {
    const texts = (drawn: string): string[] => {
      const root = parseMarkup(drawn);
      return [referred(root, "aria-labelledby"), referred(root, "aria-describedby")];
    };
    const flagship = await sampled("flagship");
    const described =
      "Sequence diagram of fib: 4 values, closed; pairwise: 3 values, closed; find. Closed in this order: fib, pairwise.";
    expect(texts(svg(flagship))).toEqual(["fib → pairwise → find", described]);
    expect(texts(svg(flagship, { title: "<both> prime" }))).toEqual(["<both> prime", described]);
    expect(texts(svg(await sampled("error")))[1]).toMatch(/map: 2 values, throws RangeError: no threes; /);
    expect(texts(svg(await sampled("dropped")))[1]).toBe(
      "Sequence diagram of fib: 1 value, left open; map: 1 value, left open.",
    );
    expect(texts(svg(await sampled("budget")))[1]).toMatch(/Cut by the budget after \d+ events\.$/);
    const many = Array.from({ length: 23 }, (_, id) => {
      return { id, name: `s${id}`, role: "consumer" as const, parents: [], at: undefined };
    });
    expect(texts(svg({ ...NOTHING, stages: many }, { rounds: 23 }))[1]).toMatch(/; s19; and 3 more\.$/);
  });

  test("numbers closings in the order in which they begin", async () => {
    const root = parseMarkup(svg(await sampled("merge")));
    // The other sources of merge are closed at once, and the last one ends first.
    expect(textsOf(root, "return", "closed")).toEqual([
      ...["stop 1", "stop 2", "stop 3", "stop 4"],
      ...["stopped 3", "stopped 2", "stopped 4", "stopped 1"],
    ]);
  });

  test("leaves out the rounds in the middle, and counts them", async () => {
    const notes = (drawn: string): string[] => textsOf(parseMarkup(drawn), "note");
    const flagship = await sampled("flagship");
    expect(notes(svg(flagship, { rounds: 1 }))).toEqual(["… 2 rounds left out …"]);
    // A note takes the place of a round.
    expect(notes(svg(flagship, { rounds: 2 }))).toEqual([]);
    expect(notes(svg(await sampled("long"), { rounds: 4 }))).toContain("… 213 rounds left out …");
    expect(notes(svg(await sampled("long"), { rounds: Infinity }))).toEqual([]);
    expect(notes(svg(await sampled("budget"), { rounds: Infinity }))).toEqual([
      "Cut by the budget after 42 events.",
    ]);
  });

  test("leaves out the pipelines in the middle, and counts them", () => {
    const t = trace(() => {
      for (let n = 0; n < 50; n++) toArray(map([n], String));
    });
    const root = parseMarkup(svg(t, { rounds: 3 }));
    const pipeline = "Array → map → toArray";
    expect(referred(root, "aria-labelledby")).toBe(`${pipeline} → ${pipeline} → ${pipeline}`);
    expect(textsOf(root, "yield")).toEqual(["0", '"0"', "1", '"1"', "49", '"49"']);
    expect(textsOf(root, "note")).toEqual(["Left out in the middle: 47 pipelines."]);
    const stages = "Array: 1 value, ends; map: 1 value, ends; toArray";
    expect(referred(root, "aria-describedby")).toBe(
      `Sequence diagram of ${stages}; ${stages}; ${stages}. Left out in the middle: 47 pipelines.`,
    );
    // The numbers of the events are those of the whole trace.
    expect(textsOf(root, "number").at(-1)).toBe(`${t.events.length - 1}`);
    expect(textsOf(parseMarkup(svg(t, { rounds: 49 })), "note")).toEqual([
      "Left out in the middle: 1 pipeline.",
    ]);
    expect(textsOf(parseMarkup(svg(t, { rounds: 50 })), "note")).toEqual([]);
  });

  test("is no larger for more pipelines than it shows", () => {
    const drawn = (count: number): Element[] => {
      const sources = Array.from({ length: count }, () => range(0, 3));
      const program = (): void => {
        for (let n = 0; n < 2; n++) for (const source of sources) source.next();
        for (const source of sources.slice(10)) toArray(source);
      };
      return elementsOf(parseMarkup(svg(trace(program), { rounds: 10 })));
    };
    expect(drawn(60).length).toBe(drawn(30).length);
  });

  test("shows your code only where it asks what is shown", () => {
    const t = trace(() => {
      for (let n = 0; n < 9; n++)
        if (n === 4) range(0, 3).next();
        else toArray(range(0, 2));
    });
    expect(textsOf(parseMarkup(svg(t, { rounds: 2 })), "name")).not.toContain("your code");
    expect(textsOf(parseMarkup(svg(t, { rounds: 9 })), "name")).toContain("your code");
  });

  test("has the colours that are asked for", () => {
    const media = "@media(prefers-color-scheme:dark)";
    const [light, dark, auto] = (["light", "dark", undefined] as const).map((theme) =>
      svg(NOTHING, { theme, id: "a" }),
    );
    expect(light).not.toContain(media);
    expect(dark).not.toContain(media);
    expect(light).not.toBe(dark);
    expect(auto).toContain(media);
    expect(svg(NOTHING, { theme: "auto", id: "a" })).toBe(auto);
  });

  test("shows a long value cut, and whole as a tooltip", () => {
    const value = "0123456789".repeat(5);
    const stages = [{ id: 0, name: "s", role: "source" as const, parents: [], at: undefined }];
    const events: TraceEvent[] = [
      { n: 0, t: 0, kind: "pull", stage: 0, depth: 0 },
      { n: 1, t: 0, kind: "yield", stage: 0, depth: 0, of: 0, value },
    ];
    const root = parseMarkup(svg({ stages, events, truncated: undefined }));
    const text = ofKind(root, "yield").find(({ name }) => name === "text") as Element;
    expect(ownText(text)).toBe(`${value.slice(0, 43)}…`);
    expect(saidBy(text)).toBe(value);
  });

  test.each<[SvgOptions | TraceRecord, string]>([
    [
      { titel: "a" } as SvgOptions,
      "svg: options must be an object with no keys but { title, id, theme, rounds }",
    ],
    [{ title: 1n as never }, "svg: title must be a string, got 1n"],
    [{ id: "1a" }, 'svg: id must be a name of letters, digits, - and _, got "1a"'],
    [{ id: 'a"b' }, 'svg: id must be a name of letters, digits, - and _, got "a\\"b"'],
    [{ id: Symbol("a") as never }, "svg: id must be a name of letters, digits, - and _, got Symbol(a)"],
    [{ theme: "blue" as never }, 'svg: theme must be "light", "dark" or "auto", got "blue"'],
    [{ rounds: 0 }, "svg: rounds must be an integer from 1, or Infinity, got 0"],
  ])("refuses %o", (how, message) => {
    expect(() => svg(NOTHING, how as SvgOptions)).toThrow(message);
  });

  test("refuses what is not a trace", () => {
    expect(() => svg([] as never)).toThrow("svg: trace must be a trace, got an array");
  });
});
