import { findAttribute } from './attributes';
import { exceptionClass } from './exceptions';
import { failureOf } from './failure';
import { isInstanceOf } from './instance-check';
import type { Machine, Value } from './value';

/** An attribute; undefined where looking it up raises AttributeError. */
export function attributeOrMissing(machine: Machine, object: Value, name: string): Value | undefined {
  try {
    return findAttribute(machine, object, name);
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (
      failure?.kind === 'raised' &&
      isInstanceOf(machine, failure.exception, exceptionClass('AttributeError'))
    )
      return undefined;
    throw thrown;
  }
}
