"""How tensors lie in memory, and which shapes `view` can show."""
import torch
import torch.nn as nn
import torch.nn.functional as F

x = torch.rand(2, 6, 4, 8)
permuted = x.permute(0, 2, 3, 1)
gaps = x[:, :, :, 1:5].transpose(1, 2)
one = torch.rand(1, 4, 6, 8)


def show(what, tensor):
    print(what, tuple(tensor.shape), tensor.stride(), tensor.is_contiguous())


def seen(what, tensor, *shape):
    try:
        show(what, tensor.view(*shape))
    except RuntimeError as error:
        print(what, shape, str(error)[:30])


show('x', x)
show('permuted', permuted)
show('gaps', gaps)
show('expanded', torch.rand(3, 1).expand(3, 4))
show('every second', x[:, ::2])
show('selected', x[:, :, 1])
show('narrowed', x.narrow(2, 1, 2))
show('new axis', permuted[:, None])
show('squeezed', x[:, :1].squeeze(1))
show('T', torch.rand(3, 4).T)
show('chunk', x.chunk(2, -1)[1])
show('split', x.split(2, 1)[2])
show('unbind', x.unbind(3)[0])
show('flattened', permuted.flatten(1, 2))
show('copied by flatten', permuted.flatten(2))
show('contiguous', permuted.contiguous())
show('clone', permuted.clone())
show('diagonally there and back', permuted.permute(0, 3, 1, 2))
show('relu', F.relu(permuted))
show('gelu of gaps', F.gelu(gaps))
show('scaled', permuted * 2 + 1)
show('softmax', torch.softmax(permuted, -1))
show('linear', nn.Linear(6, 5)(permuted))
show('layer norm', nn.LayerNorm(6)(permuted))
show('product', permuted @ permuted.transpose(-1, -2))
show('cat', torch.cat([x, x], 1))
show('conv', nn.Conv2d(6, 3, 3)(x))
seen('all in one', permuted, -1)
seen('heads', x.transpose(1, 2), 2, 4, 48)
seen('kept apart', x.transpose(1, 2), 2, 4, 6, 2, 4)
seen('beside', x.permute(0, 3, 1, 2), 2, 8, 24)
seen('of a slice', x[:, 1:3], 2, 64)
seen('of a slice of the last axis', x[..., :4], 2, -1)
seen('batch of one', one.transpose(0, 1), 4, 48)
seen('after relu', F.relu(one.transpose(1, 2)), 24, 8)
seen('expanded', torch.rand(1, 8).expand(4, 8), 32)
seen('contiguous again', permuted.contiguous(), -1)
seen('of what reshape copied', permuted.reshape(2, -1), 4, -1)
print(torch.rand(3, 4).t().view(torch.int32).shape)
