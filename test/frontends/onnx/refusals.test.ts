import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { read, reportOf } from '../../support/onnx-report';

type Stored = NonNullable<ModelText['stored']>[string];

/** A node called `n` on inputs and stored operands. */
function node(
  op: string,
  inputs: readonly (readonly number[])[],
  attributes: NonNullable<ModelText['nodes'][number]['attributes']> = {},
  stored: readonly Stored[] = [],
  { opset = 17, domain = '' } = {},
): ModelText {
  const operands = Object.fromEntries(stored.map((operand, index) => [`a${index}`, operand]));
  const reads = [...inputs.map((_dims, index) => `x${index}`), ...Object.keys(operands)];
  return {
    opset,
    inputs: Object.fromEntries(inputs.map((dims, index) => [`x${index}`, dims])),
    outputs: ['y'],
    stored: operands,
    nodes: [{ op, domain, reads, gives: ['y'], attributes }],
  };
}

const whole = (...elements: readonly number[]) => ({ whole: elements });
const float = (...dims: readonly number[]) => ({ float: dims });
const PICTURE = [1, 3, 8, 8];

// That they are refused is seen in ONNX Runtime, in test/golden/onnx/nodes.json.
const refused: readonly (readonly [name: string, text: ModelText, why: string])[] = [
  [
    'strides for too few axes',
    node('MaxPool', [PICTURE], { kernel_shape: [2, 2], strides: [2] }),
    'its kernel, strides, dilations or pads do not fit the 2 spatial axes of [8, 8]',
  ],
  [
    'a kernel that is not there',
    node('MaxPool', [PICTURE]),
    'its kernel, strides, dilations or pads do not fit the 2 spatial axes of [8, 8]',
  ],
  [
    'a kernel that is too large',
    node('Conv', [[1, 3, 2, 8]], {}, [float(4, 3, 3, 3)]),
    'a kernel of 3x3 does not fit in [2, 8] with its padding',
  ],
  [
    'a dilated kernel that is too large',
    node('Conv', [PICTURE], { dilations: [4, 1] }, [float(4, 3, 3, 3)]),
    'a kernel of 9x3 does not fit in [8, 8] with its padding',
  ],
  [
    'a kernel that is too large, channels last',
    node('NhwcConv', [[1, 2, 8, 3]], {}, [float(4, 3, 3, 3)], { domain: 'com.microsoft' }),
    'a kernel of 3x3 does not fit in [2, 8] with its padding',
  ],
  [
    'a weight of another rank',
    node('Conv', [[1, 3, 8]], {}, [float(4, 3, 3, 3)]),
    'its weight [4, 3, 3, 3] does not fit the input [1, 3, 8]',
  ],
  [
    'a weight for other channels',
    node('Conv', [PICTURE], { group: 2 }, [float(4, 2, 3, 3)]),
    'its weight is for 4 channels, the input [1, 3, 8, 8] has 3',
  ],
  [
    'a transposed weight for other channels',
    node('ConvTranspose', [PICTURE], {}, [float(2, 4, 3, 3)]),
    'its weight is for 2 channels, the input [1, 3, 8, 8] has 3',
  ],
  [
    'an output_padding for too many axes',
    node('ConvTranspose', [PICTURE], { output_padding: [1, 1, 1] }, [float(3, 4, 3, 3)]),
    'its output_padding does not fit the 2 spatial axes of [1, 3, 8, 8]',
  ],
  [
    'more cut off than there is',
    node('ConvTranspose', [[1, 3, 2]], { pads: [2, 2] }, [float(3, 4, 2)]),
    'its output would be [-1]',
  ],
  [
    'a shape of other elements',
    node('Reshape', [[2, 3]], {}, [whole(4, -1)]),
    'shape [4, -1] cannot hold the elements of [2, 3]',
  ],
  [
    'a shape that keeps an axis that is not there',
    node('Reshape', [[2, 3]], {}, [whole(2, 3, 0)]),
    'shape [2, 3, 0] cannot hold the elements of [2, 3]',
  ],
  ['a place to flatten at', node('Flatten', [[2, 3]], { axis: 3 }), 'axis 3 is not within [2, 3]'],
  [
    'a squeeze of a size of 2',
    node('Squeeze', [[2, 1]], {}, [whole(0)]),
    '[2, 1] has no dimension of size 1 at axes 0',
  ],
  [
    'a squeeze of an axis that is not there',
    node('Squeeze', [[2, 1]], {}, [whole(2)]),
    '[2, 1] does not have all axes of [2]',
  ],
  [
    'new axes at one place',
    node('Unsqueeze', [[3, 4]], {}, [whole(0, 0)]),
    'axes 0, 0 are not valid places for new dimensions in [3, 4]',
  ],
  [
    'a slice of an axis that is not there',
    node('Slice', [[6, 5]], {}, [whole(0), whole(3), whole(2)]),
    '[6, 5] does not have all axes of [2]',
  ],
  [
    'pads for too few axes',
    node('Pad', [[2, 3]], {}, [whole(1, 0, 1)]),
    '3 pads do not give two for each of the axes 0, 1',
  ],
  [
    'a join of other sizes',
    node(
      'Concat',
      [
        [2, 3],
        [3, 4],
      ],
      { axis: 1 },
    ),
    '[3, 4] cannot be joined to [2, 3] along axis 1',
  ],
  ['an expansion', node('Expand', [[2, 3]], {}, [whole(4, 3)]), '[2, 3] and [4, 3] do not broadcast'],
  [
    'a sum',
    node('Add', [
      [2, 3],
      [2, 4],
    ]),
    '[2, 3] and [2, 4] do not broadcast',
  ],
  ['a product of a number', node('MatMul', [[], [3, 2]]), 'a side of a matrix product is a single number'],
  [
    'an equation of too few operands',
    node('Einsum', [[2, 3]], { equation: 'ij,jk->ik' }),
    'its equation ij,jk is for 2 operands, not 1',
  ],
  [
    'an equation of sizes that differ',
    node(
      'Einsum',
      [
        [2, 3],
        [4, 5],
      ],
      { equation: 'ij,jk->ik' },
    ),
    'its equation ij,jk does not fit [2, 3], [4, 5]',
  ],
  [
    'an equation whose other axes do not broadcast',
    node(
      'Einsum',
      [
        [2, 3, 4],
        [5, 4, 6],
      ],
      { equation: '...ij,...jk->...ik' },
    ),
    '[2] and [5] do not broadcast',
  ],
  [
    'axes of a reduction',
    node('ReduceMean', [[2, 3]], { axes: [2] }),
    '[2, 3] does not have all axes of [2]',
  ],
  [
    'a place for the choice of one',
    node('OneHot', [[2, 3]], { axis: 3 }, [{ whole: [5], dims: [] }, whole(0, 1)]),
    'its axis is not a valid place for a new dimension in [2, 3]',
  ],
  [
    'too few sizes',
    {
      ...node('Resize', [PICTURE], {}, [whole(8, 8)]),
      nodes: [{ op: 'Resize', reads: ['x0', '', '', 'a0'], gives: ['y'] }],
    },
    '2 sizes do not fit [1, 3, 8, 8]',
  ],
  [
    'too few scales',
    node('Upsample', [PICTURE], {}, [whole(2, 2)], { opset: 10 }),
    '2 scales do not fit [1, 3, 8, 8]',
  ],
  [
    'a recurrent layer of two dimensions',
    node('GRU', [[5, 8]], {}, [float(1, 12, 8), float(1, 12, 4)]),
    'its input has 2 dimensions, it needs 3',
  ],
  [
    'an axis of a table of few bits',
    node('GatherBlockQuantized', [], { gather_axis: 2 }, [{ bytes: [10, 16] }, whole(1), float(10, 2)], {
      domain: 'com.microsoft',
    }),
    'axis 2 is not a dimension of [10, 32]',
  ],
];

