/** What Node 24 has: Iterator helpers, and functions that read an iterable. */
const from = (source) => Iterator.from(source);

export const ops = {
  flatten: (source) => from(source).flatMap((x) => x),
  slice: (source, start, end) =>
    from(source)
      .drop(start)
      .take(end - start),
  groupBy: (source, key) => Map.groupBy(source, key),
  toSet: (source) => new Set(source),
  toMap: (source) => new Map(source),
  toObject: (source) => Object.fromEntries(source),
  min: (source) => from(source).reduce((a, b) => (b < a ? b : a)),
  max: (source) => from(source).reduce((a, b) => (b > a ? b : a)),
};
