import { isObject, must } from "../checks/must.js";
import { show } from "../checks/show.js";
import { mustBeTimed, TIME_KEYS } from "../time/clock.js";
import type { ConcurrencyOptions, Limit } from "../types/options.js";
import type { WindowOptions } from "./window.js";

/** Refuses options of a function that calls several at a time. */
export function mustBeConcurrent(name: string, options: ConcurrencyOptions): void {
  mustBeTimed(name, options, TIME_KEYS, () => `: pass { concurrency: ${show(options ?? 5)} }`);
  const { concurrency, ordered } = options;
  mustBeConcurrency(name, concurrency);
  must(ordered === undefined || typeof ordered === "boolean", name, "ordered", "true or false", ordered);
}

function mustBeConcurrency(name: string, concurrency: unknown): void {
  if (isObject(concurrency) && typeof (concurrency as Partial<Limit>).acquire === "function") return;
  const ok = concurrency === Infinity || (Number.isInteger(concurrency) && (concurrency as number) >= 1);
  const expectation = "a positive integer, Infinity, or a limit such as semaphore(5)";
  const ErrorType = typeof concurrency === "number" ? RangeError : TypeError;
  must(ok, name, "concurrency", expectation, concurrency, ErrorType);
}

/** The window for those options. */
export function windowOf({ concurrency, ordered = true, signal }: ConcurrencyOptions): WindowOptions {
  const limit = isObject(concurrency) ? concurrency : undefined;
  const size = isObject(concurrency) ? permitsOf(concurrency) : concurrency;
  return { size, limit, isOrdered: ordered, signal };
}

/** How many permits a limit has, if it says so: to others, the name may mean what is free now. */
function permitsOf({ permits }: Limit): number | undefined {
  return Number.isInteger(permits) && (permits as number) >= 1 ? permits : undefined;
}
