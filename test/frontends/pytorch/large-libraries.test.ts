import { describe, expect, test } from 'vitest';
import { createReport } from '../../../src/report/report';
import { HEAD, net, readFiles } from '../../support/python-files';
import { paramsOf, readCode } from '../../support/pytorch-code';

/** What large libraries do around their networks: names that are made when asked for, checks, caches, documentation. */
describe('a package that makes its names when they are asked for', () => {
  const lazy = (imports: string) => `
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    ${imports}
else:
    import os, sys
    sys.modules[__name__] = type('Lazy', (), {'names': os.scandir(__file__)})()
`;

  test.each([
    ['by name', 'from .parts import Part'],
    ['by another name', 'from .parts import Inner as Part'],
    ['of all names', 'from .empty import *\n    from .parts import *'],
    ['in a condition', 'if True:\n        from .parts import Part'],
    ['of all names of a package whose name begins it', 'from .pa_rt import *'],
    ['of all names of a package whose first word begins it', 'from .part_to_part import *'],
    ['of all names of a package whose initials begin it', 'from .purely_attentive_real_transformer import *'],
  ])('gives what its imports for type checkers name: %s', (_how, imports) => {
    const files = {
      'net.py': 'from pkg import Part\nNet = Part\n',
      'pkg/__init__.py': lazy(imports),
      'pkg/empty.py': 'nothing = 1\n',
      'pkg/parts.py': `${HEAD}${net('Part')}\nInner = Part\n`,
      ...Object.fromEntries(
        ['pa_rt', 'part_to_part', 'purely_attentive_real_transformer'].flatMap((name) => [
          [`pkg/${name}/__init__.py`, lazy('from .other import *\n    from .inner import *')],
          [`pkg/${name}/other.py`, 'raise ValueError("another file runs")'],
          [`pkg/${name}/inner.py`, `${HEAD}${net('Part')}`],
        ]),
      ),
    };
    expect(readFiles(files, 'net.py:Net')).toMatchObject({ message: undefined, params: 10 });
  });

  test('lacks a name that stands in none of the files of which it has all names', () => {
    const files = {
      'net.py': 'import pkg.inner\nNet = pkg.other.Part if hasattr(pkg.inner, "Part") else pkg.inner.Own\n',
      'pkg/__init__.py': lazy('from .inner import *\n    from .other import *'),
      'pkg/inner/__init__.py': lazy('from .own import *'),
      'pkg/inner/own.py': `${HEAD}${net('Own')}`,
    };
    expect(readFiles(files, 'net.py:Net')).toMatchObject({ message: undefined, params: 10 });
  });

  test('says where it stops for a name that no import has', () => {
    const files = {
      'net.py': 'from pkg import Part\nNet = Part()\n',
      'pkg/__init__.py': lazy('from .parts import Other'),
      'pkg/parts.py': `${HEAD}${net('Part')}`,
    };
    expect(readFiles(files, 'net.py:Net')).toMatchObject({ code: 'python/unknown-import', params: null });
  });
});

describe('a library that asks for the version of another one', () => {
  const check = 'from importlib.metadata import version\nversion("not-there")\n';

  test.each([
    ['is read where it is installed', 'lib/site-packages/', { message: undefined, params: 10 }],
    ['ends as in Python where it is not', 'lib/', { code: 'python/raised', params: null }],
  ])('%s', (_what, folder, expected) => {
    const files = {
      [`${folder}pkg/__init__.py`]: 'from . import check\n',
      [`${folder}pkg/check.py`]: check,
      [`${folder}pkg/net.py`]: `${HEAD}from . import check\nfrom .check import version\n${net('Net')}`,
    };
    expect(readFiles(files, `${folder}pkg/net.py:Net`)).toMatchObject(expected);
  });

  test('hears of those that are known here', () => {
    const code = `
from importlib.metadata import packages_distributions
sizes = packages_distributions()
${net('Net', '4', "len(sizes['torch']) + len(sizes['torchvision']) + ('json' in sizes)")}`;
    expect(paramsOf(code, 'Net', '4')).toBe(10);
  });
});

describe('code that has another way for torch.compile', () => {
  const decides = (traced: string) => `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)

    def forward(self, x):
        if not ${traced} and 0 in x[:, [0, -1]]:
            x = x * 2
        return self.fc(x)
`;

  test.each(['torch.compiler.is_compiling()', 'torch.jit.is_tracing()', 'torch._dynamo.is_compiling()'])(
    'goes it where it would need elements: %s',
    (traced) => {
      const { graph, diagnostics } = readCode(decides(traced), 'Net', '4');
      expect(diagnostics).toEqual([]);
      expect(graph?.nodes.map(({ path }) => path)).toEqual(['fc']);
      expect(graph?.notes).toEqual([
        'control flow depends on elements of tensors: read as torch.compile sees it, with torch.compiler.is_compiling() true',
      ]);
    },
  );

  test('is read as eager code otherwise, without a note', () => {
    const code = decides('True')
      .replace('x = x * 2', 'pass')
      .replace('return', 'x = x if torch.jit.is_tracing() else x + 1\n        return');
    const { graph, diagnostics } = readCode(code, 'Net', '4');
    expect(diagnostics).toEqual([]);
    expect(graph?.notes).toBeUndefined();
    expect(graph?.nodes).toHaveLength(2);
  });

  test('is refused where its other way needs elements too, as if it had not asked', () => {
    const code = decides('False').replace('super', 'torch.compiler.is_compiling()\n        super');
    const { diagnostics } = readCode(code, 'Net', '4');
    expect(diagnostics).toMatchObject([{ code: 'pytorch/values' }]);
  });
});

