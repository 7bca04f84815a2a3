"""Writes test/golden/training: what torch 1.13 keeps for the backward pass, and computes in it.

    /usr/bin/python3 tools/truth/training.py        (Debian: python3-torch, python3-torchvision)

A dropout is run by torch.native_dropout, the kernel of GPUs, which keeps a mask of a byte an element; on the CPU torch
itself multiplies by floats (`dropout_on_cpu` has these figures where they differ).
"""

import gc
import json
import os
import pathlib
import sys

import torch
import torch.nn.functional as F
import torchvision
from torch.utils.checkpoint import checkpoint

from saved_tensors import flops_of, gradient_bytes, optimizer_bytes, saved_of, sum_by_kind
from training_modules import MODULES
from op_calls import CASES, WITHOUT_TRAINING, make, tensor_for
from training_ops import CASES as PLAIN_CASES

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "test" / "golden" / "training"
BATCH = 2

cpu_dropout = F.dropout


def gpu_dropout(input, p=0.5, training=True, inplace=False):
    """What torch does on a GPU: the fused kernel, except in place and where nothing or all is dropped."""
    if not training or inplace or not 0 < p < 1:
        return cpu_dropout(input, p, training, inplace)
    return torch.native_dropout(input, p, True)[0]


F.dropout = gpu_dropout


def inputs_for(shapes, kind, grows):
    """`grows`: whether gradients flow back through the inputs; they are then no leaves, so that layers may write on them."""
    if kind == "Embedding" or kind == "EmbeddingClassifier":
        return [torch.randint(0, 9, shape) for shape in shapes]
    plain = [torch.randn(shape) for shape in shapes]
    return [each.requires_grad_().clone() for each in plain] if grows else plain


def tensors_for(case, mode):
    """Gradients flow back through all inputs of floating-point numbers, through none (`first`), or through one (`only 1`)."""
    kind, _args, shapes = case
    if case in PLAIN_CASES and not mode.startswith("only"):
        return inputs_for(shapes, kind, mode != "first")
    tensors = [tensor_for(each, case not in PLAIN_CASES) for each in shapes]
    only = int(mode.split()[1]) if mode.startswith("only") else None
    return [
        each.requires_grad_().clone() if each.is_floating_point() and mode != "first" and only in (None, at) else each
        for at, each in enumerate(tensors)
    ]


def label(kind, number, size):
    if kind == "inner":
        return size
    return f"{kind} {number}" if kind == "input" or (kind == "output" and number > 0) else kind


def run(case, mode):
    module = make(*case).train()
    if mode == "frozen":
        module.requires_grad_(False)
    _outputs, saved = saved_of(module, tensors_for(case, mode))
    kept = [label(*each) for each in saved if each[0] not in ("parameter", "buffer")]
    del _outputs
    forward, backward = flops_of(module, tensors_for(case, mode))
    return {"saved": sorted(kept, key=str), "forward_flops": forward, "backward_flops": backward}


def measured_ops():
    for case in (each for each in CASES if each not in WITHOUT_TRAINING):
        kind, args, shapes = case
        floats = [at for at, each in enumerate(shapes) if tensor_for(each, True).is_floating_point()]
        alone = [f"only {at}" for at in floats] if len(floats) > 1 else []
        runs = {mode: run(case, mode) for mode in ("all", "first", "frozen", *alone)}
        yield {"type": kind, "args": args, "inputs": shapes, **runs}


def sums_of(module, inputs):
    _outputs, saved = saved_of(module, inputs)
    sums = sum_by_kind(saved)
    del _outputs, saved
    gc.collect()
    return sums


def measured(module, shape, name):
    module.train()
    sums = sums_of(module, inputs_for([shape], name, False))
    F.dropout = cpu_dropout
    on_cpu = sums_of(module, inputs_for([shape], name, False))["activations"]
    F.dropout = gpu_dropout
    forward, backward = flops_of(module, inputs_for([shape], name, False))
    result = {
        "input": shape,
        "saved_bytes": sums["activations"],
        "saved_input_bytes": sums["inputs"],
        "forward_flops": forward,
        "backward_flops": backward,
        "gradient_bytes": gradient_bytes(module),
        "optimizer_bytes": optimizer_bytes(module),
    }
    return result if on_cpu == sums["activations"] else {**result, "dropout_on_cpu": {"saved_bytes": on_cpu}}


