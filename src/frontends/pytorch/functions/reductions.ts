import type { Dtype } from '../../../graph/dtype';
import { asExtendedNumber } from '../../../ops/fields';
import type { ArgValue } from '../../../ops/op';
import { type ReductionResult as Result, reductions } from '../../../ops/torch-reductions';
import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { realOf } from '../../../python/numbers';
import type { Value } from '../../../python/value';
import { argValue, floatingOf, intArgument, optionalInts, tensorArgument } from '../arguments';
import { callForOne, callOp } from '../call-op';
import { realDtype } from '../dtypes';
import { reducedElements } from '../elements';
import { checkReal } from '../input-types';
import { valuesAndIndices } from '../named-results';
import type { Session } from '../session';
import { isTensor, ndarrayClass, type Tensor } from '../tensor';
import { pythonFunction, type TorchFunction, torchFunction } from '../torch-function';
import { applyToTwo, converted, dtypeOr } from './pointwise';

/** Reductions. */
export const reductionFunctions: readonly TorchFunction[] = [
  ...reductions.flatMap(([names, type, result, of, args = {}]) =>
    names.split(' ').map((name) =>
      torchFunction(
        name,
        'input, dim=None, keepdim=False, *, dtype=None, out=None',
        (session, input, dim, keepdim, dtype) =>
          reduced(session, tensorArgument(name, input), {
            type,
            result,
            of,
            name,
            dim,
            keepdim,
            dtype,
            args,
          }),
      ),
    ),
  ),
  torchFunction(
    'prod',
    'input, dim=None, keepdim=False, *, dtype=None',
    (session, input, dim, keepdim, dtype) =>
      reduced(session, tensorArgument('prod', input), {
        type: 'Prod',
        result: 'sum',
        of: (all) => all.reduce((product, one) => product * one, 1),
        name: 'prod',
        dim,
        keepdim,
        dtype,
      }),
  ),
  torchFunction('count_nonzero', 'input, dim=None', (session, input, dim) =>
    reduced(session, tensorArgument('count_nonzero', input), {
      type: 'CountNonzero',
      result: 'place',
      of: (all) => all.filter((one) => one !== 0).length,
      name: 'count_nonzero',
      dim,
    }),
  ),
  ...(['max', 'min', 'median'] as const).map((name) =>
    torchFunction(name, 'input, dim=None, keepdim=False, *, other=None, out=None', (session, ...given) =>
      extreme(session, name, given),
    ),
  ),
  ...(['var', 'std'] as const).map((name) =>
    torchFunction(
      name,
      'input, dim=None, unbiased=True, keepdim=False, *, correction=None, out=None',
      (session, input, ...given) => spread(session, name, tensorArgument(name, input), given),
    ),
  ),
  ...(['var', 'std'] as const).map((name) =>
    torchFunction(
      `${name}_mean`,
      'input, dim=None, unbiased=True, keepdim=False, *, correction=None',
      (session, input, ...given) => {
        const tensor = tensorArgument(`${name}_mean`, input);
        const [dim = null, , keepdim = null] = given;
        return createTuple([
          spread(session, name, tensor, given),
          reduced(session, tensor, {
            type: 'Mean',
            result: 'real',
            name: 'mean',
            dim: typeof dim === 'boolean' ? null : dim,
            keepdim,
          }),
        ]);
      },
    ),
  ),
  pythonFunction(
    'norm',
    'input, p=2, dim=None, keepdim=False, out=None, dtype=None',
    (session, input, p, dim, keepdim) => norm(session, tensorArgument('norm', input), { p, dim, keepdim }),
  ),
];

