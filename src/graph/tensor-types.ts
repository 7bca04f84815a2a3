import { isKnownShape } from '../ops/shape';
import type { KnownType, TensorType } from './graph';

/** The tensor types so far by their texts, so that equal ones are one object. */
export type KnownTypes = Map<string, TensorType>;

/** The same type as one object for all that are equal to it. */
export function oneType<T extends TensorType>(types: KnownTypes, type: T): T | TensorType {
  if (type.value !== undefined || type.fill !== undefined) return type;
  const text = typeText(type);
  const before = types.get(text);
  if (before !== undefined) return before;
  types.set(text, type);
  return type;
}

/** A text that is another for another shape or element type. */
export function typeText({ shape, dtype }: TensorType): string {
  return `${shape.map((dim) => dim ?? '?').join('x')} ${dtype ?? ''}`;
}

export function isKnownType(type: TensorType): type is KnownType {
  return isKnownShape(type.shape);
}
