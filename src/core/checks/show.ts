/**
 * A value as an error message shows it: what a reader would write, cut where that is long, or what kind of object it
 * is.
 */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(cut(value));
  if (typeof value === "bigint") return BigInt.asIntN(128, value) === value ? `${value}n` : "a large bigint";
  if (Object(value) !== value) return cut(String(value));
  const kind = cut(kindOf(value as object));
  return `${/^[aeio]/i.test(kind) ? "an" : "a"} ${kind}`;
}

/** Whether a value can be iterated by the async protocol. */
export function isAsyncIterable(value: object): boolean {
  return typeof (value as Partial<AsyncIterable<unknown>>)[Symbol.asyncIterator] === "function";
}

function kindOf(value: object): string {
  // Proxies and getters may throw, and the mistake that is reported is another one.
  try {
    if (typeof value === "function") return "function";
    if (isAsyncIterable(value)) return "async iterable";
    const kind = {}.toString.call(value).slice(8, -1);
    return /^(Array|Object)$/.test(kind) ? kind.toLowerCase() : kind;
  } catch {
    return "object";
  }
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