test('a decorator that writes documentation is not called', () => {
  const code = `
def add_start_docstrings(*texts):
    def decorate(target):
        raise ValueError('this puts texts together')
    return decorate

@add_start_docstrings('a', 'b')
${net('Net').trimStart()}`;
  expect(paramsOf(code, 'Net', '4')).toBe(10);
});

describe('what a network returns', () => {
  const returning = (made: string) => `
from dataclasses import dataclass

class Cache:
    def __init__(self, kept):
        self.kept = kept

@dataclass
class Inner:
    hidden: torch.Tensor

class Net(nn.Module):
    def forward(self, x):
        return ${made}
`;

  test.each([
    ['objects in a dict are not looked into', "{'y': x, 'cache': Cache(x)}", ['y']],
    ['dataclasses in a dict are', "{'y': x, 'inner': Inner(x)}", ['y', 'inner.hidden']],
    ['an object alone is', 'Cache(x)', ['kept']],
  ])('%s', (_what, made, names) => {
    const { graph } = readCode(returning(made), 'Net', '4');
    expect(graph?.outputs.map(({ name }) => name)).toEqual(names);
  });
});

describe('dataclasses of huggingface_hub', () => {
  const config = (written: string, made: string) => `
from dataclasses import dataclass
from huggingface_hub.dataclasses import strict, validated_field

def positive(value):
    if value < 1:
        raise ValueError(f'{value} is not positive')

@strict(accept_kwargs=True)
@dataclass
class Config:
    width: int = validated_field(positive, default=2)
    ${written}

${net('Net', '4', made)}`;

  test.each([
    ['take their fields', '', 'Config(width=3).width', 15],
    ['take more than their fields', '', 'Config(depth=5).depth', 25],
    [
      'give the rest to __post_init__',
      'def __post_init__(self, **rest): self.all = self.width + rest["more"]',
      'Config(more=4).all',
      30,
    ],
  ])('%s', (_what, written, made, params) => {
    expect(paramsOf(config(written, made), 'Net', '4')).toBe(params);
  });

  test.each([
    ['a field', '', 'Config(width=0).width', "Validation error for field 'width'"],
    [
      'the whole',
      "def validate_all(self): raise ValueError('never')",
      'Config().width',
      "Class validation error for validator 'validate_all'",
    ],
  ])('check %s', (_what, written, made, message) => {
    const { diagnostics } = readCode(config(written, made), 'Net', '4');
    expect(diagnostics[0]?.message).toContain(message);
  });
});

/** The outcomes are those of torch 2.13. */
describe('checks that torch.compile takes for hints', () => {
  const checking = (written: string) => `
class Net(nn.Module):
    def forward(self, x):
        ${written}
        return x
`;

  test.each([
    ["torch._check(x.shape[0] == 1, lambda: 'one')"],
    ['torch._check_tensor_all(x > 0)'],
    ['torch._check_is_size(x.shape[1])'],
  ])('pass where they hold or nobody knows: %s', (written) => {
    expect(readCode(checking(written), 'Net', '4').diagnostics).toEqual([]);
  });

  test.each([
    ["torch._check(False, lambda: 'one')", 'RuntimeError: one'],
    ["torch._check_with(ValueError, False, lambda: 'two')", 'ValueError: two'],
    ["torch._check_index(False, lambda: 'three')", 'IndexError: three'],
  ])('raise: %s', (written, message) => {
    expect(readCode(checking(written), 'Net', '4').diagnostics).toMatchObject([{ message }]);
  });
});

test('nn.Buffer is registered where it is assigned', () => {
  const code = `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.kept = nn.Buffer(torch.zeros(3))
        self.left_out = nn.Buffer(torch.zeros(5), persistent=False)
        assert isinstance(self.kept, torch.Tensor) and list(self.state_dict()) == ['kept']

    def forward(self, x):
        return x + self.kept
`;
  const { graph, diagnostics } = readCode(code, 'Net', '3');
  expect(diagnostics).toEqual([]);
  expect(graph && createReport(graph).totals.buffers).toBe(8);
});

test('a product in groups multiplies each row by one matrix', () => {
  const code = `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.experts = nn.Parameter(torch.zeros(8, 16, 32))

    def forward(self, x):
        ends = torch.arange(1, 9, dtype=torch.int32)
        return F.grouped_mm(x, self.experts, offs=ends)
`;
  const { graph, diagnostics } = readCode(code, 'Net', '[10, 16]');
  expect(diagnostics).toEqual([]);
  const report = graph && createReport(graph);
  expect(report?.totals).toMatchObject({ params: 8 * 16 * 32, macs: 10 * 16 * 32 });
  expect(report?.model.outputs[0]?.shape).toEqual([10, 32]);
});

test('what a run sets on classes of torch is gone with it', () => {
  const sets = `nn.Module.width = 3\nnn.Linear.__name__ = 'Changed'\n${net('Net', '4', 'nn.ReLU().width')}`;
  expect(paramsOf(sets, 'Net', '4')).toBe(15);
  const asks = net('Net', '4', "4 if hasattr(nn.ReLU(), 'width') or nn.Linear.__name__ != 'Linear' else 2");
  expect(paramsOf(asks, 'Net', '4')).toBe(10);
});
