/** The element types that PyTorch and ONNX name. */
export const ELEMENT_TYPES = [
  'float32',
  'float64',
  'float16',
  'bfloat16',
  'float8',
  'float4',
  'int64',
  'int32',
  'int16',
  'int8',
  'int4',
  'int2',
  'uint64',
  'uint32',
  'uint16',
  'uint8',
  'uint4',
  'uint2',
  'bool',
  'complex64',
  'complex128',
] as const;

/**
 * The elements of an output: floating-point numbers, whole numbers such as indexes (int64 in PyTorch), the
 * elements of the inputs, whatever these are (`kept`), or a given element type. `summed` is like `kept`, but
 * booleans become whole numbers.
 */
export type Elements = 'float' | 'whole' | 'kept' | 'summed' | (typeof ELEMENT_TYPES)[number];
