import type { Bad } from './bad-files';

/** Values, names and statements of Python that stop torch 1.13 and CPython 3.11 at the line with the mark. */
export const badUses: readonly (readonly [what: string, bad: Bad, message: string, help?: string])[] = [
  [
    'a chain of calls over several lines',
    { forward: 'return (\n    x\n    .flatten(1)\n    .view(5, 5) #!\n    .mean(1)\n)' },
    'Reshape cannot take [1, 192] from Flatten at line 13',
  ],
  [
    'an attribute in a chain over several lines',
    { forward: 'return (\n    x\n    .flatten(1)\n    .nothing #!\n)' },
    "AttributeError: 'Tensor' object has no attribute 'nothing'",
  ],
  [
    'a condition below its assert',
    { forward: "assert (\n    x.shape[1] #!\n    == 4\n), 'no'\nreturn x" },
    'AssertionError: no',
    'x.shape[1] is 3',
  ],
  [
    'an assert that calls something once, whether it fails or not',
    {
      init: 'self.calls = []',
      above: 'def count(of):\n    of.append(0)\n    return len(of)',
      forward:
        "try:\n    assert count(self.calls) == 3\nexcept AssertionError:\n    pass\nassert count(self.calls) == x.size(1), 'no' #!",
    },
    'AssertionError: no',
    'count(self.calls) is 2, x.size(1) is 3',
  ],
  [
    'an assert about what cannot be printed',
    {
      above: 'class Part:\n    def __repr__(self):\n        return self.name',
      forward: 'assert Part() == 3 #!',
    },
    'AssertionError',
    '',
  ],
  [
    'an exception that cannot be printed',
    {
      above: 'class Wrong(Exception):\n    def __str__(self):\n        return self.name',
      forward: "raise Wrong('no') #!",
    },
    'Wrong: <exception str() failed>',
  ],
  [
    'a shape error that is raised as another one',
    {
      init: 'self.fc = nn.Linear(4, 2)',
      forward:
        "try:\n    return self.fc(x)\nexcept RuntimeError as error:\n    raise ValueError('size') from error #!",
    },
    'ValueError: size',
  ],
  [
    'a layer without self',
    { init: 'self.fc = nn.Linear(4, 2)', forward: 'return fc(x) #!' },
    "NameError: name 'fc' is not defined",
    'did you mean "self.fc"?',
  ],
  [
    'a class without its library',
    { init: 'self.fc = Linear(4, 2) #!' },
    "NameError: name 'Linear' is not defined",
    'did you mean "nn.Linear"?',
  ],
  [
    'a library that is not imported',
    { init: 'self.n = math.sqrt(4) #!' },
    "NameError: name 'math' is not defined",
    'write import math at the beginning of the file',
  ],
  [
    'a method without self',
    {
      above:
        'class Base(nn.Module):\n    def head(x):\n        return x\n    def forward(self, x):\n        return self.head(x) #!\n',
      init: 'self.b = Base()',
      forward: 'return self.b(x)',
    },
    'TypeError: Base.head() takes 1 positional argument but 2 were given',
    'the first parameter of a method is the instance itself: write head(self, x)',
  ],
  [
    'a misspelt forward of a block',
    {
      above: 'class Block(nn.Module):\n    def forwrad(self, x):\n        return x\n',
      init: 'self.b = Block()',
      forward: 'return self.b(x) #!',
    },
    'NotImplementedError: Module [Block] is missing the required "forward" function',
    'rename forwrad to forward, the method that runs when a module is called',
  ],
  [
    'a list of modules that is unknown, so it cannot be called',
    { init: 'self.l = nn.ModuleList([nn.ReLU()])', forward: 'return self.l(x) #!' },
    'NotImplementedError: Module [ModuleList] is missing the required "forward" function',
    'it only holds modules: call them one by one, as in for layer in self.layers: x = layer(x)',
  ],
  [
    'a class in place of its module',
    {
      above: 'class Block(nn.Module):\n    def forward(self, x):\n        return x\n',
      init: 'self.b = Block',
      forward: 'return self.b(x) #!',
    },
    'TypeError: Module.__init__() takes 1 positional argument but 2 were given',
    'Block(...) creates a module: do so in __init__, and call the module, as in self.act(x)',
  ],
  [
    'a comma behind a layer',
    { init: 'self.fc = nn.Linear(4, 4),', forward: 'return self.fc(x) #!' },
    "TypeError: 'tuple' object is not callable",
    'it is a tuple of one item, made by a comma after an expression: remove the comma',
  ],
  [
    'a sum with what a function does not return',
    {
      above: 'def scaled(x):\n    x * 2\n',
      forward: 'return x + scaled(x) #!',
    },
    "TypeError: unsupported operand type(s) for +: 'Tensor' and 'NoneType'",
    'a function without a return statement returns None: make it return its result',
  ],
  [
    'an attribute of the tuple of a GRU',
    {
      init: 'self.r = nn.GRU(4, 4, batch_first=True)',
      forward: 'return self.r(x).mean(1) #!',
      input: '5x4',
    },
    "AttributeError: 'tuple' object has no attribute 'mean'",
    'it is a tuple of 2 items: unpack it to get the result, as in output, state = self.lstm(x)',
  ],
  [
    'a list of tensors into a layer',
    { init: 'self.fc = nn.Linear(8, 2)', forward: 'return self.fc([x, x]) #!' },
    "TypeError: linear(): argument 'input' must be Tensor, not list",
    'join its 2 items first, with torch.cat or torch.stack',
  ],
  [
    'more names than sizes',
    { forward: 'b, c, h, w = x.shape #!\nreturn x', input: '10x16' },
    'ValueError: not enough values to unpack (expected 4, got 3)',
    'the values are torch.Size([1, 10, 16])',
  ],
  [
    'a shape that is unknown, so it cannot be called',
    { forward: 'return x.view(x.shape(0), -1) #!' },
    "TypeError: 'Size' object is not callable",
    'it is a tuple: take an item with square brackets, as in x.shape[0]',
  ],
  [
    'a method that is not called',
    { forward: 'return x.mean + 1 #!' },
    "TypeError: unsupported operand type(s) for +: 'builtin_function_or_method' and 'int'",
    'it is a function: call it, with parentheses after its name',
  ],
  [
    'a method of tensors that is misspelt',
    { forward: 'return x.flaten(1) #!' },
    "AttributeError: 'Tensor' object has no attribute 'flaten'",
    'did you mean "flatten"?',
  ],
  [
    'the truth of a tensor',
    { forward: 'if x > 0: #!\n    return x\nreturn x * 2', input: '4' },
    'RuntimeError: Boolean value of Tensor with more than one value is ambiguous',
    '[1, 4] from Greater at line 11 has several elements: choose between them with torch.where(mask, a, b), combine masks with &, |, ~',
  ],
  [
    'a size that is None',
    { init: 'n = None\nself.fc = nn.Linear(4, n) #!' },
    'TypeError: Linear: out_features must not be None',
  ],
  [
    'an image into a linear layer',
    { init: 'self.fc = nn.Linear(192, 2)', forward: 'return self.fc(x) #!' },
    'fc (Linear) cannot take [1, 3, 8, 8] from the input x',
    'make in_features 8, or flatten the input first, as in torch.flatten(x, 1)',
  ],
  [
    'channels that are last',
    { init: 'self.c = nn.Conv2d(3, 4, 3)', forward: 'return self.c(x) #!', input: '8x8x3' },
    'c (Conv2d) cannot take [1, 8, 8, 3] from the input x',
    'make in_channels 8, or bring dimension 3 of the input, which has 3, to its place: x.movedim(3, 1)',
  ],
  [
    'the print of Python 2',
    { forward: 'print x.shape #!\nreturn x' },
    'invalid syntax',
    'print and exec are functions: write print(...)',
  ],
  [
    'the and of another language',
    { forward: 'if x.dim() == 4 && self.training: #!\n    return x\nreturn x' },
    'invalid syntax',
    'write and, or in place of &&, ||',
  ],
  [
    'else if',
    { forward: 'if x.dim() == 4:\n    return x\nelse if x.dim() == 3: #!\n    return x' },
    'invalid syntax',
    'write elif in place of else if',
  ],
  ['an increment', { forward: 'i = 0\ni++ #!\nreturn x' }, 'invalid syntax'],
];
