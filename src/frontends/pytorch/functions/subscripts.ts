import { formatShape } from '../../../ops/shape';
import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { createSlice, sliceBounds } from '../../../python/indexing';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { rangeLength } from '../../../python/range';
import type { Value } from '../../../python/value';
import { argValue, intArgument, refuseUnknownValue } from '../arguments';
import { callForOne } from '../call-op';
import { elementList, known, workedOutLater } from '../known-elements';
import type { Session } from '../session';
import { createTensor, isTensor, ndarrayClass, type Tensor, unknownSizeTensor, valuesOf } from '../tensor';
import { showAs } from '../view-elements';
import { checkWithin, narrowed, nonzero, selected, shifted } from './selection';
import { keepingOrder } from './views';

/** An index with tensors in the place of whole numbers that are chosen by chance: each takes one place, whichever it is. */
export function withUnknownPlaces(index: Value): Value {
  if (isKind(index, 'tuple')) return createTuple(index.items.map(unknownPlace));
  return unknownPlace(index);
}

function unknownPlace(item: Value): Value {
  return isKind(item, 'unknown') && item.bounds?.isWhole === true
    ? createTensor([], { dtype: 'int64', maker: item.path })
    : item;
}

/** `input[index]`. */
export function indexed(session: Session, input: Tensor, index: Value): Tensor {
  const items = expandEllipsis(session, input, index);
  let result = input;
  let dim = 0;
  const tensors: { readonly dim: number; readonly index: Tensor }[] = [];
  for (const item of items) {
    const isTaken = whetherTaken(item);
    if (item === null || isTaken !== null) {
      result = keepingOrder(session, result, 'Unsqueeze', { dim });
      if (isTaken === false) result = narrowed(session, result, { dim, start: 0, length: 0 });
      dim += 1;
      continue;
    }
    if (isKind(item, 'slice')) {
      const part = input.type === ndarrayClass ? { ...result, type: ndarrayClass } : result;
      result = sliced(session, part, dim, item);
      dim += 1;
      continue;
    }
    const place = placesOf(session, item);
    if (isMask(place)) {
      checkMask(result, dim, place);
      if (place.host.elements === null)
        return unknownSizeTensor(input.host.dtype, () =>
          refuseUnknownValue(place, 'the number of elements that a mask selects'),
        );
      const picked = picksOf(place);
      for (const [at, one] of picked.entries()) tensors.push({ dim: dim + at, index: one });
      dim += picked.length;
    } else if (isKnownNumber(place) && (input.type !== ndarrayClass || !items.some(isList))) {
      result = selected(session, result, dim, valuesOf(place)?.[0] ?? 0);
    } else {
      tensors.push({ dim, index: place });
      dim += 1;
    }
  }
  return tensors.length === 0 ? result : atPlaces(session, result, tensors);
}

/** Whether a mask without dimensions takes all; null for any other index. */
function whetherTaken(item: Value): boolean | null {
  if (typeof item === 'boolean') return item;
  if (!isTensor(item) || item.host.shape.length > 0 || !isMask(item)) return null;
  const values = valuesOf(item);
  return values === null ? null : values[0] !== 0;
}

/** Whether an index is a mask of elements. */
function isMask({ host: { dtype } }: Tensor): boolean {
  return dtype === 'bool' || dtype === 'uint8';
}

function isKnownNumber({ host: { shape, elements } }: Tensor): boolean {
  return shape.length === 0 && elements !== null;
}

/** Refuses a mask whose sizes differ from those of the indexed tensor. */
export function checkMask({ host }: Tensor, dim: number, { host: { shape } }: Tensor): void {
  const wrong = shape.findIndex((size, axis) => size !== host.shape[dim + axis]);
  if (wrong >= 0)
    raise(
      'IndexError',
      `The shape of the mask ${formatShape(shape)} at index ${wrong} does not match the shape of the indexed tensor ${formatShape(host.shape)} at index ${dim + wrong}`,
    );
}

/** Whether numpy takes an index for several places. */
function isList(value: Value): boolean {
  return isKind(value, 'list') || (isTensor(value) && value.host.shape.length > 0);
}

