import type { Check } from "./within.js";

/** Calls a check every so many products modulo n that it comes each millisecond or so. */
export function paced(check: Check, n: bigint): () => void {
  if (check === undefined) return () => {};
  const stride = Math.ceil(2 ** 24 / n.toString(16).length ** 2);
  let products = 0;
  return () => {
    if (++products % stride === 0) check();
  };
}
