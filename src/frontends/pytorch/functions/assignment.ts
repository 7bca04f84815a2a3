import { formatShape, type Shape } from '../../../ops/shape';
import { raise } from '../../../python/failure';
import { createSlice, sliceBounds } from '../../../python/indexing';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { takeSteps } from '../../../python/machine';
import { rangeLength } from '../../../python/range';
import type { PySlice, Value } from '../../../python/value';
import { argValue, operandArgument } from '../arguments';
import { callForOne } from '../call-op';
import { repeatedList } from '../elements';
import { type Elements, elementList, type KnownElements, workedOutLater } from '../known-elements';
import type { Session } from '../session';
import {
  countOf,
  createTensor,
  isTensor,
  isUnknownSize,
  MOST_VALUES,
  ndarrayClass,
  type Tensor,
} from '../tensor';
import { ELEMENTS_PER_STEP, writeThrough } from '../view-elements';
import { asType } from './as-type';
import { fromData } from './from-data';
import { checkMask, expandEllipsis, wholeBounds } from './subscripts';
import { broadcastShape } from './views';

/** `input[index] = value`: the tensor is another one from here on. */
export function assignAt(session: Session, input: Tensor, index: Value, value: Value): void {
  checkMasks(session, input, index);
  const isPick = isTensor(value) && isUnknownSize(value);
  // numpy takes lists, torch does not
  const given = input.type === ndarrayClass ? fromData(session, value, null) : value;
  const filler = isPick ? null : asElement(operandArgument('__setitem__', given, 'value'), input);
  const made = putAt(session, { input, index, filler, args: {} });
  input.host.elements = filler === null ? null : assignedElements(session, input, index, filler);
  writeThrough(session.machine, input);
  input.host.graph = made.host.graph;
  input.host.maker = made.host.maker;
}

/** A number converted to an element of a tensor. */
function asElement(filler: Tensor, { host: { dtype } }: Tensor): Tensor {
  const { isNumber, elements, maker } = filler.host;
  return isNumber ? createTensor([], { dtype, elements: asType(dtype, elements), maker }) : filler;
}

interface Put {
  readonly input: Tensor;
  readonly index: Value;
  /** The value to assign; null if its size depends on the mask that it was taken with. */
  readonly filler: Tensor | null;
  readonly args: { readonly accumulate?: boolean };
}

/** A tensor with a value assigned at an index. */
export function putAt(session: Session, { input, index, filler, args }: Put): Tensor {
  return callForOne(session, {
    type: 'IndexPut',
    args: { ...args, ...placeArguments(session, input, index) },
    inputs: [input, ...(filler === null ? [] : [filler]), ...indexTensors(session, index)],
    dtype: input.host.dtype,
  });
}

/** Refuses masks whose sizes differ from those of the indexed tensor. */
function checkMasks(session: Session, input: Tensor, index: Value): void {
  let dim = 0;
  for (const item of expandEllipsis(session, input, index)) {
    const isMask = isTensor(item) && item.host.dtype === 'bool';
    if (isMask) checkMask(input, dim, item);
    if (item !== null && typeof item !== 'boolean') dim += isMask ? item.host.shape.length : 1;
  }
}

/** The elements after an assignment at whole numbers and slices, or at a known mask; null where they are not known. */
function assignedElements(session: Session, input: Tensor, index: Value, filler: Tensor): Elements {
  const { elements, shape, dtype } = input.host;
  const { elements: from, shape: fromShape } = filler.host;
  const taken = placesTaken(session, input, index);
  if (taken !== null && taken.kind !== 'mask') checkFits(filler, taken.kept);
  if (elements === null || from === null || taken === null) return null;
  takeSteps(session.machine, Math.ceil(elements.count / ELEMENTS_PER_STEP));
  const filling = asType(dtype, from);
  if (filling === null) return null;
  const sources = [elements, filling, ...(taken.kind === 'mask' ? [taken.mask] : [])];
  return workedOutLater(elements.count, sources, () => {
    const places = placesOf(taken, shape);
    const sizes = taken.kind === 'mask' ? [places.length] : taken.kept;
    const given = repeatedList(elementList(filling), fromShape, sizes);
    const result = [...elementList(elements)];
    for (const [at, place] of places.entries()) result[place] = given[at] ?? Number.NaN;
    return result;
  });
}

/**
 * The selection of an index: the true positions of a mask, the places that tensors name together, or positions along
 * each axis, and the shape of the selection.
 */
type Taken =
  | { readonly kind: 'mask'; readonly mask: KnownElements }
  | { readonly kind: 'places'; readonly places: readonly number[]; readonly kept: Shape }
  | {
      readonly kind: 'positions';
      readonly along: readonly (readonly number[])[];
      readonly kept: Shape;
    };

function placesTaken(session: Session, input: Tensor, index: Value): Taken | null {
  const { shape } = input.host;
  const items = expandEllipsis(session, input, index);
  const [only] = items;
  if (items.length === 1 && isTensor(only) && only.host.dtype === 'bool') {
    const mask = only.host.shape.join() === shape.join() ? only.host.elements : null;
    return mask === null ? null : { kind: 'mask', mask };
  }
  const places = items.map((item) => (isKind(item, 'list') ? fromData(session, item, null) : item));
  if (isPlaces(places[0]))
    return input.host.elements === null ? null : placesOfTensors(session, shape, places);
  const along: (readonly number[])[] = [];
  const kept: number[] = [];
  for (const [axis, size] of shape.entries()) {
    const item = (axis < items.length ? items[axis] : WHOLE) ?? null;
    const positions = isKind(item, 'slice')
      ? positionsOfSlice(session, item, size)
      : positionOf(session, item, axis, size);
    if (positions === null) return null;
    along.push(positions);
    if (isKind(item, 'slice')) kept.push(positions.length);
  }
  return { kind: 'positions', along, kept };
}

