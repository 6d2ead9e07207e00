/** More than the engine has between a stage and the user's call, and few enough to be quick. */
const FRAMES = 16;

interface Limited {
  stackTraceLimit?: number;
}

/**
 * Notes where the code is now, as text: an error that is not formatted yet holds the functions on the stack, and with them
 * all that these hold.
 */
export function capture(): string {
  const errors = Error as Limited;
  const { stackTraceLimit } = errors;
  errors.stackTraceLimit = FRAMES;
  const { stack = "" } = new Error("place");
  if (stackTraceLimit !== undefined) errors.stackTraceLimit = stackTraceLimit;
  return stack;
}

/** A file, line and column at the end of a line of a stack, as V8 and other engines write it. */
const PLACE = /(?:^|[(@\s])((?:[a-z-]+:\/\/|\/|[A-Za-z]:[\\/]|node:)[^()]*?:\d+:\d+)\)?$/;

/** The first place outside of lazuli. */
export function placeOf(stack: string): string | undefined {
  const places = stack.split("\n").flatMap((line) => PLACE.exec(line.trim())?.[1] ?? []);
  const own = folderOf(places[0] ?? "");
  return places
    .find((place) => !place.startsWith(own) && !place.startsWith("node:"))
    ?.replace(/^file:\/\//, "");
}

/** The folder of lazuli, from a place in this file: in the sources it is two rooms deeper than when it is built. */
function folderOf(place: string): string {
  return place.replace(/(?:[\\/](?:core[\\/]drawing|shared))?[\\/][^\\/]*$/, "");
}
