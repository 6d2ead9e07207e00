// What only a strict compiler refuses.
import { average, first, max, pipe, seq, sum } from "lazuli";

const numbers: readonly number[] = [];
declare const perhaps: [number?];

// @ts-expect-error -- it may be empty
export const mean: number = average(numbers);
// @ts-expect-error -- it may be empty
export const head: number = first(perhaps);
// @ts-expect-error -- a chain is not a tuple
export const tail: number = seq([1] as const).last();
// @ts-expect-error -- dates have no order
pipe([new Date()], max);
// @ts-expect-error -- numbers and bigints are not added
sum([1, 2n]);
