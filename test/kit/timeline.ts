/** Sequences in time, read by a fake clock, to be compared with a model. */
import fc from "fast-check";
import type { TimeOptions } from "lazuli/async";
import { FakeTime } from "./fakeTime.js";
import { Pushed } from "./pushed.js";

/** What a sequence has yielded, and how many milliseconds after the start. */
export type Timeline = [time: number, what: unknown][];

/** A source in time, and a reader. */
export interface Course {
  /** When each value comes. The values are the numbers from 0 on. */
  readonly times: readonly number[];
  /** When the source ends. */
  readonly end: number;
  /** How long the reader works on each value. */
  readonly pause: number;
}

/** More time than any course takes. */
const LONG = 1_000_000;

const courses: fc.Arbitrary<Course> = fc
  .record({
    gaps: fc.array(fc.oneof(fc.constant(0), fc.nat(12), fc.nat(60)), { maxLength: 12 }),
    rest: fc.nat(60),
    pause: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(60)),
  })
  .map(({ gaps, rest, pause }) => {
    let time = 0;
    const times = gaps.map((gap) => (time += gap));
    return { times, end: time + rest, pause };
  });

/** Reads a sequence over such a source to its end. */
export async function timelineOf(
  make: (source: AsyncIterable<number>, options: TimeOptions) => AsyncIterable<unknown>,
  { times, end, pause }: Course,
): Promise<{ entries: Timeline; pending: number }> {
  const [clock, source, entries] = [new FakeTime(), new Pushed<number>(), [] as Timeline];
  const start = clock.now();
  const note = (what: unknown): void => void entries.push([clock.now() - start, what]);
  const read = async (): Promise<void> => {
    try {
      for await (const value of make(source, { clock })) {
        note(value);
        if (pause > 0) await new Promise<void>((resolve) => clock.setTimeout(resolve, pause));
      }
      note("end");
    } catch (error) {
      note(String(error));
    }
  };
  const reading = read();
  let time = 0;
  for (const [value, at] of times.entries()) {
    // Timers that are due at the same time run first.
    await clock.advance(at - time);
    time = at;
    source.push(value);
  }
  await clock.advance(end - time);
  source.end();
  await clock.advance(LONG);
  await reading;
  return { entries, pending: clock.pending };
}

/** Compares a function with a model of what is yielded when. */
export async function checkTimeline<A extends unknown[]>(
  args: fc.Arbitrary<A>,
  make: (source: AsyncIterable<number>, args: A, options: TimeOptions) => AsyncIterable<unknown>,
  model: (course: Course, args: A) => Timeline,
): Promise<void> {
  const property = fc.asyncProperty(courses, args, async (course, some) => {
    const { entries, pending } = await timelineOf((source, options) => make(source, some, options), course);
    if (JSON.stringify(entries) !== JSON.stringify(model(course, some)) || pending > 0) {
      throw new Error(
        `expected ${JSON.stringify(model(course, some))}, got ${JSON.stringify(entries)}, ${pending} timers left`,
      );
    }
  });
  await fc.assert(property);
}
