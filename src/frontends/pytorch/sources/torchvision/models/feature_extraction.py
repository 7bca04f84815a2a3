"""Networks that give the outputs of some of their modules, and run no further than these."""

import re
from collections import OrderedDict

import torch
from torch import nn
from torchvision import ops
from torchvision.models._trial import succeeds, watching

__all__ = ["create_feature_extractor", "get_graph_node_names"]

_LEAVES = (ops.Conv2dNormActivation, ops.Conv3dNormActivation, ops.DeformConv2d, ops.DropBlock2d, ops.MLP,
           ops.FeaturePyramidNetwork, ops.FrozenBatchNorm2d, ops.Permute, ops.SqueezeExcitation, ops.StochasticDepth)


def _is_leaf(module):
    """Whether tracing goes no deeper: a layer of torch.nn, or a module of torchvision.ops."""
    if isinstance(module, _LEAVES):
        return True
    return type(module).__module__.startswith("torch.nn") and not isinstance(module, nn.Sequential)


class _Stop(Exception):
    """All outputs that are wanted are there."""


class _Run:
    """A call of a network in which the calls of its modules and functions are noted, up to the one of a number."""

    def __init__(self, model, last=None):
        self.model, self.last = model, last
        self.calls, self.running = [], [("", False)]

    def __call__(self, *args, **kwargs):
        self.handles = []
        self._watch(self.model, "")
        try:
            watching(lambda: self.model(*args, **kwargs), self._note_function)
        except _Stop:
            pass
        for handle in self.handles:
            handle.remove()

    def _watch(self, module, above):
        for name, child in module.named_children():
            path = above + name
            self.handles.append(child.register_forward_pre_hook(self._begin(path)))
            self.handles.append(child.register_forward_hook(self._end(path)))
            if not _is_leaf(child):
                self._watch(child, path + ".")

    def _begin(self, path):
        return lambda module, args: self.running.append((path, _is_leaf(module)))

    def _end(self, path):
        def end(module, args, output):
            self.running.pop()
            self._note(path, module, output)

        return end

    def _note_function(self, name, output):
        path, is_in_leaf = self.running[-1]
        if isinstance(output, torch.Tensor) and not is_in_leaf:
            self._note(f"{path}.{name}" if path else name, None, output)

    def _note(self, path, module, output):
        self.calls.append((path, module, output))
        if self.last is not None and len(self.calls) > self.last:
            raise _Stop()


def _trial(model):
    """A call on an image, which says in which order the modules are called."""
    convolutions = [module for module in model.modules() if isinstance(module, nn.Conv2d)]
    channels = convolutions[0].in_channels if convolutions else 3
    for size in [getattr(model, "image_size", 224), 299, 64, 32, 28]:
        run = _Run(model)
        if succeeds(lambda: run(torch.empty(1, channels, size, size))):
            return run
    raise ValueError("the order of the modules is not known: the network takes no image of a usual size")


def _nodes(calls):
    """The calls of layers and functions by the names of their nodes: the second "relu" is "relu_1", as torch.fx has it."""
    named, times = {}, {}
    for i, (path, module, _) in enumerate(calls):
        if module is None or _is_leaf(module):
            name = re.sub(r"(.)_[0-9]+$", r"\1", path)
            count = times.get(name, 0)
            times[name] = count + 1
            named[f"{name}_{count}" if count else name] = i
    return named


def _position(calls, node):
    """The number of the call whose output a node is; of a module that is no layer its last call."""
    named = _nodes(calls)
    if node in named:
        return named[node]
    found = [i for i, (path, module, _) in enumerate(calls) if path == node and module is not None]
    if not found:
        raise ValueError(f"node: '{node}' is not present in model: the nodes here are modules and functions that are "
                         f"called, {', '.join(list(named)[-3:])} among them")
    return found[-1]


def _module_at(root, names):
    for name in names:
        if name not in root._modules:
            root.add_module(name, nn.Module())
        root = root._modules[name]
    return root


def _place(root, path, leaf):
    *above, last = path.split(".")
    _module_at(root, above).add_module(last, leaf)


def _place_tensors(root, path, module):
    """Tensors that code uses by themselves, such as a layer scale or the weights of a layer that is not called."""
    placed = {id(tensor) for tensor in [*root.parameters(), *root.buffers()]}
    above = path.split(".") if path else []
    for name, tensor in [*module.named_parameters(), *module.named_buffers()]:
        if id(tensor) not in placed:
            *below, last = name.split(".")
            parent = _module_at(root, above + below)
            if isinstance(tensor, nn.Parameter):
                parent.register_parameter(last, tensor)
            else:
                parent.register_buffer(last, tensor)


class _Extractor(nn.Module):
    """Holds the layers that are called under their paths, and runs the network that they are of."""

    def __init__(self, model, nodes):
        super().__init__()
        calls = _trial(model).calls
        positions = sorted((_position(calls, node), name) for node, name in nodes.items())
        self._source, self._positions = [model], positions
        called = calls[: positions[-1][0] + 1]
        for path, module, _ in called:
            if module is not None and _is_leaf(module):
                _place(self, path, module)
        for path, module, _ in called:
            if module is not None and not _is_leaf(module):
                _place_tensors(self, path, module)
        for name, tensor in model.named_parameters(recurse=False):
            self.register_parameter(name, tensor)

    def forward(self, *args, **kwargs):
        run = _Run(self._source[0], self._positions[-1][0])
        run(*args, **kwargs)
        return OrderedDict((name, run.calls[position][2]) for position, name in self._positions)


def create_feature_extractor(model, return_nodes=None, train_return_nodes=None, eval_return_nodes=None,
                             tracer_kwargs=None, suppress_diff_warning=False):
    nodes = return_nodes if return_nodes is not None else eval_return_nodes
    if nodes is None:
        raise ValueError("Either `return_nodes` or `train_return_nodes` and `eval_return_nodes` together, "
                         "should be specified")
    named = nodes.items() if isinstance(nodes, dict) else [(node, node) for node in nodes]
    kind = type(type(model).__name__, (_Extractor,), {})
    return kind(model, {str(node): str(name) for node, name in named})


def get_graph_node_names(model, tracer_kwargs=None, suppress_diff_warning=False):
    names = list(_nodes(_trial(model).calls))
    return names, names
