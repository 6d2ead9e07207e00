/** lazuli's chain. */
import { countFrom, range, seq } from "#lazuli";
import { numbersUpTo, shortly } from "../kit/inputs.mjs";

export const pipelines = {
  filterMapTakeSum: (n) =>
    seq(range(0, 2 * n))
      .filter((x) => x % 2 === 0)
      .map((x) => x * 3)
      .take(n / 2)
      .sum(),
  pairwiseFind: (n) =>
    seq(countFrom(0))
      .pairwise()
      .find(([a, b]) => a + b > 2 * n),
  mapFilterToArray: (n) =>
    seq(numbersUpTo(n))
      .map((x) => x * 2)
      .filter((x) => x % 3 !== 0)
      .toArray(),
  shortFind: (n) =>
    shortly(n, (ten, i) =>
      seq(ten)
        .map((x) => x + i)
        .filter((x) => x % 3 !== 0)
        .find((x) => x > i + 5),
    ),
  flatMapRanges: (n) =>
    seq(range(0, n / 10))
      .flatMap((i) => range(i, i + 10))
      .sum(),
  forOf(n) {
    let total = 0;
    const kept = seq(range(0, n)).filter((x) => x % 3 !== 0);
    for (const x of kept.map((x) => x * 2)) total += x;
    return total;
  },
  windowsMapSum: (n) =>
    seq(range(0, n))
      .windows(3)
      .map(([a, b, c]) => a + b + c)
      .sum(),
  chunksCount: (n) => seq(range(0, n)).chunks(10).count(),
  zipTakeSum: (n) =>
    seq(range(0, 2 * n))
      .zip([range(n, 3 * n)])
      .take(n)
      .map(([a, b]) => a + b)
      .sum(),
};

export const operators = {
  map: (source, f) => seq(source).map(f),
  filter: (source, f) => seq(source).filter(f),
  take: (source, count) => seq(source).take(count),
  flatMap: (source, f) => seq(source).flatMap(f),
  pairwise: (source) => seq(source).pairwise(),
  windows: (source) => seq(source).windows(3),
  chunks: (source) => seq(source).chunks(10),
  zip: (a, b) => seq(a).zip([b]),
  find: (source, f) => seq(source).find(f),
  count: (source) => seq(source).count(),
  toArray: (source) => seq(source).toArray(),
};
