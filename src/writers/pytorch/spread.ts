import type { Argument } from './arguments';

/** The numbers of a list one by one: `permute(0, 2, 1)`, `permute(*self.dims)`. */
export function spread(argument: Argument | null): readonly string[] {
  if (argument === null) return [];
  if (argument.isNamed) return [`*${argument.text}`];
  return Array.isArray(argument.value) ? argument.value.map(String) : [argument.text];
}
