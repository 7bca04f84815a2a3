"""Calls of reductions, orders, distances and losses, in the words of this project's specs, and how torch makes them."""

import torch
import torch.nn.functional as F

IMAGE = [2, 8, 6, 4]
ROWS = [4, 8]
WHOLE = {"shape": IMAGE, "below": 4}
MASK = {"shape": IMAGE, "dtype": "bool"}

#: over several dimensions, or all
REDUCTIONS = {
    "Sum": torch.sum, "Mean": torch.mean, "Amax": torch.amax, "Amin": torch.amin, "LogSumExp": torch.logsumexp,
    "Var": torch.var, "Std": torch.std, "Norm": torch.norm,
}
#: over one, or all
OF_ONE_DIM = {
    "Prod": torch.prod, "ArgMax": torch.argmax, "ArgMin": torch.argmin, "All": torch.all, "Any": torch.any,
    "Max": torch.max, "Min": torch.min, "Median": torch.median,
}


def reduction(function):
    def make(args):
        options = {**args}
        if options.get("p") == "inf":
            options["p"] = float("inf")
        if options.pop("ignore_nan", False):
            return lambda x: getattr(torch, "nan" + function.__name__)(x, **options)
        if "dim" not in options and "keepdim" not in options:
            needs_dim = function in (torch.logsumexp,)
            every = {"dim": [0, 1, 2, 3]} if needs_dim else {}
            return lambda x: function(x, **every, **options)
        return lambda x: function(x, **options)
    return make


def spread(function):
    """torch takes `correction` only with `dim`."""
    def make(args):
        options = {**args}
        if "correction" in options:
            options.setdefault("dim", None)
        return lambda x: function(x, **options)
    return make


FUNCTIONS = {
    **{kind: reduction(function) for kind, function in {**REDUCTIONS, **OF_ONE_DIM}.items()},
    "Var": spread(torch.var),
    "Std": spread(torch.std),
    "CountNonzero": lambda args: lambda x: torch.count_nonzero(x, args.get("dim")),
    **{kind: (lambda name: lambda args: lambda x: getattr(torch, name)(x, **args))(kind.lower())
       for kind in ("CumSum", "CumProd", "CumMax", "CumMin", "Sort", "ArgSort", "TopK", "KthValue", "Mode")},
    "Normalize": lambda args: lambda x: F.normalize(x, **args),
    "CDist": lambda args: lambda x, y: torch.cdist(x, y, **args),
}

LOSSES = ["MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss", "BCELoss", "BCEWithLogitsLoss", "KLDivLoss"]
CLASSES = {"shape": [4], "below": 8}
LABELS = {"shape": ROWS, "below": 8}
SIGNS = {"shape": ROWS, "below": 2}  # torch has no gradient for the signs of SoftMarginLoss
EACH = [4]
LENGTHS = {"shape": [4], "below": 2}

#: losses by the inputs that they take in this order
FURTHER_LOSSES = {
    "PoissonNLLLoss": [ROWS, ROWS],
    "GaussianNLLLoss": [ROWS, ROWS, ROWS],
    "CTCLoss": [[5, 4, 8], {"shape": [4, 1], "below": 8}, LENGTHS, LENGTHS],
    "HingeEmbeddingLoss": [ROWS, ROWS],
    "SoftMarginLoss": [ROWS, SIGNS],
    "MarginRankingLoss": [EACH, EACH, EACH],
    "MultiMarginLoss": [ROWS, CLASSES],
    "MultiLabelMarginLoss": [ROWS, LABELS],
    "MultiLabelSoftMarginLoss": [ROWS, ROWS],
    "CosineEmbeddingLoss": [ROWS, ROWS, EACH],
    "TripletMarginLoss": [ROWS, ROWS, ROWS],
    "TripletMarginWithDistanceLoss": [ROWS, ROWS, ROWS],
}

