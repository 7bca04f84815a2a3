"""Names of numpy for parameters: what is written in C takes them, what is written in Python does not."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from parts.shown import shapes

x = torch.rand(2, 4)


def show(name, f):
    try:
        print(name, shapes(f()))
    except Exception as e:
        print(name, 'raises', type(e).__name__)


for name in 'sum mean std var prod max min amax amin argmax argmin logsumexp median mode nansum nanmean'.split():
    show(name, lambda: (getattr(torch, name)(x, axis=1), getattr(x, name)(axis=1, keepdims=True)))
for name in 'cumsum cumprod softmax log_softmax sort argsort unbind squeeze unsqueeze count_nonzero diff cummax'.split():
    show(name, lambda: (getattr(torch, name)(x, axis=1), getattr(x, name)(axis=1)))
for name in 'softmax log_softmax softmin normalize glu gumbel_softmax'.split():
    show(f'F.{name}', lambda: getattr(F, name)(x, axis=1))
    show(f'F.{name} by dim', lambda: getattr(F, name)(x, dim=1))
show('F.cosine_similarity', lambda: F.cosine_similarity(x, x, axis=1))
show('cat', lambda: (torch.cat([x, x], axis=1), torch.stack([x, x], axis=1), torch.chunk(x, 2, axis=1)))
show('topk', lambda: (x.topk(1, axis=1), x.kthvalue(1, axis=1, keepdims=True), x.narrow(axis=1, start=0, length=1)))
show('norm', lambda: torch.norm(x, axis=1))
show('norm of a tensor', lambda: x.norm(axis=1))
show('linalg.norm', lambda: torch.linalg.norm(x, axis=1))
show('split', lambda: torch.split(x, 1, axis=1))
show('split of a tensor', lambda: x.split(1, axis=1))
show('unflatten', lambda: x.unflatten(axis=1, sizes=(2, 2)))
show('flip', lambda: torch.flip(x, axis=(0,)))
show('roll', lambda: torch.roll(x, 1, axis=1))
show('inputs', lambda: (torch.sum(x=x), torch.sum(a=x), torch.relu(x1=x), torch.add(x1=x, x2=x), torch.matmul(x, x2=x.t())))
show('self', lambda: torch.relu(self=x))
show('F.relu', lambda: F.relu(x=x))
show('F.gelu', lambda: F.gelu(x=x))
show('a layer', lambda: nn.Softmax(axis=1)(x))
