import { describe, expect, it } from 'vitest';
import { specText } from '../../../src/writers/spec/spec-text';
import { writeSpec } from '../../../src/writers/spec/write-spec';
import { readSource } from '../../support/pytorch-truth';

function specOf(source: string, inputs: readonly string[] = ['[1, 4, 8, 8]']) {
  const { graph, diagnostics } = readSource(`import torch\nfrom torch import nn\n${source}`, 'Net()', inputs);
  expect(diagnostics).toEqual([]);
  if (graph === null) throw new Error('there is no graph');
  const written = writeSpec(graph);
  if ('problem' in written) throw new Error(written.problem);
  return written;
}

/** What a person would write of the source above each, by the rules of docs/pytorch.md. */
describe('a class', () => {
  it('is one module for its calls, with arguments where they differ and the commonest value as default', () => {
    const { spec } = specOf(`
class Block(nn.Module):
    def __init__(self, width, out, stride=1):
        super().__init__()
        self.conv = nn.Conv2d(width, out, 3, stride, 1)
        self.norm = nn.BatchNorm2d(out)
        self.act = nn.ReLU()

    def forward(self, x):
        return self.act(self.norm(self.conv(x)))

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Block(4, 8)
        self.down = Block(8, 16, 2)
        self.body = nn.Sequential(*[Block(16, 16) for _ in range(3)])

    def forward(self, x):
        return self.body(self.down(self.stem(x)))
`);
    expect(spec).toEqual({
      name: 'Net',
      input: [4, 8, 8],
      modules: {
        Block: {
          args: { out_channels: 16, stride: 1 },
          layers: [
            {
              type: 'Conv2d',
              name: 'conv',
              out_channels: '${out_channels}',
              kernel_size: 3,
              stride: '${stride}',
              padding: 1,
            },
            { type: 'BatchNorm2d', name: 'norm' },
            { type: 'ReLU', name: 'act' },
          ],
        },
      },
      layers: [
        { type: 'Block', name: 'stem', out_channels: 8 },
        { type: 'Block', name: 'down', stride: 2 },
        {
          type: 'Sequential',
          name: 'body',
          layers: [{ type: 'Repeat', times: 3, layers: [{ type: 'Block' }] }],
        },
      ],
    });
  });

  it('leaves out by "when" what some of its calls do not have', () => {
    const { spec } = specOf(`
class Residual(nn.Module):
    def __init__(self, width, out):
        super().__init__()
        self.conv = nn.Conv2d(width, out, 1)
        self.shortcut = nn.Conv2d(width, out, 1, bias=False) if width != out else None

    def forward(self, x):
        y = self.conv(x)
        return y + (x if self.shortcut is None else self.shortcut(x))

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.one, self.two, self.three = Residual(4, 4), Residual(4, 8), Residual(8, 8)

    def forward(self, x):
        return self.three(self.two(self.one(x)))
`);
    expect(spec.modules).toEqual({
      Residual: {
        args: { out_channels: 8, shortcut: false },
        layers: [
          { type: 'Conv2d', name: 'conv', out_channels: '${out_channels}', kernel_size: 1 },
          {
            type: 'Conv2d',
            name: 'shortcut',
            from: '@input',
            out_channels: '${out_channels}',
            kernel_size: 1,
            bias: false,
            when: '${shortcut}',
          },
          { type: 'Add', from: ['conv', 'shortcut'] },
        ],
      },
    });
    expect(spec.layers).toEqual([
      { type: 'Residual', name: 'one', out_channels: 4 },
      { type: 'Residual', name: 'two', shortcut: true },
      { type: 'Residual', name: 'three' },
    ]);
  });

  it('that gives several tensors names them', () => {
    const { spec } = specOf(`
class Trunk(nn.Module):
    def __init__(self):
        super().__init__()
        self.low, self.high = nn.Conv2d(4, 8, 1), nn.Conv2d(8, 8, 3, padding=1)

    def forward(self, x):
        low = self.low(x)
        return {"low": low, "high": self.high(low)}

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = Trunk()

    def forward(self, x):
        found = self.trunk(x)
        return found["low"] + found["high"]
`);
    expect(spec.modules).toMatchObject({ Trunk: { outputs: { low: 'low', high: 'high' } } });
    expect(spec.layers).toEqual([
      { type: 'Trunk', name: 'trunk' },
      { type: 'Add', from: ['trunk.low', 'trunk.high'] },
    ]);
  });
});

