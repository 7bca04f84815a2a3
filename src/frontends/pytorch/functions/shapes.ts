import { type Dtype, elementBytes } from '../../../graph/dtype';
import { raise } from '../../../python/failure';
import type { Value } from '../../../python/value';
import { intArgument, intsArgument, sizesArgument, tensorArgument } from '../arguments';
import { callForOne, callOpaque } from '../call-op';
import { dtypeOf } from '../dtypes';
import { knownStrides, stridesSeenAs } from '../memory-order';
import type { Session } from '../session';
import { countOf, createEmpty, describeTensor, sizeOf, type Tensor } from '../tensor';
import { pythonFunction, type TorchFunction, torchFunction } from '../torch-function';
import { flipped, rolled, turned } from './flips';
import {
  asList,
  dimAt,
  expanded,
  keepingOrder,
  listOf,
  matrixTransposed,
  moved,
  permuted,
  sizeAt,
  transposed,
} from './views';

/** Functions that give the elements another shape or order. */
export const shapeFunctions: readonly TorchFunction[] = [
  torchFunction('reshape', 'input, *shape', (session, input, shape) =>
    reshaped(session, 'reshape', tensorArgument('reshape', input), shape),
  ),
  torchFunction('flatten', 'input, start_dim=0, end_dim=-1', (session, input, start, end) =>
    flattened(
      session,
      tensorArgument('flatten', input),
      intArgument('flatten', start),
      intArgument('flatten', end),
    ),
  ),
  torchFunction('ravel', 'input', (session, input) =>
    flattened(session, tensorArgument('ravel', input), 0, -1),
  ),
  pythonFunction('unflatten', 'input, dim, sizes', (session, input, dim, sizes) => {
    const tensor = tensorArgument('unflatten', input);
    return keepingOrder(session, tensor, 'Unflatten', {
      dim: intArgument('unflatten', dim),
      unflattened_size: sizesArgument(session, 'unflatten', [sizes]),
    });
  }),
  ...(['squeeze', 'unsqueeze'] as const).map((name) =>
    torchFunction(name, name === 'squeeze' ? 'input, dim=None' : 'input, dim', (session, input, dim) =>
      name === 'squeeze'
        ? squeezed(session, tensorArgument(name, input), dim)
        : keepingOrder(session, tensorArgument(name, input), 'Unsqueeze', { dim: intArgument(name, dim) }),
    ),
  ),
  torchFunction('permute', 'input, *dims', (session, input, dims) =>
    permuted(session, tensorArgument('permute', input), dimsOf(session, 'permute', dims)),
  ),
  ...(
    [
      ['transpose', 'dim0, dim1'],
      ['swapaxes', 'axis0, axis1'],
      ['swapdims', 'dim0, dim1'],
    ] as const
  ).map(([name, dims]) =>
    torchFunction(name, `input, ${dims}`, (session, input, dim0, dim1) =>
      transposed(session, tensorArgument(name, input), intArgument(name, dim0), intArgument(name, dim1)),
    ),
  ),
  torchFunction('t', 'input', (session, input) => {
    const tensor = tensorArgument('t', input);
    const { length } = tensor.host.shape;
    if (length > 2)
      raise(
        'RuntimeError',
        `t() expects a tensor with <= 2 dimensions, but self is ${length}D`,
        () => `write x.transpose(-2, -1) for ${describeTensor(tensor.host)}`,
      );
    return length < 2 ? tensor : transposed(session, tensor, 0, 1);
  }),
  ...['movedim', 'moveaxis'].map((name) =>
    torchFunction(name, 'input, source, destination', (session, input, source, destination) =>
      moved(
        session,
        tensorArgument(name, input),
        asList(intsArgument(session, name, source)),
        asList(intsArgument(session, name, destination)),
      ),
    ),
  ),
  torchFunction('expand', 'input, *sizes, implicit=False', (session, input, _implicit, sizes) =>
    expanded(
      session,
      tensorArgument('expand', input),
      sizesArgument(session, 'expand', listOf(session, sizes)),
    ),
  ),
  torchFunction('broadcast_to', 'input, *size', (session, input, size) =>
    expanded(
      session,
      tensorArgument('broadcast_to', input),
      sizesArgument(session, 'broadcast_to', listOf(session, size)),
    ),
  ),
  torchFunction('roll', 'input, shifts, dims=None', (session, input, shifts, dims) =>
    rolled(
      session,
      tensorArgument('roll', input),
      intsArgument(session, 'roll', shifts),
      dims === null ? null : nullIfEmpty(intsArgument(session, 'roll', dims)),
    ),
  ),
  torchFunction('flip', 'input, *dims', (session, input, dims) =>
    flipped(session, tensorArgument('flip', input), sizesArgument(session, 'flip', listOf(session, dims))),
  ),
  ...(['flipud', 'fliplr'] as const).map((name, dim) =>
    torchFunction(name, 'input', (session, input) => {
      const tensor = tensorArgument(name, input);
      if (tensor.host.shape.length <= dim) raise('RuntimeError', `Input must be >= ${dim + 1}-d.`);
      return flipped(session, tensor, [dim]);
    }),
  ),
  torchFunction('rot90', 'input, k=1, dims=None', (session, input, k, dims) =>
    turned(
      session,
      tensorArgument('rot90', input),
      intArgument('rot90', k, 'k'),
      dims === null ? [0, 1] : sizesArgument(session, 'rot90', [dims]),
    ),
  ),
  torchFunction('adjoint', 'input', (session, input) =>
    matrixTransposed(session, tensorArgument('adjoint', input), 'adjoint()'),
  ),
  torchFunction('squeeze_copy', 'input, dim=None', (session, input, dim) =>
    squeezed(session, tensorArgument('squeeze', input), dim),
  ),
  ...(
    [
      ['pixel_shuffle', 'PixelShuffle', 'upscale_factor'],
      ['pixel_unshuffle', 'PixelUnshuffle', 'downscale_factor'],
      ['channel_shuffle', 'ChannelShuffle', 'groups'],
      ['native_channel_shuffle', 'ChannelShuffle', 'groups'],
    ] as const
  ).map(([name, type, argument]) =>
    torchFunction(name, `input, ${argument}`, (session, input, factor) =>
      callForOne(session, {
        type,
        args: { [argument]: intArgument(name, factor, argument) },
        inputs: [tensorArgument(name, input)],
      }),
    ),
  ),
];

