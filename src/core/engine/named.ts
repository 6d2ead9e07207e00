/** Gives an iterator the name under which it, and pipelines over it, show themselves. */
export function named<I extends Iterator<unknown>>(name: string, iterator: I): I {
  return Object.defineProperty(iterator, Symbol.toStringTag, { value: name });
}
