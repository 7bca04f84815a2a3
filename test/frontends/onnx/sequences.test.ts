import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf, reportOf } from '../../support/onnx-report';

type Nodes = ModelText['nodes'];

/** Whole numbers for positions and parts, each by its name: `one` is 1, `minus_two` is -2. */
const stored: NonNullable<ModelText['stored']> = {
  zero: { whole: [0], dims: [] },
  one: { whole: [1], dims: [] },
  two: { whole: [2], dims: [] },
  minus_one: { whole: [-1], dims: [] },
  minus_two: { whole: [-2], dims: [] },
  one_four: { whole: [1, 4] },
  first_axis: { whole: [0] },
};

/** a [1, 5], b [2, 5] and c [3, 5], and what is made of them. */
const model = (nodes: Nodes, more: Partial<ModelText> = {}): ModelText => ({
  inputs: { a: [1, 5], b: [2, 5], c: [3, 5] },
  outputs: ['y'],
  stored,
  nodes,
  ...more,
});

const ABC = { op: 'SequenceConstruct', reads: ['a', 'b', 'c'], gives: ['s'] };
const at = (position: string, sequence = 's') => ({
  op: 'SequenceAt',
  reads: [sequence, position],
  gives: ['y'],
});

/** y has as many elements as a sequence has items. */
const asLong = (sequence: string): Nodes => [
  { op: 'SequenceLength', reads: [sequence], gives: ['n'] },
  { op: 'Unsqueeze', reads: ['n', 'first_axis'], gives: ['sizes'] },
  { op: 'ConstantOfShape', reads: ['sizes'], gives: ['zeros'] },
  { op: 'Add', reads: ['zeros', 'scalar'], gives: ['y'] },
];

const length = (nodes: Nodes): ModelText =>
  model([...nodes, ...asLong('s')], { inputs: { a: [1, 5], b: [2, 5], c: [3, 5], scalar: [] } });

describe('an item of a sequence', () => {
  it.each<readonly [what: string, nodes: Nodes, shape: readonly number[]]>([
    ['the first', [ABC, at('zero')], [1, 5]],
    ['the last, from its end', [ABC, at('minus_one')], [3, 5]],
    [
      'one that was put in at the end',
      [
        { op: 'SequenceEmpty', gives: ['e'] },
        { op: 'SequenceInsert', reads: ['e', 'b'], gives: ['s'] },
        at('zero'),
      ],
      [2, 5],
    ],
    [
      'one that was put in at the front',
      [
        { op: 'SequenceConstruct', reads: ['a', 'b'], gives: ['t'] },
        { op: 'SequenceInsert', reads: ['t', 'c', 'zero'], gives: ['s'] },
        at('zero'),
      ],
      [3, 5],
    ],
    [
      'one that was put in before the last',
      [
        { op: 'SequenceConstruct', reads: ['a', 'b'], gives: ['t'] },
        { op: 'SequenceInsert', reads: ['t', 'c', 'minus_one'], gives: ['s'] },
        at('one'),
      ],
      [3, 5],
    ],
    [
      'what comes after one that was taken out',
      [ABC, { op: 'SequenceErase', reads: ['s', 'zero'], gives: ['t'] }, at('zero', 't')],
      [2, 5],
    ],
    [
      'what comes after one that was taken out from the end',
      [ABC, { op: 'SequenceErase', reads: ['s', 'minus_two'], gives: ['t'] }, at('one', 't')],
      [3, 5],
    ],
    [
      'the last where the last was taken out',
      [ABC, { op: 'SequenceErase', reads: ['s'], gives: ['t'] }, at('minus_one', 't')],
      [2, 5],
    ],
    ['a part of a tensor', [{ op: 'SplitToSequence', reads: ['c', 'two'], gives: ['s'] }, at('one')], [1, 5]],
    [
      'a part of the size that is given',
      [
        { op: 'SplitToSequence', reads: ['c', 'one_four'], gives: ['s'], attributes: { axis: -1 } },
        at('one'),
      ],
      [3, 4],
    ],
    ['a single row', [{ op: 'SplitToSequence', reads: ['c'], gives: ['s'] }, at('one')], [1, 5]],
    [
      'a single column without its axis',
      [
        { op: 'SplitToSequence', reads: ['c'], gives: ['s'], attributes: { axis: 1, keepdims: 0 } },
        at('one'),
      ],
      [3],
    ],
    [
      'keepdims says nothing where sizes are given',
      [{ op: 'SplitToSequence', reads: ['c', 'one'], gives: ['s'], attributes: { keepdims: 0 } }, at('one')],
      [1, 5],
    ],
  ])('%s', (_what, nodes, shape) => {
    expect(outputsOf(model(nodes))).toEqual([shape]);
  });
});

