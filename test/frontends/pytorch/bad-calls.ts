import type { Bad } from './bad-files';

/** Calls that torch 1.13 refuses at the line with the mark, by the shapes, element types and names that it is given. */
export const badCalls: readonly (readonly [what: string, bad: Bad, message: string, help?: string])[] = [
  [
    'a view after a transpose',
    { forward: 'y = x.transpose(1, 2)\nreturn y.view(1, -1) #!', input: '4x6' },
    "RuntimeError: view size is not compatible with input tensor's size and stride",
    '[1, 6, 4] from Transpose at line 11 is not contiguous in memory: write .reshape(1, 24), or .contiguous() before .view(1, 24)',
  ],
  [
    'a view of heads that were exchanged with positions',
    {
      init: 'self.q = nn.Linear(8, 8)',
      forward:
        'q = self.q(x).view(1, 4, 2, 4).transpose(1, 2)\na = (q @ q.transpose(2, 3)).softmax(-1) @ q\nreturn a.transpose(1, 2).view(1, 4, 8) #!',
      input: '4x8',
    },
    "RuntimeError: view size is not compatible with input tensor's size and stride",
  ],
  [
    'a view of a part of the last axis',
    { forward: 'a, b = x.chunk(2, -1)\nreturn a.view(1, -1) #!', input: '4x6' },
    "RuntimeError: view size is not compatible with input tensor's size and stride",
  ],
  [
    'real numbers as indexes of a table',
    {
      init: 'self.e = nn.Embedding(10, 4)',
      forward: 'i = torch.zeros(1, 3)\nreturn self.e(i) #!',
      input: '5',
    },
    'RuntimeError: Embedding needs whole numbers as indexes, and [1, 3] from torch.zeros at line 11 is float32',
    'convert them, as in x.long()',
  ],
  [
    'real numbers as an index',
    { forward: 'i = torch.zeros(2)\nreturn x[:, i] #!', input: '4' },
    'IndexError: Index needs whole numbers as indexes',
  ],
  [
    'a known index behind the end',
    {
      init: "self.register_buffer('i', torch.tensor([0, 5]))",
      forward: 'return x[:, self.i] #!',
      input: '5',
    },
    'IndexError: index 5 is out of bounds for dimension 1 with size 5',
  ],
  [
    'a known index of index_select behind the end',
    { forward: 'return x.index_select(1, torch.tensor([0, 5])) #!', input: '5' },
    'IndexError: index 5 is out of bounds for dimension 1 with size 5',
  ],
  [
    'a product with whole numbers',
    { forward: 'm = torch.arange(4)\nreturn x @ m #!', input: '4' },
    'RuntimeError: a product of float32 and int64: both need the same element type',
    'convert [4] from torch.arange at line 11, as in x.float()',
  ],
  [
    'mm of a batch',
    { forward: 'return torch.mm(x, x) #!', input: '5x5' },
    'RuntimeError: mm() takes matrices, not [1, 5, 5] from the input x and [1, 5, 5] from the input x',
    'torch.matmul takes more dimensions, and repeats a batch of 1',
  ],
  [
    'bmm of two batches',
    { forward: 'w = torch.zeros(2, 5, 5)\nreturn torch.bmm(x, w) #!', input: '5x5' },
    'RuntimeError: bmm() takes batches of matrices with 3 dimensions of one size, not',
  ],
  [
    'outer of a batch',
    { forward: 'return torch.outer(x, x) #!', input: '5' },
    'RuntimeError: outer() takes vectors, not [1, 5] from the input x and',
  ],
  [
    't of a batch',
    { forward: 'return x.t() #!', input: '5x8' },
    'RuntimeError: t() expects a tensor with <= 2 dimensions, but self is 3D',
    'write x.transpose(-2, -1) for [1, 5, 8] from the input x',
  ],
  [
    'a cross product of other vectors',
    { forward: 'return torch.cross(x, x, dim=1) #!', input: '5x8' },
    'RuntimeError: linalg.cross: inputs dimension 1 must have length 3. Got 5 and 5',
  ],
  [
    'cat of tensors one by one',
    { forward: 'return torch.cat(x, x) #!', input: '4' },
    "TypeError: cat(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor",
    'pass the tensors as a list: torch.cat([a, b], dim=1)',
  ],
  [
    'the negative of a mask',
    { forward: 'm = x > 0\nreturn -m #!', input: '4' },
    'RuntimeError: Negation, the `-` operator, on a bool tensor is not supported',
    'invert a mask with ~x',
  ],
  [
    'the bits of real numbers',
    { forward: 'm = torch.ones(4)\nreturn m & m #!', input: '4' },
    'RuntimeError: "bitwise_and_cpu" not implemented for float32',
    '[4] from torch.ones at line 11 is not a mask: compare it, as in x > 0, or convert it, as in x.bool()',
  ],
  [
    'values put where a mask of another shape is',
    { forward: 'm = torch.ones(3, 3).bool()\nx[:, m] = 0 #!\nreturn x', input: '4x4' },
    'IndexError: The shape of the mask [3, 3] at index 0 does not match the shape of the indexed tensor [1, 4, 4] at index 1',
  ],
  [
    'one first state of an LSTM',
    {
      init: 'self.r = nn.LSTM(8, 16, batch_first=True)',
      forward: 'h = torch.rand(1, 1, 16)\nreturn self.r(x, h)[0] #!',
      input: '5x8',
    },
    'RuntimeError: LSTM takes a pair of initial states, not one Tensor',
    'pass both, as in self.lstm(x, (hidden, cell)): [1, 1, 16] from torch.rand at line 11 is only one',
  ],
  [
    'two first states of a GRU',
    {
      init: 'self.r = nn.GRU(8, 16, batch_first=True)',
      forward: 'h = torch.zeros(1, 1, 16)\nreturn self.r(x, (h, h))[0] #!',
      input: '5x8',
    },
    "AttributeError: 'tuple' object has no attribute 'dim'",
    'GRU has one state and no cell: pass it alone, as in self.rnn(x, hidden)',
  ],
  [
    'a state of a cell of another size',
    {
      init: 'self.r = nn.LSTMCell(8, 16)',
      forward: 'h = torch.zeros(1, 8)\nreturn self.r(x, (h, h))[0] #!',
      input: '8',
    },
    'RuntimeError: Expected hidden[0] size (1, 16), got [1, 8]',
  ],
  [
    'classes of other samples',
    {
      init: 'self.l = nn.CrossEntropyLoss()',
      forward: 'return self.l(x, torch.zeros(2).long()) #!',
      input: '5',
    },
    'l (CrossEntropyLoss) cannot take [1, 5] from the input x and [2] from To at line 11',
    'give classes of the shape [1], or probabilities [1, 5]',
  ],
  [
    'targets of another shape',
    {
      init: 'self.l = nn.BCEWithLogitsLoss()',
      forward: 'return self.l(x, torch.zeros(1)) #!',
      input: '1',
    },
    'l (BCEWithLogitsLoss) cannot take [1, 1] from the input x and [1] from torch.zeros at line 11',
    'give targets [1, 1], as in target.view_as(x) or target.unsqueeze(1)',
  ],
  [
    'statistics of other channels',
    { forward: 'return F.batch_norm(x, torch.zeros(4), torch.ones(4)) #!' },
    'RuntimeError: running_mean should contain 3 elements not 4',
    'running_mean is [4] from torch.zeros at line 11: it needs one element for each of the 3 channels',
  ],
  [
    'a bias of other channels',
    { forward: 'return F.conv2d(x, torch.zeros(4, 3, 3, 3), torch.zeros(3)) #!' },
    'RuntimeError: bias should contain 4 elements not 3',
  ],
  [
    'a size of layer_norm that is no tuple',
    { forward: 'return F.layer_norm(x, 8) #!' },
    "TypeError: layer_norm(): argument 'normalized_shape' (position 2) must be tuple of ints, not int",
    'write it as a tuple, as in x.shape[-1:]',
  ],
  [
    'corners of the nearest elements',
    { forward: "return F.interpolate(x, scale_factor=2, mode='nearest', align_corners=True) #!" },
    'ValueError: align_corners option can only be set with the interpolating modes',
  ],
  [
    'points by vectors',
    {
      forward: 'theta = torch.zeros(1, 6)\nreturn F.affine_grid(theta, x.size()) #!',
    },
    'AffineGrid cannot take [1, 6] from torch.zeros at line 11',
    'give it the shape [1, 2, 3], as in theta.view(-1, 2, 3)',
  ],
  [
    'a pool undone without its places',
    {
      init: 'self.p = nn.MaxPool2d(2)\nself.u = nn.MaxUnpool2d(2)',
      forward: 'return self.u(self.p(x)) #!',
    },
    "TypeError: MaxUnpool2d.forward() missing 1 required positional argument: 'indices'",
  ],
  [
    'a vector filled by fans',
    { init: 'w = torch.zeros(4)\nnn.init.xavier_uniform_(w) #!' },
    'ValueError: Fan in and fan out can not be computed for tensor with fewer than 2 dimensions',
  ],
  [
    'an argument of to that is misspelt',
    { forward: "return x.to(devise='cpu') #!" },
    "TypeError: to() got an unexpected keyword argument 'devise'",
    'did you mean "device"?',
  ],
  [
    'a copy of other sizes',
    { init: 'l = nn.Linear(5, 2)\nl.weight.data.copy_(torch.zeros(5, 2)) #!' },
    'RuntimeError: The size of tensor a (2) must match the size of tensor b (5) at non-singleton dimension 0',
  ],
  [
    'a buffer of the name of an attribute',
    { init: "self.scale = 3\nself.register_buffer('scale', torch.ones(4)) #!" },
    'KeyError: "attribute \'scale\' already exists"',
    'Net has another attribute scale: choose another name, or remove that attribute',
  ],
  [
    'a number in place of a buffer',
    { init: "self.register_buffer('scale', torch.ones(4))\nself.scale = 4 #!" },
    "TypeError: cannot assign 'int' as buffer 'scale' (torch.Tensor or None expected)",
  ],
  [
    'a plain dict of modules',
    { init: "self.s = nn.Sequential({'a': nn.ReLU()}) #!" },
    'TypeError: dict is not a Module subclass',
    'pass a collections.OrderedDict, or the modules one by one',
  ],
  [
    'the bias of a layer that has none',
    { init: 'l = nn.Linear(4, 4, bias=False)\nnn.init.zeros_(l.bias) #!' },
    'TypeError: zeros_() needs a tensor, not NoneType',
    'it is None, like the bias of a layer with bias=False: check for None first',
  ],
];
