import type { Dtype } from '../../../graph/dtype';
import type { Shape } from '../../../ops/shape';
import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import type { Value } from '../../../python/value';
import { floatingOf, tensorArgument } from '../arguments';
import { callForOne, callOp, callOpaque } from '../call-op';
import { checkReal } from '../input-types';
import { namedTuple } from '../named-results';
import type { Session } from '../session';
import { createTensor, ndarrayClass, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { norm, reduced } from './reductions';
import { keepingOrder } from './views';

/** Functions of one matrix. */
export const matrixFunctions: readonly TorchFunction[] = [
  ...(
    [
      ['inverse inv', 'Inverse'],
      ['det', 'Det'],
      ['logdet', 'LogDet'],
      ['cholesky', 'Cholesky'],
      ['matrix_exp', 'MatrixExp'],
    ] as const
  ).flatMap(([names, type]) =>
    names.split(' ').map((name) =>
      torchFunction(name, 'input, **options', (session, input) => {
        const tensor = tensorArgument(name, input);
        checkReal(session, name, tensor);
        return callForOne(session, { type, inputs: [tensor] });
      }),
    ),
  ),
  ...['pinverse', 'pinv'].map((name) =>
    torchFunction(name, 'input, **options', (session, input) => {
      const tensor = tensorArgument(name, input);
      const { shape } = tensor.host;
      checkReal(session, name, tensor);
      if (shape.length < 2)
        raise(
          'RuntimeError',
          `linalg.pinv: expected a tensor with 2 or more dimensions, not ${shape.length}`,
        );
      const [rows = 1, columns = 1] = shape.slice(-2);
      if (rows === columns) return callForOne(session, { type: 'Inverse', inputs: [tensor] });
      return callOpaque(session, {
        type: `torch.${name}`,
        inputs: [tensor],
        shape: [...shape.slice(0, -2), columns, rows],
      });
    }),
  ),
  torchFunction('slogdet', 'input', (session, input) =>
    namedTuple(
      'slogdet',
      ['sign', 'logabsdet'],
      callOp(session, { type: 'SlogDet', inputs: [tensorArgument('slogdet', input)] }),
    ),
  ),
  torchFunction('eigh', 'input, UPLO=L', (session, input) =>
    namedTuple(
      'eigh',
      ['eigenvalues', 'eigenvectors'],
      callOp(session, { type: 'Eigh', inputs: [tensorArgument('eigh', input)] }),
    ),
  ),
  torchFunction('qr', 'input, some=True', (session, input, some) =>
    factorsQr(session, tensorArgument('qr', input), some === false ? 'complete' : 'reduced'),
  ),
  torchFunction('svd', 'input, some=True, compute_uv=True', (session, input, some) => {
    const { part, rows, columns, inner } = factorsOf(session, tensorArgument('svd', input));
    const [left, right] = some === false ? [rows, columns] : [inner, inner];
    return namedTuple('svd', ['U', 'S', 'V'], [part([rows, left]), part([inner]), part([columns, right])]);
  }),
  torchFunction('trace', 'input', (session, input) => {
    const matrix = tensorArgument('trace', input);
    const { length } = matrix.host.shape;
    if (length !== 2 && matrix.type !== ndarrayClass)
      raise('RuntimeError', `trace: expected a matrix, but got tensor with dim ${length}`);
    const diagonal = callForOne(session, { type: 'Diagonal', inputs: [matrix] });
    return reduced(session, diagonal, { type: 'Sum', result: 'sum', name: 'trace', dim: null });
  }),
  ...(['solve', 'solve_triangular', 'cholesky_solve'] as const).map((name) =>
    torchFunction(name, 'input, other, *options, **others', (session, input, other) => {
      const [one, two] = [tensorArgument(name, input), tensorArgument(name, other, 'other')];
      const { shape } = name === 'cholesky_solve' ? one.host : two.host;
      return callOpaque(session, {
        type: `torch.linalg.${name}`,
        inputs: [one, two],
        shape,
        dtype: one.host.dtype,
      });
    }),
  ),
  torchFunction('lstsq', 'input, B, rcond=None, *, driver=None', (session, input, right) => {
    const inputs = [tensorArgument('lstsq', input), tensorArgument('lstsq', right, 'B')];
    const [unknowns = 1] = inputs[0]?.host.shape.slice(-1) ?? [];
    const [leading = [], sides = []] = [inputs[0]?.host.shape.slice(0, -2), inputs[1]?.host.shape.slice(-1)];
    const part = (shape: Shape, dtype: Dtype) =>
      callOpaque(session, { type: 'torch.linalg.lstsq', inputs, shape, dtype });
    const dtype = inputs[0]?.host.dtype ?? 'float32';
    return namedTuple(
      'lstsq',
      ['solution', 'residuals', 'rank', 'singular_values'],
      [
        part([...leading, unknowns, ...sides], dtype),
        part([0], dtype),
        part(leading, 'int64'),
        part([0], dtype),
      ],
    );
  }),
  ...['vector_norm', 'matrix_norm'].map((name) =>
    torchFunction(
      name,
      'input, ord=2, dim=None, keepdim=False, *, dtype=None',
      (session, input, p, given, keepdim) => {
        const dim = given === null && name === 'matrix_norm' ? createTuple([-2, -1]) : given;
        return norm(session, tensorArgument(name, input), { p, dim, keepdim });
      },
    ),
  ),
];

/** Functions of torch.linalg; torch has different functions of the same names. */
export const linalgFunctions: readonly TorchFunction[] = [
  torchFunction('qr', 'A, mode=reduced', (session, input, mode) =>
    factorsQr(session, tensorArgument('qr', input, 'A'), mode),
  ),
  torchFunction('svd', 'A, full_matrices=True, *, driver=None', (session, input, full) => {
    const { part, rows, columns, inner } = factorsOf(session, tensorArgument('svd', input, 'A'));
    const [left, right] = full === false ? [inner, inner] : [rows, columns];
    return namedTuple(
      'linalg_svd',
      ['U', 'S', 'Vh'],
      [part([rows, left]), part([inner]), part([right, columns])],
    );
  }),
  torchFunction('svdvals', 'A, *, driver=None', (session, input) => {
    const { part, inner } = factorsOf(session, tensorArgument('svdvals', input, 'A'));
    return part([inner]);
  }),
  torchFunction(
    'norm',
    'A, ord=None, dim=None, keepdim=False, *, dtype=None',
    (session, input, order, dim, keepdim) =>
      norm(session, tensorArgument('norm', input, 'A'), { p: order, dim, keepdim }),
  ),
];

/** https://pytorch.org/docs/stable/generated/torch.linalg.qr.html */
function factorsQr(session: Session, input: Tensor, mode: Value): Value {
  const { part, rows, columns, inner } = factorsOf(session, input);
  const [left, right] =
    mode === 'complete'
      ? [
          [rows, rows],
          [rows, columns],
        ]
      : [
          [rows, inner],
          [inner, columns],
        ];
  return namedTuple('qr', ['Q', 'R'], [part(mode === 'r' ? [0] : left), part(right)]);
}

/** A matrix of m rows and n columns, and a function that makes factors of given shapes. */
function factorsOf(session: Session, input: Tensor) {
  const { shape, dtype } = input.host;
  const [rows = 1, columns = 1] = shape.slice(-2);
  const leading = shape.slice(0, -2);
  const inner = Math.min(rows, columns);
  const part = (sizes: readonly number[]) => {
    if (sizes.includes(0)) return createTensor(sizes, { dtype: floatingOf(dtype) });
    const flat = keepingOrder(session, input, 'Reshape', { shape: [-1] });
    const count = [...leading, ...sizes].reduce((all, size) => all * size, 1);
    const taken = callForOne(session, {
      type: 'Tile',
      args: { dims: [Math.ceil(count / (rows * columns))] },
      inputs: [flat],
    });
    const cut = callForOne(session, {
      type: 'Narrow',
      args: { dim: 0, start: 0, length: count },
      inputs: [taken],
    });
    return callForOne(session, {
      type: 'Reshape',
      args: { shape: [...leading, ...sizes] },
      inputs: [cut],
      dtype: floatingOf(dtype),
    });
  };
  return { part, rows, columns, inner };
}
