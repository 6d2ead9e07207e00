import { END, type End, type Meter, Source } from "../engine/cursor.js";
import { isPrimeNumber, primeFrom } from "./primality.js";

/** The residues modulo 30 that the bits of a byte stand for. */
const RESIDUES = [1, 7, 11, 13, 17, 19, 23, 29] as const;
/** The same for the four bytes of a word. */
const OFFSETS = /* @__PURE__ */ Uint8Array.from(
  { length: 32 },
  (_, bit) => (RESIDUES[bit & 7] as number) + 30 * (bit >> 3),
);
/** For each remainder modulo 30, the bit of the first residue that is not below it. */
const BITS = /* @__PURE__ */ Uint8Array.from({ length: 30 }, (_, remainder) =>
  RESIDUES.findIndex((residue) => residue >= remainder),
);

/** The mask that clears only the bit of a number in its byte. */
function maskOf(n: number): number {
  return ~(1 << (BITS[n % 30] as number));
}

/*
 * Of a prime p, the multiples p m with m = 1, 7, 11, … modulo 30 are cleared. Which bit that is depends on p and m
 * modulo 30, a state of six bits. From each state on, the tables have a cycle of eight multiples: their masks, and how
 * many bytes they lie behind the first, which is p / 30 times the gap between the two m, and a carry.
 */
const MASKS = /* @__PURE__ */ Uint8Array.from({ length: 512 }, (_, at) =>
  maskOf((RESIDUES[at >> 6] as number) * multiplierAt(at)),
);
const GAPS = /* @__PURE__ */ Uint8Array.from(
  { length: 512 },
  (_, at) => multiplierAt(at) - multiplierAt(at & ~7),
);
const CARRIES = /* @__PURE__ */ Uint8Array.from({ length: 512 }, (_, at) => {
  const p = RESIDUES[at >> 6] as number;
  return Math.floor((p * multiplierAt(at)) / 30) - Math.floor((p * multiplierAt(at & ~7)) / 30);
});

/** The m at a place in the tables, where it is below 30 in the first column. */
function multiplierAt(at: number): number {
  const turn = ((at >> 3) & 7) + (at & 7);
  return (RESIDUES[turn & 7] as number) + 30 * (turn >> 3);
}

/** The first sieving primes are found by trial division, the others by a sieve of their own. */
const FOUND_BY_TRIAL = 0x1000;

/**
 * How many primes are found by tests of one number after the other before a sieve pays off, since that first has to
 * find the primes up to the root: this many for each unit of the root.
 */
const TESTS = 0.0014;

/** The first segment, with the primes from 7 to 113. Many readers need no more. */
const FIRST_SEGMENT = [0b11111110, 0b11011111, 0b11101111, 0b01111110];

/** Nothing is allocated before something is sieved. */
const NONE = /* @__PURE__ */ new Int32Array(0);

/** After this many bytes the pattern of the multiples of 7, 11 and 13 repeats. */
const PATTERN_LENGTH = 7 * 11 * 13;
let pattern: Uint8Array | undefined;

function makePattern(): Uint8Array {
  const made = new Uint8Array(PATTERN_LENGTH).fill(255);
  for (const prime of [7, 11, 13]) {
    for (const m of RESIDUES) {
      const mask = maskOf(prime * m);
      for (let byte = Math.floor((prime * m) / 30); byte < PATTERN_LENGTH; byte += prime)
        made[byte] = (made[byte] as number) & mask;
    }
  }
  return made;
}

/** The primes between two bounds, both included. The pull of a prime above 2^53 throws. */
export class Sieve extends Source<number> {
  private readonly to: number;
  /** The bytes of the segment that is being read. */
  private segment = new Uint8Array(4);
  /**
   * The segment is read in words of four bytes; this holds the remaining bits of the last one. It is not a plain
   * field, since engines do not store 32-bit integers well in one.
   */
  private readonly left = new Int32Array(1);
  /** Thirty times the position of the first byte of that word. */
  private base = 0;
  private at = 0;
  private size = 0;
  /** The maximum number of bytes of a segment; it grows. */
  private largest = 0x800;

  /** The first number that was neither in a segment nor tested. */
  private from: number;
  /** How many primes are still to be found by tests. */
  private tests: number;

  /** The sieving primes, each as a thirtieth of it, rounded down, times 64, plus the state of its next multiple. */
  private wheels = NONE;
  /** The byte of that multiple, relative to the next segment. */
  private bytes = NONE;
  private count = 0;
  /** The next sieving prime to be added. */
  private sieving = 17;
  private more: Sieve | undefined;

