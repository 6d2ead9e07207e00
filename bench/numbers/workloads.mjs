/**
 * What is timed. To add one, add an object:
 *
 * - `title`, and `size`: what the contenders get;
 * - `contenders`: a name, and a function that loads it and answers the function that is timed, which gets the size and
 *   answers what all must answer; or `native(library, workload)`, for what anchors.cpp does under these names. One that is
 *   too slow for the size has a `part`: it is timed on a fraction of it, and its time multiplied.
 * - `bars`: for a contender, the most that lazuli may take as a multiple of its time;
 *   or for `"ns"`, the most nanoseconds.
 * - `cold`: timed at its first call in a fresh process. Others are called on `warm`, a smaller size, until they are hot.
 */

/** For what anchors.cpp does. */
const native = (library, workload) => ({ native: [library, workload] });
/** The same of GMP and of PARI. */
const gmpAndPari = (workload) => ({ GMP: native("GMP", workload), PARI: native("PARI", workload) });
const part = (fraction, load) => Object.assign(load, { part: fraction });

const lazuli = () => import("../.cache/lazuli/index.js");
const initGmpWasm = async () => (await import("gmp-wasm")).init();
const gmpWasm = async () => (await initGmpWasm()).binding;

/** As many odd numbers of 53 bits, the same as in anchors.cpp. */
function* odd53(size) {
  let state = 1n;
  for (let i = 0; i < size; i++) {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    yield Number((1n << 52n) | (state >> 12n) | 1n);
  }
}
const odd53s = new Map();
function oddNumbers(size) {
  if (!odd53s.has(size)) odd53s.set(size, Float64Array.from(odd53(size)));
  return odd53s.get(size);
}

/** The numbers are made ahead of the time. */
const prepared = (run) => Object.assign(run, { prepare: oddNumbers });

/** Counts what a predicate accepts. */
const counting = (predicate) =>
  prepared((size) => {
    let count = 0;
    for (const n of oddNumbers(size)) if (predicate(n)) count++;
    return count;
  });
/** The same for a predicate that answers promises. */
const countingAsync = (predicate) =>
  prepared(async (size) => {
    let count = 0;
    for (const n of oddNumbers(size)) if (await predicate(n)) count++;
    return count;
  });

const repeated = (n, isPrime) => (size) => {
  let count = 0;
  for (let i = 0; i < size; i++) if (isPrime(n)) count++;
  return count;
};
const repeatedAsync = (n, isPrime) => async (size) => {
  let count = 0;
  for (let i = 0; i < size; i++) if (await isPrime(n)) count++;
  return count;
};

function largePrimes(bits, less, size) {
  const n = (1n << BigInt(bits)) - BigInt(less);
  return {
    title: `isPrime of a prime of ${bits} bits`,
    size,
    warm: 1,
    contenders: {
      lazuli: async () => repeated(n, (await lazuli()).isPrime),
      ...gmpAndPari(`prime${bits}`),
      "gmp-wasm": async () => {
        const gmp = await gmpWasm();
        const z = gmp.mpz_t();
        gmp.mpz_init(z);
        gmp.mpz_set_string(z, n.toString(), 10);
        return repeated(z, (z) => gmp.mpz_probab_prime_p(z, 24) > 0);
      },
      "big-integer": async () => {
        const { default: bigInt } = await import("big-integer");
        return repeated(bigInt(n), (n) => n.isPrime());
      },
      "bigint-crypto-utils": async () => {
        const { isProbablyPrime } = await import("bigint-crypto-utils");
        return repeatedAsync(n, (n) => isProbablyPrime(n, 16, true));
      },
    },
  };
}

