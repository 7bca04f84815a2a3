import type { Dtype } from '../../../graph/dtype';
import type { Shape } from '../../../ops/shape';
import { raise } from '../../../python/failure';
import { isKind } from '../../../python/kinds';
import { takeSteps } from '../../../python/machine';
import { numericOf, realOf } from '../../../python/numbers';
import { rangeLength } from '../../../python/range';
import type { Value } from '../../../python/value';
import {
  dtypeArgument,
  intArgument,
  operandArgument,
  realArgument,
  sizesArgument,
  tensorArgument,
} from '../arguments';
import { complexDtype, dtypeOf, dtypeValue, isFloating } from '../dtypes';
import { elementList, known } from '../known-elements';
import type { Session } from '../session';
import { asPlainTensor, isTensor, MOST_VALUES, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { asType } from './as-type';
import { filled } from './filled';
import { fromData } from './from-data';
import { broadcastShape, listOf } from './views';

export const OPTIONS =
  'out=None, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False, memory_format=None, generator=None, names=None, size=None';

/** Fillings by torch's names; null for random or unset elements. */
export const fillings: readonly (readonly [name: string, element: number | null])[] = [
  ['zeros', 0],
  ['ones', 1],
  ['empty', null],
  ['rand', null],
  ['randn', null],
];

/** Functions that make tensors. */
export const creationFunctions: readonly TorchFunction[] = [
  ...fillings.flatMap(([name, element]) => [
    torchFunction(name, `*size, ${OPTIONS}`, (session, ...given) =>
      filled(session, `torch.${name}`, {
        shape: sizesFrom(session, name, given),
        element,
        dtype: given[1] ?? null,
      }),
    ),
    torchFunction(`${name}_like`, `input, *, ${OPTIONS}`, (session, input, _out, dtype) =>
      likeOther(session, `torch.${name}_like`, tensorArgument(`${name}_like`, input), element, dtype),
    ),
  ]),
  torchFunction(
    'full',
    `size, fill_value, *, ${OPTIONS.replace(', size=None', '')}`,
    (session, size, value, _out, dtype) =>
      fullOf(session, sizesArgument(session, 'full', [size]), value, dtype),
  ),
  torchFunction('full_like', `input, fill_value, *, ${OPTIONS}`, (session, input, value, _out, dtype) => {
    const { host } = tensorArgument('full_like', input);
    return filled(session, 'torch.full_like', {
      shape: host.shape,
      element: realOf(value) ?? null,
      dtype,
      fallback: host.dtype,
    });
  }),
  torchFunction(
    'arange',
    `start=0, end=None, step=1, *, ${OPTIONS}`,
    (session, start, end, step, _out, dtype) => {
      const given = end === null ? [0, start, step] : [start, end, step];
      const isOfWholes = dtype !== null && !isFloating(dtypeOf(dtype) ?? 'float32');
      const bounds = given.map((bound) => realArgument('arange', bound, 'end'));
      const wholes = isOfWholes ? bounds.map(Math.trunc) : bounds;
      const [first = 0, last = 0, by = 1] = wholes;
      if ((last - first) * by < 0)
        raise('RuntimeError', 'upper bound and lower bound inconsistent with step sign');
      return arange(session, isOfWholes ? wholes : given, dtype);
    },
  ),
  torchFunction('range', `start, end, step=1, *, ${OPTIONS}`, (session, start, end, step, _out, dtype) =>
    arange(
      session,
      [start, realArgument('range', end, 'end') + realArgument('range', step, 'step'), step],
      dtype ?? dtypeValue('float32'),
    ),
  ),
  torchFunction(
    'linspace',
    `start, end, steps=100, *, ${OPTIONS}`,
    (session, start, end, steps, _out, dtype) => {
      const bounds = [
        realArgument('linspace', start, 'start'),
        realArgument('linspace', end, 'end'),
      ] as const;
      const count = intArgument('linspace', steps, 'steps');
      return sequence(session, 'torch.linspace', count, spaced(bounds, count - 1), { dtype });
    },
  ),
  torchFunction(
    'logspace',
    `start, end, steps=100, base=10.0, *, ${OPTIONS}`,
    (session, start, end, steps, base, _out, dtype) => {
      const bounds = [
        realArgument('logspace', start, 'start'),
        realArgument('logspace', end, 'end'),
      ] as const;
      const count = intArgument('logspace', steps, 'steps');
      const power = realArgument('logspace', base, 'base');
      const exponent = spaced(bounds, count - 1);
      return sequence(session, 'torch.logspace', count, (index) => power ** exponent(index), { dtype });
    },
  ),
  torchFunction('eye', `n, m=None, *, ${OPTIONS}`, (session, n, m, _out, dtype) => {
    const rows = intArgument('eye', n, 'n');
    const columns = m === null ? rows : intArgument('eye', m, 'm');
    const made = filled(session, 'torch.eye', { shape: [rows, columns], dtype });
    if (rows * columns <= MOST_VALUES)
      made.host.elements = known(
        Array.from({ length: rows * columns }, (_, at) => Number(Math.floor(at / columns) === at % columns)),
      );
    return made;
  }),
  ...(['tensor', 'as_tensor', 'asarray'] as const).map((name) =>
    torchFunction(
      name,
      `data, dtype=None, device=None, requires_grad=False, pin_memory=False`,
      (session, data, dtype) => asPlainTensor(fromData(session, data, dtypeArgument(dtype))),
    ),
  ),
  torchFunction('from_numpy', 'data', (session, data) => asPlainTensor(fromData(session, data, null))),
  torchFunction('scalar_tensor', `s, *, ${OPTIONS}`, (session, value, _out, dtype) =>
    fromData(session, value, dtypeArgument(dtype) ?? 'float32'),
  ),
  torchFunction('randint', `*arguments, low=None, high=None, ${OPTIONS}`, (session, ...given) => {
    const [, , , dtype = null] = given;
    const size = given.at(-2) ?? null;
    const positional = listOf(session, given.at(-1) ?? null);
    const sizes = size ?? positional.at(-1) ?? null;
    return filled(session, 'torch.randint', {
      shape: sizesArgument(session, 'randint', [sizes]),
      dtype,
      fallback: 'int64',
    });
  }),
  torchFunction('randperm', `n, *, ${OPTIONS}`, (session, n, _out, dtype) =>
    filled(session, 'torch.randperm', { shape: [intArgument('randperm', n, 'n')], dtype, fallback: 'int64' }),
  ),
  torchFunction('randint_like', `input, *bounds, ${OPTIONS}`, (session, input, _out, dtype) =>
    likeOther(session, 'torch.randint_like', tensorArgument('randint_like', input), null, dtype),
  ),
  ...['bernoulli', 'poisson'].map((name) =>
    torchFunction(name, 'input, *others, generator=None', (session, input) =>
      likeOther(session, `torch.${name}`, tensorArgument(name, input), null, null),
    ),
  ),
  torchFunction(
    'normal',
    'mean, std=1.0, size=None, *, generator=None, out=None, dtype=None, device=None',
    (session, mean, std, size) => {
      const shape =
        size === null ? [mean, std].find(isTensor)?.host.shape : sizesArgument(session, 'normal', [size]);
      return filled(session, 'torch.normal', { shape: shape ?? [] });
    },
  ),
  torchFunction(
    'multinomial',
    'input, num_samples, replacement=False, *, generator=None',
    (session, input, count) => {
      const { shape } = tensorArgument('multinomial', input).host;
      return filled(session, 'torch.multinomial', {
        shape: [...shape.slice(0, -1), intArgument('multinomial', count, 'num_samples')],
        fallback: 'int64',
      });
    },
  ),
  ...['hann_window', 'hamming_window', 'blackman_window', 'bartlett_window', 'kaiser_window'].map((name) =>
    torchFunction(name, `window_length, *others, periodic=True, ${OPTIONS}`, (session, length, ...options) =>
      filled(session, `torch.${name}`, {
        shape: [intArgument(name, length, 'window_length')],
        dtype: options[2] ?? null,
      }),
    ),
  ),
  ...(['tril_indices', 'triu_indices'] as const).map((name) =>
    torchFunction(name, `row, col=None, offset=0, *, ${OPTIONS}`, (session, row, col, offset) => {
      const rows = intArgument(name, row, 'row');
      const columns = col === null ? rows : intArgument(name, col, 'col');
      const off = intArgument(name, offset, 'offset');
      const pairs = Array.from(
        { length: rows * columns },
        (_, at) => [Math.floor(at / columns), at % columns] as const,
      ).filter(([i, j]) => (name === 'tril_indices' ? j - i <= off : j - i >= off));
      const made = filled(session, `torch.${name}`, { shape: [2, pairs.length], fallback: 'int64' });
      made.host.elements = known([...pairs.map(([i]) => i), ...pairs.map(([, j]) => j)]);
      return made;
    }),
  ),
  torchFunction('complex', 'real, imag', (session, real, imag) =>
    complexLike(session, 'torch.complex', [
      tensorArgument('complex', real),
      tensorArgument('complex', imag, 'imag'),
    ]),
  ),
  torchFunction('polar', 'abs, angle', (session, abs, angle) =>
    complexLike(session, 'torch.polar', [
      tensorArgument('polar', abs),
      tensorArgument('polar', angle, 'angle'),
    ]),
  ),
];

/** The sizes in bound arguments that end with `size=` and `*size`; exactly one of them is given. */
export function sizesFrom(session: Session, name: string, given: readonly Value[]): Shape {
  const [named = null, rest = null] = given.slice(-2);
  return sizesArgument(session, name, named === null ? listOf(session, rest) : [named]);
}

function fullOf(session: Session, shape: Shape, value: Value, dtype: Value): Tensor {
  const { host } = operandArgument('full', value, 'fill_value');
  return filled(session, 'torch.full', {
    shape,
    element: host.elements === null ? null : (elementList(host.elements)[0] ?? null),
    dtype,
    fallback: host.dtype,
  });
}

function likeOther(
  session: Session,
  maker: string,
  { host }: Tensor,
  element: number | null,
  dtype: Value,
): Tensor {
  return filled(session, maker, { shape: host.shape, element, dtype, fallback: host.dtype });
}

/** Complex numbers of two reals each. */
function complexLike(session: Session, maker: string, parts: readonly [Tensor, Tensor]): Tensor {
  const shape = broadcastShape(parts.map(({ host }) => host.shape));
  return filled(session, maker, { shape, fallback: complexDtype(parts[0].host.dtype) });
}

/** Numbers from the first to the last in equal steps, by their indexes. */
export function spaced([first, last]: readonly [number, number], steps: number): (index: number) => number {
  const step = steps > 0 ? (last - first) / steps : 0;
  return (index) => first + step * index;
}

/** A tensor of elements computed from their indexes; float32 by default. */
export function sequence(
  session: Session,
  maker: string,
  count: number,
  of: (index: number) => number,
  type: { readonly dtype: Value; readonly fallback?: Dtype },
): Tensor {
  const made = filled(session, maker, { shape: [count], ...type });
  if (count <= MOST_VALUES) {
    takeSteps(session.machine, count);
    made.host.elements = asType(
      made.host.dtype,
      known(Array.from({ length: count }, (_, index) => of(index))),
    );
  }
  return made;
}

/** Numbers from a start up to, but not including, an end in steps; real numbers if one of the three is. */
export function arange(session: Session, bounds: readonly Value[], dtype: Value): Tensor {
  const [start = 0, end = 0, step = 1] = bounds.map((bound) => realArgument('arange', bound, 'end'));
  if (step === 0) raise('RuntimeError', 'step must be nonzero');
  const isFloat = bounds.some((bound) => isKind(numericOf(bound) ?? null, 'float'));
  const count = rangeLength({ start, stop: end, step });
  return sequence(session, 'torch.arange', count, (index) => start + step * index, {
    dtype,
    fallback: isFloat ? 'float32' : 'int64',
  });
}
