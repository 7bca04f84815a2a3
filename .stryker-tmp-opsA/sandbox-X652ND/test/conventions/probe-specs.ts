/** A layer of a spec. */
// @ts-nocheck

export type Layer = Readonly<Record<string, unknown>>;

/** One op of rules_probe.json as a body in the language of specs. */
export type ProbeLayers = readonly Layer[];

const functional = { functional: true };
const conv = { type: 'Conv2d', out_channels: 4, kernel_size: 3, padding: 1 };
const spread = { type: 'ConvTranspose2d', out_channels: 4, kernel_size: 4, stride: 2, padding: 1 };
const linear = { type: 'Linear', out_features: 6 };
const attention = { type: 'MultiheadAttention', embed_dim: 16, num_heads: 4, batch_first: true };
const lstm = { type: 'LSTM', hidden_size: 16, batch_first: true };
const bilinear = { type: 'Upsample', mode: 'bilinear' };
const doubled = ['@input', '@input'];
const turned = { type: 'Transpose', name: 'turned', dim0: 1, dim1: 2 };
const product: ProbeLayers = [turned, { type: 'MatMul', from: ['@input', 'turned'] }];

/** Every op of rules_probe.json. */
export const probeSpecs: Readonly<Record<string, ProbeLayers>> = {
  'conv2d 3x3 8->4, no bias': [{ ...conv, bias: false }],
  'conv2d 3x3 8->4, bias': [conv],
  "conv2d 3x3 8->4, bias, padding='same'": [{ ...conv, padding: 'same' }],
  "conv2d 1x1 8->4, bias, padding='same'": [{ ...conv, kernel_size: 1, padding: 'same' }],
  "conv2d 3x3 8->4, bias, padding='valid'": [{ ...conv, padding: 'valid' }],
  'conv2d 3x3 8->4, bias, padding_mode reflect': [{ ...conv, padding_mode: 'reflect' }],
  'conv2d 3x3 8->4, stride 2': [{ ...conv, stride: 2 }],
  'conv2d 3x3 8->4, dilation 2': [{ ...conv, padding: 2, dilation: 2 }],
  'conv2d 3x3 8->8, groups 8, no bias': [{ ...conv, out_channels: 8, groups: 8, bias: false }],
  'conv2d 3x3 8->4, groups 4, bias': [{ ...conv, groups: 4 }],
  'conv1d 3 8->4, bias': [{ ...conv, type: 'Conv1d' }],
  'conv3d 3 2->4, bias': [{ ...conv, type: 'Conv3d' }],
  'convtranspose2d k4 s2 p1 8->4, no bias': [{ ...spread, bias: false }],
  'convtranspose2d k4 s2 p1 8->4, bias': [spread],
  'convtranspose2d k2 s2 groups 4 8->4, no bias': [
    { ...spread, kernel_size: 2, padding: 0, groups: 4, bias: false },
  ],
  'linear 16->6, bias, input (16)': [linear],
  'linear 16->6, no bias, input (16)': [{ ...linear, bias: false }],
  'linear 16->6, bias, input (5, 16)': [linear],
  'linear 16->6, no bias, input (5, 16)': [{ ...linear, bias: false }],
  'batchnorm2d affine': [{ type: 'BatchNorm2d' }],
  'batchnorm2d not affine': [{ type: 'BatchNorm2d', affine: false }],
  'layernorm affine (5, 16)': [{ type: 'LayerNorm' }],
  'layernorm not affine (5, 16)': [{ type: 'LayerNorm', elementwise_affine: false }],
  'groupnorm 2 groups': [{ type: 'GroupNorm', num_groups: 2 }],
  instancenorm2d: [{ type: 'InstanceNorm2d' }],
  'relu module': [{ type: 'ReLU' }],
  'F.relu': [{ type: 'ReLU', ...functional }],
  relu6: [{ type: 'ReLU6' }],
  leaky_relu: [{ type: 'LeakyReLU' }],
  prelu: [{ type: 'PReLU' }],
  sigmoid: [{ type: 'Sigmoid' }],
  tanh: [{ type: 'Tanh' }],
  silu: [{ type: 'SiLU' }],
  hardswish: [{ type: 'Hardswish' }],
  gelu: [{ type: 'GELU' }],
  'softmax module dim -1': [{ type: 'Softmax', dim: -1 }],
  'F.softmax dim -1': [{ type: 'Softmax', dim: -1, ...functional }],
  'maxpool2d 2': [{ type: 'MaxPool2d', kernel_size: 2 }],
  'maxpool2d 3 s1 p1': [{ type: 'MaxPool2d', kernel_size: 3, stride: 1, padding: 1 }],
  'avgpool2d 2': [{ type: 'AvgPool2d', kernel_size: 2 }],
  'adaptive_avgpool2d 1': [{ type: 'AdaptiveAvgPool2d', output_size: 1 }],
  'adaptive_avgpool2d 5': [{ type: 'AdaptiveAvgPool2d', output_size: 5 }],
  'adaptive_maxpool2d 1': [{ type: 'AdaptiveMaxPool2d', output_size: 1 }],
  'upsample nearest x2': [{ type: 'Upsample', scale_factor: 2 }],
  'upsample bilinear x2': [{ ...bilinear, scale_factor: 2 }],
  'upsample bilinear size 20': [{ ...bilinear, size: [20, 20] }],
  'F.interpolate bilinear size 20': [{ ...bilinear, size: [20, 20], ...functional }],
  dropout: [{ type: 'Dropout' }],
  flatten: [{ type: 'Flatten' }],
  'x + x': [{ type: 'Add', from: doubled }],
  'torch.add(x, x)': [{ type: 'Add', from: doubled, call: 'function' }],
  'x += x': [{ type: 'Add', from: doubled }],
  'x * x': [{ type: 'Mul', from: doubled }],
  'torch.mul(x, x)': [{ type: 'Mul', from: doubled, call: 'function' }],
  'x - x': [{ type: 'Add', from: doubled }],
  'torch.cat': [{ type: 'Concat', from: doubled }],
  'x.mean((2, 3))': [{ type: 'Mean', dim: [2, 3] }],
  'torch.matmul (5,16)x(16,5)': product,
  'x @ y (5,16)x(16,5)': [turned, { type: 'MatMul', from: ['@input', 'turned'], call: 'operator' }],
  'torch.bmm (5,16)x(16,5)': product,
  'torch.einsum bik,bjk->bij': product,
  'F.linear on a parameter 16->6 bias': [{ ...linear, ...functional }],
  'multihead attention 16, 4 heads, L 5, need_weights False': [attention],
  'multihead attention 16, 4 heads, L 5, need_weights True': [attention],
  'transformer encoder layer 16, 4 heads, ff 32, L 5': [
    { type: 'TransformerEncoderLayer', d_model: 16, nhead: 4, dim_feedforward: 32, batch_first: true },
  ],
  'embedding 20x16, L 5': [{ type: 'Embedding', num_embeddings: 20, embedding_dim: 16 }],
  'rnn 8->16, L 5': [{ ...lstm, type: 'RNN' }],
  'lstm 8->16, L 5': [lstm],
  'lstm 8->16, L 5, no bias': [{ ...lstm, bias: false }],
  'lstm 8->16, L 5, bidirectional': [{ ...lstm, bidirectional: true }],
  'lstm 8->16, L 5, 2 layers': [{ ...lstm, num_layers: 2 }],
  'gru 8->16, L 5': [{ ...lstm, type: 'GRU' }],
};
