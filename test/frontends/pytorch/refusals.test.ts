import { describe, expect, it } from 'vitest';
import { readSource } from '../../support/pytorch-truth';
import { runTorch } from '../../support/run-torch';

/** Why a network cannot be made that has as many outputs as an expression says. */
function stopped(expression: string, setup = ''): string {
  const text = `
import math
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
${setup}

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        x = torch.rand(2, 3, 4)
        self.fc = nn.Linear(1, int(${expression}))

    def forward(self, x):
        return self.fc(x)
`;
  const { diagnostics } = readSource(text, 'Net', ['1']);
  const place = diagnostics[0]?.location?.range?.start ?? text.length;
  expect(text.slice(0, place).split('\n').at(-1)).toMatch(/^ {8}self\.fc = /);
  return diagnostics[0]?.message ?? '';
}

describe('what depends on elements is refused by what asks for them', () => {
  it.each([
    ['x.sum().item()', 'out_features of Linear depends on the elements of a tensor'],
    ['x.tolist()[0][0][0] * 2 + 1', 'out_features of Linear depends on the elements of a tensor'],
    ['1 if x.sum().item() > 0 else 2', 'control flow depends on the elements of a tensor'],
    ['[1, 2][int(x.max())]', 'an index depends on the elements of a tensor'],
    ['{0: 1}[int(x.max())]', 'a key depends on the elements of a tensor'],
    ['len(range(int(x.max())))', 'an index depends on the elements of a tensor'],
    ['max(x.sum().item(), 1)', 'control flow depends on the elements of a tensor'],
    ['x.expand(int(x.max()), 2, 3, 4).numel()', 'depends on the elements of a tensor'],
    ['x[0, 0, 0]', 'out_features of Linear depends on the elements of a tensor'],
    ['1 if x.sum() > 0 else 2', 'control flow depends on the elements of a tensor'],
    ['len(torch.rand(70_000).tolist())', 'tolist() depends on the elements of a tensor'],
    ['2 in x', 'the result of "in" depends on the elements of a tensor'],
    ['x[x > 0.5].numel()', 'the number of elements that a mask selects depends on the elements of a tensor'],
    ['len(x.nonzero())', 'the shape of the result depends on the elements of a tensor'],
    ['torch.unique(x).numel()', 'the shape of the result of unique depends on the elements of a tensor'],
    ['torch.equal(x, x + 1)', 'equal depends on the elements of a tensor'],
    ['torch.is_nonzero(x[0, 0, 0])', 'is_nonzero depends on the elements of a tensor'],
    [
      'F.one_hot(torch.randint(0, 5, (3,))).numel()',
      'the number of classes depends on the elements of a tensor',
    ],
    [
      'x.repeat_interleave(torch.randint(0, 5, (3,)), 1).numel()',
      'the size of the result of repeat_interleave depends on the elements of a tensor',
    ],
    ['x.view(torch.randint(1, 5, ()), -1).numel()', 'size of view depends on the elements of a tensor'],
    ['torch.linspace(0, x[0, 0, 0], 5).numel()', 'end of linspace depends on the elements of a tensor'],
    ['[1, 2, 3][torch.randint(0, 3, ())]', 'an index depends on the elements of a tensor'],
    ['torch.tensor([x[0, 0, 0], 1.0])[0]', 'out_features of Linear depends on the elements of a tensor'],
    ['math.floor(np.random.rand())', 'numpy.random.rand() is unknown, so the result cannot be computed'],
  ])('%s', (expression, message) => {
    expect(stopped(expression)).toContain(message);
  });
});

