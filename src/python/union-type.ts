import { builtinClass, createInstance, objectClass } from './classes';
import { createTuple } from './containers';
import { isKind } from './kinds';
import type { Value } from './value';

const unionClass = builtinClass('UnionType', objectClass, 'types');

/** `int | str`: what annotations are made of, and what `isinstance()` takes. */
export function unionOf(left: Value, right: Value): Value {
  const made = createInstance(unionClass);
  made.attributes.set('__args__', createTuple([...partsOf(left), ...partsOf(right)]));
  return made;
}

/** Whether a value may be a part of a union: a class, None, the name of a class, another union, or what is not known. */
export function isAnnotation(value: Value): boolean {
  return (
    value === null ||
    typeof value === 'string' ||
    isKind(value, 'class') ||
    isKind(value, 'unknown') ||
    isUnion(value)
  );
}

/** Whether a value is a union of classes. */
export function isUnion(value: Value): boolean {
  return isKind(value, 'instance') && value.type === unionClass;
}

/** The parts of a union; any other value is its own only part. */
export function partsOf(value: Value): readonly Value[] {
  const parts = isKind(value, 'instance') && isUnion(value) ? value.attributes.get('__args__') : undefined;
  return isKind(parts, 'tuple') ? parts.items : [value];
}
