import { describe, expect, test } from "vitest";
import { Alarm } from "../../../src/core/time/alarm.js";
import { FakeTime } from "../../kit/fakeTime.js";

/** An alarm, and when it has rung: milliseconds from the start. */
function made(early = 0): { alarm: Alarm; clock: FakeTime; rings: number[] } {
  const [clock, rings] = [new FakeTime(), [] as number[]];
  const timers = {
    now: () => clock.now(),
    setTimeout: (run: () => void, ms: number) => clock.setTimeout(run, Math.max(0, ms - early)),
    clearTimeout: (timer: unknown) => clock.clearTimeout(timer),
  };
  return { alarm: new Alarm(timers, () => rings.push(clock.now() - 1000)), clock, rings };
}

describe("an alarm", () => {
  test("rings once, at its time", async () => {
    const { alarm, clock, rings } = made();
    alarm.set(1050);
    expect(alarm.isSet).toBe(true);
    await clock.advance(200);
    expect([rings, alarm.isSet, clock.pending]).toEqual([[50], false, 0]);
    alarm.set(1250);
    await clock.advance(200);
    expect(rings).toEqual([50, 250]);
  });

  test("rings at the last time that it was set to, be that earlier or later", async () => {
    const { alarm, clock, rings } = made();
    for (const times of [
      [1050, 1020],
      [1050, 1080],
      [1050, 1080, 1030],
    ]) {
      const start = clock.now();
      for (const time of times) alarm.set(start - 1000 + time);
      await clock.advance(100);
      expect(rings.pop()).toBe(start - 2000 + (times.at(-1) as number));
      expect([rings, clock.pending]).toEqual([[], 0]);
    }
  });

  test("is put off without another timer for each time", async () => {
    const { alarm, clock, rings } = made();
    for (let time = 0; time < 1000; time++) {
      alarm.set(clock.now() + 100);
      await clock.advance(1);
    }
    await clock.advance(100);
    expect(rings).toEqual([1099]);
    expect(clock.timersSet).toBeLessThan(15);
  });

  test("does not ring when it is cleared, or set to Infinity", async () => {
    const { alarm, clock, rings } = made();
    alarm.set(1050);
    alarm.clear();
    expect([alarm.isSet, clock.pending]).toEqual([false, 0]);
    alarm.set(1050);
    alarm.set(Infinity);
    expect([alarm.isSet, clock.pending]).toEqual([false, 0]);
    await clock.advance(100);
    expect(rings).toEqual([]);
    alarm.set(1150);
    await clock.advance(100);
    expect(rings).toEqual([150]);
  });

  test("for a time that has passed rings soon, but never at once", async () => {
    const { alarm, clock, rings } = made();
    alarm.set(500);
    expect(rings).toEqual([]);
    await clock.advance(0);
    expect(rings).toEqual([0]);
  });

  test("waits on where a timer is early by a fraction", async () => {
    const { alarm, clock, rings } = made(0.25);
    alarm.set(1050);
    await clock.advance(100);
    expect(rings).toEqual([50.5]);
    expect(clock.timersSet).toBe(2);
  });

  test("needs several timers where one cannot take as long", async () => {
    const { alarm, clock, rings } = made();
    alarm.set(1000 + 2 ** 33);
    await clock.advance(2 ** 34);
    expect(rings).toEqual([2 ** 33]);
    expect(clock.timersSet).toBe(5);
  });
});
