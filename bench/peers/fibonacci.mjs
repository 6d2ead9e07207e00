/** fibonacci. */
import fibonacci from "fibonacci";
import { part, repeatedly } from "../kit/counting.mjs";

export const numbers = {
  fibAt3: part(
    1 / 100,
    repeatedly(() => BigInt(fibonacci.iterate(3000).number)),
  ),
};
