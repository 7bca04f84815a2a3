"""Calls of what takes, puts, repeats, joins or resamples elements, and of functions of square matrices."""

import torch
import torch.nn.functional as F

IMAGE = [2, 8, 6, 4]
MATRICES = {"shape": [2, 4, 4], "kind": "positive definite"}


def sliced(args):
    """torch has no function for it: it is written with brackets."""
    part = slice(args.get("start"), args.get("end"), args.get("step"))
    return lambda x: x[(slice(None),) * (args["dim"] % x.dim()) + (part,)]


def indexed(args):
    dims = args["dims"] if isinstance(args["dims"], list) else [args["dims"]]

    def take(x, *indexes):
        key = [slice(None)] * x.dim()
        for dim, index in zip(dims, indexes):
            key[dim] = index
        return x[tuple(key)]
    return take


def put(args):
    """The values, unless they are a number, are the second input."""
    def run(x, *inputs):
        values, *index = inputs if "value" not in args else (torch.tensor(args["value"]), *inputs)
        return x.index_put(tuple(index), values, accumulate=args.get("accumulate", False))
    return run


def scattered(args):
    def run(x, index, *source):
        reduce = {"reduce": args["reduce"]} if "reduce" in args else {}
        if reduce and source:
            return x.scatter_add(args["dim"], index, *source)
        return x.scatter(args["dim"], index, *(source or (args["value"],)))
    return run


FUNCTIONS = {
    "Slice": sliced,
    "Index": indexed,
    "IndexPut": put,
    "Scatter": scattered,
    "Gather": lambda args: lambda x, index: torch.gather(x, args["dim"], index),
    "IndexSelect": lambda args: lambda x, index: torch.index_select(x, args["dim"], index),
    "OneHot": lambda args: lambda x: F.one_hot(x, args["num_classes"]),
    "Tril": lambda args: lambda x: torch.tril(x, **args),
    "Triu": lambda args: lambda x: torch.triu(x, **args),
    "Flip": lambda args: lambda x: torch.flip(x, **args),
    "RepeatInterleave": lambda args: lambda x: torch.repeat_interleave(x, args["repeats"], args["dim"]),
    "SlidingWindows": lambda args: lambda x: x.unfold(args["dim"], args["size"], args["step"]),
    "Diagonal": lambda args: lambda x: torch.diagonal(x, **args),
    "Stack": lambda args: lambda *xs: torch.stack(xs, **args),
    "Select": lambda args: lambda x: torch.select(x, **args),
    "Split": lambda args: lambda x: torch.split(x, **args),
    "Tile": lambda args: lambda x: torch.tile(x, **args),
    "Einsum": lambda args: lambda *xs: torch.einsum(args["equation"], *xs),
    "GridSample": lambda args: lambda x, grid: F.grid_sample(x, grid, **{"align_corners": False, **args}),
    "AffineGrid": lambda args: lambda x: F.affine_grid(x, args["size"], args.get("align_corners", False)),
    "Inverse": lambda _args: torch.linalg.inv,
    "Det": lambda _args: torch.linalg.det,
    "SlogDet": lambda _args: torch.linalg.slogdet,
    "LogDet": lambda _args: torch.logdet,
    "Cholesky": lambda args: lambda x: torch.linalg.cholesky(x, **args),
    "MatrixExp": lambda _args: torch.linalg.matrix_exp,
    "Eigh": lambda _args: torch.linalg.eigh,
    "Narrow": lambda args: lambda x: x.narrow(**args),
    # torch 1.13 has these for fewer dimensions, and F.pad for all
    **{f"ZeroPad{n}d": (lambda n: lambda args: lambda x: F.pad(x, sides(args, n)))(n) for n in (1, 3)},
    **{f"CircularPad{n}d": (lambda n: lambda args: lambda x: F.pad(x, sides(args, n), "circular"))(n) for n in (1, 2, 3)},
}


def sides(args, axes):
    padding = args["padding"]
    return padding if isinstance(padding, list) else [padding] * 2 * axes


def places(shape, below):
    return {"shape": shape, "below": below}


CUBES = {1: [2, 8, 10], 2: IMAGE, 3: [2, 8, 4, 5, 6]}
MODES = ["Zero", "Constant", "Reflection", "Replication", "Circular"]


def value_of(mode):
    return {"value": 2} if mode == "Constant" else {}


