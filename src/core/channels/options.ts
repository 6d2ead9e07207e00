import { mustBeWithin } from "../bounds/deadline.js";
import { must } from "../checks/must.js";
import { mustBeOptions } from "../checks/options.js";
import { mustBeCapacity, mustBeOverflow } from "../checks/overflow.js";
import { show } from "../checks/show.js";
import type { ChannelOptions } from "../types/options.js";

const CHANNEL_KEYS: readonly string[] = ["capacity", "overflow", "signal"];

/**
 * Refuses options of a function that keeps values for its readers. `capacity` is that if none is given; the function may have
 * `more` keys.
 */
export function mustBeChannelOptions(
  name: string,
  options: ChannelOptions,
  capacity: number,
  more: readonly string[] = [],
): void {
  mustBeOptions(
    name,
    options,
    [...CHANNEL_KEYS, ...more],
    "options",
    () => `: pass { capacity: ${show(options)} }`,
  );
  mustBeCapacity(name, options.capacity, 0);
  mustBeOverflow(name, options.overflow);
  mustBeWithin(name, { signal: options.signal });
  const { overflow = "strict" } = options;
  const drops = overflow === "drop-oldest" || overflow === "drop-newest";
  const given = options.capacity ?? capacity;
  const expectation = `at least 1, where overflow is "${overflow}"`;
  must(!drops || given > 0, name, "capacity", expectation, given, RangeError);
}
