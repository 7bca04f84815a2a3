import { isKnownShape } from '../ops/shape';
import type { KnownType, TensorType } from './graph';

/** The tensor types so far, by `typeText`, so that equal ones are one object. */
export type KnownTypes = Map<string, TensorType>;

/** The one object for all types equal to this one. */
export function oneType<T extends TensorType>(types: KnownTypes, type: T): T | TensorType {
  if (type.value !== undefined || type.fill !== undefined) return type;
  const text = typeText(type);
  const before = types.get(text);
  if (before !== undefined) return before;
  types.set(text, type);
  return type;
}

/** A string that identifies a shape and element type. */
export function typeText({ shape, dtype }: TensorType): string {
  return `${shape.map((dim) => dim ?? '?').join('x')} ${dtype ?? ''}`;
}

export function isKnownType(type: TensorType): type is KnownType {
  return isKnownShape(type.shape);
}
