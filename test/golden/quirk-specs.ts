/** A case of `torchsummary/quirks.json`, written as a spec. */
export interface QuirkSpec {
  readonly case: string;
  readonly spec: object;
  /** The batch of the forward pass; torchsummary runs 2 samples, which shows only in a recurrent layer's last state. */
  readonly batch?: number;
  /** The batch size to print; torchsummary's default, -1, when not given. */
  readonly printedBatch?: number;
}

/** A case where the tool is wrong: what it gets wrong, and what each of its wrong lines must say. */
export interface WrongQuirk extends QuirkSpec {
  readonly quirk: string;
  /** By the beginning of the line, the text that ends it. */
  readonly right: Readonly<Record<string, string>>;
}

const conv = { type: 'Conv2d', name: 'conv', out_channels: 4, kernel_size: 1 };
const convAndRelu = [{ type: 'Conv2d', out_channels: 4, kernel_size: 1 }, { type: 'ReLU' }];
const sequential = { name: 'Sequential', base: 'Sequential', input: [4, 6, 6] };

/** Cases that the tool prints right: its text is to be ours, byte for byte. */
export const rightQuirks: readonly QuirkSpec[] = [
  {
    case: 'Sequential, ModuleList, ModuleDict',
    spec: {
      name: 'ConvF',
      input: [4, 6, 6],
      layers: [
        { type: 'Sequential', name: 'seq', layers: [{ type: 'Conv2d', out_channels: 4, kernel_size: 1 }] },
        { type: 'Branches', name: 'list', branches: { '0': { type: 'ReLU' } }, merge: 'concat' },
        {
          type: 'Branches',
          name: 'dict',
          branches: { out: { type: 'Conv2d', out_channels: 2, kernel_size: 1 } },
          merge: 'concat',
        },
      ],
    },
  },
  { case: 'a root nn.Sequential', spec: { ...sequential, layers: convAndRelu } },
  { case: 'a root leaf (nn.Conv2d)', spec: { ...sequential, layers: convAndRelu.slice(0, 1) } },
  { case: 'batch_size=4', spec: { ...sequential, layers: convAndRelu }, printedBatch: 4 },
  { case: 'a module without parameters', spec: { ...sequential, layers: convAndRelu.slice(1) } },
];

/** Cases that the tool prints wrong, with the lines that are right. */
export const wrongQuirks: readonly WrongQuirk[] = [
  {
    case: 'shared module called twice (true params 20)',
    quirk: 'counts a layer at each of its calls',
    spec: {
      name: 'Shared',
      input: [4, 6, 6],
      layers: [conv, { type: 'ReLU', name: 'relu' }, { reuse: 'conv' }, { reuse: 'relu' }],
    },
    right: { 'Conv2d-3': '0', 'Total params': '20', 'Trainable params': '20' },
  },
  {
    case: 'two Linears sharing one weight (true params 64)',
    quirk: 'counts a shared weight for each module that holds it (here one Linear, called twice)',
    spec: {
      name: 'Tied',
      input: [8],
      layers: [{ type: 'Linear', name: 'a', out_features: 8, bias: false }, { reuse: 'a' }],
    },
    right: { 'Linear-2': '0', 'Total params': '64', 'Trainable params': '64' },
  },
  {
    case: 'a bare nn.Parameter of 8 (true params 80)',
    quirk: 'does not see a bare nn.Parameter',
    spec: {
      name: 'Raw',
      input: [8],
      layers: [
        { type: 'Linear', name: 'fc', out_features: 8 },
        { type: 'Parameter', name: 'scale', shape: [8], functional: true },
        { type: 'Mul', from: ['fc', 'scale'], functional: true },
      ],
    },
    right: { 'Total params': '80', 'Trainable params': '80' },
  },
  {
    case: 'gru then linear (true params 1282)',
    quirk: 'finds no parameters in a recurrent layer',
    spec: {
      name: 'GRUHead',
      input: [5, 8],
      layers: [
        { type: 'GRU', name: 'gru', hidden_size: 16, batch_first: true },
        { type: 'Narrow', dim: 1, start: -1, length: 1, functional: true },
        { type: 'Squeeze', dim: 1, functional: true },
        { type: 'Linear', name: 'fc', out_features: 2 },
      ],
    },
    batch: 2,
    right: { 'GRU-1': '1,248', 'Total params': '1,282', 'Trainable params': '1,282' },
  },
  {
    case: 'two inputs of 512 (4096 bytes in all)',
    quirk: 'counts a layer at each of its calls, with two inputs',
    spec: {
      name: 'TwoIn',
      input: { a: [512], b: [512] },
      layers: [
        { type: 'Linear', name: 'fc', from: '@a', out_features: 8 },
        { reuse: 'fc', name: 'again', from: '@b' },
        { type: 'Add', from: ['fc', 'again'], functional: true },
      ],
    },
    right: {
      'Linear-2': '0',
      'Total params': '4,104',
      'Trainable params': '4,104',
      'Params size': '0.02',
      'Estimated Total Size': '1.02',
    },
  },
];

/** Cases that the tool cannot print at all. */
export const failedQuirks: readonly QuirkSpec[] = [
  {
    case: 'lstm then linear',
    spec: {
      name: 'LSTMHead',
      input: [5, 8],
      layers: [
        { type: 'LSTM', name: 'lstm', hidden_size: 16, batch_first: true },
        { type: 'Narrow', dim: 1, start: -1, length: 1, functional: true },
        { type: 'Squeeze', dim: 1, functional: true },
        { type: 'Linear', name: 'fc', out_features: 2 },
      ],
    },
  },
];

/** Cases that are not among these specs, and why, or where they are tested. */
export const beyondSpecs: Readonly<Record<string, string>> = {
  'a submodule that gives back a tuple': 'test/renderers/torchsummary-outputs.test.ts',
  'a submodule that gives back shapes of unequal rank': 'test/renderers/torchsummary-outputs.test.ts',
  'a dict output': 'test/renderers/torchsummary-outputs.test.ts',
  'a tuple of four (32, 64, 64) tensors from a submodule': 'test/renderers/torchsummary-outputs.test.ts',
  'a tuple of three (32, 64, 64) tensors from a submodule': 'test/renderers/torchsummary-outputs.test.ts',
  'frozen bias (true trainable 64)': '"frozen" is said of a whole layer',
  'a submodule never called (true params 972)': 'test/renderers/torchsummary-outputs.test.ts',
};
