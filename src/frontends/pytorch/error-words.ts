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

/** What to do about code that loads weights. */
export const WEIGHTS_CHANGE_NOTHING =
  'weights change no figure: remove this line, or make it depend on an argument of the constructor';

/** The interpreter's help texts for programs that use PyTorch. */
export const torchWords: HostWords = {
  usualImport: (name) => (Object.hasOwn(USUAL_IMPORTS, name) ? USUAL_IMPORTS[name] : undefined),
  unpacking: 'output, state = self.lstm(x)',
};
