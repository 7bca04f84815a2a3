import { productOf } from '../counts/count';
import { example } from './example';
import { words } from './fields';
import { broadcast } from './merging';
import { defineOp, isShapeProblem, type Op, type ShapeProblem } from './op';
import { formatShape, isSameShape, type Shape, sizeAt } from './shape';
import type { Gradients, KeptTensor, Saved } from './training';

/** MatMul. */
export function matrixProductOps(): readonly Op[] {
  return [
    defineOp({
      type: 'MatMul',
      aliases: ['BatchMatMul', 'BatchMatMulV2', 'bmm', 'mm', 'Dot'],
      form: 'function',
      family: 'merging',
      summary:
        'The matrix product of its two inputs, as torch.matmul gives it; leading dimensions broadcast.',
      source: 'torch.matmul',
      fields: {
        call: words(
          ['operator', 'function'],
          'function',
          'How it is written, a @ b or torch.matmul(a, b): ptflops and calflops count the function only',
        ),
      },
      positional: [],
      inputs: { least: 2, most: 2 },
      output: (_args, inputs) => {
        const product = multiplied(inputs);
        return 'problem' in product ? product : product.output;
      },
      memoryOrder: ([left, right]) => (isPlain(left, right) ? 'contiguous' : 'unknown'),
      work: (_args, inputs) => {
        const product = multiplied(inputs);
        return 'problem' in product
          ? []
          : [{ unit: 'mac', factors: [product.rows, product.inner, product.columns, ...product.leading] }];
      },
      reach: () => 'everything',
      saved: (_args, inputs, _output, gradients) => operandsSaved(inputs, gradients),
      backward: (_args, inputs, _output, { inputs: asked }) => {
        const product = multiplied(inputs);
        if ('problem' in product) return 0;
        const { rows, inner, columns, leading } = product;
        return productOf([asked.filter((isAsked) => isAsked).length, rows, inner, columns, ...leading]);
      },
      examples: [
        example('1x5x16, 1x16x5 -> 1x5x5', {}, { macs: 400 }),
        example('2x4x5x16, 16x3 -> 2x4x5x3', {}, { macs: 1920 }),
        example('2x1x5x16, 3x16x7 -> 2x3x5x7', {}, { macs: 3360 }),
        example('2x5x16, 16 -> 2x5', {}, { macs: 160 }),
      ],
    }),
  ];
}

/** A product of stacks of matrices, or of a stack with a matrix; torch transposes a matrix times a stack. */
function isPlain({ length: left }: Shape, { length: right }: Shape): boolean {
  return (left >= 3 && right >= 3) || (left >= 2 && right === 2);
}

interface MatrixProduct {
  readonly leading: Shape;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly output: Shape;
}

/** [..., rows, inner] x [..., inner, columns]; an input of one dimension is a row on the left, a column on the right. */
function multiplied([left = [], right = []]: readonly Shape[]): MatrixProduct | ShapeProblem {
  if (left.length === 0 || right.length === 0) {
    return { problem: 'an input is a single number', help: 'use Mul to multiply by a number' };
  }
  const rows = left.length === 1 ? 1 : sizeAt(left, -2);
  const inner = sizeAt(left, -1);
  const height = sizeAt(right, right.length === 1 ? 0 : -2);
  const columns = right.length === 1 ? 1 : sizeAt(right, -1);
  if (inner !== height) {
    return {
      problem: `${formatShape(left)} and ${formatShape(right)} cannot be multiplied: ${inner} columns against ${height} rows`,
      help: 'the last dimension of the first input must be the second to last of the second: Transpose one of them',
    };
  }
  const leading = broadcast([left.slice(0, -2), right.slice(0, -2)]);
  if (isShapeProblem(leading)) {
    return {
      problem: `the leading dimensions of ${formatShape(left)} and ${formatShape(right)} do not broadcast`,
      help: 'they need the same sizes, or 1',
    };
  }
  const output = [...leading, ...(left.length === 1 ? [] : [rows]), ...(right.length === 1 ? [] : [columns])];
  return { leading, rows, inner, columns, output };
}

/**
 * Saves each operand for the gradient of the other. PyTorch copies an operand that it broadcasts along leading
 * dimensions; if the other is a matrix or a vector, the leading dimensions become rows instead.
 */
function operandsSaved(shapes: readonly Shape[], { inputs: asked }: Gradients): Saved {
  const product = multiplied(shapes);
  if ('problem' in product) return {};
  const { leading } = product;
  const inputs: number[] = [];
  const inner: KeptTensor[] = [];
  for (const [index, shape] of shapes.entries()) {
    if (asked[1 - index] !== true) continue;
    const isRepeated = shapes.every(({ length }) => length > 2) && !isSameShape(shape.slice(0, -2), leading);
    if (isRepeated) inner.push({ shape: [...leading, ...shape.slice(-2)], elements: 'values' });
    else inputs.push(index);
  }
  return { inputs, inner };
}
