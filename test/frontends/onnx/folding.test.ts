import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf } from '../../support/onnx-report';

/** The size that numbers of a file come to by an operator: of y, that x of one element is expanded to. */
function sizeOf(op: string, operands: readonly number[], attributes: Readonly<Record<string, number>> = {}) {
  const isWhole = operands.every((each) => Number.isInteger(each)) && !FLOATING.has(op);
  const names = operands.map((_each, index) => `a${index}`);
  const text: ModelText = {
    inputs: { x: [1] },
    outputs: ['y'],
    stored: Object.fromEntries(
      operands.map((each, index) => [`a${index}`, isWhole ? { whole: [each], dims: [] } : { number: each }]),
    ),
    nodes: [
      { op: 'Constant', gives: ['axes'], attributes: { value_ints: [0] } },
      { op, reads: names, gives: ['v'], attributes },
      { op: 'Cast', reads: ['v'], gives: ['w'], attributes: { to: 7 } },
      { op: 'Unsqueeze', reads: ['w', 'axes'], gives: ['n'] },
      { op: 'Expand', reads: ['x', 'n'], gives: ['y'] },
    ],
  };
  return outputsOf(text)[0]?.[0];
}

/** Operators of numbers with a part behind the point. */
const FLOATING = new Set(
  'Exp Log Sqrt Reciprocal Floor Ceil Round Sin Cos Tan Asin Acos Atan Sinh Cosh Asinh Acosh Atanh Sigmoid Tanh IsNaN'.split(
    ' ',
  ),
);

