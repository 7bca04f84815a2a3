"""Writes test/golden/ops/tool_counts.json: what the tools whose conventions are imitated count of single calls.

    /usr/bin/python3 tools/truth/tool_counts.py SOURCES        (Debian: python3-torch, python3-torchvision)

SOURCES is a folder with a checkout of each tool (fvcore, calflops, ptflops, thop, torchinfo), at any depth. Modules that they
import and do not need here are replaced by empty ones. A tool that fails on a call has null.
"""

import contextlib
import inspect
import io
import json
import pathlib
import sys
import types
import warnings

import torch
from torch import nn

import op_calls

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "test" / "golden" / "ops" / "tool_counts.json"


class Absent(types.ModuleType):
    """A module that is imported only."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


for name in ("accelerate", "accelerate.utils", "transformers", "huggingface_hub", "huggingface_hub.utils", "tabulate",
             "iopath", "iopath.common", "iopath.common.file_io", "yacs", "yacs.config", "portalocker", "tqdm", "termcolor", "timm"):
    try:
        __import__(name)
    except ImportError:
        sys.modules[name] = Absent(name)

for tool in ("fvcore", "calflops", "ptflops", "thop", "torchinfo"):
    found = sorted(pathlib.Path(sys.argv[1]).rglob(f"{tool}/__init__.py"))
    sys.path.insert(0, str(found[0].parents[1]))

import ptflops.pytorch_engine  # noqa: E402
import ptflops.aten_engine  # noqa: E402
import thop  # noqa: E402
import torchinfo  # noqa: E402
from calflops.calculate_pipline import CalFlopsPipline  # noqa: E402
from fvcore.nn.flop_count import FlopCountAnalysis  # noqa: E402


class Network(nn.Module):
    """A network of one call; the parameter is for a tool that stops without one."""

    def __init__(self, call):
        super().__init__()
        self.call = call

    def forward(self, *inputs):
        return self.call(*inputs)


class Named(Network):
    """The same by keyword, as ptflops passes several inputs."""

    def forward(self, inputs):
        return self.call(*inputs)


def own_call(kind, args, shapes):
    """The layer itself where there is one: wrappers would be what the tools see."""
    module = op_calls.make(kind, args, shapes).eval()
    inner = getattr(module, "layer", None)
    return module if inner is None or kind == "EmbeddingBag" else inner


def inputs_for(kind, shapes):
    inputs = [op_calls.tensor_for(each, True) for each in shapes]
    if kind in ("LSTM", "LSTMCell") and len(inputs) > 1:
        return [inputs[0], tuple(inputs[1:])]
    return inputs


def by_fvcore(call, inputs):
    return FlopCountAnalysis(Network(call), tuple(inputs)).unsupported_ops_warnings(False).uncalled_modules_warnings(False).total()


def by_thop(call, inputs):
    return thop.profile(Network(call), inputs=tuple(inputs), verbose=False)[0]


def by_ptflops(call, inputs):
    return ptflops.pytorch_engine.get_flops_pytorch(
        Named(call), (1,), print_per_layer_stat=False, input_constructor=lambda _: {"inputs": inputs})[0]


def by_ptflops_aten(call, inputs):
    return ptflops.aten_engine.get_flops_aten(
        Named(call), (1,), print_per_layer_stat=False, input_constructor=lambda _: {"inputs": inputs})[0]


def by_torchinfo(call, inputs):
    return torchinfo.summary(Network(call), input_data=inputs, verbose=0).total_mult_adds


def by_calflops(call, inputs):
    network = Network(call)
    pipeline = CalFlopsPipline(network, include_backPropagation=False, compute_bp_factor=2.0, is_sparse=False)
    pipeline.start_flops_calculate(ignore_list=None)
    try:
        with torch.no_grad():
            network(*inputs)
        return pipeline.get_total_flops(), pipeline.get_total_macs()
    finally:
        pipeline.end_flops_calculate()


TOOLS = {
    "fvcore": by_fvcore, "thop": by_thop, "ptflops": by_ptflops, "ptflops-aten": by_ptflops_aten, "torchinfo": by_torchinfo,
    "calflops": by_calflops,
}


def count(tool, case):
    kind, args, shapes = case
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return TOOLS[tool](own_call(*case), inputs_for(kind, shapes))
    except Exception as problem:
        print(tool, case, repr(problem)[:120])
        return None


def whole(number):
    return None if number is None else int(number)


def row(case):
    counts = {tool: count(tool, case) for tool in TOOLS}
    flops, macs = counts.pop("calflops") or (None, None)
    counts = {**counts, "calflops": flops, "calflops-macs": macs}
    return {"type": case[0], "args": case[1], "inputs": case[2], **{name: whole(each) for name, each in counts.items()}}


if __name__ == "__main__":
    torch.manual_seed(0)
    torch.set_num_threads(1)
    rows = [json.dumps(row(case)) for part in op_calls.PARTS for case in part.CASES]
    GOLDEN.write_text("[\n  " + ",\n  ".join(rows) + "\n]\n")
    print(len(rows), "torch", torch.__version__)
