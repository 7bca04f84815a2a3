"""Calls of functions that work element by element, in the words of this project's specs, and how torch makes them."""

import torch

IMAGE = [2, 8, 6, 4]
CHANNELS = [8, 1, 1]
WHOLE = {"shape": IMAGE, "below": 4}
MASK = {"shape": IMAGE, "dtype": "bool"}

#: spec type: torch's function, for those of one tensor
OF_ONE = {
    "Neg": "neg", "Abs": "abs", "Sign": "sign", "Square": "square", "Reciprocal": "reciprocal", "Sqrt": "sqrt",
    "Rsqrt": "rsqrt", "Exp": "exp", "Exp2": "exp2", "Expm1": "expm1", "Log": "log", "Log2": "log2", "Log10": "log10",
    "Log1p": "log1p", "Logit": "logit", "Sin": "sin", "Cos": "cos", "Tan": "tan", "Asin": "asin", "Acos": "acos",
    "Atan": "atan", "Sinh": "sinh", "Cosh": "cosh", "Asinh": "asinh", "Acosh": "acosh", "Atanh": "atanh", "Erf": "erf",
    "Erfc": "erfc", "Erfinv": "erfinv", "Lgamma": "lgamma", "Floor": "floor", "Ceil": "ceil", "Round": "round",
    "Trunc": "trunc", "Frac": "frac", "NanToNum": "nan_to_num", "LogicalNot": "logical_not", "IsNaN": "isnan",
    "IsInf": "isinf", "IsFinite": "isfinite",
}

#: of two tensors, or of a tensor and the number `other`
OF_TWO = {
    "Sub": "sub", "Rsub": "rsub", "Remainder": "remainder", "Equal": "eq", "NotEqual": "ne", "Less": "lt",
    "LessEqual": "le", "Greater": "gt", "GreaterEqual": "ge", "Add": "add", "Mul": "mul", "Div": "div",
}
OF_TWO_TENSORS = {
    "Atan2": "atan2", "Maximum": "maximum", "Minimum": "minimum", "LogicalAnd": "logical_and",
    "LogicalOr": "logical_or", "LogicalXor": "logical_xor", "LogAddExp": "logaddexp",
}
OF_BITS = {
    "BitwiseAnd": "bitwise_and", "BitwiseOr": "bitwise_or", "BitwiseXor": "bitwise_xor",
    "BitwiseShift": "bitwise_left_shift",
}


def with_number(name):
    # looked up when it is called, as tools replace functions of torch
    return lambda args: lambda *inputs: getattr(torch, name)(*inputs, **args)


def turned(operate, **others):
    """A number before the tensor, or the function that an argument chooses."""
    def make(args):
        if "input" in args:
            return lambda x: operate(args["input"], x)
        chosen = next((name for option, name in others.items() if option in args), None)
        return None if chosen is None else lambda *inputs: getattr(torch, chosen)(*inputs, *([args["other"]] if "other" in args else []))
    return make


def or_else(first, second):
    return lambda args: first(args) or second(args)


FUNCTIONS = {
    **{kind: with_number(name) for names in (OF_ONE, OF_TWO, OF_TWO_TENSORS, OF_BITS) for kind, name in names.items()},
    "Div": or_else(turned(lambda number, x: number / x), with_number("div")),
    "Remainder": or_else(turned(lambda number, x: number % x, rounding_mode="fmod"), with_number("remainder")),
    "Maximum": or_else(turned(None, ignore_nan="fmax"), with_number("maximum")),
    "Minimum": or_else(turned(None, ignore_nan="fmin"), with_number("minimum")),
    "BitwiseShift": or_else(turned(None, direction="bitwise_right_shift"), with_number("bitwise_left_shift")),
    "BitwiseNot": lambda _args: torch.bitwise_not,
    "Clamp": lambda args: lambda x: torch.clamp(x, args.get("min"), args.get("max")),
    "Pow": or_else(turned(lambda number, x: number ** x), lambda args: lambda *inputs: torch.pow(*inputs, *args.values())),
    "Where": lambda args: lambda mask, *inputs: torch.where(mask, *inputs, *map(as_scalar, args.values())),
    "MaskedFill": lambda args: lambda x, mask, *value: x.masked_fill(mask, *value, *args.values()),
    "Lerp": lambda args: lambda *inputs: torch.lerp(*inputs, *args.values()),
    "AddCMul": lambda args: lambda *inputs: torch.addcmul(*inputs, **args),
    "AddCDiv": lambda args: lambda *inputs: torch.addcdiv(*inputs, **args),
    "To": lambda args: lambda x: x.to(getattr(torch, args["dtype"])),
}


def as_scalar(number):
    return torch.tensor(number)


