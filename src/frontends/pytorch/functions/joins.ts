import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import type { Value } from '../../../python/value';
import {
  intArgument,
  intsArgument,
  operandOf,
  severalTensors,
  tensorArgument,
  tensorsArgument,
} from '../arguments';
import { callForOne } from '../call-op';
import { promoted } from '../dtypes';
import { areKnown, elementList, workedOutLater } from '../known-elements';
import type { Session } from '../session';
import { countOf, type Tensor } from '../tensor';
import { pythonFunction, type TorchFunction, torchFunction } from '../torch-function';
import { showAs } from '../view-elements';
import { applyToTwo } from './pointwise';
import { narrowed, selected, shifted } from './selection';
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

/** Functions that join tensors, or take them apart. */
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
      if (name === 'dstack')
        return joined(
          session,
          all.map((one) => withRank(session, one, 3)),
          2,
        );
      const isFlat = all.every(({ host }) => host.shape.length < 2);
      if (name === 'hstack') return joined(session, all, isFlat ? 0 : 1);
      return isFlat
        ? stacked(session, all, 0)
        : joined(
            session,
            all.map((one) => withRank(session, one, 2)),
            0,
          );
    }),
  ),
  torchFunction('column_stack', 'tensors', (session, tensors) => {
    const all = tensorsArgument(session, 'column_stack', tensors);
    if (all.every(({ host }) => host.shape.length < 2)) return stacked(session, all, 1);
    const columns = all.map((one) =>
      one.host.shape.length < 2 ? keepingOrder(session, one, 'Unsqueeze', { dim: -1 }) : one,
    );
    return joined(session, columns, 1);
  }),
  torchFunction('chunk', 'input, chunks, dim=0', (session, input, chunks, dim) =>
    chunked(
      session,
      tensorArgument('chunk', input),
      intArgument('chunk', chunks, 'chunks'),
      intArgument('chunk', dim),
    ),
  ),
  torchFunction(
    'tensor_split',
    'input, indices_or_sections=None, dim=0, *, indices=None, sections=None',
    (session, input, either, dim, indices, sections) =>
      splitEvenly(
        session,
        tensorArgument('tensor_split', input),
        either ?? indices ?? sections,
        intArgument('tensor_split', dim),
      ),
  ),
  ...(
    [
      ['split', pythonFunction],
      ['split_with_sizes', torchFunction],
    ] as const
  ).map(([name, defined]) =>
    defined(
      name,
      'input, split_size_or_sections=None, dim=0, *, split_size=None',
      (session, input, size, dim, named) =>
        splitBy(
          session,
          tensorArgument(name, input),
          intsArgument(session, name, size ?? named),
          intArgument(name, dim),
        ),
    ),
  ),
  ...(['hsplit', 'vsplit', 'dsplit'] as const).map((name) =>
    torchFunction(name, 'input, indices_or_sections', (session, input, sections) =>
      splitAcross(session, name, tensorArgument(name, input), sections),
    ),
  ),
  torchFunction('unbind', 'input, dim=0', (session, input, dim) =>
    createTuple([...unbound(session, tensorArgument('unbind', input), intArgument('unbind', dim))]),
  ),
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
  torchFunction('atleast_1d', 'input', (session, input) => {
    const tensor = tensorArgument('atleast_1d', input);
    return tensor.host.shape.length > 0 ? tensor : keepingOrder(session, tensor, 'Reshape', { shape: [1] });
  }),
];

