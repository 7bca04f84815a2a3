# Trees of tensors, and functions by torch's own names of their arguments.
import collections

import torch
from torch.utils import _pytree as pytree

tree = {'a': [torch.zeros(2), (torch.zeros(3), 4)], 'b': None}
leaves, spec = pytree.tree_flatten(tree)
print(len(leaves), spec.num_leaves, pytree.tree_unflatten(leaves, spec)['a'][1][1])
doubled = pytree.tree_map(lambda leaf: leaf * 2 if isinstance(leaf, int) else leaf, tree)
print(doubled['a'][1][1], doubled['b'], list(doubled['a'][0].shape))
print(pytree.tree_map_only(int, str, [1, 'x', (2.5, 3)]))
Pair = collections.namedtuple('Pair', 'left right')
print(pytree.tree_map(lambda leaf: leaf + 1, Pair(1, [2, 3])))


class Box:
    def __init__(self, content):
        self.content = content


pytree._register_pytree_node(Box, lambda box: ([box.content], None), lambda children, context: Box(children[0]))
print(pytree.tree_map(lambda leaf: leaf * 10, [Box(2)])[0].content)

one, two, flat = torch.zeros(5, 2, 3), torch.zeros(5, 3, 4), torch.zeros(3)
matrix = torch.zeros(2, 3)
print(torch.bmm(one, mat2=two).shape, torch.mm(matrix, mat2=two[0]).shape, torch.mv(matrix, vec=flat).shape)
print(torch.dot(flat, tensor=flat).shape, torch.baddbmm(torch.zeros(1), batch1=one, batch2=two).shape)
print(torch.addmv(torch.zeros(2), mat=matrix, vec=flat).shape, torch.addbmm(torch.zeros(1), batch1=one, batch2=two).shape)
print(torch.pow(flat, exponent=2).shape, flat.pow(exponent=3).shape, torch.swapaxes(one, axis0=0, axis1=2).shape)
print(torch.diag(flat, diagonal=1).shape, torch.diag_embed(matrix).shape, torch.diagonal(one, dim1=1, dim2=2).shape)
print(flat.data_ptr() == flat.data_ptr(), flat.data_ptr() == matrix.data_ptr(), flat.data_ptr() % 16)
print(torch.get_default_dtype(), torch.cuda.is_initialized(), torch.uint8)
