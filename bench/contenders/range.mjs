/** The source for contenders that have none of their own: what a person writes there. */
export function* range(start, end) {
  for (let x = start; x < end; x++) yield x;
}
