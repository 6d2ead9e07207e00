import { onTestFinished, vi } from "vitest";

/** A clock that a test moves: it stands still, or goes on by `tick` milliseconds whenever somebody looks at it. */
export function fakeClock(tick = 0): { advance(milliseconds: number): false; readonly looks: number } {
  let [time, looks] = [1000, 0];
  const spy = vi.spyOn(performance, "now").mockImplementation(() => {
    looks++;
    return (time += tick);
  });
  onTestFinished(() => void spy.mockRestore());
  return {
    /** Returns false, so that it can stand in a predicate that nothing passes. */
    advance(milliseconds) {
      time += milliseconds;
      return false;
    },
    get looks() {
      return looks;
    },
  };
}

/** A signal that is aborted once it has been looked at so often. */
export function stopsAfter(looks: number): AbortSignal {
  const { signal } = new AbortController();
  Object.defineProperty(signal, "aborted", { get: () => looks-- <= 0 });
  Object.defineProperty(signal, "reason", { value: new Error("enough") });
  return signal;
}
