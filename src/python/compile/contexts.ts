import { callMethod } from '../call';
import { lookUp, typeOf } from '../classes';
import { type Raised, raise } from '../failure';
import { isKind } from '../kinds';
import type { Span } from '../syntax';
import { truth } from '../truth';
import { refuseUnknown } from '../unknown';
import type { Value } from '../value';
import type { Activation } from './code';

/** A `with` that was entered. */
export interface Entered {
  /** What `as` names. */
  readonly value: Value;
  /** Leaves it; gives whether an exception ends there. */
  readonly exit: (failure: Raised | null) => boolean;
}

/** Enters the context manager of a `with`. */
export function enterContext(frame: Activation, manager: Value, span: Span): Entered {
  const { machine } = frame;
  frame.span = span;
  if (isKind(manager, 'unknown')) return refuseUnknown(manager, 'it cannot be used in "with"');
  const type = typeOf(manager);
  const enter = lookUp(type, '__enter__');
  const exit = lookUp(type, '__exit__');
  if (enter === undefined || exit === undefined) {
    const missed = enter === undefined ? '' : ' (missed __exit__ method)';
    return raise('TypeError', `'${type.name}' object does not support the context manager protocol${missed}`);
  }
  const value = callMethod(machine, enter, manager, []);
  return {
    value,
    exit: (failure) => {
      frame.span = span;
      const args = failure === null ? [null, null, null] : [failure.exception.type, failure.exception, null];
      return truth(machine, callMethod(machine, exit, manager, args));
    },
  };
}
