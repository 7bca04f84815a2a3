import { typeOf } from './classes';
import { raise } from './failure';
import type { ArgumentCount } from './function-facts';
import type { HostFunction, Keywords, Value } from './value';

/** What a function runs, and how many arguments it takes; a method's instance is not counted. */
export interface Counted<Invoked> {
  readonly takes: ArgumentCount;
  readonly invoke: Invoked;
}

/** What a function runs, with or without a count of its arguments. */
export type MaybeCounted<Invoked> = Invoked | Counted<Invoked>;

/** A function that takes this many arguments, or a number in a range. */
export function taking<Invoked>(
  count: number | readonly [least: number, most: number],
  invoke: Invoked,
): Counted<Invoked> {
  const [least, most] = typeof count === 'number' ? [count, count] : count;
  return { takes: { least, most }, invoke };
}

/**
 * Refuses more or fewer arguments than a function takes, with CPython's message; a call with keywords is not
 * counted.
 */
export function checkCount(
  callee: HostFunction,
  { least, most }: ArgumentCount,
  args: readonly Value[],
  keywords: Keywords,
): void {
  const given = args.length - (callee.binding === 'method' ? 1 : 0);
  if ((given > most || given < least) && keywords.size === 0 && given >= 0)
    raise('TypeError', wrongCount(callee, { least, most }, args, given));
}

function wrongCount(
  callee: HostFunction,
  { least, most }: ArgumentCount,
  args: readonly Value[],
  given: number,
): string {
  if (most === 0) return `${wholeName(callee, args)}() takes no arguments (${given} given)`;
  if (least === 1 && most === 1)
    return `${wholeName(callee, args)}() takes exactly one argument (${given} given)`;
  const bound = given < least ? least : most;
  const which = least === most ? '' : given < least ? 'at least ' : 'at most ';
  return `${callee.name} expected ${which}${bound} argument${bound === 1 ? '' : 's'}, got ${given}`;
}

/** `list.append`: a method with the class that defines it. */
function wholeName(callee: HostFunction, [self = null]: readonly Value[]): string {
  if (callee.binding === 'none') return callee.name;
  const owner = typeOf(self).order.find(({ attributes }) => attributes.get(callee.name) === callee);
  return owner === undefined ? callee.name : `${owner.name}.${callee.name}`;
}