interface ReductionCall {
  readonly type: string;
  readonly result: Result;
  /** Its result for known elements; unknown when not given. */
  readonly of?: ((elements: readonly number[]) => number) | null;
  /** torch's name for it. */
  readonly name: string;
  /** None for all dimensions. */
  readonly dim: Value;
  /** False when not given. */
  readonly keepdim?: Value;
  /** That of the input when not given. */
  readonly dtype?: Value;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** The sum, mean or the like over dimensions or of all elements. */
export function reduced(session: Session, given: Tensor, call: ReductionCall): Tensor {
  const asked = dtypeOr(call.dtype ?? null, given.host.dtype);
  const input = asked === given.host.dtype ? given : converted(session, given, asked);
  if (call.name === 'mean' && floatingOf(asked) !== asked && given.type !== ndarrayClass)
    raise(
      'RuntimeError',
      `mean(): could not infer output dtype of ${asked}, which is neither real nor complex`,
    );
  // torch treats an empty list of dimensions as all of them
  const dims = optionalInts(session, call.name, call.dim);
  const dim = Array.isArray(dims) && dims.length === 0 ? null : dims;
  return callForOne(session, {
    type: call.type,
    args: { dim, keepdim: call.keepdim === true, ...call.args },
    inputs: [input],
    dtype: dtypeOf(call, input),
    elements: call.of == null ? null : reducedElements(input, dim, call.of),
  });
}

/** The element type of a reduction of an input that has the type that was asked for, if one was. */
function dtypeOf(call: ReductionCall, { type, host }: Tensor): Dtype {
  // torch keeps the type that it is asked for, also of whole numbers
  if (call.result === 'sum' && (call.dtype ?? null) !== null) return host.dtype;
  // numpy answers with booleans also for uint8
  if (call.result === 'bool' && type === ndarrayClass) return 'bool';
  return resultDtype(call.result, host.dtype);
}

/** The element type of a reduction's result. */
export function resultDtype(result: Result, dtype: Dtype): Dtype {
  switch (result) {
    case 'same':
      return dtype;
    case 'sum':
      return floatingOf(dtype) === dtype ? dtype : 'int64';
    case 'real':
      return floatingOf(dtype);
    case 'magnitude':
      return realDtype(floatingOf(dtype));
    case 'place':
      return 'int64';
    case 'bool':
      return dtype === 'uint8' ? 'uint8' : 'bool';
  }
}

/** `max(x)`, `max(x, dim)` with indices, `max(a, b)`. */
function extreme(session: Session, name: 'max' | 'min' | 'median', given: readonly Value[]): Value {
  const [first = null, second = null, keepdim = null, named = null] = given;
  const input = tensorArgument(name, first);
  const other = isTensor(second) ? second : isTensor(named) ? named : null;
  if (other !== null)
    return applyToTwo(session, input, other, {
      type: name === 'max' ? 'Maximum' : 'Minimum',
      result: 'same',
      of: name === 'max' ? Math.max : Math.min,
    });
  const type = { max: 'Max', min: 'Min', median: 'Median' }[name];
  if (second === null) {
    const of = {
      max: (all: readonly number[]) => Math.max(...all),
      min: (all: readonly number[]) => Math.min(...all),
      median: null,
    }[name];
    return reduced(session, input, { type, result: 'same', of, name, dim: null });
  }
  return withPlace(session, { type, name, input, dim: second, keepdim });
}

/** A reduction along one dimension that also returns indices. */
interface PlacedCall {
  readonly type: string;
  readonly name: string;
  readonly input: Tensor;
  readonly dim: Value;
  readonly keepdim: Value;
  readonly args?: Readonly<Record<string, ArgValue>>;
}

/** Calls such a reduction, and returns its values and indices under torch's names. */
export function withPlace(session: Session, { type, name, input, dim, keepdim, args }: PlacedCall): Value {
  const axis = intArgument(name, dim);
  const made = callOp(session, {
    type,
    args: { ...args, dim: axis, keepdim: keepdim === true },
    inputs: [input],
    furtherDtype: 'int64',
  });
  const [values, places] = made;
  const best = name === 'max' ? Math.max : name === 'min' ? Math.min : null;
  if (best !== null && places !== undefined) {
    values.host.elements = reducedElements(input, axis, (all) => best(...all));
    places.host.elements = reducedElements(input, axis, (all) => all.indexOf(best(...all)));
  }
  return valuesAndIndices(name, made);
}

/** `var(x, unbiased)` and `var(x, dim, unbiased, keepdim)`. */
function spread(
  session: Session,
  name: 'var' | 'std',
  input: Tensor,
  [dim = null, unbiased = true, keepdim = null, correction = null]: readonly Value[],
): Tensor {
  checkReal(session, name, input);
  const isBiased = dim === false || unbiased === false;
  return reduced(session, input, {
    type: name === 'var' ? 'Var' : 'Std',
    result: 'magnitude',
    name,
    dim: typeof dim === 'boolean' ? null : dim,
    keepdim,
    args: { correction: correction === null ? Number(!isBiased) : argValue(session, correction) },
  });
}

/** `norm(x)`, `norm(x, p, dim, keepdim)`; p may be "fro" or "nuc". */
export function norm(
  session: Session,
  input: Tensor,
  { p, dim, keepdim }: { readonly p: Value; readonly dim: Value; readonly keepdim: Value },
): Tensor {
  checkReal(session, 'norm', input);
  return reduced(session, input, {
    type: 'Norm',
    result: 'magnitude',
    name: 'norm',
    dim,
    keepdim,
    args: { p: asExtendedNumber(realOf(p) ?? 2) },
  });
}
