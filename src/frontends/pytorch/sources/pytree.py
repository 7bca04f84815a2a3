"""torch.utils._pytree: trees of lists, tuples, dicts and registered classes."""

from collections import OrderedDict

_registered = {}


def _is_namedtuple(value):
    return isinstance(value, tuple) and hasattr(type(value), "_fields")


def register_pytree_node(cls, flatten_fn, unflatten_fn, *args, **kwargs):
    _registered[cls] = (flatten_fn, unflatten_fn)


_register_pytree_node = register_pytree_node


class TreeSpec:
    def __init__(self, type, context, children_specs):
        self.type = type
        self.context = context
        self.children_specs = children_specs
        self.num_leaves = sum(one.num_leaves for one in children_specs)
        self.num_children = len(children_specs)

    def is_leaf(self):
        return False

    def __eq__(self, other):
        return (self.type, self.context, self.children_specs) == (other.type, other.context, other.children_specs)


class LeafSpec(TreeSpec):
    def __init__(self):
        super().__init__(None, None, [])
        self.num_leaves = 1

    def is_leaf(self):
        return True


def _children(tree):
    """The children of a node and what it takes to make one like it; None of a leaf."""
    if type(tree) in _registered:
        children, context = _registered[type(tree)][0](tree)
        return list(children), context
    if type(tree) in (dict, OrderedDict):
        return list(tree.values()), list(tree.keys())
    if type(tree) in (list, tuple) or _is_namedtuple(tree):
        return list(tree), None
    return None


def _like(kind, children, context):
    if kind in _registered:
        return _registered[kind][1](children, context)
    if kind in (dict, OrderedDict):
        return kind(zip(context, children))
    return kind(*children) if hasattr(kind, "_fields") else kind(children)


def tree_flatten(tree, is_leaf=None):
    found = None if is_leaf is not None and is_leaf(tree) else _children(tree)
    if found is None:
        return [tree], LeafSpec()
    children, context = found
    leaves, specs = [], []
    for child in children:
        more, spec = tree_flatten(child, is_leaf)
        leaves.extend(more)
        specs.append(spec)
    return leaves, TreeSpec(type(tree), context, specs)


def tree_unflatten(leaves, treespec):
    if not isinstance(treespec, TreeSpec):
        leaves, treespec = treespec, leaves
    leaves = list(leaves)
    if treespec.is_leaf():
        return leaves[0]
    children, start = [], 0
    for spec in treespec.children_specs:
        children.append(tree_unflatten(leaves[start:start + spec.num_leaves], spec))
        start += spec.num_leaves
    return _like(treespec.type, children, treespec.context)


def tree_leaves(tree, is_leaf=None):
    return tree_flatten(tree, is_leaf)[0]


tree_iter = tree_leaves


def tree_structure(tree, is_leaf=None):
    return tree_flatten(tree, is_leaf)[1]


def tree_map(func, tree, *rests, is_leaf=None):
    leaves, spec = tree_flatten(tree, is_leaf)
    others = [tree_leaves(rest, is_leaf) for rest in rests]
    return tree_unflatten([func(*each) for each in zip(leaves, *others)], spec)


def tree_map_(func, tree, *rests, is_leaf=None):
    tree_map(func, tree, *rests, is_leaf=is_leaf)
    return tree


def tree_map_only(type_or_types, func, tree, is_leaf=None):
    return tree_map(lambda leaf: func(leaf) if isinstance(leaf, type_or_types) else leaf, tree, is_leaf=is_leaf)


def tree_all(pred, tree, is_leaf=None):
    return all(map(pred, tree_leaves(tree, is_leaf)))


def tree_any(pred, tree, is_leaf=None):
    return any(map(pred, tree_leaves(tree, is_leaf)))