describe('what this program does not know is refused where it is used, by its name', () => {
  it.each([
    ['torch.optim.swa_utils.AveragedModel(1)', '', 'torch.optim.swa_utils'],
    ['torch.segment_reduce(x, "max").numel()', '', 'torch.segment_reduce is not supported'],
    ['torch.vmap(x)', '', 'torch.vmap is not supported'],
    ['torch.special.bessel_j0(x).numel()', '', 'torch.special.bessel_j0 is not supported'],
    ['torch.cuda.Stream()', '', 'torch.cuda.Stream'],
    ['torch.autograd.grad(x, x)', '', 'torch.autograd.grad'],
    ['torch.fx.symbolic_trace(x)', '', 'torch.fx.symbolic_trace'],
    ['torch.distributed.all_reduce(x)', 'import torch.distributed', 'torch.distributed.all_reduce'],
    ['torch.distributions.Wishart(1, 1)', '', 'torch.distributions.Wishart'],
    ['torch.utils.tensorboard.SummaryWriter()', '', 'torch.utils.tensorboard'],
    ['torchvision.io.read_image("a")', 'import torchvision', 'torchvision.io'],
    ['torchvision.ops.nothing(x)', 'import torchvision', 'torchvision.ops.nothing'],
    ['np.polyfit([1], [2], 1)', '', 'numpy.polyfit'],
    ['np.random.gamma(1.0)', '', 'numpy.random.gamma'],
    ['np.linalg.matrix_rank(x)', '', 'numpy.matrix_rank'],
    ['np.random.uniform()', '', 'numpy.random.uniform()'],
    ['torch.unique(x).numel()', '', 'the shape of the result of unique'],
    ['order[0]', 'order = [1, 2]\nnp.random.shuffle(order)', 'numpy.random.shuffle()'],
    ['order[0]', 'order = np.array([1, 2])\nnp.random.shuffle(order)', 'depends on the elements'],
    ['F.nothing(x)', '', "module 'torch.nn.functional' has no attribute 'nothing'"],
    ['F.ctc_greedy(x)', '', "module 'torch.nn.functional' has no attribute 'ctc_greedy'"],
    ['torch.fft.nothing(x)', '', "module 'torch.fft' has no attribute 'nothing'"],
    ['nn.Conv2D(3, 6, 3)', '', "module 'torch.nn' has no attribute 'Conv2D', did you mean"],
    ['nn.quantizable.LSTM(1, 2)', '', 'torch.nn'],
    ['torch.load("weights.pt")', '', 'torch.load() is not allowed: it reads a file'],
    [
      'torch.hub.load("a/b", "net")',
      '',
      "torch.hub.load('a/b', 'net') is not allowed: it downloads the code of a network",
    ],
    [
      'torch.hub.load(x, "net")',
      '',
      "torch.hub.load(..., 'net') is not allowed: it downloads the code of a network",
    ],
  ])('%s', (expression, setup, message) => {
    expect(stopped(expression, setup)).toContain(message);
  });

  it('modules have no more names with underscores than they have', () => {
    const modules =
      'torch torch.cuda torch.distributed torch.distributions torch.autograd torch.utils torch.nn.utils torchvision einops numpy numpy.random torchvision.ops timm'.split(
        ' ',
      );
    const imports = modules.map((name) => `import ${name}`).join('\n');
    const text = `${imports}\nprint([hasattr(one, '__nothing__') for one in (${modules.join(', ')})])\n`;
    expect(runTorch(text)).toBe(`[${modules.map(() => 'False').join(', ')}]\n`);
  });
});

describe('layers that cannot be made are refused by their argument', () => {
  it.each([
    ['nn.Dropout(2.0)', 'nn.Dropout needs p to be a number from 0 to 1, not 2'],
    ['nn.Linear("a", 2)', 'nn.Linear needs in_features to be a whole number of at least 1, not "a"'],
    ['nn.Linear(4, -2)', 'nn.Linear needs out_features to be a whole number of at least 1, not -2'],
    ['nn.Linear(4, nn.ReLU())', 'out_features of Linear cannot be a ReLU'],
    ['nn.Linear(4, 2.0)', 'Linear: out_features must be int, not float'],
    ['nn.Conv2d(3, 6, [3, 3.0])', 'Conv2d: kernel_size must be int, not float'],
    [
      'nn.Conv2d(3, 6, 3, groups=2)',
      'nn.Conv2d cannot be created: in_channels 3 is not divisible by groups 2',
    ],
    ['nn.GroupNorm(4, 6)', 'nn.GroupNorm cannot be created: 6 channels are not divisible by num_groups 4'],
    ['nn.LazyConv2d(6, 3, bias="a")', 'nn.LazyConv2d needs bias to be true or false'],
    ['nn.LayerNorm()', "LayerNorm.__init__() missing 1 required positional argument: 'normalized_shape'"],
    ['nn.LSTM()', 'missing 2 required positional arguments'],
    ['nn.Conv2d(3, 6, 3, stide=2)', "got an unexpected keyword argument 'stide', did you mean"],
    ['nn.Conv2d(3, 6, 3, in_channels=3)', "got multiple values for argument 'in_channels'"],
    ['nn.init.zeros_(3)', 'zeros_() needs a tensor'],
    ['nn.utils.rnn.pad_packed_sequence(x)', 'pad_packed_sequence() needs a PackedSequence'],
    ['nn.Module()(x)', 'Module [Module] is missing the required "forward" function'],
    ['torch.autograd.Function.apply(x)', 'You must implement the forward function'],
    ['torch.cat([]).numel()', 'Concat cannot be created: Concat takes at least 1 inputs'],
    ['(x @ x).numel()', 'MatMul cannot take [2, 3, 4] from torch.rand at line'],
    [
      'x.view(torch.float64)[..., :1].view(torch.complex128)',
      'self.size(-1) must be divisible to view float64 as complex128',
    ],
    ['nn.MultiheadAttention("a", 2)', 'nn.MultiheadAttention needs embed_dim to be'],
    ['nn.MultiheadAttention()', 'missing 2 required positional arguments'],
    ['nn.Linear.forward(3, x)', 'forward() needs a module'],
    ['nn.Module.eval(3)', 'eval() needs a module'],
    ['np.arange()', 'arange() requires stop to be specified.'],
    ['np.fill_diagonal([1], 2)', "'list' object has no attribute 'ndim'"],
  ])('%s', (expression, message) => {
    expect(stopped(expression)).toContain(message);
  });
});

describe('a statement beside the classes that works with what is not at hand is left out', () => {
  it.each([
    'int(sklearn.width())',
    'float(sklearn.width())',
    'round(sklearn.width())',
    'abs(sklearn.width())',
    'range(sklearn.width())',
    '[1, 2][sklearn.width()]',
    'len(sklearn.width())',
    'sum(sklearn.width())',
  ])('%s', (expression) => {
    expect(runTorch(`import sklearn\nnumber = ${expression}\nprint('read')\n`)).toBe('read\n');
  });
});
