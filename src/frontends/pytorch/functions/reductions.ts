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
import { mapElements, reducedElements } from '../elements';
import { namedTuple } from '../named-results';
import type { Session } from '../session';
import { isTensor, ndarrayClass, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { applyToTwo, converted, dtypeOr } from './pointwise';

/** Reductions and orders. */
export const reductionFunctions: readonly TorchFunction[] = [
  ...reductions.flatMap(([names, type, result, of, args = {}]) =>
    names.split(' ').map((name) =>
      torchFunction(
        name,
        'input, dim=None, keepdim=False, *, dtype=None, out=None',
        (session, input, dim, keepdim, dtype) =>
          reduced(session, tensorArgument(name, input), {
            ...{ type, result, of, name, dim, keepdim, dtype, args },
          }),
      ),
    ),
  ),
  torchFunction(
    'prod',
    'input, dim=None, keepdim=False, *, dtype=None',
    (session, input, dim, keepdim, dtype) =>
      reduced(session, tensorArgument('prod', input), {
        ...{ type: 'Prod', result: 'sum', name: 'prod', dim, keepdim, dtype },
        of: (all) => all.reduce((product, one) => product * one, 1),
      }),
  ),
  torchFunction('count_nonzero', 'input, dim=None', (session, input, dim) =>
    reduced(session, tensorArgument('count_nonzero', input), {
      ...{ type: 'CountNonzero', result: 'place', name: 'count_nonzero', dim, keepdim: false, dtype: null },
      of: (all) => all.filter((one) => one !== 0).length,
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
            ...{ type: 'Mean', result: 'real', of: null, name: 'mean', keepdim, dtype: null },
            dim: typeof dim === 'boolean' ? null : dim,
          }),
        ]);
      },
    ),
  ),
  torchFunction(
    'norm',
    'input, p=2, dim=None, keepdim=False, out=None, dtype=None',
    (session, input, p, dim, keepdim) => norm(session, tensorArgument('norm', input), { p, dim, keepdim }),
  ),
  ...(['cumsum', 'cumprod'] as const).map((name) =>
    torchFunction(name, 'input, dim, *, dtype=None', (session, input, dim, dtype) =>
      scanned(session, name, tensorArgument(name, input), dim, dtype),
    ),
  ),
  ...(['cummax', 'cummin'] as const).map((name) =>
    torchFunction(name, 'input, dim', (session, input, dim) => {
      const type = name === 'cummax' ? 'CumMax' : 'CumMin';
      const made = callOp(session, {
        ...{ type, args: { dim: intArgument(name, dim) }, furtherDtype: 'int64' },
        inputs: [tensorArgument(name, input)],
      });
      return namedTuple(name, ['values', 'indices'], made);
    }),
  ),
  torchFunction('sort', 'input, dim=-1, descending=False, stable=False', (session, input, dim, down) => {
    const made = callOp(session, {
      type: 'Sort',
      args: { dim: intArgument('sort', dim), descending: down === true },
      furtherDtype: 'int64',
      inputs: [tensorArgument('sort', input)],
    });
    return namedTuple('sort', ['values', 'indices'], made);
  }),
  torchFunction('argsort', 'input, dim=-1, descending=False, stable=False', (session, input, dim, down) =>
    callForOne(session, {
      type: 'ArgSort',
      args: { dim: intArgument('argsort', dim), descending: down === true },
      dtype: 'int64',
      inputs: [tensorArgument('argsort', input)],
    }),
  ),
  torchFunction(
    'topk',
    'input, k, dim=-1, largest=True, sorted=True',
    (session, input, k, dim, largest, sorted) => {
      const made = callOp(session, {
        type: 'TopK',
        args: {
          k: intArgument('topk', k, 'k'),
          dim: intArgument('topk', dim),
          largest: largest !== false,
          sorted: sorted !== false,
        },
        inputs: [tensorArgument('topk', input)],
        furtherDtype: 'int64',
      });
      return namedTuple('topk', ['values', 'indices'], made);
    },
  ),
  torchFunction('kthvalue', 'input, k, dim=-1, keepdim=False', (session, input, k, dim, keepdim) =>
    withPlace(session, {
      ...{ type: 'KthValue', name: 'kthvalue', input: tensorArgument('kthvalue', input), dim, keepdim },
      args: { k: intArgument('kthvalue', k, 'k') },
    }),
  ),
  torchFunction('mode', 'input, dim=-1, keepdim=False', (session, input, dim, keepdim) =>
    withPlace(session, { type: 'Mode', name: 'mode', input: tensorArgument('mode', input), dim, keepdim }),
  ),
];

