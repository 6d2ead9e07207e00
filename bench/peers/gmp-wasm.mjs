/** gmp-wasm, as its documentation writes it. */
import { init } from "gmp-wasm";
import { oddNumbers, part, prepared } from "../kit/counting.mjs";

const { calculate } = await init();

export const numbers = {
  odd53: part(
    1 / 10,
    prepared((size) => {
      let count = 0;
      calculate(({ Integer }) => {
        for (const n of oddNumbers(size)) if (Integer(String(n)).isProbablyPrime(24)) count++;
      });
      return count;
    }),
  ),
};
