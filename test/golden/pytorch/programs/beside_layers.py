"""What code asks about the machine, and what it takes from parts of torch and numpy that build no layers."""
import argparse

import numpy as np
import torch
import torch.backends.cudnn as cudnn
from torch import nn
from torch.autograd.function import Function, InplaceFunction
from torch.nn.parallel import DataParallel, DistributedDataParallel
from torch.nn.parallel.parallel_apply import parallel_apply
from torch.nn.parallel.replicate import replicate
from torch.nn.parallel.scatter_gather import gather, scatter

print(torch.backends.cudnn.enabled, cudnn.benchmark, torch.backends.cuda.matmul.allow_tf32, torch.backends.mps.is_available())
cudnn.benchmark = True
torch.backends.cuda.matmul.allow_tf32 = True
print(cudnn.benchmark, torch.backends.cudnn.benchmark)
with torch.backends.cudnn.flags(enabled=False):
    print(list(nn.Conv2d(1, 2, 3)(torch.rand(1, 1, 4, 4)).shape))


class Sign(InplaceFunction):
    @staticmethod
    def forward(ctx, input, inplace=False):
        if inplace:
            ctx.mark_dirty(input)
        return input.sign()


print(list(Sign.apply(torch.rand(2, 3)).shape), issubclass(Sign, Function))
wrapped = DataParallel(nn.Linear(2, 3))
print([name for name, _ in wrapped.named_parameters()], list(wrapped(torch.rand(1, 2)).shape), issubclass(DistributedDataParallel, nn.Module))
try:
    nn.DistributedDataParallel
except AttributeError:
    print('not in nn')

steps = np.ceil(np.log(96)).astype('int')
print(5 * steps.item(), 5 * steps, type(steps.item()).__name__, steps + 1.5, list(range(np.log2(8).astype(int))))
print(isinstance(np.log(2), float), np.sqrt(16).item(), np.mean([1, 2, 6]).astype(np.int64) // 2, np.floor(2.7).tolist())
print(np.log2(8).astype(np.float32) + 1, np.log2(8).astype(bool))
table = np.arange(6).reshape(2, 3)
table[1, :] = table[1, ::-1]
print(table.tolist(), table[::-1].tolist(), table[:, ::-2].tolist(), table[::-1, 2:0:-1].tolist())
print(torch.from_numpy(table[:, ::-1].copy()).tolist())
try:
    torch.arange(3)[::-1]
except ValueError:
    print('no negative steps in torch')

found = torch.linalg.lstsq(torch.rand(2, 5, 3), torch.rand(2, 5, 4))
print(list(found.solution.shape), list(found.residuals.shape), list(found.rank.shape))
print(list(torch.linalg.lstsq(torch.rand(3, 5), torch.rand(3, 4))[0].shape))
spectrum = torch.fft.rfft(torch.rand(2, 8))
print(list((spectrum * torch.conj(spectrum)).shape), spectrum.conj().dtype, torch.rand(2).conj().dtype)
print(argparse.Namespace(width=3, name='a'))
try:
    argparse.Namespace(width=3).depth
except AttributeError as error:
    print(error)


import inspect
from typing import Dict, List


def listed(made):
    return [(name, None if one.default is one.empty else one.default) for name, one in inspect.signature(made).parameters.items()]


for made in (nn.Conv2d, nn.Linear, nn.BatchNorm2d, nn.InstanceNorm3d, nn.GroupNorm, nn.PReLU, nn.LeakyReLU, nn.ELU, nn.Dropout, nn.MaxPool2d, nn.Upsample, nn.ConvTranspose1d):
    print(made.__name__, listed(made))


class Own(nn.LeakyReLU):
    def __init__(self, slope, *, more=1):
        super().__init__(slope)


print(listed(Own), 'inplace' in inspect.signature(nn.ReLU).parameters, 'p' in inspect.signature(nn.ReLU).parameters)
print([name for name in inspect.signature(nn.functional.interpolate).parameters][:5], 'indexing' in torch.meshgrid.__kwdefaults__)
print(torch.jit.isinstance(torch.ones(2), torch.Tensor), torch.jit.isinstance([1], List[int]), torch.jit.isinstance({'a': torch.ones(1)}, Dict[str, torch.Tensor]), torch.jit.isinstance(torch.ones(1), List[torch.Tensor]))
print(torch.promote_types(torch.float16, torch.float32), torch.promote_types(torch.int32, torch.float16), torch.promote_types(torch.uint8, torch.int8), torch.promote_types(torch.uint8, torch.int16), torch.promote_types(torch.bfloat16, torch.float16), torch.promote_types(torch.bool, torch.uint8))
print((torch.ones(2, dtype=torch.uint8) + torch.ones(2, dtype=torch.int8)).dtype)
print([one.kind.name for one in inspect.signature(nn.ReLU()).parameters.values()], inspect.getfullargspec(nn.ReLU).args)
rows, columns = torch.arange(2).repeat_interleave(3), torch.arange(3).repeat(2)
keys = (rows[:, None] - rows[None, :]).abs() * 3 + (columns[:, None] - columns[None, :]).abs()
found, places = torch.unique(keys, return_inverse=True)
print(found.numel(), places.shape, rows.tolist(), torch.tensor([[1, 2], [3, 4]]).repeat_interleave(2, dim=1).tolist(), torch.tensor([[1, 2], [3, 4]]).repeat_interleave(2, dim=-2).tolist())
print(hasattr(torch.cuda.amp, 'grad_scaler'), hasattr(torch.cuda.amp, 'GradScaler'))
