// The anchors: what C and C++ take for the same. `anchors <workload> <size>` prints { "ns", "result" } as child.mjs does.
#include <gmp.h>
#include <primesieve.hpp>

#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

// The numbers of odd53 in workloads.mjs.
static uint64_t state = 1;
static uint64_t odd53() {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return UINT64_C(1) << 52 | state >> 12 | 1;
}

// 24 rounds are GMP's Baillie-PSW test, without rounds of Miller and Rabin's behind it.
static const int BAILLIE_PSW = 24;

static uint64_t iterate(double limit) {
  primesieve::iterator primes;
  uint64_t count = 0;
  while (primes.next_prime() < limit) count++;
  return count;
}

static uint64_t odd(long size) {
  uint64_t count = 0;
  mpz_t n;
  mpz_init(n);
  for (long i = 0; i < size; i++) {
    mpz_set_ui(n, odd53());
    count += mpz_probab_prime_p(n, BAILLIE_PSW) != 0;
  }
  return count;
}

// The largest prime below 2^bits, again and again.
static uint64_t same(int bits, int less, long size) {
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

static uint64_t fib(long index) {
  mpz_t n;
  mpz_init(n);
  mpz_fib_ui(n, index);
  return mpz_fdiv_ui(n, 1000000007);
}

int main(int, char** args) {
  const char* workload = args[1];
  const double size = strtod(args[2], nullptr);
  const clock_t start = clock();
  uint64_t result = 0;
  if (!strcmp(workload, "iterate")) result = iterate(size);
  if (!strcmp(workload, "odd53")) result = odd(size);
  if (!strcmp(workload, "256")) result = same(256, 189, size);
  if (!strcmp(workload, "1024")) result = same(1024, 105, size);
  if (!strcmp(workload, "fibAt")) result = fib(size);
  const double seconds = static_cast<double>(clock() - start) / CLOCKS_PER_SEC;
  printf("{ \"ns\": %.0f, \"result\": %" PRIu64 " }\n", seconds * 1e9, result);
}
