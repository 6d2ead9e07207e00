import { escape } from "./text.js";

/** How many items of a list, and keys of an object, are shown. */
const MOST_ITEMS = 4;
const MOST_CHARACTERS = 80;
const MOST_OF_AN_ITEM = 24;
const MOST_NESTED = 2;

/** Objects with many keys, which take long to list: each time again, since the language has no way to ask for the first ones. */
const large = /* @__PURE__ */ new WeakSet();
const MANY = 1000;

/**
 * A short text for a value, made at once, since it may change later. It runs no code of the user: getters are not called,
 * and proxies are not asked where the runtime can tell them, which browsers cannot. It takes no longer for large values.
 */
export function preview(value: unknown): string {
  return cut(textOf(value, 0), MOST_CHARACTERS);
}

function textOf(value: unknown, depth: number): string {
  switch (typeof value) {
    case "string":
      return quote(cut(value, depth === 0 ? MOST_CHARACTERS - 2 : MOST_OF_AN_ITEM));
    case "bigint":
      return BigInt.asIntN(128, value) === value ? `${value}n` : `${roughly(value)}n`;
    case "number":
      return Object.is(value, -0) ? "-0" : `${value}`;
    case "symbol":
      return safe(cut(String(value), MOST_OF_AN_ITEM));
    case "function":
      return `${nameOf(value) || "function"}()`;
    case "object":
      return value === null ? "null" : objectText(value, depth);
    default:
      return `${value}`;
  }
}

function objectText(value: object, depth: number): string {
  try {
    if (isProxied(value)) return "Proxy";
    if (Array.isArray(value)) return depth < MOST_NESTED ? arrayText(value, depth) : "[…]";
    const kind = kindOf(value);
    if (value instanceof Error) return errorText(value, kind);
    if (kind === "Date") return Date.prototype.toJSON.call(value as Date) ?? "Invalid Date";
    if (kind === "Map") return `Map(${mapSize.call(value as never)})`;
    if (kind === "Set") return `Set(${setSize.call(value as never)})`;
    if (ArrayBuffer.isView(value)) return `${kind}(${value.byteLength} bytes)`;
    if (kind === "RegExp") return safe(cut(RegExp.prototype.toString.call(value), MOST_OF_AN_ITEM));
    const keys = depth < MOST_NESTED ? keysText(value, depth) : "…";
    if (kind === "Object") return `{${keys}}`;
    return keys === "" ? kind : `${kind} {${keys}}`;
  } catch {
    // A proxy in a runtime that cannot tell.
    return "object";
  }
}

const sizeOf = (Collection: { readonly prototype: object }): (() => number) =>
  Object.getOwnPropertyDescriptor(Collection.prototype, "size")?.get as () => number;
const mapSize = /* @__PURE__ */ sizeOf(Map);
const setSize = /* @__PURE__ */ sizeOf(Set);

function arrayText(values: readonly unknown[], depth: number): string {
  const { length } = values;
  const shown = length > MOST_ITEMS ? MOST_ITEMS - 1 : length;
  let text = "";
  for (let index = 0; index < shown; index++)
    text += `${index > 0 ? ", " : ""}${itemText(values, index, depth)}`;
  return shown < length ? `[${text}, … ${length - shown} more]` : `[${text}]`;
}

function keysText(value: object, depth: number): string {
  if (large.has(value)) return "…";
  const keys = Object.keys(value);
  if (keys.length > MANY) large.add(value);
  let text = "";
  for (const [index, key] of keys.slice(0, MOST_ITEMS).entries()) {
    const shown = /^[\w$]+$/.test(key) ? cut(key, MOST_OF_AN_ITEM) : quote(cut(key, MOST_OF_AN_ITEM));
    text += `${index > 0 ? ", " : ""}${shown}: ${itemText(value, key, depth)}`;
  }
  return keys.length > MOST_ITEMS ? `${text}, …` : text;
}

function itemText(value: object, key: PropertyKey, depth: number): string {
  const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
  if (descriptor === undefined) return "(empty)";
  return "value" in descriptor ? cut(textOf(descriptor.value, depth + 1), MOST_OF_AN_ITEM) : "(getter)";
}

function errorText(error: Error, kind: string): string {
  const message: unknown = dataOf(error, "message");
  return typeof message === "string" && message !== ""
    ? `${kind}: ${safe(cut(message, MOST_CHARACTERS))}`
    : kind;
}

/** The name of the class of an object, as its prototype has it. */
export function kindOf(value: object): string {
  const prototype = Object.getPrototypeOf(value) as object | null;
  const made: unknown = prototype !== null && dataOf(prototype, "constructor");
  return (typeof made === "function" && nameOf(made)) || "Object";
}

/** The own name of a function, or `""`. */
export function nameOf(callback: object): string {
  const name = dataOf(callback, "name");
  return typeof name === "string" ? safe(cut(name, MOST_OF_AN_ITEM)) : "";
}

/** What a property holds, own or inherited, if it is no getter. A proxy is not asked. */
export function dataOf(value: object, key: PropertyKey): unknown {
  return propertyOf(value, key)?.value as unknown;
}

/** Whether `dataOf` can tell what a property holds. */
export function hasData(value: object, key: PropertyKey): boolean {
  const property = propertyOf(value, key);
  return property !== undefined && "value" in property;
}

function propertyOf(value: object, key: PropertyKey): PropertyDescriptor | undefined {
  for (let part: object | null = value; part !== null && !isProxy(part);) {
    const property = Reflect.getOwnPropertyDescriptor(part, key);
    if (property !== undefined) return property;
    part = Object.getPrototypeOf(part) as object | null;
  }
  return undefined;
}

/** Whether it is a proxy, or one would be asked for what it does not have itself. */
export function isProxied(value: object): boolean {
  for (let part: object | null = value; part !== null && part !== Object.prototype;) {
    if (isProxy(part)) return true;
    part = Object.getPrototypeOf(part) as object | null;
  }
  return false;
}

function quote(text: string): string {
  return safe(JSON.stringify(text));
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 2);
  // Not between the halves of a pair.
  return `${text.slice(0, last >= 0xd800 && last < 0xdc00 ? most - 2 : most - 1)}…`;
}

/** A bigint of any size, in time that grows with its bits only: `toString` takes longer by magnitudes. */
function roughly(value: bigint): string {
  const positive = value < 0n ? -value : value;
  let bits = 64;
  while (positive >> BigInt(bits) > 0n) bits *= 2;
  for (let step = bits / 4; step >= 1; step /= 2) if (positive >> BigInt(bits - step) === 0n) bits -= step;
  const shift = bits - 53;
  const logarithm = Math.log10(Number(positive >> BigInt(shift))) + shift * Math.log10(2);
  const exponent = Math.floor(logarithm);
  return `${value < 0n ? "-" : ""}≈${(10 ** (logarithm - exponent)).toFixed(3)}e${exponent}`;
}

interface Platform {
  readonly process?: {
    readonly getBuiltinModule?: (id: string) => { readonly types?: Types } | undefined;
  };
}

interface Types {
  isProxy?(value: unknown): boolean;
}

const types = /* @__PURE__ */ ((): Types | undefined =>
  (globalThis as Platform).process?.getBuiltinModule?.("node:util")?.types)();

/** Whether an object is a proxy, where the runtime can tell. */
export function isProxy(value: unknown): boolean {
  return types?.isProxy?.(value) === true;
}

/** A text of which everything is seen. Most are plain, which is told without a regular expression: those may be watched. */
function safe(text: string): string {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e) return escape(text);
  }
  return text;
}
