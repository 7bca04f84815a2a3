import { flooredRemainder } from '../../../counts/rounding';
import { raise } from '../../../python/failure';
import { callForOne } from '../call-op';
import { elementList, workedOutLater } from '../known-elements';
import type { Session } from '../session';
import type { Tensor } from '../tensor';
import { shownElements } from '../view-elements';
import { asList, axisAt, dimAt, transposed } from './views';

/** The elements of some dimensions from their last to their first. */
export function flipped(session: Session, input: Tensor, dims: readonly number[]): Tensor {
  const axes = dims.map((dim) => dimAt(input, dim));
  const repeated = axes.find((axis, at) => axes.indexOf(axis) !== at);
  if (repeated !== undefined)
    raise('RuntimeError', `dim ${repeated} appears multiple times in the list of dims`);
  const { shape } = input.host;
  if (dims.length === 0 || shape.length === 0) return input;
  const made = callForOne(session, { type: 'Flip', args: { dims: [...dims] }, inputs: [input] });
  const isFlipped = new Set(axes);
  made.host.elements = shownElements(made.host, input.host, (position) =>
    position.map((place, axis) => (isFlipped.has(axis) ? (shape[axis] ?? 1) - 1 - place : place)),
  );
  return made;
}

/** A quarter turn, or several, in the plane of two dimensions. */
export function turned(session: Session, input: Tensor, times: number, dims: readonly number[]): Tensor {
  const { length } = input.host.shape;
  const [first = 0, second = 1] = dims;
  if (dims.length !== 2)
    raise('RuntimeError', `expected total rotation dims == 2, but got dims = ${dims.length}`);
  if (length < 2) raise('RuntimeError', `expected total dims >= 2, but got total dims = ${length}`);
  if (axisAt(first, length) === axisAt(second, length))
    raise(
      'RuntimeError',
      `expected rotation dims to be different, but got dim0 = ${first} and dim1 = ${second}`,
    );
  for (const [at, dim] of dims.entries())
    if (dim < -length || dim >= length)
      raise('RuntimeError', `Rotation dim${at} out of range, dim${at} = ${dim}`);
  const turns = flooredRemainder(times, 4);
  if (turns === 0) return input;
  if (turns === 2) return flipped(session, input, dims);
  return transposed(session, flipped(session, input, [turns === 1 ? second : first]), first, second);
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
