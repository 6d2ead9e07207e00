import { expect, test } from "vitest";
import { openAsync } from "../../../src/core/async/openAsync.js";
import { Interrupt, WorkMeter } from "../../../src/core/bounds/workMeter.js";
import { LineCursor } from "../../../src/core/text/lineCursor.js";

test("passes on that a meter does not let it go on", async () => {
  const error = new Error("given up");
  const meter = new WorkMeter({});
  meter.hold = () => Promise.reject(error);
  const refusing = {
    pull(): void {
      throw new Interrupt(meter, "time");
    },
  };
  class Lines extends LineCursor<string> {
    protected accept(line: string): true {
      this.value = line;
      return true;
    }
  }
  const cursor = new Lines("test", openAsync("test", ["a\nb\n"]), {});
  expect(cursor.advance(undefined)).toBe(true);
  const answer = cursor.advance(refusing) as Promise<unknown>;
  await answer.catch(() => {});
  expect(() => cursor.fail(error)).toThrow(error);
});
