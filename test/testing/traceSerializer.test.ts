import { find, pairwise } from "lazuli";
import { traceSerializer } from "lazuli/testing";
import { trace } from "lazuli/trace";
import { expect, test } from "vitest";

expect.addSnapshotSerializer(traceSerializer);

const flagship = (): object => trace(() => find(pairwise([1, 3, 9, 11]), ([a, b]) => b - a > 5));

test("writes the table of a trace into a snapshot", () => {
  expect(flagship()).toMatchInlineSnapshot(`
    Array   pairwise     find
    ────────────────────────────
    1  1 3     [1, 3]       ✗
    2  9 stop  [3, 9] stop  ✓
  `);
});

test("writes it on lines of its own where it is in another value", () => {
  expect({ traces: [flagship()] }).toMatchInlineSnapshot(`
    {
      "traces": [
        
             Array   pairwise     find
          ────────────────────────────
          1  1 3     [1, 3]       ✗
          2  9 stop  [3, 9] stop  ✓,
      ],
    }
  `);
});

test("writes the table of a trace that was read from JSON", () => {
  const copy = JSON.parse(JSON.stringify(flagship())) as never;
  expect(traceSerializer.test(copy)).toBe(true);
  expect(traceSerializer.serialize(copy)).toBe(traceSerializer.serialize(flagship() as never));
});

test.each([
  [undefined],
  [5],
  [[]],
  [{ stages: [] }],
  [{ stages: [], events: 5, truncated: undefined }],
  [{ stages: [], events: [] }],
  [{ stages: [1], events: [2], truncated: undefined }],
  [{ stages: [{ role: "actor" }], events: [{ kind: 5 }], truncated: undefined }],
])("leaves %o to others", (value) => {
  expect(traceSerializer.test(value)).toBe(false);
});

test("knows a trace of nothing", () => {
  expect(traceSerializer.test(trace(() => 5))).toBe(true);
});

test("the table is the same in every terminal", () => {
  const { columns } = process.stdout;
  try {
    process.stdout.columns = 30;
    const narrow = traceSerializer.serialize(flagship() as never);
    process.stdout.columns = 200;
    expect(traceSerializer.serialize(flagship() as never)).toBe(narrow);
  } finally {
    process.stdout.columns = columns;
  }
});
