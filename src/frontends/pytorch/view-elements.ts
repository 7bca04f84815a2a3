import { takeSteps } from '../../python/machine';
import type { Machine } from '../../python/value';
import { eachPosition, offsetOf, stridesOf } from './elements';
import { type Elements, elementList, workedOutLater } from './known-elements';
import { orderOfView, type SourceOf } from './memory-order';
import { countOf, MOST_VALUES, type Tensor, type TensorData } from './tensor';

interface View {
  readonly base: TensorData;
  readonly sourceOf: SourceOf;
}

/** How many copied elements count as one step of the interpreter's budget. */
export const ELEMENTS_PER_STEP = 16;

const views = new WeakMap<TensorData, View>();

/** Makes a tensor a view of another one: it has its elements, and writes to it change the other one too. */
export function showAs(view: Tensor, base: Tensor, sourceOf: SourceOf): void {
  views.set(view.host, { base: base.host, sourceOf });
  view.host.order = orderOfView(view.host, base.host, sourceOf);
  if (sourceOf !== null) view.host.elements = shownElements(view.host, base.host, sourceOf);
}

/** The elements that a tensor takes from another one, each from a position of it. */
export function shownElements(
  view: TensorData,
  base: TensorData,
  sourceOf: Exclude<SourceOf, null>,
): Elements {
  const { elements } = base;
  const count = countOf(view.shape);
  if (elements === null || count > MOST_VALUES) return null;
  if (sourceOf === 'same order') return elements;
  const { shape } = view;
  return workedOutLater(count, [elements], () => {
    const values = elementList(elements);
    return placesOf(shape, base, sourceOf).map((place) => values[place] ?? Number.NaN);
  });
}

/** The indexes of a view's elements among those of its tensor. */
function placesOf(
  shape: TensorData['shape'],
  base: TensorData,
  sourceOf: Exclude<SourceOf, null | 'same order'>,
): readonly number[] {
  const strides = stridesOf(base.shape);
  const found: number[] = [];
  eachPosition(shape, (position) => {
    found.push(offsetOf(sourceOf(position), strides));
  });
  return found;
}

/** Passes an in-place change on to the base of a view, whose elements become the new ones or unknown. */
export function writeThrough(machine: Machine, { host }: Tensor): void {
  let changed = host;
  host.fill = null;
  for (let view = views.get(host); view !== undefined; view = views.get(view.base)) {
    takeSteps(machine, Math.ceil((view.base.elements?.count ?? 0) / ELEMENTS_PER_STEP));
    view.base.elements = writtenElements(changed, view);
    view.base.fill = null;
    changed = view.base;
  }
}

function writtenElements({ shape, elements }: TensorData, { base, sourceOf }: View): Elements {
  const { elements: before } = base;
  if (elements === null || before === null || sourceOf === null) return null;
  if (sourceOf === 'same order') return elements;
  return workedOutLater(before.count, [elements, before], () => {
    const result = [...elementList(before)];
    const values = elementList(elements);
    for (const [at, place] of placesOf(shape, base, sourceOf).entries())
      result[place] = values[at] ?? Number.NaN;
    return result;
  });
}