it('a class that takes several tensors is a module with several inputs', () => {
  const { spec } = specOf(`
class Up(nn.Module):
    def __init__(self, out):
        super().__init__()
        self.conv = nn.Conv2d(8, out, 1)

    def forward(self, x, skip):
        return self.conv(torch.cat([x, skip], 1))

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.one, self.two, self.last = nn.Conv2d(4, 4, 1), nn.Conv2d(4, 4, 1), Up(2)

    def forward(self, x):
        x = self.one(x)
        return self.last(self.two(x), x)
`);
  expect(spec.modules).toEqual({
    Up: {
      inputs: ['x', 'y'],
      layers: [
        { type: 'Concat', from: ['@x', '@y'] },
        { type: 'Conv2d', name: 'conv', out_channels: 2, kernel_size: 1 },
      ],
    },
  });
  expect(spec.layers).toEqual([
    { type: 'Conv2d', name: 'one', out_channels: 4, kernel_size: 1 },
    { type: 'Conv2d', name: 'two', out_channels: 4, kernel_size: 1 },
    { type: 'Up', name: 'last', from: ['two', 'one'] },
  ]);
});

it('a layer that is called twice is a reuse', () => {
  const { spec } = specOf(`
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 4, 1)

    def forward(self, x):
        return self.conv(self.conv(x))
`);
  expect(spec.layers).toEqual([
    { type: 'Conv2d', name: 'conv', out_channels: 4, kernel_size: 1 },
    { reuse: 'conv' },
  ]);
});

it('copies with numbered names are a Repeat that counts', () => {
  const { spec } = specOf(`
class Net(nn.Sequential):
    def __init__(self):
        super().__init__()
        for i in range(1, 4):
            self.add_module(f"block{i}", nn.Conv2d(4, 4, 1))
`);
  expect(spec).toMatchObject({
    base: 'Sequential',
    layers: [
      {
        type: 'Repeat',
        times: 3,
        layers: [{ type: 'Conv2d', name: 'block${i + 1}', out_channels: 4, kernel_size: 1 }],
      },
    ],
  });
});

it('weights that are tied are shared by their path', () => {
  const { spec } = specOf(
    `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(10, 4)
        self.head = nn.Linear(4, 10)
        self.head.weight = self.embed.weight

    def forward(self, x):
        return self.head(self.embed(x))
`,
    ['{"shape": [1, 3], "dtype": "int64"}'],
  );
  expect(spec.layers).toEqual([
    { type: 'Embedding', name: 'embed', num_embeddings: 10, embedding_dim: 4 },
    { type: 'Linear', name: 'head', out_features: 10, share: { weight: 'embed.weight' } },
  ]);
});

it('a layer with weights that are computed states what it multiplies', () => {
  const { spec } = specOf(`
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(2, 4, 1, 1))

    def forward(self, x):
        return nn.functional.conv2d(x, self.weight * 2)
`);
  // 8 weights at 8x8 positions of 1 sample.
  expect(spec.layers).toContainEqual(
    expect.objectContaining({ type: 'onnx.Conv', outputs: [[1, 2, 8, 8]], products: [[8, 8, 8, 1]] }),
  );
});

it('inputs without a common batch are given whole', () => {
  const { spec, batch } = specOf(
    `
class Net(nn.Module):
    def forward(self, x, y):
        return x @ y
`,
    ['[5, 3]', '[3, 2]'],
  );
  expect(batch).toBe(1);
  expect(spec).toMatchObject({
    input: { x: [5, 3], y: [3, 2] },
    layers: [
      { type: 'Squeeze', name: 'x_whole', from: '@x', dim: 0 },
      { type: 'Squeeze', name: 'y_whole', from: '@y', dim: 0 },
      { type: 'MatMul', from: ['x_whole', 'y_whole'] },
    ],
  });
});

it('a batch is not part of a spec, and is said in its description', () => {
  const { spec, batch } = specOf('class Net(nn.Flatten):\n    pass\n', ['[3, 4, 2, 2]']);
  expect([batch, spec.input, spec.description]).toEqual([
    3,
    [4, 2, 2],
    'Of a batch of 3: read it with --batch 3',
  ]);
});

it('the text has a layer a line', () => {
  const { spec } = specOf(`
class Net(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Conv2d(4, 4, 1), nn.ReLU())
`);
  expect(specText(spec)).toBe(`{
  "name": "Net",
  "input": [4, 8, 8],
  "base": "Sequential",
  "layers": [
    { "type": "Conv2d", "out_channels": 4, "kernel_size": 1 },
    { "type": "ReLU" }
  ]
}
`);
});

it('a layer of which one parameter is trained names the others', () => {
  const { spec } = specOf(`
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 8, 1)
        self.conv.weight.requires_grad_(False)

    def forward(self, x):
        return self.conv(x)
`);
  expect(spec.layers).toEqual([
    { type: 'Conv2d', name: 'conv', out_channels: 8, kernel_size: 1, frozen: ['weight'] },
  ]);
});

it('a function that multiplies nothing and that no layer type says is an Opaque', () => {
  const { spec } = specOf(`
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 8, 1)

    def forward(self, x):
        return self.conv(torch.bucketize(x, torch.tensor([0.0, 1.0])).float())
`);
  expect(spec.layers).toContainEqual(
    expect.objectContaining({ type: 'Opaque', output: [4, 8, 8], params: 0, macs: 0 }),
  );
});
