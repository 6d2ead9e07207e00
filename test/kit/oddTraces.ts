/** Traces that no program has. */
import fc from "fast-check";
import type { TraceRecord } from "lazuli/trace";

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "filter",
    "filterConcurrent(2)",
    "takeWhile",
    "true",
    "日本\u001b[31m",
    "a\nb",
    "\u202e",
    "🇩🇪",
  ),
);
const kinds = fc.constantFrom(
  ...(["build", "open", "pull", "yield", "done", "throw"] as const),
  ...(["return", "closed", "call", "result", "wait"] as const),
);

/** Stages and events in any order, with texts that do not belong into a terminal, and stages that read each other. */
export const oddTraces: fc.Arbitrary<TraceRecord> = fc.integer({ min: 1, max: 8 }).chain((count) => {
  const stage = fc.nat(count - 1);
  const event = fc.integer({ min: -1, max: 30 });
  return fc.record({
    stages: fc
      .array(
        fc.record(
          {
            name: texts,
            role: fc.constantFrom("source", "operator", "consumer"),
            parents: fc.array(stage, { maxLength: 3 }),
            at: fc.option(texts, { nil: undefined }),
            inner: stage,
          },
          { requiredKeys: ["name", "role", "parents", "at"] },
        ),
        { minLength: count, maxLength: count },
      )
      .map((stages) => stages.map((rest, id) => ({ ...rest, id }))),
    events: fc
      .array(
        fc.record(
          {
            ...{ t: fc.nat(1000), kind: kinds, stage, depth: fc.nat(50), by: stage, of: event, in: event },
            ...{ value: texts, fn: texts, unread: fc.constant(true) },
          },
          { requiredKeys: ["t", "kind", "stage", "depth"] },
        ),
        { maxLength: 30 },
      )
      .map((events) =>
        events.map(({ of = Infinity, in: outer = Infinity, ...rest }, n) => ({
          ...rest,
          n,
          ...(of < n && { of }),
          ...(outer < n && { in: outer }),
        })),
      ),
    truncated: fc.constantFrom("budget", "time", undefined),
  }) as fc.Arbitrary<TraceRecord>;
});
