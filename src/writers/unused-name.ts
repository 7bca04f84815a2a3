/** The base, or if that is taken the first of `base_2`, `base_3`, ... that is not. */
export function unusedName(base: string, isTaken: (name: string) => boolean): string {
  let name = base;
  for (let number = 2; isTaken(name); number += 1) name = `${base}_${number}`;
  return name;
}
