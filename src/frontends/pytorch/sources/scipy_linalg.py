"""scipy.linalg: the factors of matrices, whose elements are known only when the code runs."""

import numpy as np


def _some(*shape):
    return np.random.rand(*shape)


def qr(a, overwrite_a=False, lwork=None, mode="full", pivoting=False, check_finite=True):
    rows, columns = np.asarray(a).shape
    inner = min(rows, columns) if mode == "economic" else rows
    upper = _some(inner, columns)
    factors = (upper,) if mode == "r" else (_some(rows, inner), upper)
    return factors + (_some(columns),) if pivoting else factors


def lu(a, permute_l=False, overwrite_a=False, check_finite=True):
    rows, columns = np.asarray(a).shape
    inner = min(rows, columns)
    factors = _some(rows, inner), _some(inner, columns)
    return factors if permute_l else (_some(rows, rows),) + factors


def svd(a, full_matrices=True, compute_uv=True, overwrite_a=False, check_finite=True):
    rows, columns = np.asarray(a).shape
    inner = min(rows, columns)
    if not compute_uv:
        return _some(inner)
    left, right = (rows, columns) if full_matrices else (inner, inner)
    return _some(rows, left), _some(inner), _some(right, columns)


def inv(a, overwrite_a=False, check_finite=True):
    return _some(*np.asarray(a).shape)


def expm(A):
    return _some(*np.asarray(A).shape)


def block_diag(*arrays):
    shapes = [np.asarray(one).shape for one in arrays]
    return _some(sum(shape[0] for shape in shapes), sum(shape[1] for shape in shapes))
