import { type Count, multiplyCounts } from '../counts/count';

/** The element types of tensors. */
export const dtypes = [
  'float64',
  'float32',
  'float16',
  'bfloat16',
  'float8',
  'float4',
  'int64',
  'int32',
  'int16',
  'int8',
  'int4',
  'uint64',
  'uint32',
  'uint16',
  'uint8',
  'uint4',
  'bool',
  'complex64',
  'complex128',
] as const;

export type Dtype = (typeof dtypes)[number];

/** The bytes of one element. */
export const elementBytes: Readonly<Record<Dtype, number>> = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 2,
  float8: 1,
  float4: 0.5,
  int64: 8,
  int32: 4,
  int16: 2,
  int8: 1,
  int4: 0.5,
  uint64: 8,
  uint32: 4,
  uint16: 2,
  uint8: 1,
  uint4: 0.5,
  bool: 1,
  complex64: 8,
  complex128: 16,
};

/** How the element types of tensors are chosen: what is asked for, and what they are where nothing says it. */
export interface DtypeChoice {
  readonly asked: Dtype | null;
  readonly byDefault: Dtype;
}

/** The bytes of so many elements, the last byte of two halves whole. */
export function bytesOfElements(elements: Count, dtype: Dtype): Count {
  const bytes = elementBytes[dtype];
  if (bytes >= 1) return multiplyCounts(elements, bytes);
  return typeof elements === 'number' ? Math.ceil(elements / 2) : (elements + 1n) / 2n;
}

/** Whether elements are floating-point numbers. */
export function isFloat(dtype: Dtype): boolean {
  return dtype.startsWith('float') || dtype === 'bfloat16';
}

/**
 * The element type that a tensor has when another one is asked for: that takes the place of floating-point types only,
 * and of a type that is not given.
 */
export function dtypeAs(own: Dtype | undefined, asked: Dtype | null, byDefault: Dtype): Dtype {
  if (own !== undefined && (asked === null || !isFloat(own))) return own;
  return asked ?? byDefault;
}
