import { findAttribute } from './attributes';
import { type ExceptionName, exceptionClass } from './exceptions';
import { failureOf } from './failure';
import { isInstanceOf } from './instance-check';
import type { Machine, Value } from './value';

/** An attribute; undefined where looking it up raises AttributeError. */
export function attributeOrMissing(machine: Machine, object: Value, name: string): Value | undefined {
  return unlessRaised(machine, 'AttributeError', () => findAttribute(machine, object, name));
}

/** What is worked out; undefined where that raises an exception of a name. */
export function unlessRaised<Found>(
  machine: Machine,
  name: ExceptionName,
  work: () => Found,
): Found | undefined {
  try {
    return work();
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure?.kind === 'raised' && isInstanceOf(machine, failure.exception, exceptionClass(name)))
      return undefined;
    throw thrown;
  }
}
