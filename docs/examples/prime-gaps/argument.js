/*
 * What the command line asks for.
 */

/** Below 2^53, where the numbers of JavaScript end, there is no larger gap. */
const LARGEST = 1132;

/**
 * The size of the gap to look for. Where the command line is wrong, the program says so and ends.
 *
 * @param {string} program its name, for the message
 * @param {readonly string[]} argv
 */
export function wantedSize(program, [, , size = "200", ...rest]) {
  const isSize = /^[1-9]\d*$/.test(size) && Number(size) <= LARGEST;
  if (isSize && rest.length === 0) return Number(size);
  const got = [size, ...rest].map((text) => JSON.stringify(text)).join(" ");
  console.error(`${program}: the size of the gap must be one integer from 1 to ${LARGEST}, got ${got}`);
  process.exit(2);
}
