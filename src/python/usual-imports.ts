/** How names are usually imported that programs forget to import. */
export const USUAL_IMPORTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'collections',
      'copy',
      'einops',
      'functools',
      'itertools',
      'math',
      'os',
      'random',
      're',
      'sys',
      'time',
    ].map((name) => [name, `import ${name}`]),
  ),
  ...Object.fromEntries(
    ['Any', 'Callable', 'Dict', 'List', 'Optional', 'Sequence', 'Tuple', 'Type', 'Union'].map((name) => [
      name,
      `from typing import ${name}`,
    ]),
  ),
  F: 'import torch.nn.functional as F',
  nn: 'from torch import nn',
  np: 'import numpy as np',
  torch: 'import torch',
  torchvision: 'import torchvision',
  Tensor: 'from torch import Tensor',
  Variable: 'from torch.autograd import Variable',
  OrderedDict: 'from collections import OrderedDict',
  namedtuple: 'from collections import namedtuple',
  dataclass: 'from dataclasses import dataclass',
  deepcopy: 'from copy import deepcopy',
  partial: 'from functools import partial',
  reduce: 'from functools import reduce',
  rearrange: 'from einops import rearrange',
  repeat: 'from einops import repeat',
};
