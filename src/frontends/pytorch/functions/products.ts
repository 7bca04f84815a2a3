import { asExtendedNumber } from '../../../ops/fields';
import { createList } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import type { Value } from '../../../python/value';
import {
  intArgument,
  intsArgument,
  operandOf,
  realArgument,
  severalTensors,
  tensorArgument,
} from '../arguments';
import { callForOne, callOpaque } from '../call-op';
import { canHaveGradient, promoted } from '../dtypes';
import type { Session } from '../session';
import { countOf, describeTensor, ndarrayClass, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { asType } from './as-type';
import { powerElements, productElements } from './matrix-elements';
import { addition, applyToTwo, multiplied, type Spelling } from './pointwise';
import { BATCHES, checkRanks, MATRICES, MATRIX_AND_VECTOR, VECTORS } from './product-ranks';
import { reduced } from './reductions';
import { asList, broadcastShape, dimAt, keepingOrder, listOf, permuted, sizeAt } from './views';

/** Products of matrices, and functions of them. */
export const productFunctions: readonly TorchFunction[] = [
  ...(
    [
      ['matmul', 'other', null],
      ['mm', 'mat2', MATRICES],
      ['bmm', 'mat2', BATCHES],
      ['mv', 'vec', MATRIX_AND_VECTOR],
      ['dot', 'tensor', VECTORS],
      ['spmm', 'mat2', null],
      ['dsmm', 'mat2', null],
      ['vdot', 'other', VECTORS],
    ] as const
  ).map(([name, second, ranks]) =>
    torchFunction(name, `input, ${second}, *, out=None`, (session, input, other) => {
      const [left, right] = [tensorArgument(name, input), tensorArgument(name, other, second)];
      if (ranks !== null) checkRanks(name, ranks, left, right);
      return product(session, left, right, 'function');
    }),
  ),
  ...(
    [
      ['addmm', 'mat1, mat2', MATRICES],
      ['baddbmm', 'batch1, batch2', BATCHES],
      ['addmv', 'mat, vec', MATRIX_AND_VECTOR],
    ] as const
  ).map(([name, factors, ranks]) =>
    torchFunction(
      name,
      `input, ${factors}, *, beta=1, alpha=1, out=None`,
      (session, input, one, other, beta, alpha) => {
        const [left, right] = [tensorArgument(name, one), tensorArgument(name, other)];
        checkRanks(name, ranks, left, right);
        return withAddend(session, product(session, left, right, 'function'), { input, beta, alpha });
      },
    ),
  ),
  torchFunction(
    'addbmm',
    'input, batch1, batch2, *, beta=1, alpha=1, out=None',
    (session, input, one, other, beta, alpha) => {
      const [left, right] = [tensorArgument('addbmm', one), tensorArgument('addbmm', other)];
      checkRanks('addbmm', BATCHES, left, right);
      const products = product(session, left, right, 'function');
      const total = reduced(session, products, { type: 'Sum', result: 'sum', name: 'sum', dim: 0 });
      return withAddend(session, total, { input, beta, alpha });
    },
  ),
  torchFunction('einsum', 'equation, *operands', (session, equation, operands) =>
    einsum(session, equation, listOf(session, operands)),
  ),
  ...['outer', 'ger'].map((name) =>
    torchFunction(name, 'input, vec2', (session, input, other) => {
      const [left, right] = [tensorArgument(name, input), tensorArgument(name, other, 'vec2')];
      checkRanks(name, VECTORS, left, right);
      return outerProduct(session, left, right);
    }),
  ),
  torchFunction('addr', 'input, vec1, vec2, *, beta=1, alpha=1', (session, input, one, two, beta, alpha) => {
    const [left, right] = [tensorArgument('addr', one, 'vec1'), tensorArgument('addr', two, 'vec2')];
    checkRanks('addr', VECTORS, left, right);
    return withAddend(session, outerProduct(session, left, right), { input, beta, alpha });
  }),
  torchFunction('inner', 'input, other, *, out=None', (session, input, other) => {
    const [one, two] = [tensorArgument('inner', input), tensorArgument('inner', other, 'other')];
    const ranks = [one, two].map(({ host }) => host.shape.length);
    if (ranks.includes(0)) return multiplied(session, 'inner', one, two);
    return ranks.every((rank) => rank === 1)
      ? product(session, one, two, 'function')
      : tensordot(session, one, two, createList([createList([-1]), createList([-1])]));
  }),
  torchFunction('matrix_power', 'input, n, *, out=None', (session, input, n) => {
    const tensor = tensorArgument('matrix_power', input);
    const { shape, dtype } = tensor.host;
    const made = callOpaque(session, { type: 'torch.matrix_power', inputs: [tensor], shape, dtype });
    made.host.elements = powerElements(session.machine, tensor, intArgument('matrix_power', n, 'n'));
    return made;
  }),
  torchFunction('tensordot', 'a, b, dims=2', (session, a, b, dims) =>
    tensordot(session, tensorArgument('tensordot', a), tensorArgument('tensordot', b, 'b'), dims),
  ),
  torchFunction('cross', 'input, other, dim=None', (session, input, other, dim) => {
    const [left, right] = [tensorArgument('cross', input), tensorArgument('cross', other, 'other')];
    checkThree(left, right, dim === null ? null : intArgument('cross', dim));
    return callOpaque(session, {
      type: 'torch.cross',
      inputs: [left, right],
      shape: broadcastShape([left.host.shape, right.host.shape]),
      dtype: promoted([left, right].map(operandOf)),
    });
  }),
  torchFunction('kron', 'input, other', (session, input, other) => {
    const inputs = [tensorArgument('kron', input), tensorArgument('kron', other, 'other')];
    const rank = Math.max(...inputs.map(({ host }) => host.shape.length));
    const shape = Array.from({ length: rank }, (_, axis) =>
      inputs.reduce((size, { host }) => size * (host.shape.at(axis - rank) ?? 1), 1),
    );
    return callOpaque(session, { type: 'torch.kron', inputs, shape, dtype: promoted(inputs.map(operandOf)) });
  }),
  torchFunction('cdist', 'x1, x2, p=2.0, compute_mode=None', (session, one, other, p) =>
    callForOne(session, {
      type: 'CDist',
      args: { p: asExtendedNumber(realArgument('cdist', p, 'p')) },
      inputs: [tensorArgument('cdist', one, 'x1'), tensorArgument('cdist', other, 'x2')],
    }),
  ),
];

/** Each element of a vector by each of another. */
function outerProduct(session: Session, left: Tensor, right: Tensor): Tensor {
  const column = keepingOrder(session, left, 'Unsqueeze', { dim: 1 });
  const row = keepingOrder(session, right, 'Unsqueeze', { dim: 0 });
  return applyToTwo(session, column, row, { type: 'Mul', result: 'same', of: (a, b) => a * b });
}

/** A cross product is one of vectors with three coordinates: those along the first such dimension when none is given. */
function checkThree(left: Tensor, right: Tensor, given: number | null): void {
  // numpy also multiplies vectors with two coordinates
  if (left.type === ndarrayClass || right.type === ndarrayClass) return;
  const { shape } = left.host;
  if (given === null && !shape.includes(3)) raise('RuntimeError', 'no dimension of size 3 in input');
  if (shape.length !== right.host.shape.length)
    raise('RuntimeError', 'linalg.cross: inputs must have the same number of dimensions.');
  const dim = given ?? shape.indexOf(3);
  const sizes = [left, right].map((one) => sizeAt(one, dim));
  if (sizes.some((size) => size !== 3))
    raise(
      'RuntimeError',
      `linalg.cross: inputs dimension ${dim} must have length 3. Got ${sizes.join(' and ')}`,
      () =>
        `${describeTensor(left.host)} and ${describeTensor(right.host)}: name the dimension of size 3 by dim=`,
    );
}

/** Refuses products of real with whole numbers, or of different precision, which torch does not convert. */
function checkSameKind({ host: left, type }: Tensor, { host: right, type: other }: Tensor): void {
  const isDoubled = (left.dtype === 'float64') !== (right.dtype === 'float64');
  const areArrays = type === ndarrayClass || other === ndarrayClass;
  if (canHaveGradient(left.dtype) === canHaveGradient(right.dtype) && (areArrays || !isDoubled)) return;
  const whole = canHaveGradient(left.dtype) && left.dtype !== 'float64' ? right : left;
  raise(
    'RuntimeError',
    `a product of ${left.dtype} and ${right.dtype}: both need the same element type`,
    () => `convert ${describeTensor(whole)}, as in x.float()`,
  );
}

/** `beta * input + alpha * product`; of a beta of 0 torch does not read the input. */
function withAddend(
  session: Session,
  made: Tensor,
  { input, beta, alpha }: { readonly input: Value; readonly beta: Value; readonly alpha: Value },
): Tensor {
  const scaled = (value: Value, factor: Value): Tensor => multiplied(session, 'addmm', value, factor);
  const [ofInput, ofProduct] = [realArgument('addmm', beta, 'beta'), realArgument('addmm', alpha, 'alpha')];
  if (ofInput === 0) return ofProduct === 1 ? made : scaled(made, alpha);
  const addend = ofInput === 1 ? input : scaled(input, beta);
  return addition(session, addend, made, { alpha, spelling: 'function' });
}

/** `left @ right`. */
export function product(session: Session, left: Tensor, right: Tensor, call: Spelling): Tensor {
  checkSameKind(left, right);
  const dtype = promoted([operandOf(left), operandOf(right)]);
  const made = callForOne(session, { type: 'MatMul', args: { call }, inputs: [left, right], dtype });
  made.host.elements = asType(dtype, productElements(session.machine, left, right));
  return made;
}

/** `einsum("ij,jk->ik", a, b)` and `einsum("ij,jk->ik", [a, b])`. */
function einsum(session: Session, equation: Value, given: readonly Value[]): Tensor {
  if (typeof equation !== 'string')
    return raise('TypeError', 'einsum(): the first argument must be an equation');
  const inputs = severalTensors(session, 'einsum', given, 'operands');
  return callForOne(session, {
    type: 'Einsum',
    args: { equation: equation.replaceAll(' ', '') },
    inputs,
    dtype: promoted(inputs.map(operandOf)),
  });
}

/** One product of two matrices: the dimensions that are summed over come last on the left and first on the right. */
export function tensordot(session: Session, left: Tensor, right: Tensor, dims: Value): Tensor {
  const [ofLeft = [], ofRight = []] = tensordotDims(session, left, dims);
  const summedLeft = ofLeft.map((dim) => dimAt(left, dim));
  const summedRight = ofRight.map((dim) => dimAt(right, dim));
  checkSameSizes([left, right], [ofLeft, ofRight]);
  const keptLeft = left.host.shape.map((_size, axis) => axis).filter((axis) => !summedLeft.includes(axis));
  const keptRight = right.host.shape.map((_size, axis) => axis).filter((axis) => !summedRight.includes(axis));
  const inner = countOf(left.host.shape.filter((_size, axis) => summedLeft.includes(axis)));
  const matrix = (tensor: Tensor, order: readonly number[], shape: readonly number[]) =>
    keepingOrder(session, permuted(session, tensor, order), 'Reshape', { shape });
  const rows = matrix(left, [...keptLeft, ...summedLeft], [-1, inner]);
  const columns = matrix(right, [...summedRight, ...keptRight], [inner, -1]);
  const made = product(session, rows, columns, 'function');
  const kept = [
    ...left.host.shape.filter((_size, axis) => !summedLeft.includes(axis)),
    ...right.host.shape.filter((_size, axis) => !summedRight.includes(axis)),
  ];
  return kept.length === 0
    ? keepingOrder(session, made, 'Squeeze', { dim: null })
    : keepingOrder(session, made, 'Reshape', { shape: kept });
}

/** What is summed over has as many positions on both sides. */
function checkSameSizes(
  [left, right]: readonly [Tensor, Tensor],
  [ofLeft, ofRight]: readonly [readonly number[], readonly number[]],
): void {
  if (ofLeft.length !== ofRight.length) raise('RuntimeError', 'both dimension lists should have same length');
  for (const [at, dim] of ofLeft.entries()) {
    const other = ofRight[at] ?? 0;
    const [first, second] = [sizeAt(left, dim), sizeAt(right, other)];
    if (first !== second)
      raise(
        'RuntimeError',
        `contracted dimensions need to match, but first has size ${first} in dim ${dim} and second has size ${second} in dim ${other}`,
        () => `${describeTensor(left.host)} and ${describeTensor(right.host)}: name the dimensions by dims=`,
      );
  }
}

function tensordotDims(session: Session, left: Tensor, dims: Value): readonly (readonly number[])[] {
  if (isKind(dims, 'list') || isKind(dims, 'tuple'))
    return itemsOf(session.machine, dims).map((one) => asList(intsArgument(session, 'tensordot', one)));
  const count = Number(intsArgument(session, 'tensordot', dims));
  const { length } = left.host.shape;
  return [
    Array.from({ length: count }, (_, index) => length - count + index),
    Array.from({ length: count }, (_, index) => index),
  ];
}
