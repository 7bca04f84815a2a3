"""Writes what torch and torchvision give as state_dict into test/golden/state-dicts.

    /usr/bin/python3 tools/truth/state_dicts.py

(Debian: python3-torch, python3-torchvision.) Nothing is downloaded. presets.json has for networks of torchvision that are
presets the number of its entries and the SHA-256 of their lines, sorted: key, element type, sizes, with a tab between.
Each other file has the entries themselves, in the order of torch.
"""

import hashlib
import json
import pathlib

import torch
import torchvision
from torch import nn

from source_file import loaded

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test" / "golden" / "state-dicts"
SOURCES = ROOT / "test" / "golden" / "pytorch"
# Source files whose state_dict is not just each parameter and each buffer once, or has special names and types.
SOURCE_NAMES = """albert_shared c3d_video class_factory llama_style realnvp_flow tied_everything vocoder_mrf vqvae_codes bert_like
complex_fft hooks_and_surgery moe_dense nano_gpt rnn_zoo spectral_gan parameter_tables""".split()
# One or two of each family.
PRESETS = """alexnet convnext_tiny densenet161 efficientnet_b1 efficientnet_v2_s googlenet inception_v3 mnasnet0_5 mobilenet_v2
mobilenet_v3_small regnet_x_400mf regnet_y_400mf resnet50 resnext50_32x4d wide_resnet50_2 shufflenet_v2_x0_5 squeezenet1_0
swin_b vgg11 vgg13_bn vit_b_32 deeplabv3_resnet50 fcn_resnet50 lraspp_mobilenet_v3_large r3d_18 mc3_18 r2plus1d_18""".split()
WHOLE = ["resnet18", "vit_b_16", "densenet121", "swin_t"]


def entries(model):
    return [[key, str(value.dtype).removeprefix("torch."), list(value.shape)] for key, value in model.state_dict().items()]


def digest(found):
    lines = sorted("\t".join([key, dtype, "x".join(map(str, shape))]) for key, dtype, shape in found)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def torchvision_networks():
    for name in sorted(WHOLE + PRESETS):
        make = getattr(torchvision.models, name, None)
        options = {"init_weights": False, "aux_logits": False} if name in ("googlenet", "inception_v3") else {}
        if make is None:
            make = getattr(torchvision.models.segmentation, name, None)
            options = {"weights_backbone": None, "aux_loss": False}
            if name.startswith("lraspp"):
                options = {"weights_backbone": None}
        if make is None:
            make, options = getattr(torchvision.models.video, name, None), {}
        if make is not None:
            yield name, make(weights=None, **options)


def source_networks():
    for folder in [SOURCES, SOURCES / "breadth"]:
        for truth in sorted((folder / "truth").glob("*.json")):
            if truth.stem not in SOURCE_NAMES:
                continue
            record = json.loads(truth.read_text())
            path = folder / "files" / record["file"]
            yield truth.stem, entries(getattr(loaded(path), record["class"])(**record["args"]))


def recurrent_networks():
    yield "lstm_bidirectional", nn.LSTM(8, 16, num_layers=2, bidirectional=True)
    yield "lstm_projection", nn.LSTM(8, 16, proj_size=4, bias=False)
    yield "gru", nn.GRU(8, 16, num_layers=2)


# What is changed of a state_dict before it is loaded: keys that are dropped, renamed by a prefix, added, or of another shape.
CHANGES = [
    {"network": "resnet18", "drop": ["fc.weight", "fc.bias"]},
    {"network": "resnet18", "drop": ["conv1.weight", "bn1.bias", "layer4.1.bn2.running_var"], "add": {"head.weight": [2]}},
    {"network": "resnet18", "resize": {"fc.weight": [10, 512], "fc.bias": [10], "conv1.weight": [64, 1, 7, 7]}},
    {"network": "resnet18", "drop": ["bn1.num_batches_tracked", "layer1.0.bn1.num_batches_tracked"]},
    {"network": "resnet18", "resize": {"bn1.num_batches_tracked": [1]}},
    {"network": "resnet18", "resize": {"bn1.num_batches_tracked": [1, 1], "bn1.weight": [64, 1], "fc.bias": []}},
    {"network": "vit_b_16", "drop": ["class_token", "encoder.ln.weight"], "add": {"a": [1], "b": [], "encoder.c": [2, 3]}},
]


def load_error(model, change):
    state = dict(model.state_dict())
    for key in change.get("drop", []):
        del state[key]
    for key, shape in {**change.get("add", {}), **change.get("resize", {})}.items():
        state[key] = torch.zeros(shape)
    try:
        model.load_state_dict(state)
        return None
    except RuntimeError as error:
        return str(error)


def write_load_errors():
    rows = [{**change, "error": load_error(getattr(torchvision.models, change["network"])(), change)} for change in CHANGES]
    (OUT / "load-errors.json").write_text("[\n" + ",\n".join(f" {json.dumps(row)}" for row in rows) + "\n]\n")


def write_whole(name, networks):
    lines = ",\n".join(f" {json.dumps(key)}: {json.dumps(found)}" for key, found in networks)
    (OUT / f"{name}.json").write_text("{\n" + lines + "\n}\n")


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    summaries, whole = {}, []
    for name, model in torchvision_networks():
        found = entries(model)
        if name in WHOLE:
            whole.append((name, found))
        else:
            summaries[name] = {"entries": len(found), "sha256": digest(found)}
        print(name, len(found), flush=True)
    write_whole("torchvision", whole)
    rows = ",\n".join(f" {json.dumps(name)}: {json.dumps(row)}" for name, row in summaries.items())
    (OUT / "presets.json").write_text("{\n" + rows + "\n}\n")
    write_whole("sources", source_networks())
    write_whole("recurrent", [(name, entries(model)) for name, model in recurrent_networks()])
    write_load_errors()
