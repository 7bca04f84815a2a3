import { type Count, multiplyCounts } from '../counts/count';
import type { ELEMENT_TYPES } from '../ops/element-types';

/** The element types of tensors, with the bytes of one element. */
export const elementBytes = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 2,
  float8: 1,
  float4: 0.5,
  nf4: 0.5,
  int64: 8,
  int32: 4,
  int16: 2,
  int8: 1,
  int4: 0.5,
  int2: 0.25,
  uint64: 8,
  uint32: 4,
  uint16: 2,
  uint8: 1,
  uint4: 0.5,
  uint2: 0.25,
  bool: 1,
  complex64: 8,
  complex128: 16,
} as const satisfies Readonly<Record<(typeof ELEMENT_TYPES)[number], number>> & { readonly nf4: number };

export type Dtype = keyof typeof elementBytes;

/** The element types in which a network can be computed. */
export const computedDtypes = [
  'float64',
  'float32',
  'float16',
  'bfloat16',
  'float8',
  'int64',
  'int32',
  'int16',
  'int8',
  'uint8',
] as const satisfies readonly Dtype[];

/** The element types in which parameters can be stored. */
export const storedDtypes = [
  ...computedDtypes,
  'float4',
  'nf4',
  'int4',
  'uint4',
  'int2',
  'uint2',
] as const satisfies readonly Dtype[];

/** The element type of whole numbers that PyTorch makes or reads as indexes. */
export const WHOLE_DTYPE = 'int64' satisfies Dtype;

/** How the element types of tensors are chosen: the requested one, and the default. */
export interface DtypeChoice {
  readonly asked: Dtype | null;
  readonly byDefault: Dtype;
}

/** The element type of tensors that have none of their own. */
export function networkDtype({ asked, byDefault }: DtypeChoice): Dtype {
  return asked ?? byDefault;
}

/** The bytes of this many elements, rounded up to whole bytes. */
export function bytesOfElements(elements: Count, dtype: Dtype): Count {
  const bytes = elementBytes[dtype];
  if (bytes >= 1) return multiplyCounts(elements, bytes);
  const perByte = 1 / bytes;
  if (typeof elements === 'number') return Math.ceil(elements / perByte);
  return (elements + BigInt(perByte) - 1n) / BigInt(perByte);
}

/** Whether a value is the name of an element type. */
export function isDtype(value: unknown): value is Dtype {
  return typeof value === 'string' && Object.hasOwn(elementBytes, value);
}

/** Whether elements are floating-point numbers. */
export function isFloat(dtype: Dtype): boolean {
  return dtype.startsWith('float') || dtype === 'bfloat16' || dtype === 'nf4';
}

/**
 * The element type of a tensor when another one is requested, which replaces only floating-point types and
 * types that are not given.
 */
export function dtypeAs(own: Dtype | undefined, asked: Dtype | null, byDefault: Dtype): Dtype {
  if (own !== undefined && (asked === null || !isFloat(own))) return own;
  return asked ?? byDefault;
}