function isPlaces(item: Value | undefined): item is Tensor {
  return isTensor(item) && item.host.dtype !== 'bool' && item.host.shape.length > 0;
}

/** The places of an index that begins with tensors of whole numbers, as `x[rows, columns, :2]`; null where one is not known. */
function placesOfTensors(session: Session, shape: Shape, items: readonly Value[]): Taken | null {
  const tensors = items.filter(isPlaces);
  const others = items.slice(tensors.length);
  if (others.some(isPlaces)) return null;
  const kept = broadcastShape(tensors.map(({ host }) => host.shape));
  const rest = shape.slice(tensors.length);
  const count = countOf([...kept, ...rest]);
  if (count > MOST_VALUES) return null;
  takeSteps(session.machine, Math.ceil(count / ELEMENTS_PER_STEP));
  let places: readonly number[] = new Array(countOf(kept)).fill(0);
  for (const [axis, { host }] of tensors.entries()) {
    if (host.elements === null) return null;
    const size = shape[axis] ?? 0;
    const along = repeatedList(elementList(host.elements), host.shape, kept).map((place) =>
      within(place, axis, size),
    );
    places = places.map((before, at) => before * size + (along[at] ?? 0));
  }
  const along: (readonly number[])[] = [];
  for (const [at, size] of rest.entries()) {
    const slice = (at < others.length ? others[at] : WHOLE) ?? null;
    if (!isKind(slice, 'slice')) return null;
    along.push(positionsOfSlice(session, slice, size));
  }
  const inside = placesAlong(rest, along);
  const step = countOf(rest);
  return {
    kind: 'places',
    places: places.flatMap((before) => inside.map((place) => before * step + place)),
    kept: [...kept, ...along.map(({ length }) => length)],
  };
}

function positionsOfSlice(session: Session, slice: PySlice, size: number): readonly number[] {
  const bounds = sliceBounds(session.machine, { ...slice, ...wholeBounds(slice) }, size);
  return Array.from({ length: rangeLength(bounds) }, (_, at) => bounds.start + at * bounds.step);
}

/** The single position of a whole-number index along an axis; null if it is not one, or not known. */
function positionOf(session: Session, item: Value, axis: number, size: number): readonly [number] | null {
  const place = typeof item === 'boolean' || item === null ? undefined : argValue(session, item);
  return typeof place === 'number' ? [within(place, axis, size)] : null;
}

/** A place along an axis, counted from its beginning. */
function within(place: number, axis: number, size: number): number {
  if (place < -size || place >= size)
    raise('IndexError', `index ${place} is out of bounds for dimension ${axis} with size ${size}`);
  return place < 0 ? place + size : place;
}

/** Refuses a value that does not broadcast to the shape of its target. */
function checkFits({ host: { shape } }: Tensor, kept: Shape): void {
  const fits = shape.every((size, axis) => {
    const wanted = kept.at(axis - shape.length) ?? 1;
    return size === 1 || (shape.length - axis <= kept.length && size === wanted);
  });
  if (!fits)
    raise(
      'RuntimeError',
      `shape mismatch: value tensor of shape ${formatShape(shape)} cannot be broadcast to indexing result of shape ${formatShape(kept)}`,
    );
}

const WHOLE = createSlice(null, null, null);

function placesOf(taken: Taken, shape: Shape): readonly number[] {
  if (taken.kind === 'mask') return placesOfMask(taken.mask);
  return taken.kind === 'places' ? taken.places : placesAlong(shape, taken.along);
}

function placesOfMask(mask: KnownElements): readonly number[] {
  return elementList(mask).flatMap((element, place) => (element === 0 ? [] : [place]));
}

/** The element indexes of all combinations of positions along the axes. */
function placesAlong(shape: Shape, along: readonly (readonly number[])[]): readonly number[] {
  let places: readonly number[] = [0];
  for (const [axis, size] of shape.entries())
    places = places.flatMap((before) => (along[axis] ?? []).map((place) => before * size + place));
  return places;
}

/**
 * The dimensions that the tensors of an index refer to, if these are not the first ones, and whether there are
 * other selecting items.
 */
function placeArguments(session: Session, input: Tensor, index: Value): Readonly<Record<string, unknown>> {
  const dims: number[] = [];
  let [dim, areFirst, hasWhole] = [0, true, false];
  for (const item of expandEllipsis(session, input, index)) {
    if (isTensor(item)) {
      dims.push(dim);
      areFirst &&= !hasWhole;
      dim += item.host.dtype === 'bool' ? item.host.shape.length : 1;
    } else if (isKind(item, 'slice') && [item.start, item.stop, item.step].every((one) => one === null)) {
      hasWhole = true;
      dim += 1;
    } else return { sliced: true };
  }
  if (dims.length === 0) return { sliced: true };
  return areFirst ? {} : { dims };
}

function indexTensors(session: Session, index: Value): readonly Tensor[] {
  const items = isKind(index, 'tuple') ? itemsOf(session.machine, index) : [index];
  return items.filter(isTensor);
}