describe('the error of', () => {
  it.each(refused)('%s says why', (_name, text, why) => {
    const [{ code, why: said } = {}] = read(text).diagnostics;
    expect([code, said]).toEqual(['shape/mismatch', why]);
  });

  it('a node names it and its operands', () => {
    const { diagnostics } = read(node('Conv', [[1, 3, 8]], {}, [float(4, 3, 3, 3)]));
    expect(diagnostics[0]?.message).toContain('cannot take x0 [1, 3, 8], a0 [4, 3, 3, 3]');
  });
});

/** The node in the branch of an If that is not taken. */
function untaken({ inputs = {}, stored = {}, opset = 17, nodes }: ModelText): ModelText {
  const read = Object.keys({ ...inputs, ...stored })[0] ?? '';
  const branches = {
    then_branch: { outputs: ['y'], nodes },
    else_branch: { outputs: ['z'], nodes: [{ op: 'Identity', reads: [read], gives: ['z'] }] },
  };
  return {
    opset,
    inputs,
    outputs: ['given'],
    stored: { ...stored, condition: { whole: [0], dims: [] } },
    nodes: [{ op: 'If', reads: ['condition'], gives: ['given'], attributes: branches }],
  };
}

describe('in the branch of an If that is not taken, where it may well not fit,', () => {
  it.each(refused)('%s is no error', (_name, text) => {
    expect(reportOf(untaken(text)).totals).toMatchObject({ macs: 0, complete: true });
  });
});
