import { example } from './example';
import { defineOp, type Op } from './op';
import { formatShape, type Shape } from './shape';
import { perElement } from './work';

/** What a function of square matrices gives: the shapes behind the leading dimensions, by the size n. */
const functions: readonly (readonly [
  type: string,
  summary: string,
  outputs: (n: number) => readonly Shape[],
  cubes: number,
])[] = [
  ['Inverse', 'The inverse of each matrix.', (n) => [[n, n]], 2],
  ['Det', 'The determinant of each matrix.', () => [[]], 2 / 3],
  ['SlogDet', 'The sign and the logarithm of the determinant of each matrix.', () => [[], []], 2 / 3],
  ['LogDet', 'The logarithm of the determinant of each matrix.', () => [[]], 2 / 3],
  ['Cholesky', 'The Cholesky factor of each matrix.', (n) => [[n, n]], 1 / 3],
  ['MatrixExp', 'The exponential of each matrix.', (n) => [[n, n]], 20],
  ['Eigh', 'The eigenvalues and eigenvectors of each symmetric matrix.', (n) => [[n], [n, n]], 9],
];

/** Functions of square matrices; none of them is counted as a product of matrices. */
export function linearAlgebraOps(): readonly Op[] {
  return functions.map(([type, summary, outputs, cubes]) => {
    const shapesOf = (input: Shape): readonly Shape[] =>
      outputs(input.at(-1) ?? 1).map((shape) => [...input.slice(0, -2), ...shape]);
    return defineOp({
      type,
      form: 'function',
      family: 'linear algebra',
      summary,
      source: 'https://pytorch.org/docs/stable/linalg.html',
      fields: {},
      output: (_args, [input]) =>
        input.length >= 2 && input.at(-1) === input.at(-2)
          ? (shapesOf(input)[0] ?? [])
          : { problem: `${formatShape(input)} does not hold square matrices` },
      furtherOutputs: (_args, [input]) => shapesOf(input).slice(1),
      work: (_args, [input]) => {
        const n = input.at(-1) ?? 1;
        const steps = Math.round((cubes * n ** 3) / 2);
        return perElement({ mul: steps, add: steps }, input.slice(0, -2));
      },
      reach: () => 'everything',
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
  });
}
