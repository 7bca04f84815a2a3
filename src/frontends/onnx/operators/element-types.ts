import type { Dtype } from '../../../graph/dtype';
import type { ElementType } from '../model/model';

/** The element types by their number in the ONNX format; texts and those that are not known have no size. */
const dtypes: readonly (Dtype | undefined)[] = [
  undefined,
  'float32',
  'uint8',
  'int8',
  'uint16',
  'int16',
  'int32',
  'int64',
  undefined,
  'bool',
  'float16',
  'float64',
  'uint32',
  'uint64',
  'complex64',
  'complex128',
  'bfloat16',
  'float8',
  'float8',
  'float8',
  'float8',
  'uint4',
  'int4',
  'float4',
  'float8',
  'uint2',
  'int2',
];

export function dtypeOf(elementType: ElementType): Dtype | undefined {
  return dtypes[elementType];
}

/** Whether elements are floating-point numbers. */
export function isFloatType(elementType: ElementType): boolean {
  const dtype = dtypes[elementType];
  return dtype !== undefined && (dtype.startsWith('float') || dtype === 'bfloat16');
}

/** Whether numbers of a type may stand for real ones: those of at most 8 bits. */
export function isQuantisedType(elementType: ElementType): boolean {
  return /^u?int[248]$/.test(dtypes[elementType] ?? '');
}
