import { productOf } from '../counts/count';
import { example } from './example';
import type { Fields } from './field';
import { flag } from './fields';
import { defineOp, type Op } from './op';
import { formatShape, type Shape } from './shape';
import { type KeptTensor, keptValues, type Saved } from './training';
import { perElement } from './work';

/** A function of square matrices. */
interface MatrixFunction {
  readonly type: string;
  readonly summary: string;
  /** The shapes after the leading dimensions, by the size n. */
  readonly outputs: (n: number) => readonly Shape[];
  /** The number of steps divided by n x n x n; half of them are multiplications. */
  readonly cubes: number;
  /** What autograd keeps, by the leading dimensions and the size n. */
  readonly saved: (leading: Shape, n: number) => Saved;
  /** Products of n x n matrices in the backward pass. */
  readonly products?: number;
  readonly furtherNames?: readonly string[];
  readonly fields?: Fields;
}

const ONE_NUMBER = (): readonly Shape[] => [[]];

/** Saves the factors of a matrix, the order of its rows, and the given further tensors. */
const determinantSaved =
  (beside: Saved, ...inner: readonly KeptTensor['elements'][]) =>
  (leading: Shape, n: number): Saved => ({
    ...beside,
    inner: [
      keptValues([...leading, n, n]),
      { shape: [...leading, n], elements: 'pivots' },
      ...inner.map((elements) => ({ shape: leading, elements })),
    ],
  });

const functions: readonly MatrixFunction[] = [
  {
    type: 'Inverse',
    summary: 'The inverse of each matrix.',
    outputs: (n) => [[n, n]],
    cubes: 2,
    products: 2,
    saved: () => ({ outputs: [0] }),
  },
  {
    type: 'Det',
    summary: 'The determinant of each matrix.',
    outputs: ONE_NUMBER,
    cubes: 2 / 3,
    saved: determinantSaved({ inputs: [0], outputs: [0] }),
  },
  {
    type: 'SlogDet',
    summary: 'The sign and the logarithm of the determinant of each matrix.',
    outputs: () => [[], []],
    cubes: 2 / 3,
    furtherNames: ['logabsdet'],
    saved: determinantSaved({ inputs: [0], outputs: [0] }),
  },
  {
    type: 'LogDet',
    summary: 'The logarithm of the determinant of each matrix.',
    outputs: ONE_NUMBER,
    cubes: 2 / 3,
    // where the determinant is negative, and its sign
    saved: determinantSaved({ inputs: [0] }, 'mask', 'values'),
  },
  {
    type: 'Cholesky',
    summary: 'The Cholesky factor of each matrix.',
    outputs: (n) => [[n, n]],
    cubes: 1 / 3,
    products: 1,
    saved: () => ({ outputs: [0] }),
    fields: { upper: flag(false, 'Gives the upper triangle') },
  },
  {
    type: 'MatrixExp',
    summary: 'The exponential of each matrix.',
    outputs: (n) => [[n, n]],
    cubes: 20,
    saved: () => ({ inputs: [0] }),
  },
  {
    type: 'Eigh',
    summary: 'The eigenvalues and eigenvectors of each symmetric matrix.',
    outputs: (n) => [[n], [n, n]],
    cubes: 9,
    products: 3,
    furtherNames: ['eigenvectors'],
    saved: () => ({ outputs: [0, 1] }),
  },
];

/** Functions of square matrices; none of them counts as a matrix product. */
export function linearAlgebraOps(): readonly Op[] {
  return functions.map(
    ({ type, summary, outputs, cubes, saved, products = 0, fields = {}, furtherNames = [] }) => {
      const shapesOf = (input: Shape): readonly Shape[] =>
        outputs(input.at(-1) ?? 1).map((shape) => [...input.slice(0, -2), ...shape]);
      return defineOp({
        type,
        form: 'function',
        family: 'linear algebra',
        summary,
        source: 'https://pytorch.org/docs/stable/linalg.html',
        fields,
        // torch accepts it as a keyword only
        ...(type === 'Cholesky' ? { positional: [] } : {}),
        output: (_args, [input]) =>
          input.length >= 2 && input.at(-1) === input.at(-2)
            ? (shapesOf(input)[0] ?? [])
            : { problem: `${formatShape(input)} does not hold square matrices` },
        furtherNames,
        furtherOutputs: (_args, [input]) => shapesOf(input).slice(1),
        work: (_args, [input]) => {
          const n = input.at(-1) ?? 1;
          const steps = Math.round((cubes * n ** 3) / 2);
          return perElement({ mul: steps, add: steps }, input.slice(0, -2));
        },
        reach: () => 'everything',
        saved: (_args, [input]) => saved(input.slice(0, -2), input.at(-1) ?? 1),
        backward: (_args, [input]) => productOf([products, ...input, input.at(-1) ?? 1]),
        examples: [
          example(
            `2x4x4 -> 2${
              outputs(4)[0]
                ?.map((size) => `x${size}`)
                .join('') ?? ''
            }`,
          ),
        ],
      });
    },
  );
}
