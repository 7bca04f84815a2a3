export interface Bad {
  /** The statements of `__init__` behind `super().__init__()`. */
  readonly init?: string;
  readonly forward?: string;
  /** What stands above the class. */
  readonly above?: string;
  readonly input?: string;
}

/** Messages and lines are those of torch 1.13 and CPython 3.11, but for arguments, which are refused where they are written. */
export const badFiles: readonly (readonly [what: string, bad: Bad, message: string, help?: string])[] = [
  [
    'a second input of a layer',
    { init: 'self.c = nn.Conv2d(3, 8, 3)', forward: 'return self.c(x, x) #!' },
    'TypeError: Conv2d.forward() takes 2 positional arguments but 3 were given',
  ],
  [
    'no input of a layer',
    { init: 'self.r = nn.ReLU()', forward: 'return self.r() #!' },
    "TypeError: ReLU.forward() missing 1 required positional argument: 'input'",
  ],
  [
    'a kernel of three axes in two dimensions',
    { init: 'self.c = nn.Conv2d(3, 8, (3, 3, 3)) #!' },
    'nn.Conv2d needs kernel_size to be a whole number of at least 1, or a list of 2 of them',
  ],
  [
    'padding "same" with a stride',
    { init: "self.c = nn.Conv2d(3, 8, 3, stride=2, padding='same') #!" },
    'padding "same" needs stride 1',
  ],
  [
    'whole numbers into Linear',
    { init: 'self.fc = nn.Linear(4, 4)', forward: 'return self.fc(x) #!', input: '4:int64' },
    'RuntimeError: Linear: the input is int64 and the weights are float32',
    'convert the input, as in x.float()',
  ],
  [
    'a mask into a convolution',
    { init: 'self.c = nn.Conv2d(3, 8, 3)', forward: 'return self.c(x > 0) #!', input: '3x8x8' },
    'RuntimeError: Conv2d: the input is bool and the weights are float32',
  ],
  [
    'a sequence longer than the table of positions',
    {
      init: 'self.pos = nn.Embedding(16, 4)',
      forward: 'return x + self.pos(torch.arange(x.shape[1])) #!',
      input: '20x4',
    },
    'IndexError: index out of range in self',
    'index 16 is not one of the 16 rows of the table: make num_embeddings larger',
  ],
  [
    'a sum in place that is larger',
    { forward: 'x += torch.ones(3, 4) #!\nreturn x', input: '4' },
    "RuntimeError: output with shape [1, 4] doesn't match the broadcast shape [3, 4]",
  ],
  [
    'a quantile along a dimension that is not there',
    { forward: 'return x.quantile(0.5, dim=7) #!', input: '4' },
    'IndexError',
  ],
  [
    'what a mask takes, given back',
    { forward: 'return x[x > 0] #!', input: '4' },
    'the number of elements that a mask selects depends on the elements of a tensor',
  ],
  [
    'the tuple of an LSTM',
    {
      init: 'self.r = nn.LSTM(4, 4, batch_first=True)\nself.fc = nn.Linear(4, 2)',
      forward: 'x = self.r(x)\nreturn self.fc(x) #!',
      input: '5x4',
    },
    "TypeError: linear(): argument 'input' must be Tensor, not tuple",
    'it is a tuple of 2 items: unpack it to get the tensor, as in output, state = self.lstm(x)',
  ],
  [
    'a first state of another number of layers',
    {
      init: 'self.r = nn.GRU(4, 8, num_layers=2)',
      forward: 'return self.r(x, torch.zeros(1, 5, 8))[0] #!',
      input: '5x4',
    },
    'RuntimeError: Expected hidden size (2, 5, 8), got [1, 5, 8]',
  ],
  [
    'the network by urllib',
    { init: "import urllib.request\nself.text = urllib.request.urlopen('http://a/b') #!" },
    'urllib.request.urlopen() is not allowed: it uses the network',
  ],
  [
    'a forward without return',
    {
      above: 'class Block(nn.Module):\n    def forward(self, x):\n        x * 2\n',
      init: 'self.b = Block()',
      forward: 'return F.relu(self.b(x)) #!',
    },
    "TypeError: relu(): argument 'input' must be Tensor, not NoneType",
    'a function without a return statement returns None: make it return its tensor',
  ],
  [
    'a module in place of its call',
    { init: 'self.fc = nn.Linear(4, 4)', forward: 'return self.fc(nn.ReLU(x)) #!', input: '4' },
    'inplace of ReLU cannot be a Tensor',
    'nn.ReLU(...) creates a module: do so in __init__, and call the module, as in self.act(x)',
  ],
  [
    'a module in place of its result',
    { init: 'self.fc = nn.Linear(4, 4)', forward: 'return self.fc(nn.ReLU()) #!', input: '4' },
    "TypeError: linear(): argument 'input' must be Tensor, not ReLU",
    'ReLU is a module: create it in __init__ and call it, as in self.act(x)',
  ],
  [
    'a list of modules',
    { init: 'self.s = nn.Sequential([nn.ReLU()]) #!' },
    'TypeError: list is not a Module subclass',
    'pass the modules one by one: nn.Sequential(*layers)',
  ],
  [
    'a class in place of a module',
    { init: 'self.s = nn.Sequential(nn.ReLU) #!' },
    'TypeError: type is not a Module subclass',
    'ReLU is a class: create a module from it, ReLU(...)',
  ],
  [
    'a parameter that is no tensor',
    { init: 'self.scale = nn.Parameter(1) #!' },
    'TypeError: Parameter data must be a Tensor, not int',
  ],
  [
    'a parameter of whole numbers',
    { init: 'self.scale = nn.Parameter(torch.tensor([1, 2])) #!' },
    'RuntimeError: Only Tensors of floating point and complex dtype can require gradients',
  ],
  [
    'an attribute of the module that is misspelt',
    { init: 'self.conv = nn.Conv2d(3, 8, 3)', forward: 'return self.convs(x) #!' },
    "AttributeError: 'Net' object has no attribute 'convs'",
    'did you mean "conv"?',
  ],
  [
    'a name that is misspelt',
    { forward: 'out = x * 2\nreturn ouy #!' },
    "NameError: name 'ouy' is not defined",
    'did you mean "out"?',
  ],
  [
    'a name that is misspelt where os is imported, which any name might be of',
    { above: 'import os\n', forward: 'out = x * 2\nreturn ouy #!' },
    "NameError: name 'ouy' is not defined",
    'did you mean "out"?',
  ],
  [
    'a function of torch by its name alone',
    { forward: 'return cat([x, x]) #!' },
    "NameError: name 'cat' is not defined",
    'did you mean "torch.cat"?',
  ],
  [
    'a function of torch.nn.functional that is misspelt',
    { forward: 'return F.gleu(x) #!' },
    "AttributeError: module 'torch.nn.functional' has no attribute 'gleu'",
  ],
  [
    'an index behind the end',
    { init: 'widths = [3, 8]\nself.c = nn.Conv2d(widths[0], widths[2], 3) #!' },
    'IndexError: list index out of range',
    'the index is 2, and there are 2 items, from 0 to 1',
  ],
  [
    'a key that is misspelt',
    { init: "cfg = {'depth': 3}\nself.c = nn.Conv2d(3, cfg['detph'], 3) #!" },
    "KeyError: 'detph'",
    'did you mean "depth"?',
  ],
  [
    'a module that is not in the dict',
    { init: "self.acts = nn.ModuleDict({'relu': nn.ReLU()})", forward: "return self.acts['swish'](x) #!" },
    "KeyError: 'swish'",
    'its keys are "relu"',
  ],
  [
    'an argument of a block that is misspelt',
    {
      above: 'class Block(nn.Module):\n    def __init__(self, width=3):\n        super().__init__()\n',
      init: 'self.b = Block(widht=4) #!',
    },
    "TypeError: Block.__init__() got an unexpected keyword argument 'widht'",
    'did you mean "width"?',
  ],
  [
    'two layers in one append',
    { init: 'layers = []\nlayers.append(nn.ReLU(), nn.ReLU()) #!' },
    'TypeError: list.append() takes exactly one argument (2 given)',
  ],
  [
    'an argument of nn.Module',
    {
      above: 'class Base(nn.Module):\n    def __init__(self, dim):\n        super().__init__(dim) #!\n',
      init: 'self.b = Base(3)',
    },
    'TypeError: Module.__init__() takes 1 positional argument but 2 were given',
  ],
  [
    'a result of __init__',
    {
      above:
        'class Base(nn.Module):\n    def __init__(self):\n        super().__init__()\n        return 5\n',
      init: 'self.b = Base() #!',
    },
    "TypeError: __init__() should return None, not 'int'",
  ],
  [
    'super() of another class',
    {
      above:
        'class Other(nn.Module):\n    pass\nclass Block(nn.Module):\n    def __init__(self):\n        super(Other, self).__init__() #!\n',
      init: 'self.b = Block()',
    },
    'TypeError: super(type, obj): obj must be an instance or subtype of type',
  ],
  [
    'a module that is not set up',
    {
      above: 'class Block(nn.Module):\n    def __init__(self):\n        self.c = nn.ReLU() #!\n',
      init: 'self.b = Block()',
    },
    'AttributeError: cannot assign module before Module.__init__() call',
    'call super().__init__() at the beginning of __init__',
  ],
  [
    'a name that torch.nn does not have, by an import',
    { above: 'from torch.nn import Lineer #!\n' },
    "ImportError: cannot import name 'Lineer' from 'torch.nn'",
    'did you mean "Linear"?',
  ],
  [
    'a network that torchvision does not have',
    { above: 'from torchvision.models import resnet19\n', init: 'self.net = resnet19() #!' },
    'torchvision.models.resnet19 is unknown, so it cannot be called',
    'did you mean "resnet18", "ResNet" or "resnet34"?',
  ],
  [
    'bases in an order that cannot be',
    { above: 'class A(nn.Module):\n    pass\nclass B(nn.Module, A): #!\n    pass\n' },
    'TypeError: Cannot create a consistent method resolution order (MRO) for bases Module, A',
  ],
  [
    'the interpreter itself',
    { init: 'import inspect\nself.depth = len(inspect.stack()) #!' },
    'inspect.stack() is not allowed: it looks into the interpreter',
  ],
  [
    'a saved program of torch',
    { init: "self.body = torch.jit.load('body.pt') #!" },
    'torch.jit.load() is not allowed: it reads a file',
  ],
  ['the end of the program', { init: 'exit() #!' }, 'exit() is not allowed: it ends the program'],
];