  constructor(from: number, to: number, name: string) {
    super(name);
    this.to = to;
    this.from = Math.max(2, from);
    this.tests = Math.sqrt(this.from) * TESTS;
  }

  pull(meter: Meter | undefined): number | End {
    meter?.pull();
    const { left } = this;
    if (left[0] === 0 && !this.advance()) return END;
    const word = left[0] as number;
    left[0] = word & (word - 1);
    return this.base + (OFFSETS[31 - Math.clz32(word & -word)] as number);
  }

  override close(): void {
    super.close();
    this.left[0] = this.size = 0;
  }

  /** Moves on to the next word that has a bit. */
  private advance(): boolean {
    const { segment, size } = this;
    let { at, base } = this;
    let word = 0;
    while (word === 0 && at < size) {
      word = segment[at] as number;
      word |=
        ((segment[at + 1] as number) << 8) |
        ((segment[at + 2] as number) << 16) |
        ((segment[at + 3] as number) << 24);
      at += 4;
      base += 120;
    }
    this.at = at;
    this.base = base;
    this.left[0] = word;
    return word !== 0 || (this.refill() && this.advance());
  }

  /** Moves on to the next segment, or to one more tested prime. */
  private refill(): boolean {
    const { from } = this;
    if (from > this.to) this.isOver = true;
    if (this.isOver) return false;
    if (from > Number.MAX_SAFE_INTEGER) {
      this.isOver = true;
      throw new RangeError("primes: the next one is no safe integer; start from a bigint");
    }
    const to = Math.min(this.to, Number.MAX_SAFE_INTEGER);
    if (from > 5 && this.tests < 1) {
      this.sieve(from, to);
    } else {
      const prime = primeFrom(from, to);
      this.tests--;
      this.from = prime + 1;
      // A segment of one word, with the bit for its first number plus 1.
      this.segment.fill(0)[0] = prime > to ? 0 : 1;
      this.begin(prime - 1, 4);
    }
    return true;
  }

  private begin(base: number, size: number): void {
    this.base = base - 120;
    this.at = 0;
    this.size = size;
  }

  private sieve(from: number, to: number): void {
    const start = Math.floor(from / 30);
    const first = FIRST_SEGMENT.slice(start);
    const size = Math.min(first.length || this.largest, Math.floor(to / 30) - start + 1);
    if (first.length > 0) {
      this.segment.set(first);
    } else {
      if (this.segment.length < this.largest) this.segment = new Uint8Array(this.largest + 3);
      // A sieving prime costs some time in each segment, even if it clears nothing: the larger they are, the larger
      // the segments may become. They have 128 kB at 10^8, and a megabyte at 10^12.
      if (this.largest ** 2 < 2 ** 20 * this.sieving) this.largest *= 2;
      this.prepare(start);
      while (this.sieving ** 2 < 30 * (start + size)) {
        this.add(start);
        this.nextSieving();
      }
      this.clear(size);
    }

    // Numbers outside the bounds, or outside the words that are read.
    const { segment } = this;
    segment[0] = (segment[0] as number) & bitsFrom(from - 30 * start);
    const last = size - 1;
    segment[last] = (segment[last] as number) & ~bitsFrom(to + 1 - 30 * (start + last));
    segment.fill(0, size, size + 3);
    this.from = 30 * (start + size);
    this.begin(30 * start, size);
  }

  /** Fills the segment with the pattern. The primes of the pattern are not in it, since a sieve starts above them. */
  private prepare(start: number): void {
    const { segment } = this;
    const offset = start % PATTERN_LENGTH;
    pattern ??= makePattern();
    segment.set(pattern.subarray(offset));
    segment.set(pattern.subarray(0, offset), PATTERN_LENGTH - offset);
    for (let filled = PATTERN_LENGTH; filled < segment.length; filled *= 2)
      segment.copyWithin(filled, 0, filled);
  }

  private nextSieving(): void {
    if (this.sieving < FOUND_BY_TRIAL) {
      do this.sieving += 2;
      while (!isPrimeNumber(this.sieving));
    } else {
      this.more ??= sieveAfter(this.sieving);
      this.sieving = this.more.pull(undefined) as number;
    }
  }

