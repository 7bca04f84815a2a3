import type { Shape } from '../../../ops/shape';
import { createList, createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { createSlice, sliceBounds } from '../../../python/indexing';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { takeSteps } from '../../../python/machine';
import type { Value } from '../../../python/value';
import { argValue, intArgument, operandArgument, refuseUnknownValue, tensorArgument } from '../arguments';
import { callForOne } from '../call-op';
import { broadcastElements, type Elements, viewElements } from '../elements';
import type { Session } from '../session';
import { countOf, createTensor, isTensor, isUnknownSize, type Tensor, unknownSizeTensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { asType } from './pointwise';
import { expanded, keepingOrder } from './shapes';

/** Functions that take elements by their places, and put them there. */
export const indexingFunctions: readonly TorchFunction[] = [
  torchFunction('select', 'input, dim, index', (session, input = null, dim = null, index = null) =>
    selected(
      session,
      tensorArgument('select', input),
      intArgument('select', dim),
      intArgument('select', index, 'index'),
    ),
  ),
  torchFunction(
    'narrow',
    'input, dim, start, length',
    (session, input = null, dim = null, start = null, length = null) =>
      narrowed(session, tensorArgument('narrow', input), {
        dim: intArgument('narrow', dim),
        start: intArgument('narrow', start, 'start'),
        length: intArgument('narrow', length, 'length'),
      }),
  ),
  torchFunction(
    'gather',
    'input, dim, index, *, sparse_grad=False',
    (session, input = null, dim = null, index = null) =>
      callForOne(session, {
        type: 'Gather',
        args: { dim: intArgument('gather', dim) },
        inputs: [tensorArgument('gather', input), tensorArgument('gather', index, 'index')],
      }),
  ),
  torchFunction(
    'take_along_dim',
    'input, indices, dim=None',
    (session, input = null, index = null, dim = null) =>
      takenAlong(
        session,
        tensorArgument('take_along_dim', input),
        tensorArgument('take_along_dim', index, 'indices'),
        dim === null ? null : intArgument('take_along_dim', dim),
      ),
  ),
  torchFunction('index_select', 'input, dim, index', (session, input = null, dim = null, index = null) =>
    callForOne(session, {
      type: 'IndexSelect',
      args: { dim: intArgument('index_select', dim) },
      inputs: [tensorArgument('index_select', input), tensorArgument('index_select', index, 'index')],
    }),
  ),
  torchFunction('take', 'input, index', (session, input = null, index = null) =>
    callForOne(session, {
      type: 'Index',
      args: { dims: [0] },
      inputs: [
        keepingOrder(session, tensorArgument('take', input), 'Reshape', { shape: [-1] }),
        tensorArgument('take', index, 'index'),
      ],
    }),
  ),
  torchFunction('masked_select', 'input, mask', (session, input = null, mask = null) =>
    indexed(session, tensorArgument('masked_select', input), mask),
  ),
  torchFunction('nonzero', 'input, *, as_tuple=False, out=None', (_session, input = null, asTuple = null) =>
    nonzero(tensorArgument('nonzero', input), asTuple === true),
  ),
  ...[
    'scatter',
    'scatter_add',
    'index_add',
    'index_copy',
    'index_fill',
    'index_put',
    'masked_scatter',
    'scatter_reduce',
  ].map((name) =>
    torchFunction(name, 'input, *others, **options', (session, input = null, others = null) => {
      const tensors = itemsOf(session.machine, others).filter(isTensor);
      const target = tensorArgument(name, input);
      return callForOne(session, { type: 'Scatter', inputs: [target, ...tensors.slice(0, 2)] });
    }),
  ),
];

/** `take_along_dim`: all other dimensions broadcast; without a dimension, of all elements in order. */
function takenAlong(session: Session, input: Tensor, index: Tensor, dim: number | null): Tensor {
  if (dim === null) {
    const flat = [input, index].map((one) => keepingOrder(session, one, 'Reshape', { shape: [-1] }));
    return callForOne(session, { type: 'Gather', args: { dim: 0 }, inputs: flat });
  }
  const axis = dim < 0 ? dim + input.host.shape.length : dim;
  const sizes = input.host.shape.map((size, at) => Math.max(size, index.host.shape[at] ?? 1));
  const sizesOf = ({ host }: Tensor) =>
    sizes.map((size, at) => (at === axis ? (host.shape[at] ?? size) : size));
  return callForOne(session, {
    type: 'Gather',
    args: { dim: axis },
    inputs: [input, index].map((one) => expanded(session, one, sizesOf(one))),
  });
}

/** One position of a dimension. */
export function selected(session: Session, input: Tensor, dim: number, index: number): Tensor {
  const { shape } = input.host;
  const axis = dim < 0 ? dim + shape.length : dim;
  const size = shape[axis];
  if (size !== undefined && (index < -size || index >= size))
    raise('IndexError', `index ${index} is out of bounds for dimension ${axis} with size ${size}`);
  const made = callForOne(session, { type: 'Select', args: { dim, index }, inputs: [input] });
  const at = index < 0 ? index + (size ?? 0) : index;
  made.host.values = viewElements(input, made.host.shape, (position) => [
    ...position.slice(0, axis),
    at,
    ...position.slice(axis),
  ]);
  return made;
}

export function narrowed(
  session: Session,
  input: Tensor,
  args: { readonly dim: number; readonly start: number; readonly length: number },
): Tensor {
  const made = callForOne(session, { type: 'Narrow', args, inputs: [input] });
  const axis = args.dim < 0 ? args.dim + input.host.shape.length : args.dim;
  const start = args.start < 0 ? args.start + (input.host.shape[axis] ?? 0) : args.start;
  made.host.values = shiftedElements(input, made, axis, start, 1);
  return made;
}

function shiftedElements(input: Tensor, made: Tensor, axis: number, start: number, step: number): Elements {
  return viewElements(input, made.host.shape, (position) =>
    position.map((at, dim) => (dim === axis ? start + at * step : at)),
  );
}

/** `input[index]`. */
export function indexed(session: Session, input: Tensor, index: Value): Tensor {
  const items = expandEllipsis(session, input, index);
  let result = input;
  let dim = 0;
  const tensors: { readonly dim: number; readonly index: Tensor }[] = [];
  for (const item of items) {
    if (item === null) {
      result = keepingOrder(session, result, 'Unsqueeze', { dim });
      dim += 1;
    } else if (isKind(item, 'slice')) {
      result = sliced(session, result, dim, item);
      dim += 1;
    } else if (typeof item === 'boolean') {
      result = keepingOrder(session, result, 'Unsqueeze', { dim });
      dim += 1;
    } else {
      const place = placesOf(session, item);
      const isMask = place.host.dtype === 'bool' || place.host.dtype === 'uint8';
      if (isMask && place.host.values === null)
        return unknownSizeTensor(input.host.dtype, () =>
          refuseUnknownValue(place, 'the shape of what a mask takes'),
        );
      if (isMask) {
        const picked = picksOf(place);
        for (const [at, one] of picked.entries()) tensors.push({ dim: dim + at, index: one });
        dim += picked.length;
      } else if (
        place.host.shape.length === 0 &&
        place.host.values !== null &&
        tensors.length === 0 &&
        !items.some(isList)
      ) {
        result = selected(session, result, dim, place.host.values[0] ?? 0);
      } else {
        tensors.push({ dim, index: place });
        dim += 1;
      }
    }
  }
  return tensors.length === 0 ? result : atPlaces(session, result, tensors);
}

function isList(value: Value): boolean {
  return isKind(value, 'list') || (isTensor(value) && value.host.shape.length > 0);
}

function atPlaces(
  session: Session,
  input: Tensor,
  places: readonly { readonly dim: number; readonly index: Tensor }[],
): Tensor {
  const made = callForOne(session, {
    type: 'Index',
    args: { dims: places.map(({ dim }) => dim) },
    inputs: [input, ...places.map(({ index }) => index)],
    dtype: input.host.dtype,
  });
  const [only] = places;
  const { values } = input.host;
  if (
    only !== undefined &&
    places.length === 1 &&
    values !== null &&
    only.index.host.values !== null &&
    only.dim === 0
  ) {
    const row = values.length / (input.host.shape[0] ?? 1);
    const length = input.host.shape[0] ?? 1;
    made.host.values = only.index.host.values.flatMap((at) =>
      values.slice((at < 0 ? at + length : at) * row, ((at < 0 ? at + length : at) + 1) * row),
    );
  }
  return made;
}

/** An index that is a whole number, a tensor, or a list of them, as a tensor of places. */
function placesOf(session: Session, item: Value): Tensor {
  if (isTensor(item)) return item;
  const value = argValue(session, item);
  if (typeof value === 'number')
    return createTensor([], { dtype: 'int64', values: [value], maker: 'an index' });
  if (isKind(item, 'list') || isKind(item, 'tuple') || isKind(item, 'range')) {
    const items = itemsOf(session.machine, item).map((one) => placesOf(session, one));
    const isMask = items.some(({ host }) => host.dtype === 'bool');
    const known = items.every(({ host }) => host.values !== null);
    return createTensor([items.length, ...(items[0]?.host.shape ?? [])], {
      dtype: isMask ? 'bool' : 'int64',
      values: known ? items.flatMap(({ host }) => host.values ?? []) : null,
      maker: 'an index',
    });
  }
  if (typeof item === 'boolean')
    return createTensor([], { dtype: 'bool', values: [Number(item)], maker: 'an index' });
  return raise(
    'IndexError',
    'only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices',
  );
}

/** The places where a mask is true, one tensor for each of its dimensions; refused where it is not known. */
function picksOf(mask: Tensor): readonly Tensor[] {
  const places = nonzero(mask, true);
  return isKind(places, 'tuple') ? places.items.filter(isTensor) : [];
}

/** The places where a tensor is not zero; refused where they are not known. */
export function nonzero(input: Tensor, asTuple: boolean): Value {
  const { shape, values } = input.host;
  if (values === null) return refuseUnknownValue(input, 'the shape of the result');
  const found = values.flatMap((element, index) => (element === 0 ? [] : [index]));
  const strides = shape.map((_size, axis) => countOf(shape.slice(axis + 1)));
  const along = shape.map((size, axis) => found.map((at) => Math.floor(at / (strides[axis] ?? 1)) % size));
  if (asTuple)
    return createTuple(
      along.map((at) => createTensor([found.length], { dtype: 'int64', values: at, maker: 'nonzero' })),
    );
  return createTensor([found.length, shape.length], {
    dtype: 'int64',
    values: found.flatMap((_at, index) => along.map((one) => one[index] ?? 0)),
    maker: 'nonzero',
  });
}

function sliced(
  session: Session,
  input: Tensor,
  dim: number,
  slice: Extract<Value, { kind: 'slice' }>,
): Tensor {
  const size = input.host.shape[dim];
  if (size === undefined)
    return raise('IndexError', `too many indices for tensor of dimension ${input.host.shape.length}`);
  const { start, stop, step } = sliceBounds(session.machine, { ...slice, ...wholeBounds(slice) }, size);
  if (step < 0) raise('ValueError', 'step must be greater than zero');
  if (start === 0 && stop >= size && step === 1) return input;
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (length === 0)
    return createTensor(
      input.host.shape.map((kept, axis) => (axis === dim ? 0 : kept)),
      { dtype: input.host.dtype, values: [] },
    );
  if (step === 1) return narrowed(session, input, { dim, start, length });
  const made = callForOne(session, { type: 'Slice', args: { dim, start, end: stop, step }, inputs: [input] });
  made.host.values = shiftedElements(input, made, dim, start, step);
  return made;
}

/** Bounds that are known tensors become numbers. */
function wholeBounds(slice: Extract<Value, { kind: 'slice' }>): {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
} {
  const whole = (value: Value): Value => (isTensor(value) ? intArgument('slice', value, 'bound') : value);
  return { start: whole(slice.start), stop: whole(slice.stop), step: whole(slice.step) };
}

/** The items of an index, with slices for the dimensions that `...` stands for. */
function expandEllipsis(session: Session, input: Tensor, index: Value): readonly Value[] {
  const items = isKind(index, 'tuple') ? itemsOf(session.machine, index) : [index];
  const at = items.findIndex((item) => isKind(item, 'singleton'));
  const used = items.reduce<number>((sum, item) => {
    if (item === null || typeof item === 'boolean' || isKind(item, 'singleton')) return sum;
    return sum + (isTensor(item) && item.host.dtype === 'bool' ? item.host.shape.length : 1);
  }, 0);
  const { length } = input.host.shape;
  if (used > length) raise('IndexError', `too many indices for tensor of dimension ${length}`);
  if (at < 0) return items;
  const whole = createSlice(null, null, null);
  return [...items.slice(0, at), ...new Array<Value>(length - used).fill(whole), ...items.slice(at + 1)];
}

/** `input[index] = value`: the tensor is another one from here on. */
export function assignAt(session: Session, input: Tensor, index: Value, value: Value): void {
  const isPick = isTensor(value) && isUnknownSize(value);
  const filler = isPick ? null : operandArgument('__setitem__', value, 'value');
  const made = callForOne(session, {
    type: 'IndexPut',
    inputs: [input, ...(filler === null ? [] : [filler]), ...indexTensors(session, index)],
    dtype: input.host.dtype,
  });
  input.host.values = filler === null ? null : assignedElements(session, input, index, filler);
  input.host.graph = made.host.graph;
  input.host.maker = made.host.maker;
}

/** Elements that are copied for one step of the interpreter's budget. */
const ELEMENTS_PER_STEP = 16;

/** The elements after an assignment at whole numbers and slices, or at a known mask; null where they are not known. */
function assignedElements(session: Session, input: Tensor, index: Value, filler: Tensor): Elements {
  const { values } = input.host;
  if (values === null || filler.host.values === null) return null;
  const places = placesAssigned(session, input, index);
  if (places === null) return null;
  const elements = broadcastElements(filler, places.shape);
  if (elements === null) return null;
  takeSteps(session.machine, Math.ceil(values.length / ELEMENTS_PER_STEP));
  const result = [...values];
  for (const [at, place] of places.at.entries()) result[place] = elements[at] ?? Number.NaN;
  return asType(input.host.dtype, result);
}

/** The positions in the order of elements that an index takes, with the shape of what it takes. */
function placesAssigned(
  session: Session,
  input: Tensor,
  index: Value,
): { readonly at: readonly number[]; readonly shape: Shape } | null {
  const { shape } = input.host;
  const items = expandEllipsis(session, input, index);
  const [only] = items;
  if (items.length === 1 && isTensor(only) && only.host.dtype === 'bool') {
    const mask = only.host.shape.join() === shape.join() ? only.host.values : null;
    if (mask === null) return null;
    const at = mask.flatMap((element, place) => (element === 0 ? [] : [place]));
    return { at, shape: [at.length] };
  }
  let at: readonly number[] = [0];
  const taken: number[] = [];
  let axis = 0;
  for (const item of [...items, ...new Array<null>(shape.length).fill(null)]) {
    const size = shape[axis];
    if (size === undefined) break;
    let along: readonly number[];
    if (item === null && axis >= items.length) along = Array.from({ length: size }, (_, place) => place);
    else if (isKind(item, 'slice')) {
      const { start, stop, step } = sliceBounds(session.machine, { ...item, ...wholeBounds(item) }, size);
      along = Array.from(
        { length: Math.max(0, Math.ceil((stop - start) / step)) },
        (_, n) => start + n * step,
      );
    } else {
      const place = typeof item === 'boolean' || item === null ? undefined : argValue(session, item);
      if (typeof place !== 'number') return null;
      along = [place < 0 ? place + size : place];
    }
    const isSingle = !isKind(item, 'slice') && axis < items.length;
    if (!isSingle) taken.push(along.length);
    at = at.flatMap((before) => along.map((place) => before * size + place));
    axis += 1;
  }
  return { at, shape: taken };
}

function indexTensors(session: Session, index: Value): readonly Tensor[] {
  const items = isKind(index, 'tuple') ? itemsOf(session.machine, index) : [index];
  return items.filter(isTensor);
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