CASES = [
    ("Slice", {"dim": 2, "step": 2}, [IMAGE]),
    ("Slice", {"dim": -1, "start": -3, "end": -1}, [IMAGE]),
    ("Slice", {"dim": 1, "start": 1, "end": 100, "step": 3}, [IMAGE]),
    ("Slice", {"dim": 1, "step": 2}, [places(IMAGE, 9)]),
    ("Gather", {"dim": 1}, [IMAGE, places([2, 3, 6, 4], 8)]),
    ("Gather", {"dim": -1}, [places(IMAGE, 9), places([2, 8, 6, 2], 4)]),
    ("IndexSelect", {"dim": 1}, [IMAGE, places([3], 8)]),
    ("Index", {"dims": 1}, [IMAGE, places([3], 8)]),
    ("Index", {"dims": [0]}, [[169, 3], places([49, 49], 169)]),
    ("Index", {"dims": [0, 2]}, [IMAGE, places([5], 2), places([5], 6)]),
    ("Index", {"dims": [1, 2]}, [IMAGE, places([5], 8), places([5], 6)]),
    ("OneHot", {"num_classes": 10}, [places([2, 5], 10)]),
    ("IndexPut", {}, [[4, 8], [3, 8], places([3], 4)]),
    ("IndexPut", {"accumulate": True}, [[4, 8], [3, 8], places([3], 4)]),
    ("IndexPut", {}, [[4, 8], [], places([3], 4), places([3], 8)]),
    ("IndexPut", {"value": 0.0}, [[4, 8], places([3], 4)]),
    ("Scatter", {"dim": 1}, [[4, 8], places([4, 3], 8), [4, 3]]),
    ("Scatter", {"dim": 1, "value": 1.0}, [[4, 8], places([4, 3], 8)]),
    ("Scatter", {"dim": 0, "reduce": "add"}, [[4, 8], places([6, 8], 4), [6, 8]]),
    *[(kind, args, [[2, 5, 5]]) for kind in ("Tril", "Triu") for args in ({}, {"diagonal": 1})],
    ("Flip", {"dims": [1, 2]}, [IMAGE]),
    ("Flip", {"dims": [1]}, [places([2, 5], 9)]),
    ("RepeatInterleave", {"repeats": 3, "dim": 1}, [IMAGE]),
    ("SlidingWindows", {"dim": 2, "size": 4, "step": 2}, [IMAGE]),
    ("Diagonal", {}, [[4, 4]]),
    ("Diagonal", {"offset": 1, "dim1": -2, "dim2": -1}, [[2, 5, 7]]),
    ("Stack", {}, [[2, 5], [2, 5], [2, 5]]),
    ("Stack", {"dim": -1}, [[2, 5], [2, 5]]),
    ("Select", {"dim": 1, "index": -1}, [IMAGE]),
    ("Split", {"split_size_or_sections": [3, 5], "dim": 1}, [IMAGE]),
    ("Split", {"split_size_or_sections": 3, "dim": 1}, [IMAGE]),
    ("Split", {"split_size_or_sections": [1, 1]}, [places(IMAGE, 9)]),
    ("Tile", {"dims": [2, 1, 3]}, [[2, 5, 4]]),
    ("Tile", {"dims": [2]}, [[2, 5]]),
    ("Narrow", {"dim": 1, "start": -3, "length": 2}, [places(IMAGE, 9)]),
    ("Einsum", {"equation": "bhid,bhjd->bhij"}, [[2, 4, 5, 16], [2, 4, 7, 16]]),
    ("Einsum", {"equation": "ij->ji"}, [[5, 16]]),
    ("Einsum", {"equation": "ij,jk"}, [[3, 4], [4, 5]]),
    ("Einsum", {"equation": "...c,cd->...d"}, [[2, 6, 5, 16], [16, 8]]),
    ("Einsum", {"equation": "bi,bi->b"}, [[3, 4], [3, 4]]),
    ("Einsum", {"equation": "bi,bj->bij"}, [[3, 4], [3, 5]]),
    ("Einsum", {"equation": "bn,anm,bm->ba"}, [[2, 5], [3, 5, 4], [2, 4]]),
    ("Einsum", {"equation": "nctkv,kvw->nctw"}, [[2, 3, 4, 5, 6], [5, 6, 7]]),
    ("Einsum", {"equation": "ii->i"}, [[5, 5]]),
    ("Einsum", {"equation": "ij,jk->k"}, [[3, 4], [4, 5]]),
    ("Einsum", {"equation": "ij,kl->il"}, [[3, 4], [5, 6]]),
    ("Einsum", {"equation": "bchw,bkhw->bck"}, [[2, 3, 4, 5], [2, 6, 4, 5]]),
    ("Einsum", {"equation": "bqhd,bkhd->bhqk"}, [[2, 5, 3, 8], [2, 7, 3, 8]]),
    ("Einsum", {"equation": "bhqk,bkhd->bqhd"}, [[2, 3, 5, 7], [2, 7, 3, 8]]),
    ("Einsum", {"equation": "ij->"}, [[3, 4]]),
    ("Einsum", {"equation": "i,j->ij"}, [[3], [4]]),
    ("Einsum", {"equation": "bhwc,hkc->bhwk"}, [[2, 4, 5, 8], [4, 6, 8]]),
    *[("GridSample", args, [IMAGE, [2, 5, 3, 2]]) for args in (
        {}, {"mode": "nearest"}, {"mode": "bicubic"}, {"padding_mode": "border", "align_corners": True},
    )],
    ("GridSample", {}, [[2, 8, 4, 5, 6], [2, 3, 4, 5, 3]]),
    ("AffineGrid", {"size": [2, 8, 5, 6]}, [[2, 2, 3]]),
    ("AffineGrid", {"size": [2, 8, 4, 5, 6], "align_corners": True}, [[2, 3, 4]]),
    *[(kind, {}, [MATRICES]) for kind in ("Inverse", "Det", "SlogDet", "LogDet", "Cholesky", "MatrixExp", "Eigh")],
    ("Cholesky", {"upper": True}, [MATRICES]),
    ("Det", {}, [{"shape": [4, 4], "kind": "positive definite"}]),
    *[(f"{mode}Pad{axes}d", {"padding": 1, **value_of(mode)}, [CUBES[axes]]) for mode in MODES for axes in (1, 2, 3)],
    *[(f"{mode}Pad{axes}d", {"padding": [1, 2, 0, 1, 2, 1][: 2 * axes], **value_of(mode)}, [CUBES[axes]])
      for mode in MODES for axes in (1, 2, 3)],
    ("ZeroPad2d", {"padding": [-1, 0, 1, -1]}, [IMAGE]),
    ("Unfold", {"kernel_size": 3}, [IMAGE]),
    ("Unfold", {"kernel_size": [2, 3], "dilation": 2, "padding": 1, "stride": [2, 1]}, [[2, 3, 9, 9]]),
    ("Fold", {"output_size": 10, "kernel_size": 3}, [[2, 72, 64]]),
    ("Fold", {"output_size": [4, 6], "kernel_size": 2, "stride": 2}, [[2, 12, 6]]),
]
