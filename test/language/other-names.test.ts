import { describe, expect, it } from 'vitest';
import { helpWithKey } from '../../src/language/other-keys';
import { helpWithType, typesMeant } from '../../src/language/other-types';
import { sameName } from '../../src/language/same-name';
import { allOps } from '../../src/ops/index';
import { attempt } from '../support/built';

describe('a layer type by the name that another library gives it', () => {
  it.each([
    // Keras and TensorFlow
    ['Dense', 'Linear'],
    ['Conv2D', 'Conv2d'],
    ['Conv2DTranspose', 'ConvTranspose2d'],
    ['MaxPooling2D', 'MaxPool2d'],
    ['AveragePooling1D', 'AvgPool1d'],
    ['Concatenate', 'Concat'],
    ['Multiply', 'Mul'],
    ['LayerNormalization', 'LayerNorm'],
    ['SpatialDropout2D', 'Dropout2d'],
    ['UpSampling2D', 'Upsample'],
    ['SimpleRNN', 'RNN'],
    ['keras.layers.Dense', 'Linear'],
    // ONNX and Caffe
    ['Gemm', 'Linear'],
    ['InnerProduct', 'Linear'],
    ['ReduceMean', 'Mean'],
    ['DepthToSpace', 'PixelShuffle'],
    ['Resize', 'Upsample'],
    ['Clip', 'Clamp'],
    ['LRN', 'LocalResponseNorm'],
    ['MatMul', null],
    // PyTorch's functions, old names and lazy layers
    ['Cat', 'Concat'],
    ['torch.cat', 'Concat'],
    ['nn.Conv2d', 'Conv2d'],
    ['max_pool2d', 'MaxPool2d'],
    ['Interpolate', 'Upsample'],
    ['Swish', 'SiLU'],
    ['LazyLinear', 'Linear'],
    ['LazyConv3d', 'Conv3d'],
    ['bmm', 'MatMul'],
    ['DropPath', 'StochasticDepth'],
    ['sequential', 'Sequential'],
  ])('%s is %s', (name, type) => {
    expect(helpWithType(name)).toBe(`did you mean "${type ?? name}"?`);
  });

  it.each([
    ['BatchNormalization', 'did you mean "BatchNorm1d", "BatchNorm2d" or "BatchNorm3d"?'],
    ['Attention', 'did you mean "MultiheadAttention" or "ScaledDotProductAttention"?'],
  ])('%s may be one of several', (name, help) => {
    expect(helpWithType(name)).toBe(help);
  });

  it('is a module of the document before any other', () => {
    expect(helpWithType('Bottle_neck', new Map([['BottleNeck', null]]))).toBe('did you mean "BottleNeck"?');
  });

  it('is known for no layer type itself, and for each op once', () => {
    const withoutPrefix = allOps().filter(({ type }) => !type.includes('.'));
    const types = new Set(withoutPrefix.map(({ type }) => sameName(type)));
    for (const { type, aliases = [] } of allOps()) {
      const names = aliases.map(sameName);
      expect(new Set(names).size, type).toBe(names.length);
      expect(
        names.filter((name) => types.has(name)),
        type,
      ).toEqual([]);
      for (const alias of aliases) expect(typesMeant(alias), alias).toContain(type);
    }
  });
});

describe('what has another way of saying it', () => {
  it.each([
    ['View', /Flatten.*Reshape/],
    ['ZeroPadding', /"Pad", "padding": \[left, right, top, bottom\]}/],
    ['MirrorPad', /"mode": "reflect"/],
    ['GlobalAvgPool2d', /"AdaptiveAvgPool2d", "output_size": 1/],
    ['GlobalAveragePooling2D', /"AdaptiveAvgPool2d", "output_size": 1.*Flatten/],
    ['GlobalMaxPool1d', /"AdaptiveMaxPool1d"/],
    ['DepthwiseConv2D', /"groups": "\$\{in_channels\}"/],
    ['SeparableConv2D', /"kernel_size": 1/],
    ['SwiGLU', /Chunk.*SiLU.*Mul/],
    ['Activation', /"ReLU"/],
    ['Bidirectional', /"bidirectional": true/],
    ['InputLayer', /"input"/],
    ['ResidualBlock', /"merge": "add"/],
    ['ModuleList', /"modules"/],
    ['ContrastiveLoss', /leave the loss out/],
    ['Unbind', /Select/],
    ['GetItem', /Slice.*Select/],
    ['StopGradient', /"Identity" has the same shape/],
  ])('%s', (name, help) => {
    expect(helpWithType(name)).toMatch(help);
    expect(helpWithType(name)).not.toMatch(/did you mean/);
  });

  it('is said together with a module of nearly the name', () => {
    expect(helpWithType('View', new Map([['Views', null]]))).toMatch(/^did you mean "Views"\? Else use/);
  });
});

