"""Functions of numpy that are made of others."""

import math

import numpy as np


def _window(points, first, rest):
    if points < 1:
        return np.array([])
    if points == 1:
        return np.ones(1)
    return np.array([first + rest * math.cos(math.pi * at / (points - 1)) for at in range(1 - points, points, 2)])


def hanning(M):
    return _window(M, 0.5, 0.5)


def hamming(M):
    return _window(M, 0.54, 0.46)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    steps = num - 1 if endpoint else num
    return np.array([start * (stop / start) ** (at / max(1, steps)) for at in range(num)])


def _interpolated(x, xp, fp):
    if x <= xp[0]:
        return float(fp[0])
    for at in range(1, len(xp)):
        if x <= xp[at]:
            share = (x - xp[at - 1]) / (xp[at] - xp[at - 1])
            return float(fp[at - 1] + share * (fp[at] - fp[at - 1]))
    return float(fp[-1])


def interp(x, xp, fp, left=None, right=None, period=None):
    if isinstance(x, (int, float)):
        return _interpolated(x, xp, fp)
    return np.array([_interpolated(each, xp, fp) for each in x])


def polyval(p, x):
    found = 0
    for factor in p:
        found = found * x + factor
    return found


def array_equal(a1, a2, equal_nan=False):
    first, second = np.asarray(a1), np.asarray(a2)
    return tuple(first.shape) == tuple(second.shape) and bool((first == second).all())


def _pairs(width, rank):
    if isinstance(width, int):
        return [(width, width)] * rank
    pairs = [(each, each) if isinstance(each, int) else tuple(each) for each in width]
    if all(isinstance(each, int) for each in width) and len(width) == 2:
        pairs = [tuple(width)]
    pairs = [each * 2 if len(each) == 1 else each for each in pairs]
    return pairs * rank if len(pairs) == 1 else pairs


def pad(array, pad_width, mode="constant", **options):
    array = np.asarray(array)
    pairs = _pairs(pad_width, array.ndim)
    shape = [before + size + after for (before, after), size in zip(pairs, array.shape)]
    if mode != "constant":
        return np.random.rand(*shape).astype(array.dtype)
    made = np.full(shape, options.get("constant_values", 0), dtype=array.dtype)
    made[tuple(slice(before, before + size) for (before, _), size in zip(pairs, array.shape))] = array
    return made


def indices(dimensions, dtype=int, sparse=False):
    return np.stack(np.meshgrid(*[np.arange(size) for size in dimensions], indexing="ij"))


def ix_(*args):
    return tuple(
        np.asarray(each).reshape([-1 if at == axis else 1 for at in range(len(args))]) for axis, each in enumerate(args)
    )


def in1d(ar1, ar2, assume_unique=False, invert=False):
    wanted = list(ar2)
    return np.array([(each in wanted) != invert for each in ar1])


def setdiff1d(ar1, ar2, assume_unique=False):
    left_out = list(ar2)
    return np.array(sorted({each for each in ar1 if each not in left_out}))


def digitize(x, bins, right=False):
    return np.array([sum(edge < each if right else edge <= each for edge in bins) for each in x])
