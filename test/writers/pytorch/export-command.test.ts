import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { packageFolder, runInFolder } from '../../support/run-in-process';

const folder = mkdtempSync(join(tmpdir(), 'inception-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => runInFolder(args, { cwd: folder });

describe('docs/export.md', () => {
  const page = readFileSync(join(packageFolder, 'docs/export.md'), 'utf8');
  for (const [, name = '', text = ''] of page.matchAll(/^```json (\S+)\n(.*?)^```$/gms))
    writeFileSync(join(folder, name), text);
  const shown = [...page.matchAll(/^```console\n\$ inception ([^\n]+)\n(.*?)^```$/gms)];

  it('shows commands', () => {
    expect(shown).not.toEqual([]);
  });

  test.each(shown.map(([, command = '', output = '']) => [command, output] as const))(
    'shows what %s prints',
    async (command, output) => {
      const { stdout, stderr } = await run(...command.split(' '));
      expect(`${stdout}${stderr}`.trimEnd()).toBe(output.trimEnd());
    },
  );
});

test.each(['v1', 'v2'])(
  '%s as PyTorch has the table that torchsummary printed of the article',
  async (name) => {
    const file = `${name}_module.py`;
    expect(await run('export', name, '-o', file)).toMatchObject({ status: 0, stdout: '', stderr: '' });
    const { stdout, stderr } = await run('summary', file, '--in', '192x28x28', '--format', 'torchsummary');
    expect(stderr).toBe('');
    const table = readFileSync(join(packageFolder, 'test/golden/seed', `${name}.torchsummary.txt`), 'utf8');
    expect(stdout).toBe(table);
  },
);

/**
 * Written by hand from the spec: 224 + 16 + 32 parameters in the first block, 1,168 + 32 + 144 in the second, 170 in the last
 * layer; 3 x 9 x 8 + 3 x 8 multiply-adds for each of 64 positions, (8 x 9 + 8) x 16 for each of 16, and 160.
 */
const residualSpec = {
  name: 'TinyNet',
  input: [3, 8, 8],
  vars: { classes: 10 },
  modules: {
    Block: {
      args: { out_channels: null, stride: 1 },
      layers: [
        {
          type: 'Conv2d',
          name: 'conv',
          out_channels: '${out_channels}',
          kernel_size: 3,
          stride: '${stride}',
          padding: 1,
        },
        { type: 'BatchNorm2d', name: 'bn' },
        {
          type: 'Conv2d',
          name: 'shortcut',
          from: '@input',
          out_channels: '${out_channels}',
          kernel_size: 1,
          stride: '${stride}',
        },
        { type: 'Add', from: ['bn', 'shortcut'] },
        { type: 'ReLU', functional: true },
      ],
    },
  },
  layers: [
    { type: 'Block', name: 'first', out_channels: 8 },
    { type: 'Block', name: 'second', out_channels: 16, stride: 2 },
    { type: 'Mean', dim: [2, 3] },
    { type: 'Linear', name: 'fc', out_features: '${classes}' },
  ],
};

const residualCode = `import torch.nn.functional as F
from torch import Tensor, nn


class Block(nn.Module):
    """(N, 3, 8, 8) -> (N, 8, 8, 8)

    272 parameters, 15,360 multiply-adds for the first of 2.
    """

    def __init__(self, in_channels: int, out_channels: int, stride: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(
            in_channels,
            out_channels,
            kernel_size=3,
            stride=stride,
            padding=1,
        )
        self.bn = nn.BatchNorm2d(out_channels)
        self.shortcut = nn.Conv2d(
            in_channels,
            out_channels,
            kernel_size=1,
            stride=stride,
        )

    def forward(self, x: Tensor) -> Tensor:
        x = self.bn(self.conv(x)) + self.shortcut(x)
        return F.relu(x)


class TinyNet(nn.Module):
    """(N, 3, 8, 8) -> (N, 10): 1,786 parameters, 36,000 multiply-adds."""

    def __init__(self, in_channels: int = 3, classes: int = 10) -> None:
        super().__init__()
        self.first = Block(in_channels, 8)
        self.second = Block(8, 16, stride=2)
        self.fc = nn.Linear(16, classes)

    def forward(self, x: Tensor) -> Tensor:
        x = self.first(x)
        return self.fc(self.second(x).mean((2, 3)))
`;

test('a spec with a module that has arguments is a class that has them', async () => {
  writeFileSync(join(folder, 'residual.json'), JSON.stringify(residualSpec));
  const { status, stdout } = await run('export', 'residual.json');
  expect(status).toBe(0);
  expect(stdout).toBe(residualCode);
});

/** 3 x 4 + 4 and 16 x 2 + 2 parameters; 3 x 4 multiply-adds for each of 4 positions, and 16 x 2. */
test('a row of layers without names is an nn.Sequential', async () => {
  const layers = [
    { type: 'Conv2d', out_channels: 4, kernel_size: 1 },
    { type: 'Flatten' },
    { type: 'Linear', out_features: 2 },
  ];
  writeFileSync(join(folder, 'row.json'), JSON.stringify({ name: 'Row', input: [3, 2, 2], layers }));
  expect((await run('export', 'row.json')).stdout).toBe(`from torch import nn


class Row(nn.Sequential):
    """(N, 3, 2, 2) -> (N, 2): 50 parameters, 80 multiply-adds."""

    def __init__(self) -> None:
        super().__init__(nn.Conv2d(3, 4, kernel_size=1), nn.Flatten(), nn.Linear(16, 2))
`);
});

test('names that are no Python are strings, and those of nn.Module are refused', async () => {
  const spec = (...names: readonly string[]) =>
    JSON.stringify({ input: [4], layers: names.map((name) => ({ type: 'Linear', name, out_features: 4 })) });
  writeFileSync(join(folder, 'quotes.json'), spec('"a"', 'b\\'));
  const { stdout } = await run('export', 'quotes.json');
  expect(stdout).toContain('self.add_module("\\"a\\"", nn.Linear(');
  expect(stdout).toContain('getattr(self, "b\\\\")(getattr(self, "\\"a\\"")(x))');
  writeFileSync(join(folder, 'methods.json'), spec('half', 'forward', 'first'));
  const { status, stderr } = await run('export', 'methods.json');
  expect(status).toBe(2);
  expect(stderr.match(/^error.*$/gm)).toEqual([
    'error[export/unwritable]: half: PyTorch has no layer or module of the name half',
    'error[export/unwritable]: forward: PyTorch has no layer or module of the name forward',
  ]);
});

test('every layer without a form in PyTorch is named at once, with exit code 2', async () => {
  const opaque = (name: string) => ({ type: 'Opaque', name, output: [1, 4], params: 0, macs: 0 });
  writeFileSync(
    join(folder, 'opaque.json'),
    JSON.stringify({
      input: [3, 8, 8],
      layers: [opaque('a'), { type: 'Linear', out_features: 2 }, { ...opaque('b'), called: false }],
    }),
  );
  const { status, stdout, stderr } = await run('export', 'opaque.json', '--json');
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(
    JSON.parse(stderr).diagnostics.map(({ code, message }: Record<string, string>) => `${code} ${message}`),
  ).toEqual(['export/unwritable a: PyTorch has no Opaque', 'export/unwritable b: PyTorch has no Opaque']);
});

test('a layer with weights of whole numbers is not written: torch converts neither', async () => {
  const layers = [
    { type: 'ArgMax', dim: 1, keepdim: true },
    { type: 'Linear', name: 'fc', out_features: 2 },
  ];
  writeFileSync(join(folder, 'whole.json'), JSON.stringify({ input: [4], layers }));
  const { status, stderr } = await run('export', 'whole.json');
  expect(status).toBe(2);
  expect(stderr).toContain('fc: PyTorch has no Linear');
  expect(stderr).toContain('torch does not multiply whole numbers by real weights');
});

test('a library that is not known is refused with those that are', async () => {
  const { status, stderr } = await run('export', 'v2', '--to', 'pytorhc');
  expect(status).toBe(2);
  expect(stderr).toContain('pytorch');
});

test.each([
  [{ fine: 'a', coarse: 'b' }, 'dict[str, Tensor]', 'return {"fine": x, "coarse": self.b(x)}'],
  [{ fine: 'a', output_1: 'b' }, 'tuple[Tensor, Tensor]', 'return x, self.b(x)'],
] as const)('outputs %o are hinted as what is returned', async (outputs, hint, statement) => {
  const layers = ['a', 'b'].map((name) => ({ type: 'Linear', name, out_features: 2 }));
  writeFileSync(join(folder, 'outputs.json'), JSON.stringify({ input: [4], layers, outputs }));
  const { stdout } = await run('export', 'outputs.json');
  expect(stdout).toContain(`def forward(self, x: Tensor) -> ${hint}:`);
  expect(stdout).toContain(statement);
});
