/** gmp-wasm's functions of GMP without their wrapper, which is the fastest way that was found. */
import { init } from "gmp-wasm";
import { counting, part, PRIME_1024, PRIME_256, repeated } from "../kit/counting.mjs";

const { binding: gmp } = await init();
const isPrime = (z) => gmp.mpz_probab_prime_p(z, 24) > 0;

function made() {
  const z = gmp.mpz_t();
  gmp.mpz_init(z);
  return z;
}
function numberOf(n) {
  const z = made();
  gmp.mpz_set_string(z, n.toString(), 10);
  return z;
}
const z = made();

export const numbers = {
  odd53: part(
    1 / 10,
    counting((n) => {
      gmp.mpz_set_ui(z, n / 2 ** 32);
      gmp.mpz_mul_2exp(z, z, 32);
      gmp.mpz_add_ui(z, z, n >>> 0);
      return isPrime(z);
    }),
  ),
  prime256: repeated(numberOf(PRIME_256), isPrime),
  prime1024: repeated(numberOf(PRIME_1024), isPrime),
};
