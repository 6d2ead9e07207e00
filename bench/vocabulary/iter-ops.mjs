/** iter-ops. Those that give one value give an iterable of it. */
import { distinct, flat, last, pipe, skip, take, takeLast } from "iter-ops";

export const ops = {
  flatten: (source) => pipe(source, flat(1)),
  slice: (source, start, end) => pipe(source, skip(start), take(end - start)),
  takeLast: (source, count) => pipe(source, takeLast(count)),
  unique: (source) => pipe(source, distinct()),
  uniqueAll: (source) => pipe(source, distinct()),
  uniqueBy: (source, key) => pipe(source, distinct(key)),
  findLast: (source, f) => pipe(source, last(f)).first,
};