def measured_modules():
    for name in MODULES:
        golden = json.loads((ROOT / "test" / "golden" / "modules" / f"{name}.json").read_text())
        kind = "EmbeddingClassifier" if name == "embedding_classifier" else name
        yield {"name": name, **measured(MODULES[name](), [BATCH, *golden["input"][1:]], kind)}


NETWORKS = {
    "alexnet": {}, "vgg11_bn": {}, "resnet18": {}, "resnet50": {}, "resnext50_32x4d": {},
    "googlenet": {"aux_logits": False, "init_weights": False}, "inception_v3": {"aux_logits": False, "init_weights": False},
    "squeezenet1_1": {}, "mobilenet_v2": {}, "mobilenet_v3_large": {}, "mnasnet1_0": {}, "shufflenet_v2_x1_0": {},
    "densenet121": {}, "efficientnet_b0": {}, "efficientnet_v2_s": {}, "regnet_y_400mf": {}, "convnext_tiny": {},
    "swin_t": {}, "vit_b_16": {},
}


def measured_networks():
    for name, options in NETWORKS.items():
        side = 299 if name == "inception_v3" else 224
        build = getattr(torchvision.models, name)
        yield apart(lambda: {"name": name, **measured(build(**options), [BATCH, 3, side, side], name)})


def apart(measure):
    """The result of a function that runs in a process of its own, whose memory is all given back."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with os.fdopen(writer, "w") as out:
            json.dump(measure(), out)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as into:
        text = into.read()
    os.waitpid(child, 0)
    return json.loads(text)


#: network, the modules that are checkpointed by a pattern of ours
CHECKPOINTED = [
    ("resnet18", "layer*.*"),
    ("resnet50", "layer3"),
    ("vit_b_16", "encoder.layers.*"),
    ("convnext_tiny", "features.5.*"),
]


def matches(path, pattern):
    names, wanted = path.split("."), pattern.split(".")
    if len(names) != len(wanted):
        return False
    return all(want == "*" or name == want or (want.endswith("*") and name.startswith(want[:-1]))
               for name, want in zip(names, wanted))


def with_checkpoints(module, pattern):
    for path, each in module.named_modules():
        if matches(path, pattern):
            each.forward = (lambda inner: lambda *inputs: checkpoint(inner, *inputs, use_reentrant=True))(each.forward)
    return module


def measured_checkpoint(name, pattern):
    shape = [BATCH, 3, 224, 224]
    module = with_checkpoints(getattr(torchvision.models, name)().train(), pattern)
    sums = sums_of(module, inputs_for([shape], name, False))
    forward, backward = flops_of(module, inputs_for([shape], name, False))
    return {"name": name, "modules": pattern, "input": shape, "saved_bytes": sums["activations"],
            "forward_flops": forward, "backward_flops": backward}


def measured_checkpoints():
    for name, pattern in CHECKPOINTED:
        yield apart(lambda: measured_checkpoint(name, pattern))


PARTS = {
    "ops": measured_ops, "modules": measured_modules, "networks": measured_networks, "checkpoints": measured_checkpoints,
}


def write(part):
    rows = []
    for row in PARTS[part]():
        rows.append(json.dumps(row))
        if "name" in row:
            print(part, row["name"], flush=True)
    text = "[\n  " + ",\n  ".join(rows) + "\n]\n"
    (GOLDEN / f"{part}.json").write_text(text)
    print(part, len(rows), "torch", torch.__version__)


if __name__ == "__main__":
    torch.manual_seed(0)
    torch.set_num_threads(1)
    for part in sys.argv[1:] or PARTS:
        write(part)
