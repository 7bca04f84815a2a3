import { describe, expect, it } from 'vitest';
import { specOf } from './spec-of-source';

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
