import { type Dtype, elementBytes, isDtype, isFloat } from '../../graph/dtype';
import { createInstance, isInstance } from '../../python/classes';
import { createFloat } from '../../python/containers';
import { hostClass } from '../../python/host';
import { isKind } from '../../python/kinds';
import { realOf } from '../../python/numbers';
import type { Instance, Value } from '../../python/value';

/** `torch.dtype`: its instances hold the element type. */
export const dtypeClass = hostClass({
  name: 'dtype',
  module: 'torch',
  settable: 'never',
  methods: {
    __repr__: (_machine, [self]) => `torch.${dtypeOf(self) ?? ''}`,
    // those of numpy create numbers: `np.int64(3)`
    __call__: (_machine, [self, given = 0]) => numberOf(dtypeOf(self), given),
  },
});

function numberOf(dtype: Dtype | undefined, given: Value): Value {
  const real = realOf(given);
  if (real === undefined || dtype === undefined) return given;
  if (dtype === 'bool') return real !== 0;
  return isFloat(dtype) ? createFloat(dtype === 'float32' ? Math.fround(real) : real) : Math.trunc(real);
}

/** The attributes of torch that are element types, with the element type that each is. */
const NAMES: Readonly<Record<string, Dtype>> = {
  float64: 'float64',
  double: 'float64',
  float32: 'float32',
  float: 'float32',
  float16: 'float16',
  half: 'float16',
  bfloat16: 'bfloat16',
  float8_e4m3fn: 'float8',
  float8_e5m2: 'float8',
  float8_e4m3fnuz: 'float8',
  float8_e5m2fnuz: 'float8',
  float8_e8m0fnu: 'float8',
  int64: 'int64',
  long: 'int64',
  int32: 'int32',
  int: 'int32',
  int16: 'int16',
  short: 'int16',
  int8: 'int8',
  uint8: 'uint8',
  uint16: 'uint16',
  uint32: 'uint32',
  uint64: 'uint64',
  bool: 'bool',
  complex64: 'complex64',
  cfloat: 'complex64',
  complex128: 'complex128',
  cdouble: 'complex128',
  // Fewer bits than 8 take a byte each.
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((bits) => [`uint${bits}`, 'uint8' as const])),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((bits) => [`int${bits}`, 'int8' as const])),
};

/** The classes of torch for tensors of one element type: `torch.LongTensor`. */
export const TENSOR_CLASSES: Readonly<Record<string, Dtype>> = {
  FloatTensor: 'float32',
  DoubleTensor: 'float64',
  HalfTensor: 'float16',
  BFloat16Tensor: 'bfloat16',
  LongTensor: 'int64',
  IntTensor: 'int32',
  ShortTensor: 'int16',
  CharTensor: 'int8',
  ByteTensor: 'uint8',
  BoolTensor: 'bool',
};

const instances = new Map<Dtype, Instance>();

/** The one object for an element type. */
export function dtypeValue(dtype: Dtype): Instance {
  const known = instances.get(dtype);
  if (known !== undefined) return known;
  const made = createInstance(dtypeClass);
  made.host = dtype;
  made.attributes.set('is_floating_point', isFloating(dtype));
  made.attributes.set('is_complex', dtype.startsWith('complex'));
  instances.set(dtype, made);
  return made;
}

/** `torch.float32` by its name; undefined if torch has no element type of this name. */
export function dtypeNamed(name: string): Instance | undefined {
  const dtype = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  return dtype === undefined ? undefined : dtypeValue(dtype);
}

/** The element type that a word names, as `--in ids=20:int64` gives it; undefined for any other word. */
export function readDtype(word: string): Dtype | undefined {
  return Object.hasOwn(NAMES, word) ? NAMES[word] : undefined;
}

