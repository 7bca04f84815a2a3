import type { Dtype } from '../../../graph/dtype';
import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { realOf } from '../../../python/numbers';
import type { Value } from '../../../python/value';
import { intArgument, realArgument, sizesArgument } from '../arguments';
import { dtypeOf, dtypeValue, readDtype } from '../dtypes';
import { arange, sequence, spaced } from '../functions/creation';
import { filled } from '../functions/filled';
import { fromData } from '../functions/from-data';
import { known } from '../known-elements';
import type { Session } from '../session';
import { MOST_VALUES, ndarrayClass, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';

/** Functions of numpy that make arrays, with numpy's parameters: https://numpy.org/doc/stable/reference/routines.array-creation.html */
export const numpyCreation: ReadonlyMap<string, TorchFunction> = new Map(
  [
    ...(
      [
        ['zeros', 0],
        ['ones', 1],
        ['empty', null],
      ] as const
    ).flatMap(([name, element]) => [
      torchFunction(name, 'shape, dtype=None, order=None', (session, shape, dtype) =>
        filledArray(session, name, { shape, element, dtype }),
      ),
      torchFunction(`${name}_like`, 'a, dtype=None, order=None', (session, a, dtype) =>
        likeArray(session, `${name}_like`, a, { element, dtype }),
      ),
    ]),
    torchFunction('full', 'shape, fill_value, dtype=None, order=None', (session, shape, value, dtype) => {
      const fallback = fromData(session, value, null, 'float64').host.dtype;
      return filledArray(session, 'full', { shape, element: realOf(value) ?? null, dtype, fallback });
    }),
    torchFunction('full_like', 'a, fill_value, dtype=None, order=None', (session, a, value, dtype) =>
      likeArray(session, 'full_like', a, { element: realOf(value) ?? null, dtype }),
    ),
    torchFunction('identity', 'n, dtype=None', (session, n, dtype) =>
      diagonalOfOnes(session, intArgument('identity', n, 'n'), { columns: null, offset: 0, dtype }),
    ),
    torchFunction('eye', 'N, M=None, k=0, dtype=None, order=None', (session, rows, columns, offset, dtype) =>
      diagonalOfOnes(session, intArgument('eye', rows, 'N'), { columns, offset, dtype }),
    ),
    torchFunction(
      'arange',
      'start=None, stop=None, step=1, dtype=None',
      (session, start, stop, step, dtype) => {
        if (start === null && stop === null) raise('TypeError', 'arange() requires stop to be specified.');
        const bounds = stop === null ? [0, start, step] : [start ?? 0, stop, step];
        return asArrayOf(arange(session, bounds, dtypeOrNull(dtype)), dtype);
      },
    ),
    torchFunction(
      'linspace',
      'start, stop, num=50, endpoint=True, retstep=False, dtype=None',
      (session, start, stop, num, endpoint, _step, dtype) =>
        spacedArray(session, 'linspace', [start, stop, num], { endpoint, dtype, of: (x) => x }),
    ),
    torchFunction(
      'logspace',
      'start, stop, num=50, endpoint=True, base=10.0, dtype=None',
      (session, start, stop, num, endpoint, base, dtype) => {
        const power = realArgument('logspace', base, 'base');
        return spacedArray(session, 'logspace', [start, stop, num], {
          endpoint,
          dtype,
          of: (x) => power ** x,
        });
      },
    ),
    ...['array', 'asarray', 'ascontiguousarray'].map((name) =>
      torchFunction(name, 'object, dtype=None, **options', (session, data, dtype) => {
        const made = fromData(session, data, numpyDtype(dtype), 'float64');
        return { ...made, type: ndarrayClass, host: { ...made.host } };
      }),
    ),
  ].map((one) => [one.name, one]),
);

/** The element type of a numpy argument: a class of Python, an object of numpy, or a name; null for None. */
export function numpyDtype(value: Value): Dtype | null {
  if (value === 'float') return 'float64';
  if (value === 'int') return 'int64';
  return (typeof value === 'string' ? readDtype(value) : dtypeOf(value)) ?? null;
}

function dtypeOrNull(value: Value): Value {
  const dtype = numpyDtype(value);
  return dtype === null ? null : dtypeValue(dtype);
}

/** A tensor that torch makes as an array; numpy's real numbers are float64 by default. */
function asArrayOf(made: Tensor, asked: Value): Tensor {
  const dtype = asked === null && made.host.dtype === 'float32' ? 'float64' : made.host.dtype;
  return { ...made, type: ndarrayClass, host: { ...made.host, dtype } };
}

interface Filling {
  readonly element: number | null;
  readonly dtype: Value;
}

function filledArray(
  session: Session,
  name: string,
  {
    shape,
    element,
    dtype,
    fallback = 'float64',
  }: Filling & { readonly shape: Value; readonly fallback?: Dtype },
): Tensor {
  const sizes = sizesArgument(session, name, [shape]);
  const asked = dtypeOrNull(dtype);
  return asArrayOf(
    filled(session, `numpy.${name}`, { shape: sizes, element, dtype: asked, fallback }),
    dtype,
  );
}

function likeArray(session: Session, name: string, other: Value, { element, dtype }: Filling): Tensor {
  const { shape, dtype: fallback } = fromData(session, other, null, 'float64').host;
  const asked = dtypeOrNull(dtype) ?? dtypeValue(fallback);
  return { ...filled(session, `numpy.${name}`, { shape, element, dtype: asked }), type: ndarrayClass };
}

function diagonalOfOnes(
  session: Session,
  rows: number,
  given: { readonly columns: Value; readonly offset: Value; readonly dtype: Value },
): Tensor {
  const columns = given.columns === null ? rows : intArgument('eye', given.columns, 'M');
  const offset = intArgument('eye', given.offset, 'k');
  const made = filledArray(session, 'eye', {
    shape: createTuple([rows, columns]),
    element: 0,
    dtype: given.dtype,
  });
  if (rows * columns <= MOST_VALUES)
    made.host.elements = known(
      Array.from({ length: rows * columns }, (_, at) =>
        Number((at % columns) - Math.floor(at / columns) === offset),
      ),
    );
  return made;
}

/** `np.linspace` and its like: numbers at equal distances, with or without the last one. */
function spacedArray(
  session: Session,
  name: string,
  [start = null, stop = null, num = null]: readonly Value[],
  {
    endpoint,
    dtype,
    of,
  }: { readonly endpoint: Value; readonly dtype: Value; readonly of: (x: number) => number },
): Tensor {
  const bounds = [realArgument(name, start, 'start'), realArgument(name, stop, 'stop')] as const;
  const count = intArgument(name, num, 'num');
  const numberAt = spaced(bounds, endpoint === false ? count : count - 1);
  const type = { dtype: dtypeOrNull(dtype), fallback: 'float64' } as const;
  return asArrayOf(
    sequence(session, `numpy.${name}`, count, (index) => of(numberAt(index)), type),
    dtype,
  );
}
