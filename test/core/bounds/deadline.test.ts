import { isPrime } from "lazuli";
import { afterEach, describe, expect, test, vi } from "vitest";
import { collect, thrownBy, twins } from "../../kit/worlds.js";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Takes globals away, since hosts may lack them. */
function without(...names: string[]): void {
  for (const name of names) vi.stubGlobal(name, undefined);
}

/** Each look at the clock is ten milliseconds later than the one before. */
function runningDate(): void {
  let time = 1e12;
  vi.spyOn(Date, "now").mockImplementation(() => (time += 10));
}

const never = (): boolean => false;

describe.each(twins("search"))("%s without performance", (_, search, { probe }) => {
  test("needs no timers either where no bound is a time", async () => {
    without("performance", "setTimeout", "clearTimeout");
    const verdict = (await search(probe([1, 2, 3]), never, { maxSteps: 2, maxPulls: 9 })) as object;
    expect(verdict).toMatchObject({ found: false, reason: "steps", steps: 2 });
  });

  test("keeps to maxTime, and tells the time, by Date", async () => {
    without("performance");
    runningDate();
    const verdict = (await search(
      probe((index) => index),
      never,
      { maxTime: 200 },
    )) as { elapsed: number };
    expect(verdict).toMatchObject({ found: false, reason: "time" });
    expect(verdict.elapsed).toBeGreaterThanOrEqual(200);
  });
});

describe.each(twins("budget"))("%s without performance", (_, budget, { probe }) => {
  test("needs no timers either where no bound is a time", async () => {
    without("performance", "setTimeout", "clearTimeout");
    const error = await thrownBy(() => collect(budget(probe([1, 2, 3]), { maxSteps: 2 })));
    expect(error).toMatchObject({ reason: "steps", steps: 2 });
  });

  test("keeps to maxTime, and tells the time, by Date", async () => {
    without("performance");
    runningDate();
    const bounded = budget(
      probe((index) => index),
      { maxTime: 200 },
    );
    const error = (await thrownBy(() => collect(bounded))) as { elapsed: number };
    expect(error).toMatchObject({ reason: "time" });
    expect(error.elapsed).toBeGreaterThanOrEqual(200);
  });
});

test("a deadline is a time of Date without performance", () => {
  without("performance");
  const late = (): boolean => isPrime(2n ** 127n - 1n, { deadline: Date.now() - 1 });
  expect(late).toThrow("isPrime: the deadline has passed");
  expect(isPrime(2n ** 127n - 1n, { deadline: Date.now() + 60_000 })).toBe(true);
});
