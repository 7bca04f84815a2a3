"""Prints the positional arguments of each layer type as torch and torchvision declare them, for torch_arguments.json.

    python3 torch_arguments.py > torch_arguments.json

A class by its signature, a function of torch by the first line of its documentation, without the tensors that it
takes. Debian 12 has torch 1.13, which lacks RMSNorm, scaled_dot_product_attention and the bias of LayerNorm.
"""

import inspect
import json
import re

import torch
import torch.nn.functional as F

TENSORS = {"self", "input", "other", "tensors"}
NOT_ARGUMENTS = TENSORS | {"device", "dtype"}

FUNCTIONS = {
    "Concat": torch.cat,
    "Add": torch.add,
    "Mul": torch.mul,
    "MatMul": torch.matmul,
    "Mean": torch.mean,
    "Reshape": torch.reshape,
    "Permute": torch.permute,
    "Transpose": torch.transpose,
    "Squeeze": torch.squeeze,
    "Unsqueeze": torch.unsqueeze,
    "Roll": torch.roll,
    "Narrow": torch.narrow,
    "Chunk": torch.chunk,
    "Pad": F.pad,
}

def of_class(layer):
    parameters = inspect.signature(layer).parameters.values()
    return [p.name for p in parameters if p.kind == p.POSITIONAL_OR_KEYWORD and p.name not in NOT_ARGUMENTS]

def of_function(function):
    signatures = re.findall(r"^(?:\.\. function:: )?\w+\((.*?)\) ->", function.__doc__, re.M)
    longest = max(signatures, key=len).split("*")[0]
    names = [part.split("=")[0].strip() for part in longest.split(",")]
    return [name for name in names if name and name not in NOT_ARGUMENTS]

classes = {
    name: getattr(torch.nn, name)
    for name in dir(torch.nn)
    if inspect.isclass(getattr(torch.nn, name)) and issubclass(getattr(torch.nn, name), torch.nn.Module)
}
rows = {name: of_class(layer) for name, layer in classes.items()}
rows.update({name: of_function(function) for name, function in FUNCTIONS.items()})

recurrent = of_class(torch.nn.RNNBase)[1:]
rows.update(LSTM=recurrent, GRU=recurrent[:-1])
del rows["RNN"], rows["RNNBase"]
print("{\n" + ",\n".join(f"  {json.dumps(name)}: {json.dumps(rows[name])}" for name in sorted(rows)) + "\n}")