describe('a size that follows from numbers of the file', () => {
  it.each([
    ['Add', [2, 3], 5],
    ['Sub', [7, 3], 4],
    ['Mul', [2, 3], 6],
    ['Sum', [1, 2, 3], 6],
    ['Mean', [2, 4, 6], 4],
    ['Pow', [2, 3], 8],
    ['Max', [2, 5, 3], 5],
    ['Min', [4, 2, 3], 2],
    ['Neg', [-3], 3],
    ['Abs', [-3], 3],
    ['Sign', [9], 1],
    ['Relu', [-3], 0],
    ['Exp', [0], 1],
    ['Log', [1], 0],
    ['Sqrt', [9], 3],
    ['Reciprocal', [0.25], 4],
    ['Floor', [2.7], 2],
    ['Ceil', [2.2], 3],
    ['Sin', [0], 0],
    ['Cos', [0], 1],
    ['Tan', [0], 0],
    ['Asin', [0], 0],
    ['Acos', [1], 0],
    ['Atan', [0], 0],
    ['Sinh', [0], 0],
    ['Cosh', [0], 1],
    ['Asinh', [0], 0],
    ['Acosh', [1], 0],
    ['Atanh', [0], 0],
    ['Tanh', [0], 0],
    ['IsNaN', [1.5], 0],
    ['IsNaN', [Number.NaN], 1],
    ['Not', [0], 1],
    ['Not', [2], 0],
    ['BitwiseNot', [-5], 4],
    ['BitwiseAnd', [6, 3], 2],
    ['BitwiseOr', [6, 3], 7],
    ['BitwiseXor', [6, 3], 5],
    ['And', [1, 0], 0],
    ['Or', [1, 0], 1],
    ['Xor', [1, 1], 0],
    ['Equal', [2, 2], 1],
    ['Less', [2, 2], 0],
    ['LessOrEqual', [2, 2], 1],
    ['Greater', [3, 2], 1],
    ['GreaterOrEqual', [2, 3], 0],
    ['Where', [1, 4, 6], 4],
    ['Where', [0, 4, 6], 6],
    ['Identity', [4], 4],
    ['Clip', [9, 0, 6], 6],
    ['Clip', [-9, 2, 6], 2],
  ])('is %s of %j: %i', (op, operands, size) => {
    expect(sizeOf(op, operands)).toBe(size);
  });

  // ONNX divides whole numbers as C does, rounds a half to the even number, and takes the sign of the divisor in Mod.
  it.each([
    ['Div', [7, 2], {}, 3],
    ['Div', [5, 2.5], {}, 2],
    ['Round', [2.5], {}, 2],
    ['Round', [3.5], {}, 4],
    ['Mod', [-7, 4], {}, 1],
    ['Mod', [7, 4], { fmod: 1 }, 3],
    ['Sigmoid', [40], {}, 1],
  ])('is %s of %j by the rules of ONNX', (op, operands, attributes, size) => {
    expect(sizeOf(op, operands, attributes)).toBe(size);
  });

  const whole = (...elements: readonly number[]) => ({ whole: elements });

  /** Nodes that give `n`, the sizes of y. */
  const sizes = (
    nodes: ModelText['nodes'],
    stored: ModelText['stored'],
    rest: Partial<ModelText> = {},
  ): ModelText => ({
    inputs: { x: [1, 1] },
    outputs: ['y'],
    stored: stored ?? {},
    ...rest,
    nodes: [...nodes, { op: 'Expand', reads: ['x', 'n'], gives: ['y'] }],
  });

  it.each([
    [
      'a part of a list',
      sizes([{ op: 'Slice', reads: ['a', 's', 'e'], gives: ['n'] }], {
        a: whole(9, 4, 5, 9),
        s: whole(1),
        e: whole(3),
      }),
      [4, 5],
    ],
    [
      'every second of a list, from behind',
      sizes([{ op: 'Slice', reads: ['a', 's', 'e', 'axes', 'step'], gives: ['n'] }], {
        a: whole(4, 9, 5, 9),
        s: whole(2),
        e: whole(-9),
        axes: whole(0),
        step: whole(-2),
      }),
      [5, 4],
    ],
    [
      'parts of a list put together',
      sizes(
        [
          { op: 'Split', reads: ['a', 's'], gives: ['b', 'c'] },
          { op: 'Concat', reads: ['c', 'b'], gives: ['n'], attributes: { axis: 0 } },
        ],
        { a: whole(4, 5), s: whole(1, 1) },
      ),
      [5, 4],
    ],
    [
      'elements that are gathered',
      sizes([{ op: 'Gather', reads: ['a', 'i'], gives: ['n'] }], { a: whole(4, 5, 6), i: whole(2, -3) }),
      [6, 4],
    ],
    [
      'a range',
      sizes([{ op: 'Range', reads: ['a', 'b', 'c'], gives: ['n'] }], {
        a: { whole: [3], dims: [] },
        b: { whole: [7], dims: [] },
        c: { whole: [2], dims: [] },
      }),
      [3, 5],
    ],
    [
      'a list repeated',
      sizes([{ op: 'Tile', reads: ['a', 't'], gives: ['n'] }], { a: whole(4), t: whole(2) }),
      [4, 4],
    ],
    [
      'the sum and the product of lists',
      sizes(
        [
          { op: 'ReduceSum', reads: ['a'], gives: ['s'] },
          { op: 'ReduceProd', reads: ['a'], gives: ['p'] },
          { op: 'Concat', reads: ['s', 'p'], gives: ['n'], attributes: { axis: 0 } },
        ],
        { a: whole(2, 4) },
      ),
      [6, 8],
    ],
    [
      'the largest and the smallest of a list',
      sizes(
        [
          { op: 'ReduceMax', reads: ['a'], gives: ['s'] },
          { op: 'ReduceMin', reads: ['a'], gives: ['p'] },
          { op: 'Concat', reads: ['s', 'p'], gives: ['n'], attributes: { axis: 0 } },
        ],
        { a: whole(2, 4) },
      ),
      [4, 2],
    ],
    [
      'the shape of an input, from an axis on',
      sizes(
        [{ op: 'Shape', reads: ['z'], gives: ['n'], attributes: { start: 1 } }],
        {},
        { inputs: { x: [1, 1], z: [7, 4, 5] } },
      ),
      [4, 5],
    ],
    [
      'a matrix turned and flattened',
      sizes(
        [
          { op: 'Transpose', reads: ['a'], gives: ['t'] },
          { op: 'Reshape', reads: ['t', 'flat'], gives: ['f'] },
          { op: 'Slice', reads: ['f', 's', 'e'], gives: ['n'] },
        ],
        { a: { whole: [2, 3, 4, 5], dims: [2, 2] }, flat: whole(-1), s: whole(0), e: whole(2) },
      ),
      [2, 4],
    ],
    [
      'the places of elements that are not zero',
      sizes(
        [
          { op: 'NonZero', reads: ['a'], gives: ['p'] },
          { op: 'Reshape', reads: ['p', 'flat'], gives: ['n'] },
        ],
        { a: whole(0, 0, 7, 7), flat: whole(-1) },
      ),
      [2, 3],
    ],
  ])('is %s', (_name, text, expected) => {
    expect(outputsOf(text)).toEqual([expected]);
  });
});

describe('a size that does not follow from numbers that are at hand', () => {
  const expanded = (nodes: ModelText['nodes'], stored: ModelText['stored'] = {}): ModelText => ({
    inputs: { x: [1] },
    outputs: ['y'],
    stored,
    nodes: [...nodes, { op: 'Expand', reads: ['x', 'n'], gives: ['y'] }],
  });
  // Each adds 1 to the one before: more than a thousand are not followed.
  const chain = Array.from({ length: 1200 }, (_, index) => ({
    op: 'Add',
    reads: [index === 0 ? 'a' : `n${index}`, 'one'],
    gives: [index === 1199 ? 'n' : `n${index + 1}`],
  }));

  it.each<readonly [what: string, text: ModelText]>([
    ['in a tensor whose elements are not in the file', expanded([], { n: { float: [1] } })],
    [
      'in more numbers than are ever folded',
      expanded([{ op: 'ReduceMax', reads: ['a'], gives: ['n'] }], { a: { bytes: [5000] } }),
    ],
    ['at the end of a chain that is too long', expanded(chain, { a: { whole: [1] }, one: { whole: [1] } })],
  ])('is not known: %s', (_what, text) => {
    expect(outputsOf(text)[0]).toSatisfy((shape: readonly unknown[]) => shape.includes(null));
  });
});
