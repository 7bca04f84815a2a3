import { asExtendedNumber } from '../../../ops/fields';
import type { ArgValue } from '../../../ops/op';
import { realOf } from '../../../python/numbers';
import type { Value } from '../../../python/value';
import { intArgument, realArgument, tensorArgument } from '../arguments';
import { callForOne } from '../call-op';
import type { Session } from '../session';
import { isTensor, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { multiplied } from './pointwise';
import { axisAt, expanded, keepingOrder } from './views';

/** Functions that write elements, or a number, at indexes along a dimension. */
export const scatteringFunctions: readonly TorchFunction[] = [
  torchFunction(
    'scatter',
    'input, dim, index, src=None, value=None, reduce=None',
    (session, input, dim, index, src, value, reduce) =>
      scattered(session, { name: 'scatter', input, dim, index, given: src ?? value ?? null, reduce }),
  ),
  torchFunction('scatter_add', 'input, dim, index, src', (session, input, dim, index, given) =>
    scattered(session, { name: 'scatter_add', input, dim, index, given, reduce: 'add' }),
  ),
  torchFunction(
    'scatter_reduce',
    'input, dim, index, src, reduce, include_self=True',
    (session, input, dim, index, given, reduce) =>
      scattered(session, { name: 'scatter_reduce', input, dim, index, given, reduce }),
  ),
  torchFunction(
    'index_add',
    'input, dim, index, source, *, alpha=1',
    (session, input, dim, index, source, alpha) => {
      const factor = realArgument('index_add', alpha, 'alpha');
      const given = factor === 1 ? source : multiplied(session, 'index_add', source, alpha);
      return alongIndex(session, { name: 'index_add', input, dim, index, given, reduce: 'add' });
    },
  ),
  torchFunction('index_copy', 'input, dim, index, source', (session, input, dim, index, given) =>
    alongIndex(session, { name: 'index_copy', input, dim, index, given, reduce: null }),
  ),
  torchFunction('index_fill', 'input, dim, index, value', (session, input, dim, index, given) =>
    alongIndex(session, { name: 'index_fill', input, dim, index, given, reduce: null }),
  ),
];

interface ScatterCall {
  readonly name: string;
  readonly input: Value;
  readonly dim: Value;
  readonly index: Value;
  /** A tensor, or one number for all indexes. */
  readonly given: Value;
  readonly reduce: Value;
}

/** torch's names for the reductions of scatter_reduce that scatter has too. */
const REDUCTIONS: Readonly<Record<string, string>> = {
  ...{ add: 'add', sum: 'add' },
  ...{ multiply: 'multiply', prod: 'multiply' },
};

function scattered(session: Session, { name, input, dim, index, given, reduce }: ScatterCall): Tensor {
  const target = tensorArgument(name, input);
  const number = isTensor(given) ? undefined : realOf(given);
  const args: Readonly<Record<string, ArgValue>> = {
    dim: intArgument(name, dim),
    ...(number === undefined ? {} : { value: asExtendedNumber(number) }),
    ...(typeof reduce === 'string' ? { reduce: REDUCTIONS[reduce] ?? null } : {}),
  };
  return callForOne(session, {
    type: 'Scatter',
    args,
    inputs: [target, tensorArgument(name, index, 'index'), ...(isTensor(given) ? [given] : [])],
  });
}

/** One index for whole slices, which applies to all elements of each. */
function alongIndex(session: Session, call: ScatterCall): Tensor {
  const { host } = tensorArgument(call.name, call.input);
  const places = tensorArgument(call.name, call.index, 'index');
  const dim = intArgument(call.name, call.dim);
  const axis = axisAt(dim, host.shape.length);
  const count = places.host.shape[0] ?? 1;
  const shape = host.shape.map((_size, at) => (at === axis ? count : 1));
  const index = expanded(
    session,
    keepingOrder(session, places, 'Reshape', { shape }),
    host.shape.map((size, at) => (at === axis ? count : size)),
  );
  return scattered(session, { ...call, index });
}
