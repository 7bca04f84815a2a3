"""einops: patterns of named axes, computed by reshape, permute and reductions."""

import torch
from torch import nn


class EinopsError(RuntimeError):
    pass


def _groups(side):
    """The axes of one side of a pattern, a list for each dimension."""
    found, group = [], None
    for word in side.replace("(", " ( ").replace(")", " ) ").replace("...", " ... ").split():
        if word == "(":
            group = []
        elif word == ")":
            found.append(group)
            group = None
        elif group is not None:
            group.append(word)
        elif word == "...":
            found.append(Ellipsis)
        else:
            found.append([word] if word != "1" else [])
    return found


def _sides(pattern):
    if "->" not in pattern:
        raise EinopsError(f"Pattern is expected to contain '->': {pattern}")
    left, right = pattern.split("->")
    return _groups(left), _groups(right)


def _without_ellipsis(groups, rank):
    """The ellipsis as axes of its own, `rank` of them."""
    names = [f"...{i}" for i in range(rank)]
    result = []
    for group in groups:
        if group is Ellipsis:
            result.extend([[name] for name in names])
        else:
            result.append([name for one in group for name in (names if one == "..." else [one])])
    return result


def _transform(tensor, pattern, kind, sizes):
    if isinstance(tensor, (list, tuple)):
        tensor = torch.stack(list(tensor))
    left, right = _sides(pattern)
    rank = tensor.dim() - sum(1 for group in left if group is not Ellipsis)
    if Ellipsis in left:
        left, right = _without_ellipsis(left, rank), _without_ellipsis(right, rank)
    elif rank != 0:
        raise EinopsError(
            f"Error while processing {kind}-reduction pattern \"{pattern}\". Wrong shape: expected {len(left)} dims. Received {tensor.dim()}-dim tensor.")
    known = dict(sizes)
    for group, size in zip(left, tensor.shape):
        unknown, product = None, 1
        for name in group:
            if name.isdigit():
                product *= int(name)
            elif name in known:
                product *= known[name]
            elif unknown is None:
                unknown = name
            else:
                raise EinopsError(f"Could not infer sizes for {[unknown, name]} in pattern \"{pattern}\"")
        if unknown is not None:
            if size % product != 0:
                raise EinopsError(
                    f"Error while processing {kind}-reduction pattern \"{pattern}\". Shape mismatch, can't divide axis of length {size} in chunks of {product}")
            known[unknown] = size // product
        elif size != product:
            raise EinopsError(
                f"Error while processing {kind}-reduction pattern \"{pattern}\". Shape mismatch, {size} != {product}")

    def size_of(name):
        return int(name) if name.isdigit() else known[name]

    names = [name for group in left for name in group]
    wanted = [name for group in right for name in group]
    for name in wanted:
        if name not in names and name not in known and not name.isdigit():
            raise EinopsError(f"Identifiers only on one side of expression (should be on both): {name}")
    if [len(group) for group in left] != [1] * len(left):
        tensor = tensor.reshape([size_of(name) for name in names])
    kept = [name for name in names if name in wanted]
    if kind not in ("rearrange", "repeat"):
        gone = tuple(i for i, name in enumerate(names) if name not in wanted)
        if gone:
            if callable(kind):
                tensor = kind(tensor, gone)
            elif kind == "max":
                tensor = tensor.amax(gone)
            elif kind == "min":
                tensor = tensor.amin(gone)
            else:
                tensor = getattr(tensor, kind)(gone)
    elif len(kept) != len(names):
        raise EinopsError(f"Identifiers only on one side of expression (should be on both): {set(names) - set(wanted)}")
    order = [kept.index(name) for name in wanted if name in kept]
    if order != list(range(len(order))):
        tensor = tensor.permute(order)
    added = [i for i, name in enumerate(wanted) if name not in kept]
    for i in added:
        tensor = tensor.unsqueeze(i)
    if added:
        tensor = tensor.expand([size_of(name) for name in wanted])
    if [len(group) for group in right] != [1] * len(right):
        shape = []
        for group in right:
            product = 1
            for name in group:
                product *= size_of(name)
            shape.append(product)
        tensor = tensor.reshape(shape)
    return tensor


def rearrange(tensor, pattern, **axes_lengths):
    return _transform(tensor, pattern, "rearrange", axes_lengths)


def reduce(tensor, pattern, reduction, **axes_lengths):
    return _transform(tensor, pattern, reduction, axes_lengths)


def repeat(tensor, pattern, **axes_lengths):
    return _transform(tensor, pattern, "repeat", axes_lengths)


def _letters(pattern):
    names = {}

    def letter(word):
        if word not in names:
            names[word] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[len(names)]
        return names[word]

    def side(text):
        return "".join("..." if word == "..." else letter(word) for word in text.replace("...", " ... ").split())

    left, right = pattern.split("->")
    return ",".join(side(one) for one in left.split(",")) + "->" + side(right)


def einsum(*tensors_and_pattern):
    *tensors, pattern = tensors_and_pattern
    return torch.einsum(_letters(pattern), *tensors)


