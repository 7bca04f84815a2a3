"""Says what torch makes of networks, in the form of test/golden/pytorch/README.md: one line of JSON each.

    /usr/bin/python3 tools/truth/pytorch.py files        writes test/golden/torchvision-models/truth
    /usr/bin/python3 tools/truth/pytorch.py torchvision  prints the truth of torchvision's own networks

(Debian: python3-torch, python3-torchvision.) Nothing is downloaded: weights are ignored.
"""

import collections
import dataclasses
import importlib.util
import json
import pathlib
import sys
import warnings

import torch
import torchvision
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

from torchvision_networks import NETWORKS

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "test" / "golden" / "torchvision-models"

warnings.simplefilter("ignore")


def ignore_weights():
    """Trained networks are built, and not loaded."""
    from torchvision.models import _api, _utils

    torch.hub.load_state_dict_from_url = lambda *args, **kwargs: {}
    _api.WeightsEnum.get_state_dict = lambda *args, **kwargs: {}
    nn.Module.load_state_dict = lambda *args, **kwargs: None


def shapes(value):
    """The structure of an output with shapes in the place of tensors."""
    if isinstance(value, torch.Tensor):
        return list(value.shape)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {"namedtuple": type(value).__name__, "fields": {key: shapes(getattr(value, key)) for key in value._fields}}
    if isinstance(value, tuple):
        return {"tuple": [shapes(item) for item in value]}
    if isinstance(value, list):
        return {"list": [shapes(item) for item in value]}
    if isinstance(value, dict):
        return {"dict": {str(key): shapes(item) for key, item in value.items()}}
    if dataclasses.is_dataclass(value):
        fields = {field.name: shapes(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"dataclass": type(value).__name__, "fields": fields}
    return None


class Products(TorchDispatchMode):
    """Sums the multiply-adds of products and convolutions, as the dispatcher sees them."""

    macs = 0

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        result = function(*args, **(kwargs or {}))
        name = function._schema.name.removeprefix("aten::")
        if name in ("mm", "bmm"):
            self.macs += args[0].numel() * args[1].shape[-1]
        elif name in ("addmm", "baddbmm"):
            self.macs += args[1].numel() * args[2].shape[-1]
        elif name == "convolution":
            image, weight, transposed = args[0], args[1], args[6]
            positions = image if transposed else result
            self.macs += positions[0, 0].numel() * positions.shape[0] * weight.numel()
        return result


def given(spec):
    if isinstance(spec, dict) and "list" in spec:
        return [given(item) for item in spec["list"]]
    if isinstance(spec, dict):
        return torch.randint(0, spec.get("high", 2), spec["shape"])
    return torch.randn(spec)


def tensors_of(model):
    parameters, buffers = list(model.parameters()), list(model.buffers())
    return {
        "params": sum(each.numel() for each in parameters),
        "trainable_params": sum(each.numel() for each in parameters if each.requires_grad),
        "buffers": sum(each.numel() for each in buffers),
    }


def truth(model, inputs):
    model.eval()
    names = {}
    for path, module in model.named_modules():
        names.setdefault(module, path)
    rows = []

    def hook(module, args, output):
        own = sum(each.numel() for each in module._parameters.values() if each is not None)
        rows.append({"path": names[module], "class": type(module).__name__, "output": shapes(output), "params": own})

    for module in names:
        module.register_forward_hook(hook)
    # With gradients torch 1.13 does not take its fused path of attention, which calls no modules.
    with Products() as products:
        output = model(*[given(spec) for spec in inputs])
    return {
        "output": shapes(output),
        **tensors_of(model),
        "layers": rows,
        "macs_all": products.macs,
        "macs_rnn": 0,
    }


def loaded(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def with_one_row_a_line(record):
    rows = ",\n  ".join(json.dumps(row) for row in record["layers"])
    parts = [f' {json.dumps(key)}: {json.dumps(value)}' for key, value in record.items() if key != "layers"]
    return "{\n" + ",\n".join([*parts, f' "layers": [\n  {rows}\n ]']) + "\n}\n"


def write_files():
    (GOLDEN / "truth").mkdir(parents=True, exist_ok=True)
    cases = json.loads((GOLDEN / "cases.json").read_text())
    for case in cases:
        model = getattr(loaded(GOLDEN / "files" / case["file"]), case["class"])(**case["args"])
        record = {**case, **truth(model, case["inputs"])}
        name = pathlib.Path(case["file"]).with_suffix(".json").name
        (GOLDEN / "truth" / name).write_text(with_one_row_a_line(record))
        print(name, record["params"], record["macs_all"])


def print_networks(wanted):
    folder = pathlib.Path(torchvision.__file__).parent
    for network in NETWORKS:
        if wanted and network["name"] not in wanted:
            continue
        model = eval(f"torchvision.{network['call']}", {"torchvision": torchvision})
        found = truth(model, network["inputs"]) if network["compared"] == "all" else tensors_of(model)
        record = {**network, "file": str(folder / network["file"]), **found}
        print(json.dumps(record), flush=True)


if __name__ == "__main__":
    ignore_weights()
    torch.manual_seed(0)
    if sys.argv[1:2] == ["files"]:
        write_files()
    elif sys.argv[1:2] == ["torchvision"]:
        print_networks(sys.argv[2:])
    else:
        sys.exit(__doc__)
