import { failureOf, isNotAtHand } from './failure';
import type { Expression } from './syntax';
import type { UnknownValue, Value } from './value';

/**
 * Parts of the names of decorators that give back what they are given, or something that computes the same: those that
 * put it in a registry, document, mark, check, compile or time it.
 */
const WITHOUT_EFFECT = [
  'register',
  'registry',
  'docstring',
  'deprecat',
  'persistent',
  'profile',
  'typecheck',
  'beartype',
  'jaxtyped',
  'script',
  'compile',
  'disable',
  'fp16',
  'fp32',
  'autocast',
  'export',
  'override',
  'experimental',
  'traced',
  'notrace',
  'benchmark',
  'timeit',
  'serializable',
];

/**
 * What a definition becomes under a decorator that is not available: it may be passed around, and is refused
 * where it is used.
 */
export function decoratedBy(decorator: UnknownValue, made: Value): Value {
  const called = decorator.path.replaceAll('()', '');
  if (isWithoutEffect(called.slice(called.lastIndexOf('.') + 1))) return made;
  const name = nameOf(made);
  return {
    ...decorator,
    path: name ?? decorator.path,
    why: `${name ?? 'it'} is decorated by ${called}, which may change what it does; ${decorator.why}`,
  };
}

/** Whether the name of a decorator says that what it gives computes the same as what it is given. */
function isWithoutEffect(name: string): boolean {
  const own = name.toLowerCase();
  return WITHOUT_EFFECT.some((word) => own.includes(word));
}

/**
 * What a decorator gives. One that by its name writes documentation is not called: putting texts together takes
 * longer than many a network. One that documents or registers, and needs what is not available for that, gives
 * back what it was given.
 */
export function decoratedWith(written: Expression, made: Value, decorate: () => Value): Value {
  if (/docstring/i.test(lastNameOf(written))) return made;
  try {
    return decorate();
  } catch (thrown) {
    if (isNotAtHand(failureOf(thrown)) && isWithoutEffect(lastNameOf(written))) return made;
    throw thrown;
  }
}

/** `c` of `a.b.c(d)`. */
function lastNameOf(written: Expression): string {
  if (written.nodeType === 'Call') return lastNameOf(written.func);
  if (written.nodeType === 'Attribute') return written.attr;
  return written.nodeType === 'Name' ? written.id : '';
}

function nameOf(made: Value): string | null {
  if (typeof made !== 'object' || made === null) return null;
  if (made.kind === 'function' || made.kind === 'class') return made.name;
  return made.kind === 'unknown' ? made.path : null;
}
