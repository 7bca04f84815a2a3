import type { Dtype } from '../../../graph/dtype';
import { findOp } from '../../../ops/index';
import { isShapeProblem } from '../../../ops/op';
import { formatShape, type Shape } from '../../../ops/shape';
import { raise } from '../../../python/failure';
import type { Value } from '../../../python/value';
import {
  floatingOf,
  intArgument,
  intsArgument,
  operandArgument,
  operandOf,
  optionalInts,
  refuseUnknownValue,
  tensorArgument,
} from '../arguments';
import { callOpaque } from '../call-op';
import { promoted, realDtype } from '../dtypes';
import { combineElements } from '../elements';
import { checkReal } from '../input-types';
import { namedTuple, valuesAndIndices } from '../named-results';
import type { Session } from '../session';
import { countOf, isTensor, type Tensor, valuesOf } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { reduced } from './reductions';
import { ofOne, ofTwo, resultOf } from './shape-only-tables';
import { asList, broadcastShape, dimAt, listOf, sizeAt, withRank } from './views';

/** Functions without a layer type, of whose result only the shape is computed. */
export const shapeOnlyFunctions: readonly TorchFunction[] = [
  ...ofOne.map(([name, , result]) =>
    torchFunction(name, 'input, *others, **options', (session, input, others) => {
      const all = [input, ...listOf(session, others)].filter(isTensor);
      const tensor = tensorArgument(name, all[0] ?? input);
      return likeInput(session, name, tensor, resultOf(result, tensor.host.dtype));
    }),
  ),
  ...ofTwo.flatMap(([names, result, of]) =>
    names.split(' ').map((name) =>
      torchFunction(name, 'input, other, *others, **options', (session, input, other) => {
        const operands = [operandArgument(name, input, 'input'), operandArgument(name, other)];
        const shape = broadcastShape(operands.map(({ host }) => host.shape));
        const dtype = resultOf(result, promoted(operands.map(operandOf)));
        const [left, right] = operands;
        const elements =
          of === null || left === undefined || right === undefined
            ? null
            : combineElements(left, right, shape, of);
        return callOpaque(session, { type: `torch.${name}`, inputs: operands, shape, dtype, elements });
      }),
    ),
  ),
  ...['quantile', 'nanquantile'].map((name) =>
    torchFunction(
      name,
      "input, q, dim=None, keepdim=False, *, interpolation='linear'",
      (session, input, q, dim, keepdim) => {
        const tensor = tensorArgument(name, input);
        checkReal(session, name, tensor);
        const shape = reducedShape(session, name, tensor, { dim, keepdim: keepdim === true });
        const many = isTensor(q) ? q.host.shape : [];
        return callOpaque(session, {
          type: `torch.${name}`,
          inputs: [tensor],
          shape: [...many, ...shape],
        });
      },
    ),
  ),
  torchFunction('nanmedian', 'input, dim=None, keepdim=False', (session, input, dim, keepdim) => {
    const tensor = tensorArgument('nanmedian', input);
    const shape = reducedShape(session, 'nanmedian', tensor, { dim, keepdim: keepdim === true });
    const part = (dtype: Dtype) =>
      callOpaque(session, { type: 'torch.nanmedian', inputs: [tensor], shape, dtype });
    if (dim === null) return part(tensor.host.dtype);
    return valuesAndIndices('nanmedian', [part(tensor.host.dtype), part('int64')]);
  }),
  torchFunction('aminmax', 'input, *, dim=None, keepdim=False', (session, input, dim, keepdim) => {
    const call = { dim, keepdim, result: 'same' } as const;
    const tensor = tensorArgument('aminmax', input);
    return namedTuple(
      'aminmax',
      ['min', 'max'],
      [
        reduced(session, tensor, { ...call, type: 'Amin', name: 'amin' }),
        reduced(session, tensor, { ...call, type: 'Amax', name: 'amax' }),
      ],
    );
  }),
  torchFunction('bucketize', 'input, boundaries, *, out_int32=False, right=False', (session, input) =>
    likeInput(session, 'bucketize', operandArgument('bucketize', input, 'input'), 'int64'),
  ),
  torchFunction(
    'searchsorted',
    'sorted_sequence, input, *, out_int32=False, right=False, side=None, sorter=None',
    (session, _sorted, input) =>
      likeInput(session, 'searchsorted', operandArgument('searchsorted', input, 'input'), 'int64'),
  ),
  torchFunction('block_diag', '*tensors', (session, tensors) => {
    const all = listOf(session, tensors).map((one) => tensorArgument('block_diag', one));
    const wrong = all.findIndex(({ host }) => host.shape.length > 2);
    if (wrong >= 0)
      raise(
        'RuntimeError',
        `torch.block_diag: Input tensors must have 2 or fewer dimensions. Input ${wrong} has ${all[wrong]?.host.shape.length} dimensions`,
      );
    const along = (axis: -1 | -2) => all.reduce((sum, { host }) => sum + (host.shape.at(axis) ?? 1), 0);
    return callOpaque(session, {
      type: 'torch.block_diag',
      inputs: all,
      shape: [along(-2), along(-1)],
      dtype: promoted(all.map(operandOf)),
    });
  }),
  torchFunction('cartesian_prod', '*tensors', (session, tensors) => {
    const all = listOf(session, tensors).map((one) => tensorArgument('cartesian_prod', one));
    const rows = all.reduce((product, { host }) => product * countOf(host.shape), 1);
    return callOpaque(session, {
      type: 'torch.cartesian_prod',
      inputs: all,
      shape: all.length === 1 ? [rows] : [rows, all.length],
      dtype: promoted(all.map(operandOf)),
    });
  }),
  torchFunction('combinations', 'input, r=2, with_replacement=False', (session, input, r, repeated) => {
    const tensor = tensorArgument('combinations', input);
    const size = intArgument('combinations', r, 'r');
    if (tensor.host.shape.length !== 1)
      raise('RuntimeError', `Expect a 1D vector, but got shape ${formatShape(tensor.host.shape)}`);
    const from = countOf(tensor.host.shape) + (repeated === true ? size - 1 : 0);
    const shape = size === 0 ? [0] : [binomial(from, size), size];
    return callOpaque(session, {
      type: 'torch.combinations',
      inputs: [tensor],
      shape,
    });
  }),
  ...[1, 2, 3].map((rank) =>
    torchFunction(`atleast_${rank}d`, 'input', (session, input) =>
      withRank(session, tensorArgument(`atleast_${rank}d`, input), rank),
    ),
  ),
  torchFunction('as_strided', 'input, size, stride, storage_offset=None', (session, input, size) => {
    const tensor = tensorArgument('as_strided', input);
    const shape = asList(intsArgument(session, 'as_strided', size));
    return callOpaque(session, {
      type: 'torch.as_strided',
      inputs: [tensor],
      shape,
    });
  }),
  ...['select_scatter', 'slice_scatter', 'diagonal_scatter', 'put', 'index_reduce'].map((name) =>
    torchFunction(name, 'input, *others, **options', (session, input) => {
      const tensor = tensorArgument(name, input);
      return likeInput(session, name, tensor, tensor.host.dtype);
    }),
  ),
  torchFunction('renorm', 'input, p, dim, maxnorm', (session, input, _p, dim) => {
    const tensor = tensorArgument('renorm', input);
    const { shape, dtype } = tensor.host;
    if (shape.length < 2)
      raise('RuntimeError', `renorm: input needs at least 2 dimensions, got ${shape.length} dimensions`);
    dimAt(tensor, intArgument('renorm', dim));
    return likeInput(session, 'renorm', tensor, dtype);
  }),
  torchFunction('vander', 'x, N=None, increasing=False', (session, x, n) => {
    const tensor = tensorArgument('vander', x, 'x');
    const rows = tensor.host.shape.at(-1) ?? 1;
    const shape = [...tensor.host.shape, n === null ? rows : intArgument('vander', n, 'N')];
    return callOpaque(session, { type: 'torch.vander', inputs: [tensor], shape });
  }),
  torchFunction('histc', 'input, bins=100, min=0, max=0', (session, input, bins) => {
    const tensor = tensorArgument('histc', input);
    const shape = [intArgument('histc', bins, 'bins')];
    return callOpaque(session, { type: 'torch.histc', inputs: [tensor], shape });
  }),
  torchFunction('dist', 'input, other, p=2', (session, input, other) => {
    const inputs = [tensorArgument('dist', input), tensorArgument('dist', other, 'other')];
    const dtype = realDtype(floatingOf(promoted(inputs.map(operandOf))));
    return callOpaque(session, { type: 'torch.dist', inputs, shape: [], dtype });
  }),
  ...(['allclose', 'equal', 'is_nonzero'] as const).map((name) =>
    torchFunction(name, 'input, other=None, *options, **others', (_session, input, other) =>
      sameElements(
        tensorArgument(name, input),
        name === 'is_nonzero' ? null : tensorArgument(name, other, 'other'),
        name,
      ),
    ),
  ),
  ...(['trapz', 'trapezoid'] as const).map((name) =>
    torchFunction(name, 'y, x=None, *, dx=None, dim=-1', (session, y, _x, _dx, dim) => {
      const tensor = tensorArgument(name, y, 'y');
      sizeAt(tensor, intArgument(name, dim));
      const shape = reducedShape(session, name, tensor, { dim, keepdim: false });
      return callOpaque(session, {
        type: `torch.${name}`,
        inputs: [tensor],
        shape,
        dtype: floatingOf(tensor.host.dtype),
      });
    }),
  ),
];