CASES = [
    *[(kind, args, [IMAGE]) for kind in REDUCTIONS for args in (
        {"dim": 1}, {"dim": [2, 3]}, {"dim": [-2, -1], "keepdim": True}, {},
    )],
    *[(kind, args, [IMAGE]) for kind in OF_ONE_DIM for args in ({"dim": 1}, {"dim": -1, "keepdim": True}, {})
      if kind not in ("All", "Any")],
    *[(kind, args, [MASK]) for kind in ("All", "Any") for args in ({"dim": 1}, {"dim": -1, "keepdim": True}, {})],
    *[("CountNonzero", args, [IMAGE]) for args in ({}, {"dim": 1}, {"dim": [1, 2]})],
    *[(kind, {"dim": 1}, [WHOLE]) for kind in ("Sum", "Prod", "Max", "Amax", "ArgMax", "Median", "CountNonzero")],
    ("Sum", {"dim": 1}, [MASK]),
    ("Sum", {}, [WHOLE]),
    *[(kind, {"dim": 1, "correction": 0}, [IMAGE]) for kind in ("Var", "Std")],
    *[("Norm", {"p": p, **args}, [IMAGE]) for p in (1, 3) for args in ({}, {"dim": 1}, {"dim": [1, 2]})],
    *[(kind, {"dim": 1}, [each]) for kind in ("CumSum", "CumProd", "CumMax", "CumMin") for each in (IMAGE, WHOLE)],
    *[(kind, args, [IMAGE]) for kind in ("Sort", "ArgSort")
      for args in ({}, {"dim": 1}, {"dim": 1, "descending": True})],
    ("Sort", {"dim": 1}, [WHOLE]),
    *[("TopK", args, [IMAGE]) for args in ({"k": 3}, {"k": 5, "dim": 1, "largest": False, "sorted": False})],
    *[(kind, {**k, **args}, [each]) for kind, k in (("KthValue", {"k": 3}), ("Mode", {})) for args, each in (
        ({}, IMAGE), ({"dim": 1}, WHOLE), ({"dim": 1, "keepdim": True}, IMAGE),
    )],
    *[(kind, {"dim": 1, "ignore_nan": True}, [IMAGE]) for kind in ("Sum", "Mean")],
    ("Norm", {"p": "inf", "dim": 1}, [IMAGE]),
    ("Normalize", {}, [IMAGE]),
    ("Normalize", {"dim": -1}, [ROWS]),
    ("Normalize", {"p": 1}, [IMAGE]),
    ("Normalize", {"dim": [1, 2]}, [IMAGE]),
    ("CosineSimilarity", {}, [ROWS, ROWS]),
    ("CosineSimilarity", {"dim": 2}, [IMAGE, IMAGE]),
    ("CosineSimilarity", {"dim": -1, "eps": 1e-6}, [[4, 1, 8], [5, 8]]),
    ("PairwiseDistance", {}, [ROWS, ROWS]),
    ("PairwiseDistance", {"keepdim": True}, [ROWS, ROWS]),
    ("PairwiseDistance", {"p": 1}, [ROWS, ROWS]),
    ("PairwiseDistance", {"p": 3}, [ROWS, ROWS]),
    ("CDist", {}, [[2, 5, 16], [2, 7, 16]]),
    ("CDist", {}, [[2, 30, 16], [2, 7, 16]]),
    ("CDist", {"p": 1}, [[5, 16], [7, 16]]),
    ("CDist", {}, [[1, 5, 16], [3, 7, 16]]),
    *[(kind, args, [ROWS, ROWS]) for kind in LOSSES for args in ({}, {"reduction": "sum"}, {"reduction": "none"})],
    ("KLDivLoss", {"reduction": "batchmean"}, [ROWS, ROWS]),
    ("KLDivLoss", {"log_target": True}, [ROWS, ROWS]),
    ("SmoothL1Loss", {"beta": 0.5}, [ROWS, ROWS]),
    ("SmoothL1Loss", {"beta": 0}, [ROWS, ROWS]),
    ("HuberLoss", {"delta": 0.5}, [ROWS, ROWS]),
    *[(kind, args, [ROWS, CLASSES]) for kind in ("CrossEntropyLoss", "NLLLoss")
      for args in ({}, {"reduction": "sum"}, {"reduction": "none"}, {"ignore_index": 1})],
    *[("CrossEntropyLoss", {"label_smoothing": 0.1, **more}, [ROWS, CLASSES])
      for more in ({}, {"reduction": "sum"}, {"reduction": "none"})],
    ("CrossEntropyLoss", {"label_smoothing": 0.1}, [[6, 8], {"shape": [6], "below": 8}]),
    ("CrossEntropyLoss", {"label_smoothing": 0.1}, [ROWS, ROWS]),
    ("CrossEntropyLoss", {"reduction": "none"}, [ROWS, ROWS]),
    ("CrossEntropyLoss", {}, [ROWS, ROWS]),
    *[(kind, {}, [IMAGE, {"shape": [2, 6, 4], "below": 8}]) for kind in ("CrossEntropyLoss", "NLLLoss")],
    *[(kind, args, shapes) for kind, shapes in FURTHER_LOSSES.items()
      for args in ({}, {"reduction": "sum"}, {"reduction": "none"})],
    *[("PoissonNLLLoss", args, [ROWS, ROWS])
      for args in ({"log_input": False}, {"full": True}, {"log_input": False, "full": True})],
    ("GaussianNLLLoss", {"full": True}, [ROWS, ROWS, [4, 1]]),
    ("GaussianNLLLoss", {"reduction": "none"}, [ROWS, [1, 8], [4]]),
    *[("CTCLoss", {"zero_infinity": True, **more}, FURTHER_LOSSES["CTCLoss"])
      for more in ({}, {"reduction": "sum"}, {"reduction": "none"})],
    ("CTCLoss", {"reduction": "none"}, [[5, 8], {"shape": [1], "below": 8}, {"shape": [], "below": 2}, {"shape": [], "below": 2}]),
    ("CTCLoss", {}, [[5, 4, 8], CLASSES, LENGTHS, LENGTHS]),
    ("AdaptiveLogSoftmaxWithLoss", {"n_classes": 20, "cutoffs": [5, 15]}, [[3, 16], {"shape": [3], "below": 20}]),
    ("AdaptiveLogSoftmaxWithLoss", {"n_classes": 12, "cutoffs": [5], "div_value": 2.0, "head_bias": True},
     [[8], {"shape": [], "below": 12}]),
    ("AdaptiveLogSoftmaxWithLoss", {"n_classes": 100, "cutoffs": [10, 40, 70], "div_value": 1.5, "head_bias": True},
     [[6, 17], {"shape": [6], "below": 100}]),
    ("HingeEmbeddingLoss", {"margin": 0.5, "reduction": "none"}, [ROWS, [4, 1]]),
    ("MarginRankingLoss", {"margin": 0.5, "reduction": "none"}, [ROWS, [1, 8], [4, 1]]),
    ("MultiMarginLoss", {"p": 2, "margin": 0.5}, [ROWS, CLASSES]),
    *[("MultiMarginLoss", {"reduction": "none"}, [[8], {"shape": shape, "below": 8}]) for shape in ([1], [])],
    ("MultiLabelMarginLoss", {"reduction": "none"}, [[8], {"shape": [8], "below": 8}]),
    ("MultiLabelSoftMarginLoss", {"reduction": "none"}, [[2, 3, 8], [2, 3, 8]]),
    ("CosineEmbeddingLoss", {"margin": 0.5, "reduction": "none"}, [[8], [8], []]),
    *[(kind, {"swap": True}, [ROWS, ROWS, ROWS]) for kind in ("TripletMarginLoss", "TripletMarginWithDistanceLoss")],
    ("TripletMarginLoss", {"p": 1, "margin": 0.5}, [ROWS, ROWS, ROWS]),
    ("TripletMarginLoss", {"reduction": "none"}, [[2, 3, 8], [2, 3, 8], [2, 3, 8]]),
    ("TripletMarginLoss", {"reduction": "none"}, [ROWS, [1, 8], ROWS]),
]
