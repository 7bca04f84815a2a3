import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { reportOf } from '../../support/onnx-report';

type Nodes = ModelText['nodes'];

const BOOL = 9;
const INT64 = 7;

const model = (nodes: Nodes, more: Partial<ModelText>): ModelText => ({ outputs: ['y'], nodes, ...more });

/** The first item of t or another sequence. */
const first = (sequence: string) => ({ op: 'SequenceAt', reads: [sequence, 'zero'], gives: ['y'] });

describe('a sequence that is not known before the run', () => {
  const product = (input: string) => ({ op: 'MatMul', reads: [input, 'w'], gives: ['p'] });
  const open: Partial<ModelText> = {
    inputs: {
      a: [1, 5],
      b: [2, 5],
      s: 'sequence',
      place: { dims: [], elementType: INT64 },
      flag: { dims: [], elementType: BOOL },
    },
    stored: { zero: { whole: [0], dims: [] }, w: { float: [5, 7] } },
  };

  // The product has 1 x 5 x 7 multiply-adds, whatever becomes of it.
  it.each<readonly [what: string, nodes: Nodes]>([
    [
      'that it is put into',
      [product('a'), { op: 'SequenceInsert', reads: ['s', 'p'], gives: ['t'] }, first('t')],
    ],
    [
      'where its place is not known',
      [
        product('a'),
        { op: 'SequenceConstruct', reads: ['p', 'b'], gives: ['t'] },
        { op: 'SequenceAt', reads: ['t', 'place'], gives: ['y'] },
      ],
    ],
    [
      'where the place it is put at is not known',
      [
        product('a'),
        { op: 'SequenceConstruct', reads: ['b'], gives: ['t'] },
        { op: 'SequenceInsert', reads: ['t', 'p', 'place'], gives: ['u'] },
        first('u'),
      ],
    ],
    [
      'where it is not known what is taken out',
      [
        product('a'),
        { op: 'SequenceConstruct', reads: ['p', 'b'], gives: ['t'] },
        { op: 'SequenceErase', reads: ['t', 'place'], gives: ['u'] },
        first('u'),
      ],
    ],
    [
      'where it is cut at places that are not known',
      [product('a'), { op: 'SplitToSequence', reads: ['p', 'place'], gives: ['t'] }, first('t')],
    ],
    [
      'that is joined',
      [
        product('a'),
        { op: 'SequenceInsert', reads: ['s', 'p'], gives: ['t'] },
        { op: 'ConcatFromSequence', reads: ['t'], gives: ['y'], attributes: { axis: 0 } },
      ],
    ],
    [
      'whose length is asked for',
      [
        product('a'),
        { op: 'SequenceInsert', reads: ['s', 'p'], gives: ['t'] },
        { op: 'SequenceLength', reads: ['t'], gives: ['y'] },
      ],
    ],
    [
      'in either branch',
      [
        {
          op: 'If',
          reads: ['flag'],
          gives: ['t'],
          attributes: Object.fromEntries(
            ['then_branch', 'else_branch'].map((name) => [
              name,
              {
                outputs: ['u'],
                nodes: [product('a'), { op: 'SequenceConstruct', reads: ['p'], gives: ['u'] }],
              },
            ]),
          ),
        },
        first('t'),
      ],
    ],
  ])('keeps the product %s', (_what, nodes) => {
    const { totals } = reportOf(model(nodes, open));
    expect([totals.macs, totals.complete]).toEqual([35, true]);
  });

  it('makes the count of a SequenceMap partial', () => {
    const body: ModelText = {
      inputs: { item: null },
      outputs: ['made'],
      nodes: [{ op: 'MatMul', reads: ['a', 'w'], gives: ['made'] }],
    };
    const { totals, notes } = reportOf(
      model(
        [{ op: 'SequenceMap', reads: ['s'], gives: ['t'], name: 'each', attributes: { body } }, first('t')],
        open,
      ),
    );
    expect([totals.macs, totals.complete]).toEqual([35, false]);
    expect(notes).toContain(
      'each: how many items the sequence has is not known before the run: one is counted',
    );
  });

  // A length and a truth are single numbers, whatever they are.
  it.each<readonly [op: string, reads: readonly string[], before: Nodes]>([
    ['SequenceLength', ['s'], []],
    ['OptionalHasElement', ['o'], []],
    ['OptionalHasElement', ['none'], [{ op: 'Optional', gives: ['none'] }]],
  ])('makes the number of %s of %j unknown', (op, reads, before) => {
    const { totals, model: network } = reportOf(
      model([...before, { op, reads, gives: ['y'] }], { inputs: { s: 'sequence', o: 'optional' } }),
    );
    expect([totals.complete, network.outputs.map(({ shape }) => shape)]).toEqual([true, [[]]]);
  });
});
