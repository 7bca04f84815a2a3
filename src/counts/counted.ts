import { type Count, formatCount } from './count';

/** A count with its noun, whose plural has an `s` when not given: `1 layer`, `2,000 layers`. */
export function counted(count: Count, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
