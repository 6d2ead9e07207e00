/** The Jacobi symbol (a/n) of positive numbers below 2^31, n odd. */
export function jacobi(a: number, n: number): number {
  let symbol = 1;
  while (a !== 0) {
    for (; (a & 1) === 0; a >>= 1) if ((n & 7) === 3 || (n & 7) === 5) symbol = -symbol;
    if ((a & n & 2) !== 0) symbol = -symbol;
    const rest = n % a;
    n = a;
    a = rest;
  }
  return n === 1 ? symbol : 0;
}
