import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { json, svg, table, timeline, trace, type TraceJson, type TraceRecord } from "lazuli/trace";
import { describe, expect, test } from "vitest";
import { root } from "../kit/files.js";
import { traces } from "../kit/randomTraces.js";
import { SAMPLES, sampled } from "./samples.js";

const schema = JSON.parse(readFileSync(join(root, "docs/trace.schema.json"), "utf8")) as Record<
  string,
  unknown
>;

/** The schema without keys that it does not name. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const parts = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return parts["type"] === "object" ? { ...parts, additionalProperties: false } : parts;
}

const validate: ValidateFunction = new Ajv2020({
  strict: true,
  strictRequired: false,
  allErrors: true,
}).compile(closed(schema) as object);

function faultsOf(text: string): unknown {
  return validate(JSON.parse(text)) ? [] : validate.errors;
}

const NOTHING: TraceRecord = { stages: [], events: [], truncated: undefined };

describe("json", () => {
  test.each(SAMPLES)("writes %s as the schema says", async (name) => {
    expect(faultsOf(json(await sampled(name)))).toEqual([]);
  });

  test("writes any trace as the schema says", () => {
    fc.assert(
      fc.property(traces, (record) => {
        expect(faultsOf(json(record))).toEqual([]);
      }),
    );
  });

  test("writes where stages were built, and what time it was", () => {
    const text = json(trace(() => [..."ab"].concat(Array.from(new Set([1]).values(), String))));
    const { version, stages, events } = JSON.parse(text) as TraceJson;
    expect(version).toBe(1);
    expect(stages).toEqual([]);
    expect(events).toEqual([]);
  });

  test("writes all of the flagship", async () => {
    await expect(`${json(await sampled("flagship"), { indent: 2 })}\n`).toMatchFileSnapshot(
      "golden/flagship.json.txt",
    );
  });

  test("leaves out what is not known, and writes nothing else", () => {
    expect(json(NOTHING)).toBe('{"version":1,"stages":[],"events":[]}');
    expect(json({ ...NOTHING, truncated: "time", result: 1n } as TraceRecord)).toBe(
      '{"version":1,"truncated":"time","stages":[],"events":[]}',
    );
    expect(json({ ...NOTHING, thrown: "Error: no" })).toBe(
      '{"version":1,"thrown":"Error: no","stages":[],"events":[]}',
    );
    const stage = { id: 0, name: "a", role: "source", parents: [], at: undefined, secret: 1 } as const;
    expect(json({ ...NOTHING, stages: [stage] })).toBe(
      '{"version":1,"stages":[{"id":0,"name":"a","role":"source","parents":[]}],"events":[]}',
    );
  });

  test("is the same again when it is read and written", () => {
    fc.assert(
      fc.property(traces, (record) => {
        const text = json(record);
        expect(json(JSON.parse(text) as TraceRecord)).toBe(text);
      }),
    );
  });

  test.each([
    ["table", table],
    ["timeline", timeline],
    ["svg", svg],
  ])("is what %s takes, too", async (_, render) => {
    for (const name of SAMPLES) {
      const record = await sampled(name);
      expect(render(JSON.parse(json(record)) as TraceRecord)).toBe(render(record));
    }
  });

  test("indents", () => {
    expect(json(NOTHING, { indent: 2 })).toBe('{\n  "version": 1,\n  "stages": [],\n  "events": []\n}');
    expect(json(NOTHING, { indent: 0 })).toBe(json(NOTHING));
    expect(json(NOTHING, { indent: undefined })).toBe(json(NOTHING));
  });

  test("refuses what it does not know", () => {
    expect(() => json(3 as never)).toThrow("json: trace must be a trace, got 3");
    expect(() => json({} as never)).toThrow("json: trace must be a trace, got an object");
    expect(() => json(NOTHING, 2 as never)).toThrow("json: options must be an object { indent }, got 2");
    expect(() => json(NOTHING, { indents: 2 } as never)).toThrow(TypeError);
    expect(() => json(NOTHING, { indent: 11 })).toThrow(RangeError);
    expect(() => json(NOTHING, { indent: "\t" as never })).toThrow(
      'json: indent must be an integer from 0 to 10, got "\\t"',
    );
  });

  test("writes every key that its table in the docs names, and the schema", () => {
    const comment = readFileSync(join(root, "src/trace/json.ts"), "utf8");
    const documented = [...comment.matchAll(/^ \* \| `\.?([a-z]+)` /gim)].map(([, key]) => key);
    const named: string[] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (key === "properties" && !("if" in node)) named.push(...Object.keys(value as object));
        if (key !== "allOf") visit(value);
      }
    };
    visit(schema);
    expect(documented.sort()).toEqual(named.sort());
  });
});