function likeInput(session: Session, name: string, input: Tensor, dtype: Dtype): Tensor {
  return callOpaque(session, { type: `torch.${name}`, inputs: [input], shape: input.host.shape, dtype });
}

/** The shape without the dimensions that are reduced, all where none is given. */
function reducedShape(
  session: Session,
  name: string,
  { host }: Tensor,
  { dim, keepdim }: { readonly dim: Value; readonly keepdim: boolean },
): Shape {
  const dims = optionalInts(session, name, dim);
  const shape = findOp('Sum')?.output({ dim: dims, keepdim }, [host.shape]) ?? [];
  return isShapeProblem(shape)
    ? raise('IndexError', `${name}(): ${shape.problem}`, () => shape.help ?? null)
    : shape;
}

function binomial(from: number, taken: number): number {
  let count = 1;
  for (let index = 0; index < taken; index += 1) count = (count * (from - index)) / (index + 1);
  return Math.max(0, Math.round(count));
}

/** Whether two tensors have the same elements, as far as that is known. */
function sameElements(input: Tensor, other: Tensor | null, name: string): boolean {
  if (other === null)
    return input.host.elements === null ? refuseUnknownValue(input, name) : valuesOf(input)?.[0] !== 0;
  if (name === 'equal' && input.host.shape.join() !== other.host.shape.join()) return false;
  const unknown = [input, other].find(({ host }) => host.elements === null);
  if (unknown !== undefined) return refuseUnknownValue(unknown, name);
  const [one, two] = [valuesOf(input) ?? [], valuesOf(other) ?? []];
  return one.every((element, index) => {
    const wanted = two[index] ?? Number.NaN;
    const tolerance = name === 'equal' ? 0 : 1e-8 + 1e-5 * Math.abs(wanted);
    return element === wanted || Math.abs(element - wanted) <= tolerance;
  });
}