/** `torch.cat`. Empty tensors of one dimension are left out, as PyTorch does. */
export function joined(session: Session, given: readonly Tensor[], dim: number): Tensor {
  const tensors = given.filter(({ host }) => countOf(host.shape) > 0);
  const [whole] = given;
  if (tensors.length === 0 && whole !== undefined) return whole;
  const made = callForOne(session, {
    type: 'Concat',
    args: { dim },
    inputs: tensors,
    dtype: promoted(tensors.map(operandOf)),
  });
  const { length } = made.host.shape;
  const elements = tensors.map(({ host }) => host.elements);
  if (length > 0 && axisAt(dim, length) === 0 && areKnown(elements))
    made.host.elements = workedOutLater(countOf(made.host.shape), elements, () =>
      elements.flatMap(elementList),
    );
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

function chunked(session: Session, input: Tensor, chunks: number, dim: number): Value {
  const size = sizeAt(input, dim);
  const part = Math.ceil(size / Math.max(1, chunks));
  const count = Math.max(1, Math.ceil(size / Math.max(1, part)));
  return createTuple(
    Array.from({ length: count }, (_, index) => {
      const made = callForOne(session, { type: 'Chunk', args: { chunks, dim, index }, inputs: [input] });
      showAs(made, input, shifted(axisAt(dim, input.host.shape.length), index * part, 1));
      return made;
    }),
  );
}

function splitBy(session: Session, input: Tensor, sizes: number | readonly number[], dim: number): Value {
  const whole = sizeAt(input, dim);
  const parts: number[] = [];
  if (typeof sizes !== 'number') {
    const total = sizes.reduce((sum, size) => sum + size, 0);
    if (total !== whole)
      raise(
        'RuntimeError',
        `split_with_sizes expects split_sizes to sum exactly to ${whole}, but they sum to ${total}`,
      );
    parts.push(...sizes);
  } else for (let left = whole; left > 0; left -= sizes) parts.push(Math.min(sizes, left));
  let start = 0;
  return createTuple(
    parts.map((length) => {
      start += length;
      return narrowed(session, input, { dim, start: start - length, length });
    }),
  );
}

/** Into so many parts, the first ones larger where they are not equal, or at indexes. */
function splitEvenly(session: Session, input: Tensor, sections: Value, dim: number): Value {
  const whole = sizeAt(input, dim);
  const given = intsArgument(session, 'tensor_split', sections);
  if (typeof given === 'number') {
    const sizes = Array.from(
      { length: given },
      (_, index) => Math.floor(whole / given) + (index < whole % given ? 1 : 0),
    );
    return splitBy(session, input, sizes, dim);
  }
  const ends = [...given, whole];
  return splitBy(
    session,
    input,
    ends.map((end, index) => end - (ends[index - 1] ?? 0)),
    dim,
  );
}

/** `hsplit` goes along the columns, of a vector along its only dimension, `vsplit` along the rows. */
function splitAcross(
  session: Session,
  name: 'hsplit' | 'vsplit' | 'dsplit',
  input: Tensor,
  sections: Value,
): Value {
  const dims = { hsplit: input.host.shape.length === 1 ? 0 : 1, vsplit: 0, dsplit: 2 };
  return splitEvenly(session, input, sections, dims[name]);
}

/** What lies between neighbours along a dimension. */
function differences(session: Session, input: Tensor, dim: number): Tensor {
  const length = sizeAt(input, dim) - 1;
  const from = (start: number) => narrowed(session, input, { dim, start, length });
  return applyToTwo(session, from(1), from(0), { type: 'Sub', result: 'same', of: (a, b) => a - b });
}

/** The parts along a dimension, one position each. */
export function unbound(session: Session, input: Tensor, dim: number): readonly Tensor[] {
  const size = sizeAt(input, dim);
  return Array.from({ length: size }, (_, index) => selected(session, input, dim, index));
}

function meshgrid(session: Session, given: readonly Value[], indexing: Value): Value {
  const tensors = severalTensors(session, 'meshgrid', given);
  const sizes = tensors.map(({ host }) => countOf(host.shape));
  const grids = tensors.map((tensor, axis) => {
    const shape = sizes.map((size, at) => (at === axis ? size : 1));
    return expanded(session, keepingOrder(session, tensor, 'Reshape', { shape }), sizes);
  });
  return createTuple(
    indexing === 'xy' && grids.length > 1 ? grids.map((grid) => transposed(session, grid, 0, 1)) : grids,
  );
}
