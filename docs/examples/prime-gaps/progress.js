/*
 * A line that tells how the program gets on, where somebody looks on.
 */

/** Nobody reads faster, and a terminal takes its time. */
const MS_BETWEEN = 100;

/**
 * In a terminal, the line is written over again and again. Elsewhere there is none: a file would be full of it.
 *
 * @param {{ isTTY?: boolean, write: (text: string) => unknown }} stream
 */
export function progressLine(stream) {
  let shownAt = -Infinity;
  let isShown = false;
  return {
    /** @param {string} text */
    show(text) {
      if (stream.isTTY !== true || performance.now() - shownAt < MS_BETWEEN) return;
      shownAt = performance.now();
      isShown = true;
      stream.write(`\r\x1b[K${text}`);
    },
    /** Before anything else is printed. */
    clear() {
      if (isShown) stream.write("\r\x1b[K");
      isShown = false;
    },
  };
}
