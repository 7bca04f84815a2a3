import { raise } from '../../../python/failure';
import { intArgument, isNumber, refuseUnknownValue, sizesArgument, tensorArgument } from '../arguments';
import { callForOne } from '../call-op';
import { known } from '../known-elements';
import type { Session } from '../session';
import { countOf, createEmpty, createTensor, type Tensor, valuesOf } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { shownElements } from '../view-elements';
import { fromData } from './from-data';
import { flattened } from './shapes';
import { dimAt, listOf } from './views';

/** Functions that repeat elements. */
export const repetitionFunctions: readonly TorchFunction[] = [
  ...['repeat', 'tile'].map((name) =>
    torchFunction(name, 'input, *repeats', (session, input, repeats) =>
      tiled(
        session,
        name,
        tensorArgument(name, input),
        sizesArgument(session, name, listOf(session, repeats)),
      ),
    ),
  ),
  torchFunction(
    'repeat_interleave',
    'input, repeats=None, dim=None, *, output_size=None',
    (session, input, repeats, dim) => {
      const tensor = tensorArgument('repeat_interleave', input);
      if (repeats === null) return placesRepeated(tensor);
      const from = dim === null ? flattened(session, tensor, 0, -1) : tensor;
      const counts = isNumber(repeats) ? null : fromData(session, repeats, null);
      if (counts !== null && countOf(counts.host.shape) !== 1)
        return callForOne(session, {
          type: 'IndexSelect',
          args: { dim: dim === null ? 0 : intArgument('repeat_interleave', dim) },
          inputs: [from, placesRepeated(counts)],
        });
      return eachRepeated(
        session,
        from,
        intArgument('repeat_interleave', counts ?? repeats, 'repeats'),
        dim === null ? 0 : intArgument('repeat_interleave', dim),
      );
    },
  ),
];

function eachRepeated(session: Session, input: Tensor, repeats: number, dim: number): Tensor {
  const { shape, dtype } = input.host;
  const along = dimAt(input, dim);
  if (repeats === 0) return createEmpty(shape.with(along, 0), { dtype, maker: 'RepeatInterleave' });
  const made = callForOne(session, { type: 'RepeatInterleave', args: { repeats, dim }, inputs: [input] });
  made.host.elements = shownElements(made.host, input.host, (position) =>
    position.map((at, axis) => (axis === along ? Math.floor(at / repeats) : at)),
  );
  return made;
}

/** Each index repeated by its count. */
function placesRepeated(counts: Tensor): Tensor {
  const values = valuesOf(counts);
  if (values === null) return refuseUnknownValue(counts, 'the size of the result of repeat_interleave');
  const places = values.flatMap((count, at) => new Array<number>(count).fill(at));
  return createTensor([places.length], {
    dtype: 'int64',
    elements: known(places),
    maker: 'repeat_interleave',
  });
}

function tiled(session: Session, name: string, input: Tensor, given: readonly number[]): Tensor {
  const { shape } = input.host;
  if (name === 'repeat' && given.length < shape.length)
    raise(
      'RuntimeError',
      'Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor',
    );
  const repeats =
    name === 'tile'
      ? [...new Array<number>(Math.max(0, shape.length - given.length)).fill(1), ...given]
      : given;
  if (repeats.length === 0) return input;
  if (repeats.includes(0)) {
    const before = new Array<number>(repeats.length - shape.length).fill(1);
    const sizes = [...before, ...shape].map((size, axis) => size * (repeats[axis] ?? 1));
    return createEmpty(sizes, { dtype: input.host.dtype, maker: 'Tile' });
  }
  const made = callForOne(session, { type: 'Tile', args: { dims: repeats }, inputs: [input] });
  const added = made.host.shape.length - shape.length;
  const from = (position: readonly number[]) =>
    shape.map((size, axis) => (position[axis + added] ?? 0) % size);
  made.host.elements = shownElements(made.host, input.host, from);
  return made;
}
