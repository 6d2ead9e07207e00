/** What holds for the events of every trace. */
import type { TraceEvent, TraceRecord } from "lazuli/trace";

const QUESTIONS = ["pull", "return", "call"];
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  pull: ["yield", "done", "throw"],
  return: ["closed", "throw"],
  call: ["result", "throw"],
};

/** What is wrong with a trace, in words. */
export function faultsOf({ stages, events }: TraceRecord): string[] {
  const faults: string[] = [];
  const answered = new Map<number, TraceEvent>();
  const over = new Map<number, TraceEvent>();
  const check = (ok: boolean, event: TraceEvent, what: string): void => {
    if (!ok) faults.push(`${what}: ${JSON.stringify(event)}`);
  };
  for (const [index, event] of events.entries()) {
    const { n, t, kind, stage, depth, by, of, in: within } = event;
    check(n === index, event, "is numbered by its place");
    check(t >= (events[index - 1]?.t ?? 0), event, "is in the order of time");
    check(stages[stage] !== undefined, event, "has a stage");
    const outer = within === undefined ? undefined : events[within];
    check(
      within === undefined || (outer !== undefined && within < n && QUESTIONS.includes(outer.kind)),
      event,
      "is in a question",
    );
    check(depth === (outer === undefined ? 0 : outer.depth + 1), event, "has the depth of its question");
    if (QUESTIONS.includes(kind)) {
      check(of === undefined, event, "is a question");
      check(within === undefined || !answered.has(within), event, "is in an open question");
      if (kind !== "call") {
        check(!over.has(stage), event, "is asked of what is not over");
        check(
          by === undefined || (stages[by]?.parents.includes(stage) ?? false),
          event,
          "is asked by who reads it",
        );
      }
    } else if (of !== undefined) {
      const question = events[of];
      check(question?.stage === stage && of < n, event, "answers a question of its stage");
      check(!answered.has(of), event, "is the only answer");
      if (kind === "wait") continue;
      check(ANSWERS[question?.kind ?? ""]?.includes(kind) ?? false, event, "is an answer to that question");
      answered.set(of, event);
      if (kind === "done" || kind === "closed" || (kind === "throw" && question?.kind !== "call"))
        over.set(stage, event);
    } else check(kind === "build" || kind === "open", event, "answers a question");
  }
  return faults;
}