def parse_shape(tensor, pattern):
    names = pattern.split()
    if "..." in names:
        at = names.index("...")
        names[at:at + 1] = ["_"] * (tensor.dim() - len(names) + 1)
    return {name: size for name, size in zip(names, tensor.shape) if name != "_"}


def pack(tensors, pattern):
    names = pattern.split()
    at = names.index("*")
    after = len(names) - at - 1
    shapes, flat = [], []
    for tensor in tensors:
        shape = tuple(tensor.shape)
        end = len(shape) - after
        shapes.append(shape[at:end])
        flat.append(tensor.reshape(*shape[:at], -1, *shape[end:]))
    return torch.cat(flat, dim=at), shapes


def unpack(tensor, packed_shapes, pattern):
    at = pattern.split().index("*")
    sizes = []
    for shape in packed_shapes:
        size = 1
        for one in shape:
            size *= one
        sizes.append(size)
    if -1 in sizes:
        sizes[sizes.index(-1)] = tensor.shape[at] - sum(size for size in sizes if size != -1)
    parts = torch.split(tensor, sizes, dim=at)
    shape = tuple(tensor.shape)
    return [part.reshape(*shape[:at], *one, *shape[at + 1:]) for part, one in zip(parts, packed_shapes)]


def asnumpy(tensor):
    return tensor


class Rearrange(nn.Module):
    def __init__(self, pattern, **axes_lengths):
        super().__init__()
        _sides(pattern)
        self.pattern = pattern
        self.axes_lengths = axes_lengths

    def forward(self, input):
        return _transform(input, self.pattern, "rearrange", self.axes_lengths)


class Reduce(nn.Module):
    def __init__(self, pattern, reduction, **axes_lengths):
        super().__init__()
        self.pattern = pattern
        self.reduction = reduction
        self.axes_lengths = axes_lengths

    def forward(self, input):
        return _transform(input, self.pattern, self.reduction, self.axes_lengths)


def _names(groups):
    """The axes of the groups in their order, without the dimensions that hold them."""
    return [name for group in groups for name in (["..."] if group is Ellipsis else group)]


def _only_within(axes, known, message):
    beyond = set(axes) - set(known)
    if beyond:
        raise EinopsError(message.format(beyond))


class EinMix(nn.Module):
    def __init__(self, pattern, weight_shape, bias_shape=None, **axes_lengths):
        super().__init__()
        self.pattern = pattern
        self.weight_shape = weight_shape
        self.bias_shape = bias_shape
        self.axes_lengths = axes_lengths
        left_pattern, right_pattern = pattern.split("->")
        left, right = _sides(pattern)
        left_names, right_names, weight = _names(left), _names(right), weight_shape.split()
        _only_within(right_names, left_names + weight, "Unrecognized identifiers on the right side of EinMix {}")
        if "..." in weight:
            raise EinopsError("Ellipsis is not supported in weight, as its shape should be fully specified")
        if "(" in weight_shape or ")" in weight_shape:
            raise EinopsError(f"Parenthesis is not allowed in weight shape: {weight_shape}")
        if ("..." in left_names) != ("..." in right_names):
            raise EinopsError(f"Ellipsis in EinMix should be on both sides, {pattern}")
        self.pre_rearrange = self.post_rearrange = None
        if any(group is not Ellipsis and len(group) != 1 for group in left):
            lengths = {name: size for name, size in axes_lengths.items() if name in left_names}
            self.pre_rearrange = Rearrange(f"{left_pattern}-> {' '.join(left_names)}", **lengths)
        if any(group is not Ellipsis and (len(group) != 1 or group == ["..."]) for group in right):
            self.post_rearrange = Rearrange(f"{' '.join(right_names)} ->{right_pattern}")
        for axis in weight:
            if axis not in axes_lengths:
                raise EinopsError(f"Dimension {axis} of weight should be specified")
        _only_within(axes_lengths, left_names + weight, "Axes {} are not used in pattern")
        _only_within(weight, left_names + right_names, "Weight axes {} are redundant")
        self.weight = nn.Parameter(torch.zeros([axes_lengths[axis] for axis in weight]))
        self.bias = None if bias_shape is None else nn.Parameter(torch.zeros(self._bias_sizes(bias_shape.split(), right_names)))
        self.einsum_pattern = _letters(f"{' '.join(left_names)}, {weight_shape} -> {' '.join(right_names)}")

    def _bias_sizes(self, bias, right_names):
        _only_within(bias, right_names, "Bias axes {} not present in output")
        _only_within(bias, self.axes_lengths, "Sizes not provided for bias axes {}")
        if "..." in right_names and any(name in bias for name in right_names[:right_names.index("...")]):
            raise EinopsError("all bias dimensions should go after ellipsis in the output")
        return [self.axes_lengths[name] if name in bias else 1 for name in right_names if name != "..."]

    def forward(self, input):
        if self.pre_rearrange is not None:
            input = self.pre_rearrange(input)
        result = torch.einsum(self.einsum_pattern, input, self.weight)
        if self.bias is not None:
            result += self.bias
        if self.post_rearrange is not None:
            result = self.post_rearrange(result)
        return result
