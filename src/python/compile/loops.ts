import { failureOf } from '../failure';
import { closeGenerator } from '../generator-ends';
import { iterate, type Next } from '../iteration';
import { isKind } from '../kinds';
import type { StatementOf } from '../syntax';
import type { Value } from '../value';
import { type Activation, END, type End } from './code';

/** A `for` that runs. */
export interface Loop {
  readonly next: Next;
  /** Ends it before its end, by `break` or `return`; gives how the statement ends. */
  readonly stop: (how: End) => End;
  /** Ends it where something was thrown, and throws that on; a refusal ends the run, and nothing of it goes on. */
  readonly fail: (thrown: unknown) => never;
}

/**
 * Begins a `for` over a value. A generator that was made for it alone ends with it, as CPython ends what nothing holds any
 * more: the iterable is a call, and the generator that it gave has not run before.
 */
export function openLoop(frame: Activation, { iter }: StatementOf<'For'>, items: Value): Loop {
  const next = iterate(frame.machine, items);
  const isOwn = iter.nodeType === 'Call' && isKind(items, 'iterator') && items.generator?.state() === 'new';
  const close = () => {
    if (isOwn) closeGenerator(items);
  };
  const stop = (how: End): End => {
    close();
    return how === END.break ? END.normal : how;
  };
  const fail = (thrown: unknown): never => {
    if (isOwn && failureOf(thrown)?.kind === 'raised') close();
    throw thrown;
  };
  return { next, stop, fail };
}
