# Runs exported networks in torch and says what they are: exported.py FOLDER, which has index.json and a file for each network.
# Prints a line of JSON for each: output shapes, parameters, state_dict, and multiply-adds of convolutions and matrix products.
import importlib.util
import json
import sys

import torch
from torch.utils._python_dispatch import TorchDispatchMode

aten = torch.ops.aten


class MultiplyAdds(TorchDispatchMode):
    """Counts what torch multiplies: a convolution by its outputs (a transposed one by its inputs), and products of matrices."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        result = func(*args, **(kwargs or {}))
        name = func.overloadpacket
        if name is aten.convolution:
            positions = args[0] if args[6] else result
            self.count += positions.numel() * args[1][0].numel()
        elif name in (aten.mm, aten.bmm):
            self.count += args[0].numel() * args[1].shape[-1]
        elif name in (aten.addmm, aten.baddbmm):
            self.count += args[1].numel() * args[2].shape[-1]
        return result


def shapes(value):
    if isinstance(value, torch.Tensor):
        return [list(value.shape)]
    items = value.values() if isinstance(value, dict) else value
    return [shape for item in items for shape in shapes(item)]


def run(folder, case):
    spec = importlib.util.spec_from_file_location(case["name"], f"{folder}/{case['file']}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    network = getattr(module, case["class"])().eval()
    inputs = [torch.zeros(one["shape"], dtype=getattr(torch, one["dtype"])) for one in case["inputs"]]
    # without gradients attention is one call of torch, whose products are not seen
    has_attention = any(isinstance(one, torch.nn.MultiheadAttention) for one in network.modules())
    with torch.set_grad_enabled(has_attention), MultiplyAdds() as counted:
        output = network(*inputs)
    return {
        "outputs": shapes(output),
        "params": sum(parameter.numel() for parameter in network.parameters()),
        "macs": counted.count,
        "state": {key: list(tensor.shape) for key, tensor in network.state_dict().items()},
    }


torch.set_grad_enabled(False)
folder = sys.argv[1]
with open(f"{folder}/index.json") as index:
    cases = json.load(index)
for case in cases:
    try:
        found = run(folder, case)
    except Exception as error:
        found = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps({"name": case["name"], **found}), flush=True)
