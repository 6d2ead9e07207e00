import { type Lazy, type Mode, seq, zip } from "lazuli";
import { expectTypeOf, test } from "vitest";

test("a mode that is known at run time only is accepted", () => {
  const mode = "longest" as Mode;
  const rows: Lazy<(number | undefined)[]> = zip([[1], [2]], { mode });
  // @ts-expect-error a sequence may have ended before the others
  const _full: Lazy<number[]> = rows;
});

test("any iterable of sequences has the longest mode", () => {
  const sources = new Set([[1], [2]]);
  expectTypeOf(zip(sources)).toEqualTypeOf<Lazy<number[]>>();
  expectTypeOf(zip(sources, { mode: "longest", padding: ["-"] })).toEqualTypeOf<
    Lazy<(number | string | undefined)[]>
  >();
});

test("a chain stands under its own key", () => {
  expectTypeOf(
    seq([1])
      .zipKeyed("a", { b: ["x"] })
      .toArray(),
  ).toEqualTypeOf<{ a: number; b: string }[]>();
});

test("promises in sync sequences stay promises", () => {
  expectTypeOf(zip([[Promise.resolve(1)], ["a"]])).toEqualTypeOf<Lazy<[Promise<number>, string]>>();
});
