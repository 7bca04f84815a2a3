import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { reportOf } from '../../support/onnx-report';

type Attributes = NonNullable<ModelText['nodes'][number]['attributes']>;

/** A node on an input x of these sizes and on stored operands; `null` is an operand that is left out. */
function node(
  op: string,
  dims: readonly number[],
  attributes: Attributes = {},
  operands: readonly (NonNullable<ModelText['stored']>[string] | null)[] = [],
  opset = 17,
): ModelText {
  const named = operands.map((operand, index) => ({ operand, name: operand === null ? '' : `a${index}` }));
  return {
    opset,
    inputs: { x: dims },
    outputs: ['y'],
    stored: Object.fromEntries(
      named.flatMap(({ operand, name }) => (operand === null ? [] : [[name, operand]])),
    ),
    nodes: [{ op, reads: ['x', ...named.map(({ name }) => name)], gives: ['y'], attributes }],
  };
}

/** A Resize of x to twice its spatial sizes. */
function resize(dims: readonly number[], attributes: Attributes): ModelText {
  const sizes = dims.map((size, axis) => (axis < 2 ? size : 2 * size));
  return node('Resize', dims, attributes, [null, null, { whole: sizes }], 18);
}

const number = (value: number) => ({ number: value });
const float = (...dims: readonly number[]) => ({ float: dims });
const whole = (...elements: readonly number[]) => ({ whole: elements });

const PICTURE = [1, 4, 6, 6];
const CORNERS = 'coordinate_transformation_mode';
const four = [float(4), float(4), float(4), float(4)];

