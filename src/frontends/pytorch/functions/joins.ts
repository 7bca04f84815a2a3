import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import type { Value } from '../../../python/value';
import { intArgument, operandOf, severalTensors, tensorArgument, tensorsArgument } from '../arguments';
import { callForOne } from '../call-op';
import { promoted } from '../dtypes';
import { areKnown, elementList, workedOutLater } from '../known-elements';
import type { Session } from '../session';
import { countOf, ndarrayClass, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { shapesWithoutElements } from '../without-elements';
import { applyToTwo } from './pointwise';
import { narrowed } from './selection';
import {
  axisAt,
  broadcastShape,
  expanded,
  keepingOrder,
  listOf,
  sizeAt,
  transposed,
  withRank,
} from './views';

/** How many dimensions the parts of a stack have at least, and along which they are joined. */
const STACKS = {
  hstack: { rank: 1, dim: 1 },
  vstack: { rank: 2, dim: 0 },
  row_stack: { rank: 2, dim: 0 },
  dstack: { rank: 3, dim: 2 },
} as const;

/** Functions that join tensors. */
export const joinFunctions: readonly TorchFunction[] = [
  ...['cat', 'concat', 'concatenate'].map((name) =>
    torchFunction(name, 'tensors, dim=0, *, axis=None, out=None', (session, tensors, dim, axis) =>
      joined(session, tensorsArgument(session, name, tensors), intArgument(name, axis ?? dim)),
    ),
  ),
  torchFunction('stack', 'tensors, dim=0, *, out=None', (session, tensors, dim) =>
    stacked(session, tensorsArgument(session, 'stack', tensors), intArgument('stack', dim)),
  ),
  ...(['hstack', 'vstack', 'row_stack', 'dstack'] as const).map((name) =>
    torchFunction(name, 'tensors', (session, tensors) => {
      const all = tensorsArgument(session, name, tensors);
      const { rank, dim } = STACKS[name];
      const parts = all.map((one) => withRank(session, one, rank));
      const isFlat = parts.every(({ host }) => host.shape.length === 1);
      return joined(session, parts, isFlat ? 0 : dim);
    }),
  ),
  torchFunction('column_stack', 'tensors', (session, tensors) => {
    const all = tensorsArgument(session, 'column_stack', tensors);
    const columns = all.map((one) =>
      one.host.shape.length < 2
        ? keepingOrder(session, withRank(session, one, 1), 'Unsqueeze', { dim: -1 })
        : one,
    );
    return joined(session, columns, 1);
  }),
  torchFunction('meshgrid', '*tensors, indexing=ij', (session, indexing, tensors) =>
    meshgrid(session, listOf(session, tensors), indexing),
  ),
  torchFunction('broadcast_tensors', '*tensors', (session, tensors) => {
    const all = listOf(session, tensors).map((one) => tensorArgument('broadcast_tensors', one));
    const shape = broadcastShape(all.map(({ host }) => host.shape));
    return createTuple(all.map((one) => expanded(session, one, shape)));
  }),
  torchFunction(
    'diff',
    'input, n=1, dim=-1, prepend=None, append=None',
    (session, input, n, dim, before, after) => {
      const axis = intArgument('diff', dim);
      const parts = [before, input, after].filter((one) => one !== null);
      const tensors = parts.map((one) => tensorArgument('diff', one));
      const [first] = tensors;
      let result = tensors.length === 1 && first !== undefined ? first : joined(session, tensors, axis);
      for (let times = intArgument('diff', n, 'n'); times > 0; times -= 1)
        result = differences(session, result, axis);
      return result;
    },
  ),
];

/** `torch.cat`. Empty tensors of one dimension are left out, as PyTorch does. */
export function joined(session: Session, given: readonly Tensor[], dim: number): Tensor {
  const fitting = given.filter(({ host: { shape } }) => shape.length !== 1 || shape[0] !== 0);
  const [whole] = given;
  if (fitting.length === 0 && whole !== undefined) return whole;
  const filled = fitting.filter(({ host }) => countOf(host.shape) > 0);
  const areSome = filled.length > 0 && filled.length < fitting.length;
  const shapes = fitting.map(({ host }) => host.shape);
  // A tensor without elements is not part of the graph, but its shape must fit.
  const doFit = areSome && shapesWithoutElements({ type: 'Concat', args: { dim }, shapes }) !== null;
  const tensors = doFit ? filled : fitting;
  const made = callForOne(session, {
    type: 'Concat',
    args: { dim },
    inputs: tensors,
    dtype: promoted(tensors.map(operandOf)),
  });
  const { shape } = made.host;
  const elements = tensors.map(({ host }) => host.elements);
  if (areKnown(elements))
    made.host.elements = workedOutLater(countOf(shape), elements, () => {
      const rows = countOf(shape.slice(0, axisAt(dim, shape.length)));
      const parts = elements.map(elementList);
      return Array.from({ length: rows }, (_, row) =>
        parts.map((part) => part.slice((row * part.length) / rows, ((row + 1) * part.length) / rows)),
      ).flat(2);
    });
  return made;
}

/** Tensors of one shape along a new dimension. */
export function stacked(session: Session, tensors: readonly Tensor[], dim: number): Tensor {
  const made = callForOne(session, {
    type: 'Stack',
    args: { dim },
    inputs: tensors,
    dtype: promoted(tensors.map(operandOf)),
  });
  const elements = tensors.map(({ host }) => host.elements);
  const isLast = dim === -1 || dim === made.host.shape.length - 1;
  if (areKnown(elements) && (dim === 0 || isLast))
    made.host.elements = workedOutLater(countOf(made.host.shape), elements, () => {
      const rows = elements.map(elementList);
      if (dim === 0) return rows.flat();
      const [first = []] = rows;
      return first.flatMap((_element, index) => rows.flatMap((row) => row.slice(index, index + 1)));
    });
  return made;
}

/** What lies between neighbours along a dimension. */
function differences(session: Session, input: Tensor, dim: number): Tensor {
  const length = Math.max(0, sizeAt(input, dim) - 1);
  const from = (start: number) => narrowed(session, input, { dim, start, length });
  return applyToTwo(session, from(1), from(0), { type: 'Sub', result: 'same', of: (a, b) => a - b });
}

/** numpy flattens inputs that are not vectors, and takes any element types; torch does not. */
function checkGridAxes(tensors: readonly Tensor[]): void {
  if (tensors.some(({ type }) => type === ndarrayClass)) return;
  if (tensors.some(({ host }) => host.shape.length > 1))
    raise('RuntimeError', 'torch.meshgrid: Expected 0D or 1D tensor in the tensor list');
  const dtypes = new Set(tensors.map(({ host }) => host.dtype));
  if (dtypes.size > 1)
    raise(
      'RuntimeError',
      'meshgrid expects all tensors to have the same dtype',
      () => `they are ${[...dtypes].join(' and ')}: convert one, as in x.float()`,
    );
}

function meshgrid(session: Session, given: readonly Value[], indexing: Value): Value {
  const tensors = severalTensors(session, 'meshgrid', given);
  checkGridAxes(tensors);
  const sizes = tensors.map(({ host }) => countOf(host.shape));
  const grids = tensors.map((tensor, axis) => {
    const shape = sizes.map((size, at) => (at === axis ? size : 1));
    return expanded(session, keepingOrder(session, tensor, 'Reshape', { shape }), sizes);
  });
  return createTuple(
    indexing === 'xy' && grids.length > 1 ? grids.map((grid) => transposed(session, grid, 0, 1)) : grids,
  );
}
