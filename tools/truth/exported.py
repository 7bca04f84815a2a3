# Runs exported networks in torch and says what they are: exported.py FOLDER, which has index.json and a file for each network.
# Prints a line of JSON for each: output shapes, parameters, state_dict, and multiply-adds of convolutions and matrix products.
import json
import sys

import torch

from multiply_adds import MultiplyAdds
from source_file import loaded


def shapes(value):
    if isinstance(value, torch.Tensor):
        return [list(value.shape)]
    items = value.values() if isinstance(value, dict) else value
    return [shape for item in items for shape in shapes(item)]


def run(folder, case):
    network = getattr(loaded(f"{folder}/{case['file']}"), case["class"])().eval()
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
