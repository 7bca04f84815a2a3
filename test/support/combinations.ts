/** All combinations of one element of each list. */
export function combinations(lists: readonly (readonly number[])[]): number[][] {
  let all: number[][] = [[]];
  for (const list of lists) all = all.flatMap((head) => list.map((element) => [...head, element]));
  return all;
}

/** This many whole numbers from 0 on. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_element, index) => index);
}

/** An element that is there. */
export function at(list: readonly number[], index: number): number {
  return list[index] as number;
}
