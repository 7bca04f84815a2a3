import type { Value } from '../../../python/value';
import { intArgument, tensorArgument } from '../arguments';
import { callForOne, callOp } from '../call-op';
import { mapElements } from '../elements';
import { valuesAndIndices } from '../named-results';
import type { Session } from '../session';
import type { Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { dtypeOr } from './pointwise';
import { resultDtype, withPlace } from './reductions';

/** Functions that go through a dimension in an order: running sums, sorted values and their places. */
export const orderingFunctions: readonly TorchFunction[] = [
  ...(['cumsum', 'cumprod'] as const).map((name) =>
    torchFunction(name, 'input, dim, *, dtype=None', (session, input, dim, dtype) =>
      scanned(session, name, tensorArgument(name, input), dim, dtype),
    ),
  ),
  ...(['cummax', 'cummin'] as const).map((name) =>
    torchFunction(name, 'input, dim', (session, input, dim) => {
      const type = name === 'cummax' ? 'CumMax' : 'CumMin';
      const made = callOp(session, {
        type,
        args: { dim: intArgument(name, dim) },
        inputs: [tensorArgument(name, input)],
        furtherDtype: 'int64',
      });
      return valuesAndIndices(name, made);
    }),
  ),
  torchFunction('sort', 'input, dim=-1, descending=False, stable=False', (session, input, dim, down) => {
    const made = callOp(session, {
      type: 'Sort',
      args: { dim: intArgument('sort', dim), descending: down === true },
      furtherDtype: 'int64',
      inputs: [tensorArgument('sort', input)],
    });
    return valuesAndIndices('sort', made);
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
      return valuesAndIndices('topk', made);
    },
  ),
  torchFunction('kthvalue', 'input, k, dim=-1, keepdim=False', (session, input, k, dim, keepdim) =>
    withPlace(session, {
      type: 'KthValue',
      name: 'kthvalue',
      input: tensorArgument('kthvalue', input),
      dim,
      keepdim,
      args: { k: intArgument('kthvalue', k, 'k') },
    }),
  ),
  torchFunction('mode', 'input, dim=-1, keepdim=False', (session, input, dim, keepdim) =>
    withPlace(session, { type: 'Mode', name: 'mode', input: tensorArgument('mode', input), dim, keepdim }),
  ),
];

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
