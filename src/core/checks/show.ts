/**
 * A value as an error message shows it: what a reader would write, cut where that is long, or what kind of object it
 * is.
 */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(cut(value));
  if (typeof value === "bigint")
    return BigInt.asIntN(128, value) === value ? `${value}n` : "a bigint of more than 128 bits";
  if (Object(value) !== value) return Object.is(value, -0) ? "-0" : cut(String(value));
  const kind = cut(kindOf(value as object));
  return `${/^[aeiou]/i.test(kind) ? "an" : "a"} ${kind}`;
}

function kindOf(value: object): string {
  // Proxies and getters may throw, and the mistake that is reported is another one.
  try {
    const kind = typeof value === "function" ? "function" : {}.toString.call(value).slice(8, -1);
    if (kind === "Array") return "array";
    return kind === "Object" ? classOf(value) : kind;
  } catch {
    return "object";
  }
}

function classOf({ constructor }: object): string {
  return constructor === undefined || constructor === Object ? "object" : constructor.name || "object";
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