/** Methods of tensors alone. */
export const shapeMethods: readonly TorchFunction[] = [
  torchFunction('view', 'input, *shape, dtype=None', (session, input, _dtype, shape) => {
    const tensor = tensorArgument('view', input);
    return seenInMemory(tensor, reshaped(session, 'view', tensor, shape));
  }),
  ...['view_as', 'reshape_as'].map((name) =>
    torchFunction(name, 'input, other', (session, input, other) => {
      const tensor = tensorArgument(name, input);
      const made = inSizes(session, tensor, tensorArgument(name, other, 'other').host.shape);
      return name === 'view_as' ? seenInMemory(tensor, made) : made;
    }),
  ),
  torchFunction('expand_as', 'input, other', (session, input, other) =>
    expanded(
      session,
      tensorArgument('expand_as', input),
      tensorArgument('expand_as', other, 'other').host.shape,
    ),
  ),
  torchFunction('unfold', 'input, dimension, size, step', (session, input, dim, size, step) =>
    callForOne(session, {
      type: 'SlidingWindows',
      args: {
        dim: intArgument('unfold', dim),
        size: intArgument('unfold', size, 'size'),
        step: intArgument('unfold', step, 'step'),
      },
      inputs: [tensorArgument('unfold', input)],
    }),
  ),
  torchFunction('size', 'input, dim=None', (_session, input, dim) => {
    const tensor = tensorArgument('size', input);
    return dim === null ? sizeOf(tensor.host.shape) : sizeAt(tensor, intArgument('size', dim));
  }),
];

