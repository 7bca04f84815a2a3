import { productOf } from '../../counts/count';
import type { ArgValue } from '../../ops/op';
import { isSameShape, type Shape } from '../../ops/shape';
import { literal } from '../python/literals';
import { axisOf, channelsLast, isLaidOutAlike, type Order, plainOrder } from './order';
import {
  arranged,
  eachOf,
  isOn,
  keyword,
  layer,
  operation,
  type Step,
  sizes,
  type Unwritable,
  unwritable,
  type WriteCall,
  type Written,
} from './step';

/**
 * Operations that give the elements another shape in the same sequence. Maps are transposed to the order of
 * PyTorch before them.
 */
export const reshaping: WriteCall = (given) => {
  const { input, output, op } = given;
  const order = plainOrder(output.length);
  if (isSameShape(input.shape, output)) return { steps: [], order: input.order };
  const before = isLaidOutAlike(input.order, input.shape) ? input.order : plainOrder(input.shape.length);
  const isFlat = op.type === 'Flatten' && output.length === 2;
  const step = isFlat ? layer('Flatten') : reshape(input.shape, output);
  return { steps: arranged(given, before, step), order };
};

/** The batch is not among the sizes of a Reshape of Keras. */
function reshape(from: Shape, to: Shape): Step {
  const rest = to.slice(1);
  return productOf(from.slice(1)) === productOf(rest)
    ? layer('Reshape', literal(rest))
    : operation('reshape', literal([-1, ...rest]));
}

/** Permute and Transpose: nothing is transposed until an operation needs it. */
export const permuting: WriteCall = ({ op, args, input }) => {
  const rank = input.shape.length;
  const dims =
    op.type === 'Permute' ? eachOf(args.dims, rank) : swapped(rank, Number(args.dim0), Number(args.dim1));
  const places = dims.map((dim) => (dim < 0 ? dim + rank : dim));
  return { steps: [], order: input.order.map((dim) => places.indexOf(dim)) };
};

function swapped(rank: number, first: number, second: number): readonly number[] {
  const [left, right] = [first, second].map((dim) => (dim < 0 ? dim + rank : dim));
  return plainOrder(rank).map((dim) => (dim === left ? right : dim === right ? left : dim) ?? dim);
}

/** `x[..., 0:4]`: an index for each axis up to that of a dimension; the axes after it are taken whole. */
function subscript(order: Order, dim: number, item: string): Step {
  const axis = axisOf(order, dim);
  const whole = axis === order.length - 1 ? ['...'] : order.slice(0, axis).map(() => ':');
  return {
    kind: 'expression',
    of: (tensor) => [...(typeof tensor === 'string' ? [tensor] : tensor), `[${[...whole, item].join(', ')}]`],
  };
}

/** Chunk, Narrow and Slice. */
export const slicing: WriteCall = ({ op, args, input }) => {
  const dim = Number(args.dim);
  const at = dim < 0 ? dim + input.shape.length : dim;
  const size = input.shape[at] ?? 0;
  if (at === 0) return unwritable('it selects a part of the batch');
  const [start, end, step] = rangeOf(op.type, args, size);
  if (step < 1) return unwritable('its step is negative');
  const text = `${start === 0 ? '' : start}:${end >= size ? '' : end}${step === 1 ? '' : `:${step}`}`;
  return { steps: text === ':' ? [] : [subscript(input.order, dim, text)], order: input.order };
};

function rangeOf(
  type: string,
  args: Readonly<Record<string, ArgValue>>,
  size: number,
): readonly [start: number, end: number, step: number] {
  const number = (name: string, byDefault: number): number =>
    typeof args[name] === 'number' ? Number(args[name]) : byDefault;
  if (type === 'Chunk') {
    const each = Math.ceil(size / number('chunks', 1));
    const index = number('index', 0);
    return [index * each, (index + 1) * each, 1];
  }
  const fromEnd = (place: number): number => Math.max(0, place < 0 ? place + size : place);
  const start = fromEnd(number('start', 0));
  if (type === 'Narrow') return [start, start + number('length', size), 1];
  return [start, fromEnd(number('end', size)), number('step', 1)];
}

export const selecting: WriteCall = ({ args, input }) => {
  const dim = Number(args.dim);
  const at = dim < 0 ? dim + input.shape.length : dim;
  if (at === 0) return unwritable('it selects one sample of the batch');
  const order = input.order.filter((each) => each !== at).map((each) => (each > at ? each - 1 : each));
  return { steps: [subscript(input.order, dim, String(Number(args.index)))], order };
};