describe('a sequence', () => {
  it.each<readonly [what: string, nodes: Nodes, size: number]>([
    ['of three', [ABC], 3],
    ['of none', [{ op: 'SequenceEmpty', gives: ['s'] }], 0],
    [
      'of one more',
      [
        { ...ABC, gives: ['t'] },
        { op: 'SequenceInsert', reads: ['t', 'a'], gives: ['s'] },
      ],
      4,
    ],
    [
      'of one less',
      [
        { ...ABC, gives: ['t'] },
        { op: 'SequenceErase', reads: ['t'], gives: ['s'] },
      ],
      2,
    ],
    // 5 columns in parts of two
    [
      'of parts, the last of which is smaller',
      [{ op: 'SplitToSequence', reads: ['a', 'two'], gives: ['s'], attributes: { axis: 1 } }],
      3,
    ],
  ])('%s has this length', (_what, nodes, size) => {
    expect(outputsOf(length(nodes))).toEqual([[size]]);
  });

  const pair = { op: 'SequenceConstruct', reads: ['a', 'a'], gives: ['s'] };

  it.each<readonly [what: string, nodes: Nodes, shape: readonly number[]]>([
    [
      'is joined along an axis',
      [ABC, { op: 'ConcatFromSequence', reads: ['s'], gives: ['y'], attributes: { axis: 0 } }],
      [6, 5],
    ],
    [
      'is joined along a new axis',
      [pair, { op: 'ConcatFromSequence', reads: ['s'], gives: ['y'], attributes: { axis: 1, new_axis: 1 } }],
      [1, 2, 5],
    ],
    [
      'is joined along a new last axis',
      [pair, { op: 'ConcatFromSequence', reads: ['s'], gives: ['y'], attributes: { axis: -1, new_axis: 1 } }],
      [1, 5, 2],
    ],
  ])('%s', (_what, nodes, shape) => {
    expect(outputsOf(model(nodes))).toEqual([shape]);
  });
});

describe('a SequenceMap', () => {
  const product: ModelText = {
    inputs: { item: null, factor: null },
    outputs: ['made'],
    nodes: [{ op: 'MatMul', reads: ['item', 'factor'], gives: ['made'] }],
  };
  const mapped = (reads: readonly string[], body: ModelText): Nodes => [
    ABC,
    { op: 'SequenceMap', reads, gives: ['t'], attributes: { body } },
    { op: 'ConcatFromSequence', reads: ['t'], gives: ['y'], attributes: { axis: 0 } },
  ];

  // (1 + 2 + 3) rows of 5 elements, each for 7 columns
  it('computes its body for each item, with a further operand', () => {
    const { totals, model: network } = reportOf(
      model(mapped(['s', 'w'], product), { stored: { w: { float: [5, 7] } } }),
    );
    expect([totals.macs, totals.params, totals.complete]).toEqual([6 * 5 * 7, 5 * 7, true]);
    expect(network.outputs.map(({ shape }) => shape)).toEqual([[6, 7]]);
  });

  it('takes items of a second sequence with those of the first', () => {
    const both: Nodes = [
      { op: 'SequenceConstruct', reads: ['d', 'e'], gives: ['u'] },
      { op: 'SequenceConstruct', reads: ['a', 'b'], gives: ['s'] },
      ...mapped(['s', 'u'], product).slice(1),
    ];
    const inputs = { a: [1, 5], b: [2, 5], d: [5, 7], e: [5, 7] };
    expect(outputsOf(model(both, { inputs }))).toEqual([[3, 7]]);
  });

  it('gives a value from around it', () => {
    const outer: ModelText = { inputs: { item: null }, outputs: ['a'], nodes: [] };
    expect(outputsOf(model(mapped(['s'], outer)))).toEqual([[3, 5]]);
  });
});

describe('an optional value', () => {
  it.each<readonly [what: string, nodes: Nodes, shape: readonly number[]]>([
    [
      'is what it was made of',
      [
        { op: 'Optional', reads: ['b'], gives: ['o'] },
        { op: 'OptionalGetElement', reads: ['o'], gives: ['y'] },
      ],
      [2, 5],
    ],
    [
      'may be a sequence',
      [
        ABC,
        { op: 'Optional', reads: ['s'], gives: ['o'] },
        { op: 'OptionalGetElement', reads: ['o'], gives: ['t'] },
        at('two', 't'),
      ],
      [3, 5],
    ],
    [
      'that is there is known to be',
      [
        { op: 'Optional', reads: ['b'], gives: ['o'] },
        { op: 'OptionalHasElement', reads: ['o'], gives: ['there'] },
        {
          op: 'If',
          reads: ['there'],
          gives: ['y'],
          attributes: {
            then_branch: { outputs: ['b'], nodes: [] },
            else_branch: { outputs: ['c'], nodes: [] },
          },
        },
      ],
      [2, 5],
    ],
  ])('%s', (_what, nodes, shape) => {
    expect(outputsOf(model(nodes))).toEqual([shape]);
  });
});