interface ReductionCall {
  readonly type: string;
  readonly result: Result;
  readonly of: ((elements: readonly number[]) => number) | null;
  readonly name: string;
  readonly dim: Value;
  readonly keepdim: Value;
  readonly dtype: Value;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** The sum, mean or the like over dimensions or of all elements. */
export function reduced(session: Session, given: Tensor, call: ReductionCall): Tensor {
  const asked = dtypeOr(call.dtype, given.host.dtype);
  const input = asked === given.host.dtype ? given : converted(session, given, asked);
  if (call.name === 'mean' && floatingOf(asked) !== asked && given.type !== ndarrayClass)
    raise(
      'RuntimeError',
      `mean(): could not infer output dtype of ${asked}, which is neither real nor complex`,
    );
  // torch takes an empty list of dimensions for all of them
  const dims = optionalInts(session, call.name, call.dim);
  const dim = Array.isArray(dims) && dims.length === 0 ? null : dims;
  return callForOne(session, {
    type: call.type,
    args: { dim, keepdim: call.keepdim === true, ...call.args },
    inputs: [input],
    dtype: resultDtype(call.result, input.host.dtype),
    elements: call.of === null ? null : reducedElements(input, dim, call.of),
  });
}

function resultDtype(result: Result, dtype: Dtype): Dtype {
  switch (result) {
    case 'same':
      return dtype;
    case 'sum':
      return floatingOf(dtype) === dtype ? dtype : 'int64';
    case 'real':
      return floatingOf(dtype);
    case 'place':
      return 'int64';
    case 'bool':
      return 'bool';
  }
}

/** `max(x)`, `max(x, dim)` with places, `max(a, b)`. */
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
    return reduced(session, input, {
      type,
      result: 'same',
      of,
      name,
      dim: null,
      keepdim: false,
      dtype: null,
    });
  }
  return withPlace(session, { type, name, input, dim: second, keepdim });
}

/** A reduction along one dimension that also gives the places of what it takes. */
interface PlacedCall {
  readonly type: string;
  readonly name: string;
  readonly input: Tensor;
  readonly dim: Value;
  readonly keepdim: Value;
  readonly args?: Readonly<Record<string, ArgValue>>;
}

function withPlace(session: Session, { type, name, input, dim, keepdim, args }: PlacedCall): Value {
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
  return namedTuple(name, ['values', 'indices'], made);
}

/** `var(x, unbiased)` and `var(x, dim, unbiased, keepdim)`. */
function spread(
  session: Session,
  name: 'var' | 'std',
  input: Tensor,
  [dim = null, unbiased = true, keepdim = null, correction = null]: readonly Value[],
): Tensor {
  const isBiased = dim === false || unbiased === false;
  return reduced(session, input, {
    ...{ type: name === 'var' ? 'Var' : 'Std', result: 'real', of: null, name, dtype: null, keepdim },
    dim: typeof dim === 'boolean' ? null : dim,
    args: { correction: correction === null ? Number(!isBiased) : argValue(session, correction) },
  });
}

/** `norm(x)`, `norm(x, p, dim, keepdim)`; p may be "fro" or "nuc". */
export function norm(
  session: Session,
  input: Tensor,
  { p, dim, keepdim }: { readonly p: Value; readonly dim: Value; readonly keepdim: Value },
): Tensor {
  return reduced(session, input, {
    ...{ type: 'Norm', result: 'real', of: null, name: 'norm', dim, keepdim, dtype: null },
    args: { p: asExtendedNumber(realOf(p) ?? 2) },
  });
}

function scanned(
  session: Session,
  name: 'cumsum' | 'cumprod',
  input: Tensor,
  dim: Value,
  dtype: Value,
): Tensor {
  const { host } = input;
  let running = name === 'cumsum' ? 0 : 1;
  const elements = mapElements(host.shape.length === 1 ? host.elements : null, (element) => {
    running = name === 'cumsum' ? running + element : running * element;
    return running;
  });
  return callForOne(session, {
    type: name === 'cumsum' ? 'CumSum' : 'CumProd',
    args: { dim: intArgument(name, dim) },
    inputs: [input],
    dtype: dtypeOr(dtype, resultDtype('sum', host.dtype)),
    elements,
  });
}
