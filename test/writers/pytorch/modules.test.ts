import { describe, expect, test } from 'vitest';
import { roundTrip } from '../../support/export-round-trip';
import { readSource } from '../../support/pytorch-truth';

/** Networks whose modules are called in ways that are no row of layers; inputs as `--in` takes them. */
const networks: readonly (readonly [what: string, inputs: readonly string[], source: string])[] = [
  [
    'a table of positions whose rows an index takes, the heads first, as in Swin',
    ['[2, 4, 6]'],
    `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.Parameter(torch.zeros(9, 3))
        self.register_buffer("index", torch.zeros(16, dtype=torch.int64))

    def forward(self, x):
        bias = self.table[self.index].view(4, 4, 3).permute(2, 0, 1)
        return (x @ x.transpose(1, 2)).unsqueeze(1) + bias.unsqueeze(0)
`,
  ],
  [
    'parameters of a module that is never called',
    ['[2, 4]'],
    `
class Scale(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(4))
        self.inner = nn.Linear(4, 4)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = Scale()

    def forward(self, x):
        return self.scale.inner(x * self.scale.weight)
`,
  ],
  [
    'a block that does one thing the first time and another the second',
    ['[2, 4]'],
    `
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(4, 4), nn.Linear(4, 4)

    def forward(self, x, both=False):
        x = self.a(x)
        return self.b(x) if both else x

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = Block()

    def forward(self, x):
        return self.block(self.block(x), True)
`,
  ],
  [
    'a block that calls what is registered outside of it',
    ['[2, 4]'],
    `
class Block(nn.Module):
    def __init__(self, shared):
        super().__init__()
        self.own = nn.Linear(4, 4)
        self.shared = [shared]

    def forward(self, x):
        return self.shared[0](self.own(x))

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(4)
        self.one, self.two = Block(self.norm), Block(self.norm)

    def forward(self, x):
        return self.two(self.one(x))
`,
  ],
  [
    'a block whose function uses the parameters of another one',
    ['[2, 4]'],
    `
class Block(nn.Module):
    def __init__(self, tied):
        super().__init__()
        self.own = nn.Linear(4, 4)
        self.tied = [tied]

    def forward(self, x):
        return F.linear(self.own(x), self.tied[0])

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(4, 4))
        self.one, self.two = Block(self.weight), Block(self.weight)

    def forward(self, x):
        return self.two(self.one(x))
`,
  ],
  [
    'functions with weights that are computed first',
    ['[2, 4, 6, 6]'],
    `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(4, 4, 3, 3))
        self.gain = nn.Parameter(torch.ones(4, 1, 1, 1))

    def forward(self, x):
        return F.conv2d(x, self.weight * self.gain, padding=1)
`,
  ],
  [
    'attention that gives its weights, and an LSTM that is given its states',
    ['[5, 2, 8]'],
    `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.attend = nn.MultiheadAttention(8, 2)
        self.first = nn.LSTM(8, 8)
        self.second = nn.LSTM(8, 8)

    def forward(self, x):
        x, weights = self.attend(x, x, x)
        x, each = self.attend(x, x, x, average_attn_weights=False)
        x, (hidden, cell) = self.first(x)
        x, _ = self.second(x, (hidden, cell))
        return x, weights, each
`,
  ],
  [
    'a constant, a frozen parameter and a buffer of whole numbers',
    ['[2, 4]'],
    `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(4), requires_grad=False)
        self.register_buffer("steps", torch.zeros(4, dtype=torch.int64))
        self.fc = nn.Linear(4, 4)
        self.fc.bias.requires_grad_(False)

    def forward(self, x):
        return self.fc(x * self.scale + self.steps) + torch.tensor([1.0, 2.0, 3.0, 4.0]) * torch.tensor(0.5)
`,
  ],
  [
    'norms and products by functions',
    ['[2, 4, 6, 6]'],
    `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(5, 4, 4))
        self.bias = nn.Parameter(torch.ones(5))
        self.gain = nn.Parameter(torch.ones(6))

    def forward(self, x):
        rows = x.mean((2, 3))
        return F.bilinear(rows, rows, self.weight, self.bias), F.rms_norm(x, (6,), self.gain), F.group_norm(x, 2), F.instance_norm(x)
`,
  ],
  [
    'blocks of which some leave out two members in a row',
    ['[2, 4]'],
    `
class Block(nn.Module):
    def __init__(self, is_long):
        super().__init__()
        self.a = nn.Linear(4, 4)
        self.b = nn.Linear(4, 4) if is_long else None
        self.c = nn.Linear(4, 4) if is_long else None

    def forward(self, x):
        x = self.a(x)
        if self.b is not None:
            x = self.c(self.b(x))
        return x

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([Block(True), Block(False), Block(True)])

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return x
`,
  ],
  [
    'many inputs, and none that is read',
    ['[2, 4]', '[2, 4]', '[2, 4]', '[2, 4]', '[2, 4]'],
    `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.token = nn.Parameter(torch.ones(1, 4))

    def forward(self, a, b, c, d, e):
        return self.token.expand(2, -1)
`,
  ],
];

describe('networks are the same again as PyTorch', () => {
  test.each(networks)('%s', (_what, inputs, source) => {
    const text = `import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n${source}`;
    const { graph, diagnostics } = readSource(text, 'Net', inputs);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (graph === null) return expect.fail('there is no graph');
    expect(roundTrip(graph)).toMatchObject({ refused: [], differences: [] });
  });
});
