// What C and C++ take for the workloads of claims/numbers.mjs. `anchors <library>` prints the names of those the library
// has, `anchors <library> <workload> <size>` { "ns", "result" }.
#include <gmp.h>
#include <primecount.hpp>
#include <primesieve.hpp>

#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include <pari/pari.h>

// 24 rounds are GMP's Baillie-PSW test, without rounds of Miller and Rabin's behind it.
static const int BAILLIE_PSW = 24;
static const ulong REST = 1000000007;
static const ulong FAR = UINT64_C(1) << 52;

// The numbers of odd53 in kit/counting.mjs.
static uint64_t state = 1;
static uint64_t odd53() {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return FAR | state >> 12 | 1;
}

static uint64_t primesieveLoop(double limit) {
  primesieve::iterator primes;
  uint64_t count = 0;
  while (primes.next_prime() < limit) count++;
  return count;
}

static uint64_t primesieveFirst10(double times) {
  uint64_t sum = 0;
  for (long time = 0; time < times; time++) {
    primesieve::iterator primes;
    for (int count = 0; count < 10; count++) sum += primes.next_prime();
  }
  return sum;
}

static uint64_t primecountCount(double limit) {
  primecount::set_num_threads(1);
  return primecount::pi(limit);
}

static uint64_t gmpOdd53(double size) {
  uint64_t count = 0;
  mpz_t n;
  mpz_init(n);
  for (long i = 0; i < size; i++) {
    mpz_set_ui(n, odd53());
    count += mpz_probab_prime_p(n, BAILLIE_PSW) != 0;
  }
  return count;
}

static uint64_t gmpFar(double size) {
  uint64_t sum = 0;
  mpz_t n;
  mpz_init(n);
  for (long i = 0; i < size; i++) {
    mpz_set_ui(n, FAR);
    mpz_nextprime(n, n);
    sum += mpz_get_ui(n) - FAR;
  }
  return sum;
}

// The largest prime below 2^bits, again and again.
template <int bits, int less>
static uint64_t gmpPrime(double size) {
  uint64_t count = 0;
  mpz_t n;
  mpz_init(n);
  for (long i = 0; i < size; i++) {
    mpz_set_ui(n, 0);
    mpz_setbit(n, bits);
    mpz_sub_ui(n, n, less);
    count += mpz_probab_prime_p(n, BAILLIE_PSW) != 0;
  }
  return count;
}

static uint64_t gmpFib(double index) {
  mpz_t n;
  mpz_init(n);
  mpz_fib_ui(n, index);
  return mpz_fdiv_ui(n, REST);
}

static uint64_t pariLoop(double limit) {
  forprime_t primes;
  u_forprime_init(&primes, 2, limit);
  uint64_t count = 0;
  while (u_forprime_next(&primes)) count++;
  return count;
}

// PARI's numbers stay on its stack until somebody takes them off.
static uint64_t pariOdd53(double size) {
  uint64_t count = 0;
  for (long i = 0; i < size; i++) {
    const pari_sp top = avma;
    count += ispseudoprime(utoi(odd53()), 0);
    set_avma(top);
  }
  return count;
}

static uint64_t pariFar(double size) {
  uint64_t sum = 0;
  for (long i = 0; i < size; i++) {
    const pari_sp top = avma;
    sum += itou(nextprime(utoi(FAR))) - FAR;
    set_avma(top);
  }
  return sum;
}

template <int bits, int less>
static uint64_t pariPrime(double size) {
  uint64_t count = 0;
  for (long i = 0; i < size; i++) {
    const pari_sp top = avma;
    count += ispseudoprime(subiu(int2n(bits), less), 0);
    set_avma(top);
  }
  return count;
}

static uint64_t pariFib(double index) { return umodiu(fibo(index), REST); }

static const struct {
  const char* library;
  const char* workload;
  uint64_t (*run)(double size);
} ANCHORS[] = {
    {"primesieve", "loop8", primesieveLoop},
    {"primesieve", "loop9", primesieveLoop},
    {"primesieve", "first10", primesieveFirst10},
    {"primecount", "primeCount", primecountCount},
    {"GMP", "far", gmpFar},
    {"GMP", "odd53", gmpOdd53},
    {"GMP", "prime256", gmpPrime<256, 189>},
    {"GMP", "prime1024", gmpPrime<1024, 105>},
    {"GMP", "fibAt6", gmpFib},
    {"GMP", "fibAt7", gmpFib},
    {"PARI", "loop8", pariLoop},
    {"PARI", "loop9", pariLoop},
    {"PARI", "far", pariFar},
    {"PARI", "odd53", pariOdd53},
    {"PARI", "prime256", pariPrime<256, 189>},
    {"PARI", "prime1024", pariPrime<1024, 105>},
    {"PARI", "fibAt6", pariFib},
    {"PARI", "fibAt7", pariFib},
};

static int names(const char* asked) {
  const char* separator = "";
  printf("[");
  for (const auto& [library, workload, run] : ANCHORS) {
    if (strcmp(asked, library)) continue;
    printf("%s\"%s\"", separator, workload);
    separator = ", ";
  }
  printf("]\n");
  return 0;
}

int main(int count, char** args) {
  if (count == 2) return names(args[1]);
  const double size = strtod(args[3], nullptr);
  pari_init(1 << 28, 0);
  for (const auto& [library, workload, run] : ANCHORS) {
    if (strcmp(args[1], library) || strcmp(args[2], workload)) continue;
    const clock_t start = clock();
    const uint64_t result = run(size);
    const double seconds = static_cast<double>(clock() - start) / CLOCKS_PER_SEC;
    printf("{ \"ns\": %.0f, \"result\": %" PRIu64 " }\n", seconds * 1e9, result);
    return 0;
  }
  fprintf(stderr, "no such anchor: %s %s\n", args[1], args[2]);
  return 1;
}
