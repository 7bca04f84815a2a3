import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import type { Value } from '../../../python/value';
import { intArgument, intsArgument, tensorArgument } from '../arguments';
import { callForOne } from '../call-op';
import type { Session } from '../session';
import type { Tensor } from '../tensor';
import { pythonFunction, type TorchFunction, torchFunction } from '../torch-function';
import { showAs } from '../view-elements';
import { narrowed, selected, shifted } from './selection';
import { axisAt, sizeAt } from './views';

/** Functions that take a tensor apart. */
export const splitFunctions: readonly TorchFunction[] = [
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
];

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
  } else {
    for (let left = whole; left > 0; left -= sizes) parts.push(Math.min(sizes, left));
    if (whole === 0) parts.push(0);
  }
  let start = 0;
  return createTuple(
    parts.map((length) => {
      start += length;
      return narrowed(session, input, { dim, start: start - length, length });
    }),
  );
}

/** Splits into a number of parts, the first ones larger if they are not equal, or at indexes. */
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
  const inside = (end: number) => Math.max(0, Math.min(end < 0 ? end + whole : end, whole));
  const ends = [...given.map(inside), whole];
  return createTuple(
    ends.map((end, index) => {
      const start = ends[index - 1] ?? 0;
      return narrowed(session, input, { dim, start, length: Math.max(0, end - start) });
    }),
  );
}

/** `hsplit` goes along the columns, of a vector along its only dimension, `vsplit` along the rows. */
function splitAcross(
  session: Session,
  name: 'hsplit' | 'vsplit' | 'dsplit',
  input: Tensor,
  sections: Value,
): Value {
  const { length } = input.host.shape;
  const least = { hsplit: 1, vsplit: 2, dsplit: 3 }[name];
  if (length < least)
    raise(
      'RuntimeError',
      `torch.${name} requires a tensor with at least ${least} dimension, but got a tensor with ${length} dimensions!`,
    );
  const dim = { hsplit: length === 1 ? 0 : 1, vsplit: 0, dsplit: 2 }[name];
  const count = intsArgument(session, name, sections);
  const size = sizeAt(input, dim);
  if (typeof count === 'number' && (count < 1 || size % count !== 0))
    raise(
      'RuntimeError',
      `torch.${name} attempted to split along dimension ${dim}, but the size of the dimension ${size} is not divisible by the split_size ${count}!`,
    );
  return splitEvenly(session, input, sections, dim);
}

/** The parts along a dimension, one position each. */
export function unbound(session: Session, input: Tensor, dim: number): readonly Tensor[] {
  const size = sizeAt(input, dim);
  return Array.from({ length: size }, (_, index) => selected(session, input, dim, index));
}
