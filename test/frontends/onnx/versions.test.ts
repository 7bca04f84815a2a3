import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf, reportOf } from '../../support/onnx-report';

type Attributes = NonNullable<ModelText['nodes'][number]['attributes']>;

/** A node on an input x, in an earlier version of the operators. */
function node(
  op: string,
  dims: readonly number[],
  attributes: Attributes,
  [opset, stored = {}]: readonly [opset: number, stored?: ModelText['stored']],
): ModelText {
  const nodes = [{ op, reads: ['x', ...Object.keys(stored)], gives: ['y'], attributes }];
  return { opset, inputs: { x: dims }, outputs: ['y'], stored, nodes };
}

// By ONNX's Changelog.md, which has the text of every version of each operator.
describe('an earlier version of', () => {
  it.each<readonly [string, ModelText, readonly (number | null)[]]>([
    [
      'Upsample has its scales as two attributes',
      node('Upsample', [1, 2, 5, 4], { height_scale: 2.5, width_scale: 1.5 }, [1]),
      [1, 2, 12, 6],
    ],
    ['Pad has paddings', node('Pad', [2, 3], { paddings: [1, 0, 2, 1] }, [1]), [5, 4]],
    [
      'Tile has one number, and an axis that it is for',
      node('Tile', [2, 3], {}, [1, { tiles: { number: 2 }, axis: { number: 1 } }]),
      [null, null],
    ],
    // The smaller side lies at the axis: [4] at axis 1, as at axis -3, has two sizes of 1 behind it.
    [
      'Mul has the smaller side at an axis',
      node('Mul', [2, 4, 6, 1], { broadcast: 1, axis: 1 }, [6, { w: { float: [4] } }]),
      [2, 4, 6, 1],
    ],
    [
      'Mul has the smaller side at an axis from behind',
      node('Mul', [2, 4, 6, 1], { broadcast: 1, axis: -3 }, [6, { w: { float: [4] } }]),
      [2, 4, 6, 1],
    ],
    [
      'Mul has the smaller side behind',
      node('Mul', [2, 4, 6, 1], { broadcast: 1, axis: 2 }, [6, { w: { float: [6, 1] } }]),
      [2, 4, 6, 1],
    ],
  ])('%s', (_name, text, shape) => {
    expect(outputsOf(text)).toEqual([shape]);
  });
});

// ONNX Runtime has no recurrent layers of the batch first on a CPU: by the text of Operators.md.
describe('a recurrent layer of the batch first', () => {
  const weights = { w: { float: [2, 16, 8] }, r: { float: [2, 16, 4] } };
  const text: ModelText = {
    inputs: { x: [3, 5, 8] },
    outputs: ['states', 'last', 'cell'],
    stored: weights,
    nodes: [
      {
        op: 'LSTM',
        reads: ['x', 'w', 'r'],
        gives: ['states', 'last', 'cell'],
        attributes: { hidden_size: 4, layout: 1, direction: 'bidirectional' },
      },
    ],
  };

  // Four gates of 4 rows in each of two directions meet 8 features and 4 states.
  it('has the directions behind the steps', () => {
    const { model, totals, layers } = reportOf(text);
    expect(model.outputs.map(({ shape }) => shape)).toEqual([
      [3, 5, 2, 4],
      [3, 2, 4],
      [3, 2, 4],
    ]);
    expect(totals.macs).toBe(3 * 5 * 2 * (4 * 4) * (8 + 4));
    expect(layers[0]?.args).toMatchObject({ batch_first: true, bidirectional: true, bias: false });
  });
});
