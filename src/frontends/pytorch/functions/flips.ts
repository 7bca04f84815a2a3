import { flooredRemainder } from '../../../counts/rounding';
import { callForOne } from '../call-op';
import { elementList, workedOutLater } from '../known-elements';
import type { Session } from '../session';
import type { Tensor } from '../tensor';
import { shownElements } from '../view-elements';
import { asList, axisAt } from './views';

/** The elements of some dimensions from their last to their first. */
export function flipped(session: Session, input: Tensor, dims: readonly number[]): Tensor {
  const made = callForOne(session, { type: 'Flip', args: { dims: [...dims] }, inputs: [input] });
  const { shape } = input.host;
  const isFlipped = new Set(dims.map((dim) => axisAt(dim, shape.length)));
  made.host.elements = shownElements(made.host, input.host, (position) =>
    position.map((place, axis) => (isFlipped.has(axis) ? (shape[axis] ?? 1) - 1 - place : place)),
  );
  return made;
}

/** Elements moved on along dimensions; without any in their order, as those of one row. */
export function rolled(
  session: Session,
  input: Tensor,
  shifts: number | readonly number[],
  dims: number | readonly number[] | null,
): Tensor {
  const made = callForOne(session, { type: 'Roll', args: { shifts, dims }, inputs: [input] });
  const { shape, elements } = input.host;
  const by = asList(shifts);
  if (dims === null) {
    const count = elements?.count ?? 0;
    made.host.elements =
      elements &&
      workedOutLater(count, [elements], () => {
        const list = elementList(elements);
        return list.map((_, at) => list[flooredRemainder(at - (by[0] ?? 0), count)] ?? Number.NaN);
      });
    return made;
  }
  const moved = shape.map(() => 0);
  for (const [index, dim] of asList(dims).entries()) {
    const axis = axisAt(dim, shape.length);
    moved[axis] = (moved[axis] ?? 0) + (by[index] ?? 0);
  }
  made.host.elements = shownElements(made.host, input.host, (position) =>
    position.map((place, axis) => flooredRemainder(place - (moved[axis] ?? 0), shape[axis] ?? 1)),
  );
  return made;
}
