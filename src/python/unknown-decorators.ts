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

/** What a definition is behind a decorator that is not at hand: it may be carried about, and is refused where it is used. */
export function decoratedBy(decorator: UnknownValue, made: Value): Value {
  const called = decorator.path.replaceAll('()', '');
  const own = called.slice(called.lastIndexOf('.') + 1).toLowerCase();
  if (WITHOUT_EFFECT.some((word) => own.includes(word))) return made;
  const name = nameOf(made);
  return {
    ...decorator,
    path: name ?? decorator.path,
    why: `${name ?? 'it'} is decorated by ${called}, which may change what it does; ${decorator.why}`,
  };
}

function nameOf(made: Value): string | null {
  if (typeof made !== 'object' || made === null) return null;
  if (made.kind === 'function' || made.kind === 'class') return made.name;
  return made.kind === 'unknown' ? made.path : null;
}