function loop(title, size, bars) {
  return {
    title: `for … of over the primes below ${title}`,
    size,
    warm: 300_000,
    bars,
    contenders: {
      lazuli: async () => {
        const { primes } = await lazuli();
        return (size) => {
          let count = 0;
          for (const prime of primes()) {
            if (prime >= size) break;
            count++;
          }
          return count;
        };
      },
      primesieve: native("primesieve", "loop"),
      PARI: native("PARI", "loop"),
      "prime-lib": part(1 / 10, async () => {
        const { generatePrimes, stopOnValue } = await import("prime-lib");
        return (size) => {
          let count = 0;
          // As many as there will be: its fastest way.
          for (const _ of stopOnValue(
            generatePrimes({ boost: Math.ceil(size / (Math.log(size) - 1.2)) }),
            size,
          ))
            count++;
          return count;
        };
      }),
    },
  };
}

/** Of a Fibonacci number all answer the same rest. */
const restOf = (n) => Number(n % 1_000_000_007n);

const repeatedly = (compute) => (times) => {
  let sum = 0;
  for (let time = 0; time < times; time++) sum += restOf(compute());
  return sum;
};

function fibAt(title, size, bar) {
  return {
    title: `F(${title})`,
    size,
    warm: 1000,
    bars: { GMP: bar },
    contenders: {
      lazuli: async () => {
        const { fibAt } = await lazuli();
        return (size) => restOf(fibAt(size));
      },
      ...gmpAndPari("fibAt"),
    },
  };
}

/** A consumer over the primes up to 10^8, beside a loop over the same. */
function consumer(name, consume, loop) {
  return {
    title: `${name} of the primes below 10^8, beside for … of`,
    size: 1e8,
    warm: 300_000,
    bars: { "for … of": 1 },
    contenders: {
      lazuli: async () => consume(await lazuli()),
      "for … of": async () => loop(await lazuli()),
    },
  };
}

const counted =
  ({ primes }) =>
  (size) => {
    let count = 0;
    for (const _ of primes({ to: size })) count++;
    return count;
  };

const summed =
  ({ primes }) =>
  (size) => {
    let sum = 0;
    for (const p of primes({ to: size })) sum += p;
    return sum;
  };

const found =
  ({ primes }) =>
  (size) => {
    for (const p of primes()) if (p > size) return p;
    return undefined;
  };

