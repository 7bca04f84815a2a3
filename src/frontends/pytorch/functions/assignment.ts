import type { Shape } from '../../../ops/shape';
import { sliceBounds } from '../../../python/indexing';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { takeSteps } from '../../../python/machine';
import type { Value } from '../../../python/value';
import { argValue, operandArgument } from '../arguments';
import { callForOne } from '../call-op';
import { broadcastElements, type Elements } from '../elements';
import type { Session } from '../session';
import { isTensor, isUnknownSize, type Tensor } from '../tensor';
import { asType } from './pointwise';
import { expandEllipsis, wholeBounds } from './subscripts';

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