  /** Adds one more sieving prime, with its first multiple from its square on. */
  private add(start: number): void {
    const { sieving: prime, count } = this;
    if (count === this.bytes.length) {
      this.wheels = grown(this.wheels);
      this.bytes = grown(this.bytes);
    }
    const below = Math.floor((30 * start) / prime);
    const remainder = 30 * start - below * prime;
    // Nothing is lost if the segment starts with a multiple: that is a multiple of 30 too.
    let m = Math.max(prime, below + 1);
    const bit = BITS[m % 30] as number;
    m += (RESIDUES[bit] as number) - (m % 30);
    this.wheels[count] = (Math.floor(prime / 30) << 6) | ((BITS[prime % 30] as number) << 3) | bit;
    // The product itself may lie above 2^53.
    this.bytes[count] = (prime * (m - below) - remainder) / 30;
    this.count++;
  }

  /** Clears the multiples of the sieving primes in the segment. */
  private clear(size: number): void {
    const { segment, wheels, bytes, count } = this;
    for (let index = 0; index < count; index++) {
      let byte = bytes[index] as number;
      if (byte < size) {
        const wheel = wheels[index] as number;
        const thirtieth = wheel >> 6;
        let state = wheel & 63;
        const prime = 30 * thirtieth + (RESIDUES[state >> 3] as number);
        if (prime < size) {
          // A cycle is as many bytes long as the prime.
          const from = 8 * state;
          const to1 = thirtieth * (GAPS[from + 1] as number) + (CARRIES[from + 1] as number);
          const to2 = thirtieth * (GAPS[from + 2] as number) + (CARRIES[from + 2] as number);
          const to3 = thirtieth * (GAPS[from + 3] as number) + (CARRIES[from + 3] as number);
          const to4 = thirtieth * (GAPS[from + 4] as number) + (CARRIES[from + 4] as number);
          const to5 = thirtieth * (GAPS[from + 5] as number) + (CARRIES[from + 5] as number);
          const to6 = thirtieth * (GAPS[from + 6] as number) + (CARRIES[from + 6] as number);
          const to7 = thirtieth * (GAPS[from + 7] as number) + (CARRIES[from + 7] as number);
          const mask0 = MASKS[from] as number;
          const mask1 = MASKS[from + 1] as number;
          const mask2 = MASKS[from + 2] as number;
          const mask3 = MASKS[from + 3] as number;
          const mask4 = MASKS[from + 4] as number;
          const mask5 = MASKS[from + 5] as number;
          const mask6 = MASKS[from + 6] as number;
          const mask7 = MASKS[from + 7] as number;
          // An integer already: `| 0` tells V8 that no sum overflows.
          for (const end = size - to7; byte < end; byte += prime) {
            segment[byte] = (segment[byte] as number) & mask0;
            segment[(byte + to1) | 0] = (segment[(byte + to1) | 0] as number) & mask1;
            segment[(byte + to2) | 0] = (segment[(byte + to2) | 0] as number) & mask2;
            segment[(byte + to3) | 0] = (segment[(byte + to3) | 0] as number) & mask3;
            segment[(byte + to4) | 0] = (segment[(byte + to4) | 0] as number) & mask4;
            segment[(byte + to5) | 0] = (segment[(byte + to5) | 0] as number) & mask5;
            segment[(byte + to6) | 0] = (segment[(byte + to6) | 0] as number) & mask6;
            segment[(byte + to7) | 0] = (segment[(byte + to7) | 0] as number) & mask7;
          }
        }
        for (; byte < size; state = (state & ~7) | ((state + 1) & 7)) {
          segment[byte] = (segment[byte] as number) & (MASKS[8 * state] as number);
          byte += thirtieth * (GAPS[8 * state + 1] as number) + (CARRIES[8 * state + 1] as number);
        }
        wheels[index] = (thirtieth << 6) | state;
      }
      bytes[index] = byte - size;
    }
  }

  override get endless(): boolean {
    return !this.isOver && this.to === Infinity;
  }
}

/** It is outside the class, because bundlers rename a class that refers to itself. */
function sieveAfter(prime: number): Sieve {
  // Its bound is not Infinity: V8 stores integers in another way, and compiles everything again when both occur.
  return new Sieve(prime + 1, 1e9, "primes");
}

/** The bits of a byte that stand for residues from a remainder modulo 30 on. */
function bitsFrom(remainder: number): number {
  return remainder < 30 ? 255 << (BITS[Math.max(0, remainder)] as number) : 0;
}

/** A copy with room for twice as many. */
function grown(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(64, 2 * old.length));
  grown.set(old);
  return grown;
}