/** The same bytes as elements of another type: the last dimension has as many as they fill. */
function seenAs(session: Session, input: Tensor, dtype: Dtype): Tensor {
  const { shape, dtype: own } = input.host;
  const last = ((shape.at(-1) ?? 1) * elementBytes[own]) / elementBytes[dtype];
  if (!Number.isInteger(last))
    raise('RuntimeError', `self.size(-1) must be divisible to view ${own} as ${dtype}`);
  const sizes = shape.length === 0 ? shape : [...shape.slice(0, -1), last];
  return callOpaque(session, { type: 'torch.view', inputs: [input], shape: sizes, dtype });
}

function reshaped(session: Session, name: string, input: Tensor, shape: Value): Tensor {
  const given = listOf(session, shape);
  const [first] = given;
  const asked = given.length === 1 ? dtypeOf(first) : undefined;
  if (asked !== undefined) return seenAs(session, input, asked);
  return inSizes(session, input, sizesArgument(session, name, given));
}

/** The same elements in other sizes; one of them may be -1. */
function inSizes(session: Session, input: Tensor, sizes: readonly number[]): Tensor {
  if (countOf(input.host.shape) === 0) return emptied(input, sizes);
  return sizes.length === 0 && countOf(input.host.shape) === 1
    ? squeezed(session, input, null)
    : keepingOrder(session, input, 'Reshape', { shape: sizes });
}

/** Checks `view`, which shares the memory of its tensor: torch refuses a shape that would need a copy. */
function seenInMemory({ host }: Tensor, made: Tensor): Tensor {
  const strides = knownStrides(host);
  const { shape } = made.host;
  const isSeen =
    strides === null || made.host.dtype !== host.dtype || stridesSeenAs(host.shape, strides, shape) !== null;
  if (isSeen || countOf(shape) === 0) return made;
  const sizes = shape.join(', ');
  return raise(
    'RuntimeError',
    "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
    () =>
      `${describeTensor(host)} is not contiguous in memory: write .reshape(${sizes}), or .contiguous() before .view(${sizes})`,
  );
}

/** A tensor without elements in another shape. */
function emptied({ host }: Tensor, sizes: readonly number[]): Tensor {
  const inferred = sizes.filter((size) => size === -1).length;
  if (inferred > 1) raise('RuntimeError', 'only one dimension can be inferred');
  const isAmbiguous = inferred === 1 && sizes.includes(0);
  if (isAmbiguous)
    raise(
      'RuntimeError',
      `cannot reshape tensor of 0 elements into shape [${sizes.join(', ')}] because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
  if (inferred === 0 && !sizes.includes(0))
    raise('RuntimeError', `shape '[${sizes.join(', ')}]' is invalid for input of size 0`);
  const shape = sizes.map((size) => Math.max(size, 0));
  return createEmpty(shape, { dtype: host.dtype, maker: host.maker });
}

/** Dimensions joined to one. */
export function flattened(session: Session, input: Tensor, start: number, end: number): Tensor {
  if (dimAt(input, start) > dimAt(input, end))
    raise('RuntimeError', 'flatten() has invalid args: start_dim cannot come after end_dim');
  if (input.host.shape.length === 0) return keepingOrder(session, input, 'Reshape', { shape: [1] });
  return keepingOrder(session, input, 'Flatten', { start_dim: start, end_dim: end });
}

function squeezed(session: Session, input: Tensor, dim: Value): Tensor {
  if (dim === null) return keepingOrder(session, input, 'Squeeze', { dim });
  const order = asList(intsArgument(session, 'squeeze', dim))
    .map((one) => dimAt(input, one))
    .sort((a, b) => b - a);
  if (input.host.shape.length === 0) return input;
  return order.reduce<Tensor>((tensor, one) => keepingOrder(session, tensor, 'Squeeze', { dim: one }), input);
}

function dimsOf(session: Session, name: string, dims: Value): readonly number[] {
  return sizesArgument(session, name, listOf(session, dims));
}

function nullIfEmpty(value: number | readonly number[]): number | readonly number[] | null {
  return typeof value !== 'number' && value.length === 0 ? null : value;
}