function atPlaces(
  session: Session,
  input: Tensor,
  places: readonly { readonly dim: number; readonly index: Tensor }[],
): Tensor {
  for (const { dim, index } of places) checkWithin(index, dim, input.host.shape[dim] ?? 0);
  const made = callForOne(session, {
    type: 'Index',
    args: { dims: places.map(({ dim }) => dim) },
    inputs: [input, ...places.map(({ index }) => index)],
    dtype: input.host.dtype,
  });
  const [only] = places;
  const { elements } = input.host;
  const taken = only?.index.host.elements ?? null;
  if (places.length === 1 && elements !== null && taken !== null && only?.dim === 0) {
    const length = input.host.shape[0] ?? 1;
    const row = elements.count / length;
    made.host.elements = workedOutLater(taken.count * row, [elements, taken], () => {
      const values = elementList(elements);
      return elementList(taken).flatMap((at) => {
        const first = (at < 0 ? at + length : at) * row;
        return values.slice(first, first + row);
      });
    });
  }
  return made;
}

/** An index that is a whole number, a tensor, or a list of them, as a tensor of indexes. */
function placesOf(session: Session, item: Value): Tensor {
  if (isTensor(item)) return item;
  const value = argValue(session, item);
  if (typeof value === 'number')
    return createTensor([], { dtype: 'int64', elements: known([value]), maker: 'an index' });
  if (isKind(item, 'list') || isKind(item, 'tuple') || isKind(item, 'range')) {
    const items = itemsOf(session.machine, item).map((one) => placesOf(session, one));
    const isMask = items.some(({ host }) => host.dtype === 'bool');
    const values = items.map(valuesOf);
    return createTensor([items.length, ...(items[0]?.host.shape ?? [])], {
      dtype: isMask ? 'bool' : 'int64',
      elements: values.includes(null) ? null : known(values.flatMap((one) => one ?? [])),
      maker: 'an index',
    });
  }
  if (typeof item === 'boolean')
    return createTensor([], { dtype: 'bool', elements: known([Number(item)]), maker: 'an index' });
  return raise(
    'IndexError',
    'only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices',
  );
}

/** The indexes where a mask is true, one tensor for each of its dimensions; refused if it is not known. */
function picksOf(mask: Tensor): readonly Tensor[] {
  const places = nonzero(mask, 'tuple');
  return isKind(places, 'tuple') ? places.items.filter(isTensor) : [];
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
  if (step < 0) {
    if (input.type !== ndarrayClass) raise('ValueError', 'step must be greater than zero');
    const ends = [size - 1 - start, size - 1 - stop, -step] as const;
    return sliced(session, reversed(session, input, dim), dim, createSlice(...ends));
  }
  if (start === 0 && stop >= size && step === 1) return input;
  const length = rangeLength({ start, stop, step });
  if (step === 1 || length === 0) return narrowed(session, input, { dim, start, length });
  const made = callForOne(session, { type: 'Slice', args: { dim, start, end: stop, step }, inputs: [input] });
  showAs(made, input, shifted(dim, start, step));
  return made;
}

/** An array of numpy from its end to its start. */
function reversed(session: Session, input: Tensor, dim: number): Tensor {
  const made = callForOne(session, { type: 'Flip', inputs: [input] });
  showAs(made, input, shifted(dim, (input.host.shape[dim] ?? 1) - 1, -1));
  return made;
}

/** Bounds that are known tensors become numbers. */
export function wholeBounds(slice: Extract<Value, { kind: 'slice' }>): {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
} {
  const whole = (value: Value): Value => (isTensor(value) ? intArgument('slice', value, 'bound') : value);
  return { start: whole(slice.start), stop: whole(slice.stop), step: whole(slice.step) };
}

/**
 * Whether a list is one index per dimension: torch treats a short list with sequences or slices in it so, numpy
 * does not.
 */
function isIndexList({ type }: Tensor, index: Value): boolean {
  if (!isKind(index, 'list') || type === ndarrayClass || index.items.length >= 32) return false;
  return index.items.some(
    (item) =>
      item === null ||
      isTensor(item) ||
      (typeof item === 'object' && ['list', 'tuple', 'range', 'slice', 'singleton'].includes(item.kind)),
  );
}

/** The items of an index, with `...` replaced by slices. */
export function expandEllipsis(session: Session, input: Tensor, index: Value): readonly Value[] {
  const items =
    isKind(index, 'tuple') || isIndexList(input, index) ? itemsOf(session.machine, index) : [index];
  const at = items.findIndex((item) => isKind(item, 'singleton'));
  const used = items.reduce<number>((sum, item) => {
    if (item === null || typeof item === 'boolean' || isKind(item, 'singleton')) return sum;
    return sum + (isTensor(item) && isMask(item) ? item.host.shape.length : 1);
  }, 0);
  const { length } = input.host.shape;
  if (used > length) raise('IndexError', `too many indices for tensor of dimension ${length}`);
  if (at < 0) return items;
  const whole = createSlice(null, null, null);
  return [...items.slice(0, at), ...new Array<Value>(length - used).fill(whole), ...items.slice(at + 1)];
}
