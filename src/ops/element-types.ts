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
 * What the elements of an output are: floating-point numbers, whole numbers such as indexes, which PyTorch keeps as
 * int64, those of the inputs (`kept`), whatever these are, or of an element type that is given. `summed` are those of the
 * inputs, but whole numbers of true and false.
 */
export type Elements = 'float' | 'whole' | 'kept' | 'summed' | (typeof ELEMENT_TYPES)[number];
