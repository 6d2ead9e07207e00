import { show } from "../checks/show.js";

/** The longest that a message shows of a value, or of a list of calls. */
const LONGEST = 60;

export function timesOf(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}

/** A value as a message shows it; of an array, what is in it. */
export function preview(value: unknown): string {
  if (!Array.isArray(value)) return show(value);
  const text = value.slice(0, LONGEST).map(preview).join(", ");
  return `[${text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text}]`;
}

/** What was thrown, as a message shows it. */
export function previewOfError(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : show(thrown);
}

/** A list of calls on one line: of a long one, how it begins and how it ends. */
export function listOf(calls: readonly string[]): string {
  if (calls.length <= 16) return calls.join(", ") || "none";
  return `${calls.slice(0, 4).join(", ")}, … (${calls.length - 12} more), ${calls.slice(-8).join(", ")}`;
}
