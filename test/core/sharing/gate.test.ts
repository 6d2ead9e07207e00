import { describe, expect, test } from "vitest";
import { heldBack } from "../../../src/core/async/leaves.js";
import { WorkMeter } from "../../../src/core/bounds/workMeter.js";
import { Gate } from "../../../src/core/sharing/gate.js";
import { later } from "../../kit/sources.js";

/** A meter that lets so many pulls pass, until it is told to let more. */
class Bound extends WorkMeter {
  pulls = 0;
  release: () => void = () => {};

  constructor(maxPulls: number) {
    super({ maxPulls });
    this.hold = () => new Promise((resolve) => (this.release = resolve));
  }

  override pull(): void {
    super.pull();
    this.pulls++;
  }
}

const [one, other] = [{}, {}];

/** Whether a pull is held back: `false`, or a promise of its release. */
function pull(gate: Gate): false | Promise<unknown> {
  return heldBack(gate) ?? false;
}

/** Whether a promise is settled by now. */
async function isSettled(promise: false | Promise<unknown>): Promise<boolean> {
  let settled = false;
  void Promise.resolve(promise).then(() => (settled = true));
  await later();
  return settled;
}

describe("a gate", () => {
  test("lets the pulls of readers without bounds pass", () => {
    const gate = new Gate();
    gate.join(one, undefined);
    expect(pull(gate)).toBe(false);
  });

  test("counts a pull for every reader that waits, and once for those with the same bounds", () => {
    const gate = new Gate();
    const [first, second] = [new Bound(9), new Bound(9)];
    gate.join(one, first);
    gate.join(other, first);
    gate.join({}, second);
    gate.join({}, undefined);
    expect(pull(gate)).toBe(false);
    expect([first.pulls, second.pulls]).toEqual([1, 1]);
  });

  test("passes as long as one of the readers may pull", () => {
    const gate = new Gate();
    gate.join(one, new Bound(1));
    gate.join(other, new Bound(3));
    expect([pull(gate), pull(gate), pull(gate)]).toEqual([false, false, false]);
    expect(pull(gate)).toBeInstanceOf(Promise);
  });

  test("asks the readers of readers that are shared themselves", async () => {
    const [gate, shared, bound] = [new Gate(), new Gate(), new Bound(1)];
    gate.join(one, shared);
    gate.join(other, bound);
    shared.join({}, bound);
    expect(pull(gate)).toBe(false);
    expect(bound.pulls).toBe(1);
    const held = pull(gate);
    expect(await isSettled(held)).toBe(false);
    shared.join({}, undefined);
    expect(await isSettled(held)).toBe(true);
    expect(pull(gate)).toBe(false);
  });

  test("holds a pull back until a bound is lifted", async () => {
    const gate = new Gate();
    const bounds = [new Bound(0), new Bound(0)];
    for (const bound of bounds) gate.join({}, bound);
    const held = pull(gate);
    expect(await isSettled(held)).toBe(false);
    bounds[1]?.release();
    expect(await isSettled(held)).toBe(true);
  });

  test("holds all pulls back until somebody joins, when nobody waits", async () => {
    const gate = new Gate();
    gate.join(one, undefined);
    gate.leave(one);
    const held = [pull(gate), pull(gate)];
    expect(await isSettled(held[0] as Promise<unknown>)).toBe(false);
    gate.join(other, undefined);
    for (const promise of held) expect(await isSettled(promise)).toBe(true);
    expect(pull(gate)).toBe(false);
    gate.clear();
    expect(pull(gate)).toBeInstanceOf(Promise);
  });
});
