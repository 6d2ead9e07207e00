export { show as shown } from "../../src/core/checks/show.js";

/** What is thrown for a number that one of our own rules refuses: a wrong type is another error than a wrong value. */
export function errorOf(value: unknown): ErrorConstructor {
  return typeof value === "number" ? RangeError : TypeError;
}