// What the text of each operator in ONNX's Operators.md has in common with the documentation of PyTorch's layer.
describe('a node is the layer that PyTorch has for it', () => {
  it.each<readonly [string, ModelText, string, Readonly<Record<string, unknown>>]>([
    ['limits as attributes', node('Clip', PICTURE, { min: 0, max: 6 }, [], 6), 'ReLU6', {}],
    ['a lower limit of 0 as an attribute', node('Clip', PICTURE, { min: 0 }, [], 6), 'ReLU', {}],
    ['a lower limit of 0', node('Clip', PICTURE, {}, [number(0)]), 'ReLU', {}],
    ['an upper limit', node('Clip', PICTURE, {}, [null, number(6)]), 'Clamp', { min: null, max: 6 }],
    [
      'two limits',
      node('Clip', PICTURE, {}, [number(-1), number(2)]),
      'Hardtanh',
      { min_val: -1, max_val: 2 },
    ],
    ['slopes of 1/6', node('HardSigmoid', PICTURE, { alpha: 1 / 6 }), 'Hardsigmoid', {}],
    ['the coefficients of SELU', node('Selu', PICTURE), 'SELU', {}],
    ['a factor of 1', node('Swish', PICTURE, {}, [], 24), 'SiLU', {}],
    ['a threshold', node('ThresholdedRelu', PICTURE, { alpha: 2 }), 'Threshold', { threshold: 2, value: 0 }],
    [
      'a threshold that is not given',
      node('ThresholdedRelu', PICTURE),
      'Threshold',
      { threshold: 1, value: 0 },
    ],
    ['a bound without a bias', node('Shrink', PICTURE, { lambd: 1.5 }), 'Hardshrink', { lambd: 1.5 }],
    [
      'a bound that is its bias',
      node('Shrink', PICTURE, { lambd: 0.25, bias: 0.25 }),
      'Softshrink',
      { lambd: 0.25 },
    ],
    ['the last axis', node('Softmax', [2, 5], {}, [], 11), 'Softmax', { dim: 1 }],
    ['an axis before those of 1', node('LogSoftmax', [2, 5, 1, 1], {}, [], 11), 'LogSoftmax', { dim: 1 }],
    ['the last axis of three', node('Softmax', [2, 3, 5], { axis: -1 }, [], 11), 'Softmax', { dim: 2 }],
    ['an axis since version 13', node('Softmax', [2, 3, 5], { axis: 1 }), 'Softmax', { dim: 1 }],
    ['a slope', node('PRelu', PICTURE, {}, [float(1)]), 'PReLU', { num_parameters: 1 }],
    [
      'a slope for each channel',
      node('PRelu', PICTURE, {}, [float(4, 1, 1)]),
      'PReLU',
      { num_parameters: 4 },
    ],
    ['a ratio as an attribute', node('Dropout', PICTURE, { ratio: 0.3 }, [], 10), 'Dropout', { p: 0.3 }],
    ['a ratio', node('Dropout', PICTURE, {}, [number(0.25)]), 'Dropout', { p: 0.25 }],
    ['the error function', node('Gelu', PICTURE, {}, [], 20), 'GELU', { approximate: 'none' }],
    [
      'an approximation',
      node('Gelu', PICTURE, { approximate: 'tanh' }, [], 20),
      'GELU',
      { approximate: 'tanh' },
    ],
    [
      'the last two axes',
      node('LayerNormalization', [2, 3, 4], { axis: -2 }, [float(3, 4)]),
      'LayerNorm',
      { normalized_shape: [3, 4], bias: false },
    ],
    [
      'a scale for each channel',
      node('GroupNormalization', [1, 4, 5], { num_groups: 2 }, [float(4), float(4)], 21),
      'GroupNorm',
      { num_groups: 2 },
    ],
    ['no spatial axes', node('BatchNormalization', [2, 4], {}, four), 'BatchNorm1d', { num_features: 4 }],
    ['cubic', resize(PICTURE, { mode: 'cubic' }), 'Upsample', { size: 12, mode: 'bicubic' }],
    [
      'aligned corners',
      resize(PICTURE, { mode: 'linear', [CORNERS]: 'align_corners' }),
      'Upsample',
      { mode: 'bilinear', align_corners: true },
    ],
    [
      'linear on one axis',
      resize([1, 4, 6], { mode: 'linear' }),
      'Upsample',
      { mode: 'linear', align_corners: null },
    ],
    [
      'more cut off before than behind',
      node('ConvTranspose', [1, 2, 5], { strides: [2], pads: [1, 0] }, [float(2, 3, 4)]),
      'ConvTranspose1d',
      { padding: 1, output_padding: 1 },
    ],
    [
      'one axis',
      node('Slice', [6, 5], {}, [whole(1), whole(3), whole(1)]),
      'Narrow',
      { dim: 1, start: 1, length: 2 },
    ],
    [
      'all of an axis',
      node('Slice', [6, 5], {}, [whole(0), whole(99), whole(1)]),
      'Narrow',
      { dim: 1, start: 0, length: 5 },
    ],
    ['a type by its name', node('Cast', PICTURE, { to: 'FLOAT16' }, [], 5), 'To', { dtype: 'float16' }],
    ['the type that it has', node('Cast', PICTURE, { to: 1 }), 'Identity', {}],
    ['a number of the largest', node('TopK', [2, 9], { axis: 0 }, [whole(2)]), 'TopK', { k: 2, dim: 0 }],
    ['how often', node('Tile', [2, 3], {}, [whole(2, 1)]), 'Tile', { dims: [2, 1] }],
    ['an axis of sums', node('CumSum', [2, 3], {}, [{ whole: [1], dims: [] }]), 'CumSum', { dim: 1 }],
  ])('with %s', (_name, text, type, args) => {
    const [layer] = reportOf(text).layers;
    expect({ type: layer?.type, args: layer?.args }).toMatchObject({ type, args });
  });

  // Where PyTorch's layer would compute something else, or has no such form, the operator keeps its own name.
  it.each<readonly [string, ModelText]>([
    ['a slope of 0.2', node('HardSigmoid', PICTURE)],
    ['another coefficient', node('Selu', PICTURE, { alpha: 1.5 })],
    ['a factor', node('Swish', PICTURE, { alpha: 1.5 }, [], 24)],
    ['another bias than its bound', node('Shrink', PICTURE, { lambd: 0.5, bias: 0.25 })],
    ['all axes from the channels on', node('Softmax', PICTURE, {}, [], 11)],
    ['slopes for each position', node('PRelu', PICTURE, {}, [float(6, 6)])],
    [
      'a scale for each group',
      node('GroupNormalization', [1, 4, 5], { num_groups: 2 }, [float(2), float(2)], 18),
    ],
    ['four spatial axes', node('BatchNormalization', [1, 4, 2, 2, 2, 2], {}, four)],
    ['four spatial axes', node('InstanceNormalization', [1, 4, 2, 2, 2, 2], {}, four.slice(2))],
    ['four spatial axes', node('Conv', [1, 2, 3, 3, 3, 3], {}, [float(3, 2, 2, 2, 2, 2)])],
    ['four spatial axes', node('GlobalAveragePool', [1, 2, 3, 3, 3, 3])],
    ['more padding behind', node('Conv', PICTURE, { pads: [0, 0, 1, 1] }, [float(8, 4, 3, 3)])],
    ['more padding behind', node('MaxPool', PICTURE, { kernel_shape: [2, 2], pads: [0, 0, 1, 1] })],
    ['dilations', node('AveragePool', PICTURE, { kernel_shape: [2, 2], dilations: [2, 2] }, [], 19)],
    ['more cut off behind', node('ConvTranspose', [1, 2, 5], { pads: [0, 1] }, [float(2, 3, 4)])],
    ['cubic on one axis', resize([1, 4, 6], { mode: 'cubic' })],
    ['corners of a region', resize(PICTURE, { mode: 'linear', [CORNERS]: 'tf_crop_and_resize' })],
    ['antialiasing', resize(PICTURE, { mode: 'linear', antialias: 1 })],
    ['other channels', node('Resize', PICTURE, {}, [null, null, whole(1, 8, 6, 6)])],
    ['two axes', node('Slice', [6, 5], {}, [whole(1, 1), whole(3, 4)])],
    ['a step back', node('Slice', [6, 5], {}, [whole(-1), whole(-99), whole(0), whole(-1)])],
    ['texts', node('Cast', PICTURE, { to: 8 })],
  ])('but not with %s', (_name, text) => {
    const { layers } = reportOf(text);
    expect(layers.map(({ type }) => type)).toEqual([`onnx.${text.nodes[0]?.op}`]);
  });
});
