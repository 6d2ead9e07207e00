/** p-map: its `pMapIterable`. */
import { pMapIterable } from "p-map";

export const concurrency = {
  mapConcurrent: (source, f, concurrency) => pMapIterable(source, f, { concurrency }),
  mapUnordered: (source, f, concurrency) => pMapIterable(source, f, { concurrency, preserveOrder: false }),
};
