/** More than the engine has between a stage and the user's call, and few enough to be quick. */
const FRAMES = 16;

/**
 * Notes where the code is now, as text: an error that is not formatted yet holds the functions on the stack, and with them
 * all that these hold.
 */
export function capture(): string {
  const usual = framesOfErrors();
  setFramesOfErrors(FRAMES);
  try {
    // A program may have its own way to format it.
    const { stack } = new Error("place") as { readonly stack?: unknown };
    return typeof stack === "string" ? stack : "";
  } catch {
    return "";
  } finally {
    setFramesOfErrors(usual);
  }
}

/** How many frames the stack of an error has, where the engine has such a limit. */
export function framesOfErrors(): number | undefined {
  const { stackTraceLimit } = Error as { stackTraceLimit?: unknown };
  return typeof stackTraceLimit === "number" ? stackTraceLimit : undefined;
}

/** Sets it where it is there, and can be set: it may be frozen. */
export function setFramesOfErrors(limit: number | undefined): void {
  if (limit !== undefined && framesOfErrors() !== undefined) Reflect.set(Error, "stackTraceLimit", limit);
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
