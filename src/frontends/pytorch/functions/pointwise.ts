import { roundHalfToEven } from '../../../counts/rounding';
import type { Dtype } from '../../../graph/dtype';
import {
  functionOfTwoByName,
  functionsOfOne,
  type OfOne,
  type OfTwo,
  type Result,
} from '../../../ops/torch-pointwise';
import { raise } from '../../../python/failure';
import type { Value } from '../../../python/value';
import {
  argValue,
  dtypeArgument,
  floatingOf,
  intArgument,
  operandArgument,
  operandOf,
  realArgument,
  tensorArgument,
} from '../arguments';
import { callForOne } from '../call-op';
import { promoted, realDtype } from '../dtypes';
import { combineElements, mapElements } from '../elements';
import type { Session } from '../session';
import type { Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { asType } from './as-type';
import { checkBits, checkNegation, checkSubtraction } from './mask-arithmetic';

/** How an operation is written, which matters to some conventions. */
export type Spelling = 'operator' | 'function';

/** torch's name for the second operand of a function. */
function secondOf(name: string): string {
  return name === 'pow' || name === 'float_power' ? 'exponent' : 'other';
}

/** Functions of torch that work element by element. */
export const pointwiseFunctions: readonly TorchFunction[] = [
  ...functionsOfOne.flatMap(([names, type, result, of]) =>
    names
      .split(' ')
      .map((name) =>
        torchFunction(name, 'input, *, out=None', (session, input) =>
          applyToOne(session, tensorArgument(name, input), { type, result, of }),
        ),
      ),
  ),
  ...Array.from(functionOfTwoByName, ([name, [, type, result, of, args = {}]]) =>
    torchFunction(name, `input, ${secondOf(name)}, *, out=None`, (session, input, other) =>
      applyToTwo(session, operandArgument(name, input, 'input'), operandArgument(name, other), {
        type,
        result,
        of,
        args,
      }),
    ),
  ),
  torchFunction('add', 'input, other, *, alpha=1, out=None', (session, input, other, alpha) =>
    addition(session, input, other, { alpha, spelling: 'function' }),
  ),
  ...['sub', 'subtract'].map((name) =>
    torchFunction(name, 'input, other, *, alpha=1, out=None', (session, input, other, alpha) =>
      subtraction(session, input, other, alpha),
    ),
  ),
  torchFunction('positive', 'input', (_session, input) => {
    const tensor = tensorArgument('positive', input);
    if (tensor.host.dtype === 'bool')
      raise('RuntimeError', 'The `+` operator, on a bool tensor is not supported.');
    return tensor;
  }),
  ...['div', 'divide'].map((name) =>
    torchFunction(name, 'input, other, *, rounding_mode=None, out=None', (session, input, other, mode) =>
      division(session, input, other, mode),
    ),
  ),
  torchFunction('floor_divide', 'input, other, *, out=None', (session, input, other) =>
    division(session, input, other, 'floor'),
  ),
  torchFunction('round', 'input, *, decimals=0, out=None', (session, input, given) => {
    const decimals = intArgument('round', given, 'decimals');
    const scale = 10 ** decimals;
    return applyToOne(session, tensorArgument('round', input), {
      type: 'Round',
      args: { decimals },
      result: 'same',
      of: (x) => roundHalfToEven(x * scale) / scale,
    });
  }),
  torchFunction(
    'nan_to_num',
    'input, nan=0.0, posinf=None, neginf=None, *, out=None',
    (session, ...given) => {
      const [input = null, nan = null, posinf = null, neginf = null] = given;
      return applyToOne(session, tensorArgument('nan_to_num', input), {
        type: 'NanToNum',
        result: 'same',
        args: {
          nan: argValue(session, nan) ?? 0,
          posinf: argValue(session, posinf),
          neginf: argValue(session, neginf),
        },
      });
    },
  ),
  torchFunction('bitwise_not', 'input, *, out=None', (session, input) => inverted(session, input)),
  torchFunction('logit', 'input, eps=None', (session, input, eps) =>
    applyToOne(session, tensorArgument('logit', input), {
      type: 'Logit',
      result: 'real',
      args: { eps: argValue(session, eps) },
    }),
  ),
  torchFunction('masked_fill', 'input, mask, value', (session, input, mask, value) =>
    maskFilled(session, tensorArgument('masked_fill', input), mask, value),
  ),
  torchFunction('lerp', 'input, end, weight', (session, ...operands) =>
    ofThree(session, 'lerp', 'Lerp', operands),
  ),
  torchFunction('addcmul', 'input, tensor1, tensor2, *, value=1', (session, ...operands) =>
    ofThree(session, 'addcmul', 'AddCMul', operands),
  ),
  torchFunction('addcdiv', 'input, tensor1, tensor2, *, value=1', (session, ...operands) =>
    ofThree(session, 'addcdiv', 'AddCDiv', operands),
  ),
];

/** Those that tensors do not have. */
export const pointwiseInTorch: readonly TorchFunction[] = [
  torchFunction('rsub', 'input, other, *, alpha=1', (session, input, other, alpha) =>
    subtraction(session, other, input, alpha),
  ),
];

/** An element-wise op of one tensor. */
export interface OneToOne {
  readonly type: string;
  readonly result: Result;
  /** Not known when not given. */
  readonly of?: OfOne | null;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** Calls such an op; known elements of the tensor give those of the result. */
export function applyToOne(session: Session, input: Tensor, op: OneToOne): Tensor {
  const { type, result, of = null, args = {} } = op;
  if (type === 'Neg') checkNegation(input);
  const own = type === 'Abs' ? realDtype(input.host.dtype) : input.host.dtype;
  return callForOne(session, {
    type,
    args,
    inputs: [input],
    dtype: resultDtype(result, own),
    elements: of && mapElements(input.host.elements, of),
  });
}

function resultDtype(result: Result, operands: Dtype): Dtype {
  if (result === 'bool') return 'bool';
  if (result === 'double') return operands.startsWith('complex') ? 'complex128' : 'float64';
  return result === 'real' ? floatingOf(operands) : operands;
}

/** An element-wise op of two operands. */
export interface TwoToOne {
  readonly type: string;
  readonly result: Result;
  readonly of: OfTwo;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** A tensor times a number, as a function of this name computes it inside. */
export function multiplied(session: Session, name: string, value: Value, factor: Value): Tensor {
  return applyToTwo(session, operandArgument(name, value), operandArgument(name, factor), {
    type: 'Mul',
    result: 'same',
    of: (a, b) => a * b,
  });
}

/** Calls such an op, by the rules of torch for operands of two element types. */
export function applyToTwo(session: Session, left: Tensor, right: Tensor, op: TwoToOne): Tensor {
  checkBits(session, op.type, [left, right]);
  const joined = promoted([operandOf(left), operandOf(right)]);
  const dtype = resultDtype(op.result, joined);
  const made = callForOne(session, { type: op.type, args: op.args ?? {}, inputs: [left, right], dtype });
  if (left.host.elements !== null && right.host.elements !== null)
    made.host.elements = asType(dtype, combineElements(left, right, made.host.shape, op.of));
  return made;
}

/** `left + alpha * right`. */
export function addition(
  session: Session,
  left: Value,
  right: Value,
  { alpha, spelling }: { readonly alpha: Value; readonly spelling: Spelling },
): Tensor {
  const factor = realArgument('add', alpha, 'alpha');
  return applyToTwo(session, operandArgument('add', left, 'input'), operandArgument('add', right), {
    type: 'Add',
    result: 'same',
    of: (a, b) => a + factor * b,
    args: { call: spelling, ...(factor === 1 ? {} : { alpha: factor }) },
  });
}

/** `left - alpha * right`. */
export function subtraction(session: Session, left: Value, right: Value, alpha: Value = 1): Tensor {
  const factor = realArgument('sub', alpha, 'alpha');
  const [from, taken] = [operandArgument('sub', left, 'input'), operandArgument('sub', right)];
  checkSubtraction([from, taken]);
  return applyToTwo(session, from, taken, {
    type: 'Sub',
    result: 'same',
    of: (a, b) => a - factor * b,
    args: factor === 1 ? {} : { alpha: factor },
  });
}

/** `left / right`, rounded as `rounding_mode` says. */
export function division(session: Session, left: Value, right: Value, mode: Value): Tensor {
  if (mode !== null && mode !== 'floor' && mode !== 'trunc')
    raise('RuntimeError', `div expected rounding_mode to be one of None, 'trunc', or 'floor'`);
  const round = mode === 'floor' ? Math.floor : mode === 'trunc' ? Math.trunc : null;
  return applyToTwo(session, operandArgument('div', left, 'input'), operandArgument('div', right), {
    type: 'Div',
    result: round === null ? 'real' : 'same',
    of: (a, b) => (round === null ? a / b : round(a / b)),
    args: { rounding_mode: mode },
  });
}

/** `~x`. */
export function inverted(session: Session, value: Value): Tensor {
  const input = tensorArgument('bitwise_not', value);
  const isBool = input.host.dtype === 'bool';
  if (floatingOf(input.host.dtype) === input.host.dtype)
    raise('TypeError', '~ (operator.invert) is only implemented on integer and Boolean-type tensors');
  return applyToOne(session, input, {
    type: isBool ? 'LogicalNot' : 'BitwiseNot',
    result: 'same',
    of: isBool ? (x) => (x === 0 ? 1 : 0) : (x) => -x - 1,
  });
}

function maskFilled(session: Session, input: Tensor, mask: Value, value: Value): Tensor {
  const filler = operandArgument('masked_fill', value, 'value');
  return callForOne(session, {
    type: 'MaskedFill',
    inputs: [input, tensorArgument('masked_fill', mask, 'mask'), filler],
    dtype: input.host.dtype,
  });
}

function ofThree(session: Session, name: string, type: string, operands: readonly Value[]): Tensor {
  const inputs = operands.slice(0, 3).map((value) => operandArgument(name, value));
  const [, , , value] = operands;
  const args = value === undefined ? {} : { value: argValue(session, value) };
  return callForOne(session, { type, args, inputs, dtype: promoted(inputs.map(operandOf)) });
}

/** A tensor as another element type; the same one where it is of that type. */
export function converted(session: Session, input: Tensor, dtype: Dtype): Tensor {
  if (input.host.dtype === dtype) return input;
  return callForOne(session, {
    type: 'To',
    args: { dtype },
    inputs: [input],
    dtype,
    elements: asType(dtype, input.host.elements),
  });
}

/** The element type of `dtype=`, or that of a tensor. */
export function dtypeOr(value: Value, fallback: Dtype): Dtype {
  return dtypeArgument(value) ?? fallback;
}