CASES = [
    *[(kind, {}, [IMAGE]) for kind in OF_ONE],
    ("Logit", {"eps": 0.1}, [IMAGE]),
    ("Round", {"decimals": 2}, [IMAGE]),
    ("NanToNum", {"nan": 1, "posinf": 2}, [IMAGE]),
    *[(kind, {}, [WHOLE]) for kind in ("Neg", "Abs", "Sign", "Square", "LogicalNot", "BitwiseNot", "Sqrt", "Exp")],
    *[(kind, {}, [IMAGE, CHANNELS]) for kind in (*OF_TWO, *OF_TWO_TENSORS)],
    *[(kind, {}, [WHOLE, WHOLE]) for kind in OF_TWO],
    *[(kind, {"other": 2}, [IMAGE]) for kind in OF_TWO],
    *[(kind, {}, [WHOLE, WHOLE]) for kind in OF_BITS],
    *[(kind, {"other": 2}, [WHOLE]) for kind in OF_BITS],
    *[("Div", {"rounding_mode": mode}, [IMAGE, IMAGE]) for mode in ("floor", "trunc")],
    ("Div", {"rounding_mode": "floor"}, [WHOLE, WHOLE]),
    ("Add", {}, [CHANNELS, IMAGE]),
    ("Mul", {}, [CHANNELS, IMAGE]),
    ("Maximum", {}, [IMAGE, IMAGE]),
    ("Maximum", {}, [WHOLE, WHOLE]),
    ("Pow", {}, [IMAGE, IMAGE]),
    ("Pow", {}, [CHANNELS, IMAGE]),
    ("Pow", {"exponent": 2}, [IMAGE]),
    ("Pow", {"exponent": 0.5}, [IMAGE]),
    ("Pow", {"exponent": 2}, [WHOLE]),
    *[(kind, {"input": 2}, [each]) for kind in ("Div", "Pow") for each in (IMAGE, WHOLE)],
    ("Remainder", {"input": 2}, [WHOLE]),  # torch 1.13 has no gradient for it
    *[("Remainder", {"rounding_mode": "trunc", **more}, shapes) for more, shapes in (
        ({}, [IMAGE, CHANNELS]), ({}, [WHOLE, WHOLE]), ({"other": 2}, [IMAGE]),
    )],
    *[(kind, {"ignore_nan": True}, [IMAGE, CHANNELS]) for kind in ("Maximum", "Minimum")],
    ("BitwiseShift", {"direction": "right"}, [WHOLE, WHOLE]),
    *[(kind, {"alpha": 2}, [IMAGE, CHANNELS]) for kind in ("Add", "Sub", "Rsub")],
    ("Clamp", {"min": 0.2}, [IMAGE]),
    ("Clamp", {"min": 0.2, "max": 0.6}, [IMAGE]),
    ("Clamp", {"max": 2}, [WHOLE]),
    ("Where", {}, [MASK, IMAGE, IMAGE]),
    ("Where", {}, [{"shape": [6, 4], "dtype": "bool"}, IMAGE, CHANNELS]),
    ("Where", {"other": 0}, [MASK, IMAGE]),
    ("MaskedFill", {"value": 0}, [IMAGE, MASK]),
    ("MaskedFill", {"value": 0}, [IMAGE, {"shape": [6, 4], "dtype": "bool"}]),
    ("MaskedFill", {}, [IMAGE, MASK, []]),
    ("Lerp", {}, [IMAGE, IMAGE, IMAGE]),
    ("Lerp", {"weight": 0.3}, [IMAGE, IMAGE]),
    ("AddCMul", {}, [IMAGE, IMAGE, CHANNELS]),
    ("AddCMul", {"value": 0.5}, [IMAGE, IMAGE, IMAGE]),
    ("AddCDiv", {}, [IMAGE, IMAGE, CHANNELS]),
    ("To", {"dtype": "float16"}, [IMAGE]),
    ("To", {"dtype": "int64"}, [IMAGE]),
    ("To", {"dtype": "bool"}, [IMAGE]),
    ("To", {"dtype": "float32"}, [WHOLE]),
    ("To", {"dtype": "float32"}, [IMAGE]),
    *[(kind, args, [IMAGE]) for kind, args in (
        ("Tanhshrink", {}), ("Hardshrink", {}), ("Hardshrink", {"lambd": 0.2}), ("Softshrink", {}), ("RReLU", {}),
        ("RReLU", {"lower": 0.2, "upper": 0.5}), ("RReLU", {"inplace": True}),
        ("Threshold", {"threshold": 0.1, "value": 20}), ("Threshold", {"threshold": 0.1, "value": 0, "inplace": True}),
        ("GLU", {"dim": 1}), ("GLU", {}), ("Softmin", {"dim": 1}), ("Softmax2d", {}), ("Softsign", {}), ("CELU", {}),
    )],
]
