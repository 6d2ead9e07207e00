/** Traces that no recorder has made: any questions, in any order, about any values. */
import fc from "fast-check";
import type { TraceEvent, TraceEventKind, TraceRecord, TraceStage } from "../../src/core/watching/trace.js";

/** Texts that break what is not escaped or measured. */
const ODD = [
  ...["</svg>", "]]>", "<!--", "<![CDATA[", "&amp;", "&", `"'><script>alert(1)</script>`, "</style>"],
  ...["\u0000", "\u001b[31m", "\ud800", "\udc00\ud800", "\u202eabc", "\u2066", "\ufffe", "a\r\nb", "\u0085"],
  ...["שלום", "日本語", "👩‍👩‍👧", "e\u0301", "", " ", "x".repeat(500)],
];

const texts = fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: "binary" }), fc.string());

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What the recorder of a random trace knows. */
interface Building {
  readonly stages: Writable<TraceStage>[];
  readonly events: TraceEvent[];
  /** The questions without an answer. */
  readonly open: TraceEvent[];
}

const steps = fc.record({
  what: fc.constantFrom(
    "build",
    "pull",
    "pull",
    "pull",
    "return",
    "call",
    "wait",
    "answer",
    "answer",
    "answer",
  ),
  /** Which one of those that there are. */
  first: fc.nat(),
  second: fc.nat(),
  text: texts,
});

type Step = (typeof steps extends fc.Arbitrary<infer T> ? T : never) & { readonly what: string };

const ANSWERS: Readonly<Record<string, readonly TraceEventKind[]>> = {
  pull: ["yield", "yield", "done", "throw"],
  return: ["closed", "closed", "throw"],
  call: ["result", "result", "throw"],
};

export const traces: fc.Arbitrary<TraceRecord> = fc
  .record({
    names: fc.array(texts, { minLength: 1, maxLength: 5 }),
    steps: fc.array(steps, { maxLength: 60 }),
    truncated: fc.constantFrom(undefined, undefined, "budget" as const, "time" as const),
  })
  .map(({ names, steps, truncated }) => {
    const building: Building = { stages: [], events: [], open: [] };
    for (const name of names) build(building, name, building.stages.length % 2);
    for (const step of steps) take(building, step);
    return { stages: building.stages, events: building.events, truncated };
  });

function build({ stages, events }: Building, name: string, reads: number, inner?: TraceEvent): void {
  const id = stages.length;
  const role = reads === 0 ? "source" : id % 3 === 2 ? "consumer" : "operator";
  const parents = stages.slice(stages.length - reads).map((stage) => stage.id);
  stages.push({ id, name, role, parents, at: undefined, ...(inner ? { inner: inner.stage } : {}) });
  push(events, { kind: "build", stage: id, ...(inner ? { in: inner.n } : {}) });
}

function take(building: Building, { what, first, second, text }: Step): void {
  const { stages, events, open } = building;
  const question = open[first % Math.max(open.length, 1)];
  // One in three is asked by the program, outside of everything.
  const outer = second % 3 === 0 ? undefined : open[second % Math.max(open.length, 1)];
  const place = outer ? { in: outer.n } : {};
  const stage = first % stages.length;
  if (what === "build") build(building, text, second % 3, outer);
  else if (what === "call") open.push(push(events, { kind: what, stage, ...place, fn: text, value: text }));
  else if (what === "pull" || what === "return") {
    const by = second % (stages.length + 1);
    open.push(push(events, { kind: what, stage, ...place, ...(by < stages.length ? { by } : {}) }));
  } else if (question !== undefined) {
    const { n, in: within } = question;
    const answers = ANSWERS[question.kind] as readonly TraceEventKind[];
    const kind = what === "wait" ? what : (answers[second % answers.length] as TraceEventKind);
    const isSilent = kind === "done" || kind === "closed" || kind === "wait";
    const isUnread = kind === "yield" && second % 5 === 0;
    const value = isSilent ? {} : isUnread ? { unread: true as const } : { value: text };
    push(events, {
      kind,
      stage: question.stage,
      of: n,
      ...(within === undefined ? {} : { in: within }),
      ...value,
    });
    if (kind !== "wait") open.splice(open.indexOf(question), 1);
  }
}

function push(events: TraceEvent[], rest: Omit<TraceEvent, "n" | "t" | "depth">): TraceEvent {
  const depth = rest.in === undefined ? 0 : (events[rest.in] as TraceEvent).depth + 1;
  const event: TraceEvent = { n: events.length, t: events.length / 4, depth, ...rest };
  events.push(event);
  return event;
}
