import type { HostWords } from '../../python/value';

const USUAL_IMPORTS: Readonly<Record<string, string>> = {
  torch: 'import torch',
  torchvision: 'import torchvision',
  einops: 'import einops',
  F: 'import torch.nn.functional as F',
  nn: 'from torch import nn',
  np: 'import numpy as np',
  Tensor: 'from torch import Tensor',
  Variable: 'from torch.autograd import Variable',
  rearrange: 'from einops import rearrange',
  repeat: 'from einops import repeat',
};

/** The interpreter's help texts for programs that use PyTorch. */
export const torchWords: HostWords = {
  usualImport: (name) => (Object.hasOwn(USUAL_IMPORTS, name) ? USUAL_IMPORTS[name] : undefined),
  unpacking: 'output, state = self.lstm(x)',
};
