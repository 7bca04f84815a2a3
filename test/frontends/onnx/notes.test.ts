import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { reportOf } from '../../support/onnx-report';

type Node = ModelText['nodes'][number];

const product = (from: string, weight: string, to: string): Node => ({
  op: 'MatMul',
  reads: [from, weight],
  gives: [to],
});
const square = { float: [4, 4] };

const SHARED = '1 parameter is read by several nodes, and counted once';

describe('the notes of an ONNX file', () => {
  const model = (nodes: readonly Node[], stored: NonNullable<ModelText['stored']>): ModelText => ({
    inputs: { x: [2, 4] },
    outputs: ['y'],
    stored,
    nodes,
  });
  const inner = (nodes: readonly Node[]): ModelText => ({ outputs: ['b'], nodes });

  it.each<readonly [what: string, text: ModelText, notes: readonly string[]]>([
    [
      'say that nodes share a weight',
      model([product('x', 'w', 'a'), product('a', 'w', 'y')], { w: square }),
      [SHARED],
    ],
    [
      'say of how many weights',
      model(
        [product('x', 'v', 'a'), product('a', 'w', 'b'), product('b', 'v', 'c'), product('c', 'w', 'y')],
        { v: square, w: square },
      ),
      ['2 parameters are read by several nodes, and each counted once'],
    ],
    [
      'say that a stored tensor is read by no node',
      model([product('x', 'w', 'y')], { w: square, other: square }),
      ['1 stored tensor is read by no node, and is not counted'],
    ],
    [
      'say of how many stored tensors',
      model([product('x', 'w', 'y')], { w: square, other: square, more: square }),
      ['2 stored tensors are read by no node, and are not counted'],
    ],
    [
      'are silent about what an inner graph reads',
      model(
        [
          {
            op: 'If',
            reads: ['flag'],
            gives: ['y'],
            attributes: {
              then_branch: inner([product('x', 'v', 'b')]),
              else_branch: inner([product('x', 'w', 'b')]),
            },
          },
        ],
        { v: square, w: square, flag: { whole: [1], dims: [] } },
      ),
      [],
    ],
    ['are silent about a stored tensor that is an output', model([], { y: square }), []],
  ])('%s', (_what, text, notes) => {
    const said = (reportOf(text).notes ?? []).filter((note) => !note.includes('folds'));
    expect(said).toEqual(notes);
  });

  it('are silent about a weight that one node of a loop reads in every trip', () => {
    const { notes } = reportOf(
      model(
        [
          {
            op: 'Loop',
            reads: ['trips', '', 'x'],
            gives: ['y'],
            attributes: {
              body: {
                inputs: { trip: null, flag: null, before: null },
                outputs: ['flag', 'after'],
                nodes: [product('before', 'w', 'after')],
              },
            },
          },
        ],
        { w: square, trips: { whole: [3], dims: [] } },
      ),
    );
    expect(notes ?? []).not.toContain(SHARED);
  });
});
