/** es-toolkit, which reads iterators only. */
import { cartesianProduct, partition, uniqBy } from "es-toolkit/iterator";

const iterator = (source) => source[Symbol.iterator]();

export const ops = {
  uniqueBy: (source, key) => uniqBy(iterator(source), key),
  product: (a, b) => cartesianProduct(iterator(a), iterator(b)),
  partition: (source, f) => partition(iterator(source), f),
};
