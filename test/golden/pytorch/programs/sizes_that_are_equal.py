"""Sizes that are normalised together, also where they are equal, and what layers keep of them."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from parts.shown import shapes

for given in (6, [6], (6,), [6, 6], (5, 6), torch.Size([6, 6]), [2, 2, 2]):
    layer = nn.LayerNorm(given)
    print(layer.normalized_shape, shapes(list(layer.parameters())), sum(p.numel() for p in layer.parameters()))
    print(shapes(layer(torch.zeros(3, *layer.normalized_shape))))

layer = nn.LayerNorm([4, 4], elementwise_affine=False)
print(layer.normalized_shape, list(layer.parameters()))
try:
    layer(torch.zeros(2, 3, 4))
except RuntimeError as e:
    print('raises RuntimeError')
print(shapes(F.layer_norm(torch.zeros(2, 4, 4), (4, 4), torch.ones(4, 4))))
