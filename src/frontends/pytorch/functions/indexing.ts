import { isSameShape, type Shape } from '../../../ops/shape';
import { createList, createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { itemsOf } from '../../../python/iteration';
import type { Value } from '../../../python/value';
import { intArgument, tensorArgument } from '../arguments';
import { callForOne } from '../call-op';
import type { Session } from '../session';
import { countOf, isTensor, isUnknownSize, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { putAt } from './assignment';
import { checkWithin, narrowed, nonzero, selected } from './selection';
import { indexed } from './subscripts';
import { broadcastShape, checkRange, dimAt, expanded, keepingOrder, sizeAt } from './views';

/** Functions that take elements by their places, and put them there. */
export const indexingFunctions: readonly TorchFunction[] = [
  torchFunction('select', 'input, dim, index', (session, input, dim, index) =>
    selected(
      session,
      tensorArgument('select', input),
      intArgument('select', dim),
      intArgument('select', index, 'index'),
    ),
  ),
  torchFunction('narrow', 'input, dim, start, length', (session, input, dim, start, length) => {
    const tensor = tensorArgument('narrow', input);
    if (tensor.host.shape.length === 0)
      raise('RuntimeError', 'narrow() cannot be applied to a 0-dim tensor.');
    const args = {
      dim: intArgument('narrow', dim),
      start: intArgument('narrow', start, 'start'),
      length: intArgument('narrow', length, 'length'),
    };
    const size = sizeAt(tensor, args.dim);
    checkRange(args.start, -size, size);
    return narrowed(session, tensor, args);
  }),
  torchFunction('gather', 'input, dim, index, *, sparse_grad=False', (session, input, dim, index) =>
    callForOne(session, {
      type: 'Gather',
      args: { dim: intArgument('gather', dim) },
      inputs: [tensorArgument('gather', input), tensorArgument('gather', index, 'index')],
    }),
  ),
  torchFunction('take_along_dim', 'input, indices, dim=None', (session, input, index, dim) =>
    takenAlong(
      session,
      tensorArgument('take_along_dim', input),
      tensorArgument('take_along_dim', index, 'indices'),
      dim === null ? null : intArgument('take_along_dim', dim),
    ),
  ),
  torchFunction('index_select', 'input, dim, index', (session, input, dim, index) => {
    const from = tensorArgument('index_select', input);
    const places = tensorArgument('index_select', index, 'index');
    const axis = intArgument('index_select', dim);
    checkWithin(places, axis, sizeAt(from, axis));
    return callForOne(session, { type: 'IndexSelect', args: { dim: axis }, inputs: [from, places] });
  }),
  torchFunction('take', 'input, index', (session, input, index) =>
    callForOne(session, {
      type: 'Index',
      args: { dims: [0] },
      inputs: [
        keepingOrder(session, tensorArgument('take', input), 'Reshape', { shape: [-1] }),
        tensorArgument('take', index, 'index'),
      ],
    }),
  ),
  torchFunction('masked_select', 'input, mask', (session, input, mask) =>
    maskedSelect(
      session,
      tensorArgument('masked_select', input),
      tensorArgument('masked_select', mask, 'mask'),
    ),
  ),
  torchFunction('nonzero', 'input, *, as_tuple=False, out=None', (_session, input, asTuple) =>
    nonzero(tensorArgument('nonzero', input), asTuple === true ? 'tuple' : 'matrix'),
  ),
  torchFunction(
    'index_put',
    'input, indices, values, accumulate=False',
    (session, input, indices, values, accumulate) =>
      putAt(session, {
        input: tensorArgument('index_put', input),
        index: createTuple(itemsOf(session.machine, indices)),
        filler: tensorArgument('index_put', values, 'values'),
        args: { accumulate: accumulate === true },
      }),
  ),
  torchFunction('masked_scatter', 'input, mask, source', (session, input, mask, source) =>
    putAt(session, {
      input: tensorArgument('masked_scatter', input),
      index: tensorArgument('masked_scatter', mask, 'mask'),
      filler:
        isTensor(source) && isUnknownSize(source) ? null : tensorArgument('masked_scatter', source, 'source'),
      args: {},
    }),
  ),
];

/** `masked_select`: the mask and the tensor broadcast, as they do not in `input[mask]`. */
function maskedSelect(session: Session, input: Tensor, mask: Tensor): Value {
  if (!['bool', 'uint8'].includes(mask.host.dtype))
    return raise('RuntimeError', 'masked_select: expected BoolTensor or ByteTensor for mask');
  const shape = broadcastShape([input.host.shape, mask.host.shape]);
  const [values, where] = [input, mask].map((one) => inShape(session, one, shape));
  return indexed(session, values ?? input, where ?? mask);
}

function inShape(session: Session, tensor: Tensor, shape: Shape): Tensor {
  return isSameShape(tensor.host.shape, shape) ? tensor : expanded(session, tensor, shape);
}

/** `take_along_dim`: all other dimensions broadcast; without a dimension, of all elements in order. */
function takenAlong(session: Session, input: Tensor, index: Tensor, dim: number | null): Tensor {
  if (dim === null) {
    const flat = [input, index].map((one) => keepingOrder(session, one, 'Reshape', { shape: [-1] }));
    return callForOne(session, { type: 'Gather', args: { dim: 0 }, inputs: flat });
  }
  const axis = dimAt(input, dim);
  const sizes = input.host.shape.map((size, at) => Math.max(size, index.host.shape[at] ?? 1));
  const sizesOf = ({ host }: Tensor) =>
    sizes.map((size, at) => (at === axis ? (host.shape[at] ?? size) : size));
  return callForOne(session, {
    type: 'Gather',
    args: { dim: axis },
    inputs: [input, index].map((one) => expanded(session, one, sizesOf(one))),
  });
}

/** The elements as lists in lists of Python. */
export function nestedList(shape: readonly number[], items: readonly Value[]): Value {
  const [first, ...rest] = shape;
  if (first === undefined) return items[0] ?? null;
  const size = countOf(rest);
  return createList(
    Array.from({ length: first }, (_, at) => nestedList(rest, items.slice(at * size, (at + 1) * size))),
  );
}