export const workloads = {
  loop8: loop("10^8", 1e8, { primesieve: 4.5, "prime-lib": 0.2 }),
  loop9: loop("10^9", 1e9, { primesieve: 3.4, "prime-lib": 0.2 }),

  first10: {
    title: "the first ten primes, a hundred thousand times",
    size: 1e5,
    warm: 100,
    contenders: {
      lazuli: async () => {
        const { primes } = await lazuli();
        return (times) => {
          let sum = 0;
          for (let time = 0; time < times; time++) {
            let count = 0;
            for (const prime of primes()) {
              sum += prime;
              if (++count === 10) break;
            }
          }
          return sum;
        };
      },
      primesieve: native("primesieve", "first10"),
      "prime-lib": async () => {
        const { generatePrimes, stopOnCount } = await import("prime-lib");
        return (times) => {
          let sum = 0;
          for (let time = 0; time < times; time++)
            for (const prime of stopOnCount(generatePrimes(), 10)) sum += prime;
          return sum;
        };
      },
    },
  },

  countPrimes: consumer(
    "count",
    ({ count, primes }) =>
      (size) =>
        count(primes({ to: size })),
    counted,
  ),
  sumPrimes: consumer(
    "sum",
    ({ primes, sum }) =>
      (size) =>
        sum(primes({ to: size })),
    summed,
  ),
  findPrime: consumer(
    "find",
    ({ find, primes }) =>
      (size) =>
        find(primes(), (p) => p > size),
    found,
  ),

  far: {
    title: "the first prime from 2^52 on",
    size: 2000,
    warm: 100,
    bars: { ns: 5000 * 2000 },
    contenders: {
      lazuli: async () => {
        const { first, primes } = await lazuli();
        return (size) => {
          let sum = 0;
          for (let i = 0; i < size; i++) sum += first(primes({ from: 2 ** 52 })) - 2 ** 52;
          return sum;
        };
      },
      ...gmpAndPari("far"),
    },
  },
  cold: {
    title: "the first two primes from 2^52 on, in a fresh process",
    size: 2,
    cold: true,
    bars: { ns: 2e6 },
    contenders: {
      lazuli: async () => {
        const { primes, take, toArray } = await lazuli();
        return (size) => toArray(take(primes({ from: 2 ** 52 }), size)).length;
      },
    },
  },

  odd53: {
    title: "isPrime of odd numbers of 53 bits",
    size: 1e6,
    warm: 2000,
    bars: {
      GMP: 0.78,
      "gmp-wasm": 0.2,
      "gmp-wasm, bare": 0.2,
      "prime-lib": 0.01,
      "big-integer": 0.01,
      "bigint-crypto-utils": 0.01,
    },
    contenders: {
      lazuli: async () => counting((await lazuli()).isPrime),
      ...gmpAndPari("odd53"),
      // As its documentation writes it, and by the bare functions of GMP that are in it.
      "gmp-wasm": part(1 / 10, async () => {
        const { calculate } = await initGmpWasm();
        return prepared((size) => {
          let count = 0;
          calculate(({ Integer }) => {
            for (const n of oddNumbers(size)) if (Integer(String(n)).isProbablyPrime(24)) count++;
          });
          return count;
        });
      }),
      "gmp-wasm, bare": part(1 / 10, async () => {
        const gmp = await gmpWasm();
        const z = gmp.mpz_t();
        gmp.mpz_init(z);
        return counting((n) => {
          gmp.mpz_set_ui(z, n / 2 ** 32);
          gmp.mpz_mul_2exp(z, z, 32);
          gmp.mpz_add_ui(z, z, n >>> 0);
          return gmp.mpz_probab_prime_p(z, 24) > 0;
        });
      }),
      "prime-lib": part(1 / 10_000, async () => counting((await import("prime-lib")).isPrime)),
      "big-integer": part(1 / 100, async () => {
        const { default: bigInt } = await import("big-integer");
        return counting((n) => bigInt(n).isPrime());
      }),
      "bigint-crypto-utils": part(1 / 100, async () => {
        // As its documentation writes it, it starts a thread for each number.
        const { isProbablyPrime } = await import("bigint-crypto-utils");
        return countingAsync((n) => isProbablyPrime(n, 16, true));
      }),
    },
  },
  primeCount: {
    title: "primeCount(10^12)",
    size: 1e12,
    warm: 1e7,
    contenders: {
      lazuli: async () => (await lazuli()).primeCount,
      primecount: native("primecount", "primeCount"),
    },
  },
  prime256: { ...largePrimes(256, 189, 200), bars: { GMP: 5 } },
  prime1024: { ...largePrimes(1024, 105, 10), bars: { GMP: 5.5 } },

  fibLoop: {
    title: "F(1) … F(20000)",
    size: 20_000,
    warm: 200,
    bars: { "bare loop": 1 },
    contenders: {
      lazuli: async () => {
        const { fib } = await lazuli();
        return (size) => {
          let index = 0;
          for (const n of fib()) if (++index === size) return restOf(n);
          return undefined;
        };
      },
      "bare loop": async () => (size) => {
        let [a, b] = [0n, 1n];
        for (let index = 0; index < size; index++) [a, b] = [b, a + b];
        return restOf(a);
      },
    },
  },
  fibAt3: {
    title: "F(3000), a hundred times",
    size: 100,
    warm: 1,
    contenders: {
      lazuli: async () => {
        const { fibAt } = await lazuli();
        return repeatedly(() => fibAt(3000));
      },
      fibonacci: part(1 / 100, async () => {
        const { default: fibonacci } = await import("fibonacci");
        return repeatedly(() => BigInt(fibonacci.iterate(3000).number));
      }),
    },
  },
  fibAt6: fibAt("10^6", 1e6, 3),
  fibAt7: fibAt("10^7", 1e7, 3.5),
};
