/** The element types of tensors, with the bytes of one element. */
export const elementBytes = {
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
} as const;

export type Dtype = keyof typeof elementBytes;