/** Mean, Sum and the like over some dimensions. */
export function reduction(name: string): WriteCall {
  return ({ args, input }) => {
    const rank = input.shape.length;
    const given = args.dim ?? null;
    const dims = (Array.isArray(given) ? given : given === null ? plainOrder(rank) : [given]).map((dim) =>
      Number(dim) < 0 ? Number(dim) + rank : Number(dim),
    );
    if (dims.includes(0)) return unwritable('it is over the batch');
    if (isOn(args.ignore_nan)) return unwritable('it ignores NaN');
    const axes = dims.map((dim) => input.order.indexOf(dim)).sort((left, right) => left - right);
    const isKept = isOn(args.keepdim);
    const step = operation(
      name,
      keyword('axis', axes.length === 1 ? (axes[0] ?? 0) : axes),
      keyword('keepdims', isKept, false),
    );
    const left = input.order.filter((dim) => !dims.includes(dim));
    const order = left.map((dim) => dim - dims.filter((each) => each < dim).length);
    return { steps: [step], order: isKept ? input.order : order };
  };
}

/**
 * Operations along dimensions that keep the rank: `ops.flip(x, axis=1)`, or with the op's `field`, `ops.roll(x,
 * 2, axis=1)`.
 */
export function along(name: string, field?: string): WriteCall {
  return ({ args, input }) => {
    const given = args.dim ?? args.dims ?? null;
    if (given === null) return unwritable('it has no dimension');
    const dims = Array.isArray(given) ? given : [given];
    const axes = dims.map((dim) => axisOf(input.order, Number(dim)));
    if (axes.includes(0)) return unwritable('it is along the batch');
    const value = field === undefined ? null : (args[field] ?? null);
    const item =
      value === null ? null : literal(Array.isArray(value) && value.length === 1 ? (value[0] ?? 0) : value);
    const step = operation(name, item, keyword('axis', axes.length === 1 ? (axes[0] ?? 0) : axes));
    return { steps: [step], order: input.order };
  };
}

/** Operations that put parts of the channels next to each other, or change the order of the channels. */
export const rearrangingChannels: WriteCall = (given) => {
  const { op, args, input } = given;
  if (input.shape.length !== 4) return unwritable('its input is not a feature map with two axes');
  const [, channels = 1, height = 1, width = 1] = input.shape;
  const order = channelsLast(4);
  if (op.type === 'ChannelShuffle') {
    const groups = Number(args.groups);
    return {
      steps: arranged(
        given,
        order,
        layer('Reshape', literal([height, width, groups, channels / groups])),
        layer('Permute', '(1, 2, 4, 3)'),
        layer('Reshape', literal([height, width, channels])),
      ),
      order,
    };
  }
  const factor = Number(args.upscale_factor);
  const left = channels / factor ** 2;
  return {
    steps: arranged(
      given,
      order,
      layer('Reshape', literal([height, width, left, factor, factor])),
      layer('Permute', '(1, 4, 2, 5, 3)'),
      layer('Reshape', literal([height * factor, width * factor, left])),
    ),
    order,
  };
};

/** Upsample and the like. */
export const upsampling: WriteCall = (given): Written | Unwritable => {
  const { op, args, input, output } = given;
  const axes = input.shape.length - 2;
  const mode =
    op.type === 'Upsample' ? String(args.mode) : op.type === 'UpsamplingNearest2d' ? 'nearest' : 'corners';
  if (mode === 'corners' || args.align_corners === true)
    return unwritable('Keras has no upsampling with align_corners');
  if (axes < 1 || axes > 3) return unwritable('its input is not a feature map');
  if (mode !== 'nearest' && (axes !== 2 || mode !== 'bilinear'))
    return unwritable(`Keras upsamples by "nearest" and, with two axes, by "bilinear", not by "${mode}"`);
  const factors = input.shape.slice(2).map((size, axis) => (output[axis + 2] ?? 0) / size);
  const order = channelsLast(axes + 2);
  const word = keyword('interpolation', mode, 'nearest');
  if (factors.every(Number.isInteger))
    return {
      steps: arranged(given, order, layer(`UpSampling${axes}D`, literal(sizes(factors)), word)),
      order,
    };
  if (mode === 'nearest') return unwritable('its output is not a whole multiple of its input');
  const [height = 0, width = 0] = output.slice(2);
  return { steps: arranged(given, order, layer('Resizing', String(height), String(width))), order };
};