describe('an argument by the name that another library gives it', () => {
  const keysOf = (type: string) => Object.keys(allOps().find((op) => op.type === type)?.fields ?? {});
  it.each([
    ['Conv2d', 'filters', 'out_channels'],
    ['Conv2d', 'kernel', 'kernel_size'],
    ['Conv2d', 'kernelSize', 'kernel_size'],
    ['Conv2d', 'strides', 'stride'],
    ['Conv2d', 'pads', 'padding'],
    ['Conv2d', 'dilation_rate', 'dilation'],
    ['Conv2d', 'group', 'groups'],
    ['Conv2d', 'use_bias', 'bias'],
    ['MaxPool2d', 'pool_size', 'kernel_size'],
    ['Linear', 'units', 'out_features'],
    ['LSTM', 'units', 'hidden_size'],
    ['GroupNorm', 'groups', 'num_groups'],
    ['BatchNorm2d', 'epsilon', 'eps'],
    ['Dropout', 'rate', 'p'],
    ['Concat', 'axis', 'dim'],
    ['Permute', 'perm', 'dims'],
    ['Reshape', 'target_shape', 'shape'],
    ['LeakyReLU', 'alpha', 'negative_slope'],
    ['Embedding', 'input_dim', 'num_embeddings'],
    ['Embedding', 'output_dim', 'embedding_dim'],
    ['Upsample', 'interpolation', 'mode'],
    ['MultiheadAttention', 'd_model', 'embed_dim'],
    ['TransformerEncoderLayer', 'num_heads', 'nhead'],
  ])('%s: %s is %s', (type, key, meant) => {
    expect(helpWithKey(key, keysOf(type))).toBe(`did you mean "${meant}"?`);
  });

  it.each([
    ['Conv2d', 'activation', /put a layer after it/],
    ['Conv2d', 'kernel_initializer', /costs nothing/],
    ['Conv2d', 'data_format', /channels first/],
    ['Linear', 'trainable', /"frozen": true/],
    ['LSTM', 'return_sequences', /every step is given/],
    ['Linear', 'input_shape', /"input" of the spec/],
  ])('%s: %s has another way', (type, key, help) => {
    expect(helpWithKey(key, keysOf(type))).toMatch(help);
  });
});

describe('a spec in the words of Keras', () => {
  it('is told all that is to be changed at once', () => {
    const layers = [{ type: 'Conv2D', filters: 8, kernel_size: 3, activation: 'relu' }, { type: 'Flatten' }];
    const helps = attempt({ input: [3, 8, 8], layers }).diagnostics.map(({ help }) => help);
    expect(helps).toEqual([
      'did you mean "Conv2d"?',
      'did you mean "out_channels"?',
      'put a layer after it, such as {"type": "ReLU"}',
    ]);
  });
});

describe('a merge by another name', () => {
  it.each([
    ['sum', 'add'],
    ['cat', 'concat'],
    ['concatenate', 'concat'],
    ['multiply', 'mul'],
  ])('%s is %s', (merge, meant) => {
    const layers = [{ type: 'Branches', branches: { a: [], b: [] }, merge }];
    const [error] = attempt({ input: [3, 8, 8], layers }).diagnostics;
    expect(error?.help).toBe(`did you mean "${meant}"?`);
  });
});

describe('a value that is meant otherwise', () => {
  it.each([
    [{ padding: [1, 1, 2, 2] }, /^PyTorch pads both sides.*"Pad", "padding": \[left, right, top, bottom\]/],
    [{ padding: '${sides}' }, /^PyTorch pads both sides/],
    [{ padding: 'SAME' }, /^did you mean "same"\?$/],
    [{ stride: '2' }, /^write 2, without quotes$/],
    [{ bias: 'False' }, /^write false, without quotes$/],
    [{ kernel_size: [3, 3, 3] }, null],
  ])('%j', (given, help) => {
    const layers = [{ type: 'Conv2d', out_channels: 8, kernel_size: 3, ...given }];
    const vars = { sides: [1, 1, 2, 2] };
    const [error] = attempt({ input: [3, 8, 8], vars, layers }).diagnostics;
    if (help === null) expect(error?.help).toBeUndefined();
    else expect(error?.help).toMatch(help);
  });

  it.each([
    ['w', 'write "${w}" for the value of w'],
    // An argument of the module.
    ['width', 'write "${width}" for the value of width'],
    // That of another module, and what nobody names.
    ['depth', undefined],
    ['many', undefined],
  ])('%s for a number is the variable of this name, where there is one', (text, help) => {
    const layers = [{ type: 'Conv2d', out_channels: text, kernel_size: 1 }];
    const modules = {
      Block: { args: { width: 8 }, layers },
      Other: { args: { depth: 8 }, layers: [{ type: 'ReLU' }] },
    };
    const document = { input: [3, 8, 8], vars: { w: 4 }, modules, layers: [{ type: 'Block' }] };
    expect(attempt(document).diagnostics.map((error) => error.help)).toEqual([help]);
    const [error] = attempt({ ...document, layers: [...layers] }).diagnostics.slice(-1);
    expect(error?.help).toBe(text === 'w' ? help : undefined);
  });

  it.each([
    [[-1, 3, 8, 8], 'write [3, 8, 8], without the batch'],
    [[null, 3, 8, 8], 'write [3, 8, 8], without the batch'],
    ['3, 8, 8', 'write [3, 8, 8]'],
    ['N x 3 x 8 x 8', 'write [3, 8, 8], without the batch'],
  ])('an input %j', (input, help) => {
    expect(attempt({ input, layers: [] }).diagnostics[0]?.help).toBe(help);
  });
});
