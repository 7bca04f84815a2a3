/** The element types of tensors. */
export const dtypes = [
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
] as const;

export type Dtype = (typeof dtypes)[number];

/** The bytes of one element. */
export const elementBytes: Readonly<Record<Dtype, number>> = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 2,
  float8: 1,
  int64: 8,
  int32: 4,
  int16: 2,
  int8: 1,
  uint8: 1,
};
