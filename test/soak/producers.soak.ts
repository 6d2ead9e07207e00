/** Queues between producers and readers, for long: the heap stays flat, whatever is faster. */
import { EventEmitter } from "node:events";
import * as lazuli from "lazuli/async";
import { describe, expect, test } from "vitest";
import { heapInUse } from "../kit/garbage.js";
import { turn } from "../kit/gates.js";
import { inspect } from "../kit/unhandled.js";

const VALUES = 10_000_000;
const MEGABYTE = 2 ** 20;

const inTurn = async (value: number): Promise<number> => value;

/** A channel with two producers, which send so many values together. */
function produced(count: number, capacity: number): lazuli.Channel<number> {
  const numbers = lazuli.channel<number>({ capacity });
  const send = async (): Promise<void> => {
    const { send } = numbers.sender();
    for (let n = 0; n < count / 2; n++) await send(n);
  };
  void Promise.all([send(), send()]).then(() => numbers.close());
  return numbers;
}

test("ten million values through channels, mapConcurrent and merge", async () => {
  const pipelines = [0, 1, 16, 1024].map((capacity) =>
    lazuli.mapConcurrent(produced(VALUES / 4, capacity), inTurn, { concurrency: 8 }),
  );
  let [count, sum, early] = [0, 0, 0];
  for await (const value of lazuli.merge(...pipelines)) {
    sum += value;
    if (++count === VALUES / 10) early = heapInUse();
  }
  expect(count).toBe(VALUES);
  // Each of the eight producers counts from 0.
  const each = VALUES / 8;
  expect(sum).toBe(8 * ((each * (each - 1)) / 2));
  expect(heapInUse() - early).toBeLessThan(MEGABYTE);
});

const EVENTS = 100_000;
const CAPACITY = 1000;
/** What an event weighs at least: all of them would take 100 megabytes. */
const WEIGHT = 1000;

/** The events and how they are sent: faster than they are read, with a turn of the event loop now and then. */
const ways: [name: string, open: (overflow: lazuli.Overflow) => [AsyncIterable<number>, Fire]][] = [
  [
    "fromEvent",
    (overflow) => {
      const emitter = new EventEmitter();
      const events = lazuli.fromEvent<[number[]]>(emitter, "x", { capacity: CAPACITY, overflow });
      const fire: Fire = (n) => void (n < 0 ? emitter.emit("close") : emitter.emit("x", heavy(n)));
      return [lazuli.map(events, ([[n = -1]]) => n), fire];
    },
  ],
  [
    "channel",
    (overflow) => {
      const values = lazuli.channel<number[]>({ capacity: CAPACITY, overflow });
      const fire: Fire = (n) => void (n < 0 ? values.close() : values.send(heavy(n)).catch(values.fail));
      return [lazuli.map(values, ([n = -1]) => n), fire];
    },
  ],
];

/** Sends a number; -1 ends it. */
type Fire = (n: number) => void;

function heavy(n: number): number[] {
  return Array<number>(WEIGHT / 8).fill(n);
}

describe.each(ways)("100,000 values faster than they are read: %s", (_, open) => {
  test.each<[lazuli.Overflow, number]>([
    ["strict", 1],
    ["unbounded", 1.5 * EVENTS],
    ["drop-oldest", CAPACITY],
    ["drop-newest", CAPACITY],
  ])("%s", async (overflow, kept) => {
    await inspect(overflow, async () => {
      const [values, fire] = open(overflow);
      const before = heapInUse();
      let most = 0;
      const firing = (async () => {
        for (let n = 0; n < EVENTS; n++) {
          fire(n);
          if (n % 1000 === 999) await turn();
          if (n % 20_000 === 0) most = Math.max(most, heapInUse() - before);
        }
        fire(-1);
      })();
      let last = -1;
      let read = 0;
      let error: unknown;
      try {
        for await (const n of values) {
          expect(n).toBeGreaterThan(last);
          last = n;
          read++;
          if (read % 10 === 0) await turn();
        }
      } catch (thrown) {
        error = thrown;
      }
      await firing;
      // Twice what is kept, and what the test itself has.
      expect(most).toBeLessThan(2 * (kept + CAPACITY) * WEIGHT + 4 * MEGABYTE);
      expect(heapInUse() - before).toBeLessThan(2 * MEGABYTE);
      if (overflow === "strict") expect(error).toBeInstanceOf(RangeError);
      else expect(error).toBe(undefined);
      if (overflow === "unbounded") expect(read).toBe(EVENTS);
      if (overflow === "drop-oldest") expect(last).toBe(EVENTS - 1);
    });
  });
});
