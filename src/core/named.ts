const NAME = /* @__PURE__ */ Symbol("name");

/** Gives an iterator the name under which pipelines over it describe themselves. */
export function named<I extends Iterator<unknown>>(name: string, iterator: I): I {
  return Object.defineProperty(iterator, NAME, { value: name });
}

/** The given name of an iterator, else what it calls itself. */
export function nameOf(iterator: object): string {
  const { [NAME]: name, [Symbol.toStringTag]: tag } = iterator as Record<symbol, unknown>;
  return String(name ?? tag ?? "iterator");
}
