/**
 * A value as an error message shows it: as a reader would write it, shortened if it is long, or by the kind of object
 * it is. It reads no property of an object, since that can be observed.
 */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(cut(value));
  if (typeof value === "bigint") return BigInt.asIntN(128, value) === value ? `${value}n` : "a large bigint";
  if (typeof value === "function") return "a function";
  return Object(value) === value ? kindOf(value as object) : cut(String(value));
}

function kindOf(value: object): string {
  // Proxies may throw, which must not hide the mistake that is reported.
  try {
    if (Array.isArray(value)) return "an array";
    if (Symbol.asyncIterator in value) return "an async iterable";
    // Not every browser can iterate them.
    if ("getReader" in value) return "a ReadableStream";
    if ("then" in value) return "a Promise";
    if ("aborted" in value) return "an AbortSignal";
    if ("body" in value && "headers" in value) return "a Response";
    if ("length" in value) return "an array-like object";
    // Throws for everything else.
    Date.prototype.getTime.call(value);
    return "a Date";
  } catch {
    return "an object";
  }
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