/** The element type of a `torch.dtype`, or of Python's own number classes; undefined for other values. */
export function dtypeOf(value: Value | undefined): Dtype | undefined {
  if (value === undefined || value === null) return undefined;
  if (isInstance(value, dtypeClass) && isKind(value, 'instance'))
    return isDtype(value.host) ? value.host : undefined;
  if (!isKind(value, 'class')) return undefined;
  const ofClass: Readonly<Record<string, Dtype>> = { int: 'int64', float: 'float64', bool: 'bool' };
  return ofClass[value.name];
}

/** The element type of the parts of complex numbers. */
export function realDtype(dtype: Dtype): Dtype {
  if (dtype === 'complex128') return 'float64';
  return dtype === 'complex64' ? 'float32' : dtype;
}

/** The complex element type whose parts have a real element type. */
export function complexDtype(dtype: Dtype): Dtype {
  return dtype === 'float64' || dtype === 'complex128' ? 'complex128' : 'complex64';
}

type Rank = 0 | 1 | 2 | 3;

function rankOf(dtype: Dtype): Rank {
  if (dtype === 'bool') return 0;
  if (dtype.startsWith('complex')) return 3;
  return isFloat(dtype) ? 2 : 1;
}

/** Whether elements are floating-point or complex numbers, which alone have gradients. */
export function canHaveGradient(dtype: Dtype): boolean {
  return rankOf(dtype) >= 2;
}

/** Whether an element type is one of real numbers. */
export function isFloating(dtype: Dtype): boolean {
  return rankOf(dtype) === 2;
}

/** Order within a kind: the later one wins. */
const ORDER: readonly Dtype[] = [
  ...(['bool', 'uint8', 'int8', 'uint16', 'int16', 'uint32', 'int32', 'uint64', 'int64'] as const),
  ...(['float8', 'float16', 'bfloat16', 'float32', 'float64', 'complex64', 'complex128'] as const),
];

/** One operand, as promotion sees it. */
export interface Operand {
  readonly dtype: Dtype;
  /** Within a kind, tensors without dimensions take precedence over Python numbers, and other tensors over both. */
  readonly weight: 'number' | 'scalar' | 'tensor';
}

/** The element type of the result of operands of several. */
export function promoted(operands: readonly Operand[]): Dtype {
  let result: Dtype = 'bool';
  for (const weight of ['tensor', 'scalar', 'number'] as const) {
    const ofWeight = operands.filter((operand) => operand.weight === weight).map(({ dtype }) => dtype);
    if (ofWeight.length === 0) continue;
    const joined = ofWeight.reduce(larger);
    const isFirst = weight === 'tensor' || operands.every((operand) => operand.weight !== 'tensor');
    if (weight === 'tensor' || rankOf(joined) > rankOf(result) || (isFirst && result === 'bool'))
      result = rankOf(joined) === 3 && rankOf(result) === 2 ? complexDtype(result) : joined;
  }
  return result;
}

/** The type of a sum of an unsigned type and a signed one that is not wider; a real one if no whole type holds both. */
const WITH_SIGN: Readonly<Partial<Record<Dtype, Dtype>>> = {
  uint8: 'int16',
  uint16: 'int32',
  uint32: 'int64',
  uint64: 'float64',
};

function isSigned(dtype: Dtype): boolean {
  return rankOf(dtype) === 1 && !dtype.startsWith('u');
}

function larger(one: Dtype, other: Dtype): Dtype {
  return withBoth(one, other) ?? withBoth(other, one) ?? laterOf(one, other);
}

/** The type that holds the numbers of two types if neither of them does; undefined if one does. */
function withBoth(one: Dtype, other: Dtype): Dtype | undefined {
  if (one === 'float16' && other === 'bfloat16') return 'float32';
  if (one === 'float64' && other === 'complex64') return 'complex128';
  const signed = WITH_SIGN[one];
  return isSigned(other) && elementBytes[other] <= elementBytes[one] ? signed : undefined;
}

function laterOf(one: Dtype, other: Dtype): Dtype {
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}
