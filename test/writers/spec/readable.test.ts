import { expect, it } from 'vitest';
import { specText } from '../../../src/writers/spec/spec-text';
import { specOf } from './spec-of-source';

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
