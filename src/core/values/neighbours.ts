/** Makes a predicate that compares neighbours. Values whose indices are not consecutive are not neighbours. */
export function ofNeighbours<T>(
  compare: (value: T, previous: T | undefined, adjacent: boolean) => boolean,
): (value: T, index: number) => boolean {
  let previous: T | undefined;
  let next = -1;
  return (value, index) => {
    const answer = compare(value, previous, index === next);
    previous = value;
    next = index + 1;
    return answer;
  };
}
