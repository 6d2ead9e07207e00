import { expect, test } from "vitest";
import { Stage } from "../../../src/core/tracing/stage.js";
import { workOf } from "../../kit/work.js";

function stages(count: number): Stage[] {
  return Array.from({ length: count }, (_, id) => new Stage(id, "source", false, undefined, ""));
}

test("a stage reads others in order, and each of them once", () => {
  const [zip, a, b] = stages(3) as [Stage, Stage, Stage];
  for (const read of [b, a, b, a]) zip.reads(read);
  expect(zip.parents).toEqual([2, 1]);
  expect(zip.role).toBe("operator");
  expect(JSON.stringify(zip)).toBe('{"id":0,"name":"source","role":"operator","parents":[2,1]}');
});

test("a stage that reads many of them looks at each alone", () => {
  const workFor = (count: number): number => {
    const [zip, ...sources] = stages(count) as [Stage, ...Stage[]];
    return workOf(() => {
      for (const source of sources) zip.reads(source);
    });
  };
  expect(workFor(800) / workFor(100)).toBeLessThan(10);
});
