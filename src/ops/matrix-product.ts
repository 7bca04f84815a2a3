import { words } from './fields';
import { broadcast } from './merging';
import { defineOp, isShapeProblem, type Op, type ShapeProblem } from './op';
import { formatShape, type Shape, sizeAt } from './shape';

/** MatMul. */
export function matrixProductOps(): readonly Op[] {
  return [
    defineOp({
      type: 'MatMul',
      form: 'function',
      family: 'merging',
      summary:
        'The matrix product of its two inputs, as torch.matmul gives it; leading dimensions broadcast.',
      source: 'https://pytorch.org/docs/stable/generated/torch.matmul.html',
      fields: {
        call: words(
          ['operator', 'function'],
          'function',
          'How it is written, a @ b or torch.matmul(a, b): ptflops and calflops count the function only',
        ),
      },
      inputs: { least: 2, most: 2 },
      output: (_args, inputs) => {
        const product = multiplied(inputs);
        return 'problem' in product ? product : product.output;
      },
      work: (_args, inputs) => {
        const product = multiplied(inputs);
        return 'problem' in product
          ? []
          : [{ unit: 'mac', factors: [product.rows, product.inner, product.columns, ...product.leading] }];
      },
      reach: () => 'everything',
      examples: [
        {
          args: {},
          inputs: [
            [1, 5, 16],
            [1, 16, 5],
          ],
          output: [1, 5, 5],
          params: 0,
          macs: 400,
        },
        {
          args: {},
          inputs: [
            [2, 4, 5, 16],
            [16, 3],
          ],
          output: [2, 4, 5, 3],
          params: 0,
          macs: 1920,
        },
        {
          args: {},
          inputs: [
            [2, 1, 5, 16],
            [3, 16, 7],
          ],
          output: [2, 3, 5, 7],
          params: 0,
          macs: 3360,
        },
        { args: {}, inputs: [[2, 5, 16], [16]], output: [2, 5], params: 0, macs: 160 },
      ],
    }),
  ];
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
