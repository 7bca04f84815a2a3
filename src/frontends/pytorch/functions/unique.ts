import { createTuple } from '../../../python/containers';
import type { Value } from '../../../python/value';
import { intArgument, refuseUnknownValue, tensorArgument } from '../arguments';
import { known } from '../known-elements';
import { createTensor, type Tensor, valuesOf } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { fromData } from './from-data';
import { nonzero } from './selection';

/** The distinct values among elements. */
interface Distinct {
  /** Each once. */
  readonly values: readonly number[];
  /** The first index of each. */
  readonly first: readonly number[];
  /** For each element the number of its value. */
  readonly inverse: readonly number[];
  readonly counts: readonly number[];
}

/** Each element once: all in ascending order, or one of each run of equal neighbours in the order in which they come. */
function distinct(elements: readonly number[], which: 'all' | 'runs'): Distinct {
  const first =
    which === 'runs'
      ? [...elements.keys()].filter((at) => at === 0 || elements[at - 1] !== elements[at])
      : [...new Map([...elements.entries()].reverse().map(([at, one]) => [one, at])).values()].sort(
          (at, other) => (elements[at] ?? 0) - (elements[other] ?? 0),
        );
  const values = first.map((at) => elements[at] ?? 0);
  const places = new Map(values.map((one, index) => [one, index]));
  const starts = new Set(first);
  const counts = values.map(() => 0);
  let run = -1;
  const inverse = elements.map((one, at) => {
    if (starts.has(at)) run += 1;
    const place = which === 'runs' ? run : (places.get(one) ?? 0);
    counts[place] = (counts[place] ?? 0) + 1;
    return place;
  });
  return { values, first, inverse, counts };
}

/** The elements of a tensor, which must be known since the shape of the result follows from them. */
function elementsFor(name: string, input: Tensor): readonly number[] {
  return valuesOf(input) ?? refuseUnknownValue(input, `the shape of the result of ${name}`);
}

function places(found: readonly number[], shape: readonly number[] = [found.length]): Tensor {
  return createTensor(shape, { dtype: 'int64', elements: known(found), maker: 'unique' });
}

/** The distinct elements of a tensor, with the requested further results. */
function uniqueOf(
  input: Tensor,
  which: 'all' | 'runs',
  furtherOf: (found: Distinct) => readonly (Tensor | null)[],
): Value {
  const found = distinct(elementsFor(which === 'all' ? 'unique' : 'unique_consecutive', input), which);
  const { values } = found;
  const main = createTensor([values.length], {
    dtype: input.host.dtype,
    elements: known(values),
    maker: 'unique',
  });
  const further = furtherOf(found).filter((one) => one !== null);
  return further.length === 0 ? main : createTuple([main, ...further]);
}

/** Refuses distinct rows along a dimension. */
function inOneRow(name: string, value: Value, dim: Value): Tensor {
  const input = tensorArgument(name, value);
  if (dim !== null && input.host.shape.length > 1)
    return refuseUnknownValue(input, `the shape of the result of ${name} along a dimension`);
  return input;
}

/** Functions whose result sizes depend on the elements of their input. */
export const uniqueFunctions: readonly TorchFunction[] = [
  torchFunction(
    'unique',
    'input, sorted=True, return_inverse=False, return_counts=False, dim=None',
    (_session, value, _sorted, wantsInverse, wantsCounts, dim) => {
      const input = inOneRow('unique', value, dim);
      return uniqueOf(input, 'all', ({ inverse, counts }) => [
        wantsInverse === true ? places(inverse, input.host.shape) : null,
        wantsCounts === true ? places(counts) : null,
      ]);
    },
  ),
  torchFunction(
    'unique_consecutive',
    'input, return_inverse=False, return_counts=False, dim=None',
    (_session, value, wantsInverse, wantsCounts, dim) => {
      const input = inOneRow('unique_consecutive', value, dim);
      return uniqueOf(input, 'runs', ({ inverse, counts }) => [
        wantsInverse === true ? places(inverse, input.host.shape) : null,
        wantsCounts === true ? places(counts) : null,
      ]);
    },
  ),
  torchFunction('argwhere', 'input', (_session, input) =>
    nonzero(tensorArgument('argwhere', input), 'matrix'),
  ),
  torchFunction('bincount', 'input, weights=None, minlength=0', (_session, value, weights, least) => {
    const elements = elementsFor('bincount', tensorArgument('bincount', value));
    const length = Math.max(intArgument('bincount', least, 'minlength'), ...elements.map((one) => one + 1));
    if (weights !== null) return createTensor([length], { maker: 'bincount' });
    const counts = new Array<number>(length).fill(0);
    for (const one of elements) counts[one] = (counts[one] ?? 0) + 1;
    return places(counts);
  }),
];

/** `np.unique`, whose places are in a row whatever the array's shape. */
export const numpyUnique = torchFunction(
  'unique',
  'ar, return_index=False, return_inverse=False, return_counts=False, axis=None',
  (session, value, wantsFirst, wantsInverse, wantsCounts, axis) => {
    const input = inOneRow('unique', fromData(session, value, null, 'float64'), axis);
    return uniqueOf(input, 'all', ({ first, inverse, counts }) => [
      wantsFirst === true ? places(first) : null,
      wantsInverse === true ? places(inverse) : null,
      wantsCounts === true ? places(counts) : null,
    ]);
  },
);
