"""Says what torch makes of networks, in the form of test/golden/pytorch/README.md: one line of JSON each.

    /usr/bin/python3 tools/truth/pytorch.py breadth      writes test/golden/pytorch/breadth/truth
    /usr/bin/python3 tools/truth/pytorch.py files        writes test/golden/torchvision-models/truth
    /usr/bin/python3 tools/truth/pytorch.py torchvision  prints the truth of torchvision's own networks

(Debian: python3-torch, python3-torchvision.) Nothing is downloaded: weights are ignored. Each file of breadth/files ends in
lines `# CASE class {arguments} [inputs]`, with `grad` behind them where gradients are on; the cases of the other files are in
cases.json. Calls of modules that the network does not register (a loss that forward makes) have no row, since they have no path.
"""

import copy
import dataclasses
import json
import pathlib
import re
import sys
import warnings

import torch
import torchvision
from torch import nn
from torch.nn.modules.module import register_module_forward_hook, register_module_forward_pre_hook

from multiply_adds import MultiplyAdds
from source_file import loaded
from torchvision_networks import NETWORKS

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "test" / "golden"
BREADTH = GOLDEN / "pytorch" / "breadth"
ON_TORCHVISION = GOLDEN / "torchvision-models"
RECURRENT = (nn.RNNBase, nn.RNNCellBase)

warnings.simplefilter("ignore")


def ignore_weights():
    """Trained networks are built, and not loaded."""
    from torchvision.models import _api, _utils

    torch.hub.load_state_dict_from_url = lambda *args, **kwargs: {}
    _api.WeightsEnum.get_state_dict = lambda *args, **kwargs: {}
    nn.Module.load_state_dict = lambda *args, **kwargs: None


def shapes(value):
    """The structure of an output with shapes in the place of tensors, and null in the place of anything else."""
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


def given(spec):
    if isinstance(spec, list):
        return torch.randn(spec)
    if "list" in spec:
        return [given(item) for item in spec["list"]]
    if "dict" in spec:
        return {key: given(item) for key, item in spec["dict"].items()}
    return torch.randint(0, spec.get("high", 2), spec["shape"], dtype=getattr(torch, spec.get("dtype", "int64")))


def elements(tensors):
    return sum(each.numel() for each in tensors if each is not None)


def tensors_of(model):
    return {
        "params": elements(model.parameters()),
        "trainable_params": elements(each for each in model.parameters() if each.requires_grad),
        "buffers": elements(model.buffers()),
    }


def truth(model, inputs, with_gradients=False):
    model.eval()
    paths = {}
    for path, module in model.named_modules():
        paths.setdefault(module, path)
    rows, counted = [], MultiplyAdds()

    def before(module, args):
        counted.inside_recurrent += isinstance(module, RECURRENT)

    def after(module, args, output):
        counted.inside_recurrent -= isinstance(module, RECURRENT)
        if module in paths and not isinstance(output, nn.utils.rnn.PackedSequence):
            own = elements(module._parameters.values())
            rows.append({"path": paths[module], "class": type(module).__name__, "output": shapes(output), "params": own})

    hooks = [register_module_forward_pre_hook(before), register_module_forward_hook(after)]
    # Without gradients torch 1.13 takes a fused path of attention, which calls no modules.
    is_fused = any(isinstance(each, (nn.MultiheadAttention, nn.TransformerEncoderLayer)) for each in model.modules())
    with torch.set_grad_enabled(with_gradients or is_fused), counted:
        output = model(*[given(spec) for spec in inputs])
    for hook in hooks:
        hook.remove()
    return {
        "output": shapes(output),
        **tensors_of(model),
        "layers": rows,
        "macs_all": counted.count,
        "macs_rnn": counted.recurrent,
    }


def truth_of_case(folder, case, with_gradients=False):
    torch.manual_seed(0)
    model = getattr(loaded(folder / "files" / case["file"]), case["class"])(**copy.deepcopy(case["args"]))
    return {**case, **truth(model, case["inputs"], with_gradients)}


def write_truth(folder, name, record):
    """Writes a record with a line for each of its fields, and one for each layer."""
    lines = []
    for key, value in record.items():
        rows = ",\n".join(f"  {json.dumps(row)}" for row in value) if key == "layers" else None
        lines.append(f" {json.dumps(key)}: " + (json.dumps(value) if rows is None else f"[\n{rows}\n ]"))
    (folder / "truth").mkdir(exist_ok=True)
    (folder / "truth" / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(name, record["params"], record["macs_all"])


def write_breadth():
    for path in sorted((BREADTH / "files").glob("*.py")):
        cases = re.findall(r"^# CASE (\S+) (\{.*?\}) (\[.*\])( grad)?$", path.read_text(), re.M)
        for number, (name, args, inputs, grad) in enumerate(cases):
            case = {"file": path.name, "class": name, "args": json.loads(args), "inputs": json.loads(inputs)}
            record = truth_of_case(BREADTH, case, with_gradients=grad != "")
            write_truth(BREADTH, path.stem + ("" if number == 0 else f"_{number}"), record)


def write_files():
    for case in json.loads((ON_TORCHVISION / "cases.json").read_text()):
        record = truth_of_case(ON_TORCHVISION, case)
        layers = record.pop("layers")
        write_truth(ON_TORCHVISION, pathlib.Path(case["file"]).stem, {**record, "layers": layers})


def print_networks(wanted):
    folder = pathlib.Path(torchvision.__file__).parent
    torch.manual_seed(0)
    for network in NETWORKS:
        if wanted and network["name"] not in wanted:
            continue
        model = eval(f"torchvision.{network['call']}", {"torchvision": torchvision})
        found = truth(model, network["inputs"]) if network["compared"] == "all" else tensors_of(model)
        record = {**network, "file": str(folder / network["file"]), **found}
        print(json.dumps(record), flush=True)


if __name__ == "__main__":
    ignore_weights()
    if sys.argv[1:2] == ["breadth"]:
        write_breadth()
    elif sys.argv[1:2] == ["files"]:
        write_files()
    elif sys.argv[1:2] == ["torchvision"]:
        print_networks(sys.argv[2:])
    else:
        sys.exit(__doc__)
