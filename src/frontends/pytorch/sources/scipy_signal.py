"""scipy.signal: the windows and filters that layers are made of, by their lengths."""

import numpy as np


def _some(*shape):
    return np.random.rand(*shape)


def _window(name):
    def window(M, *args, sym=True, **kwargs):
        return _some(M)

    window.__name__ = name
    return window


for _name in (
    "barthann bartlett blackman blackmanharris bohman boxcar chebwin cosine dpss exponential flattop gaussian "
    "general_cosine general_gaussian general_hamming hamming hann kaiser kaiser_bessel_derived nuttall parzen taylor "
    "triang tukey"
).split():
    globals()[_name] = _window(_name)


def get_window(window, Nx, fftbins=True):
    return _some(Nx)


def firwin(numtaps, cutoff, width=None, window="hamming", pass_zero=True, scale=True, nyq=None, fs=None):
    return _some(numtaps)


def kaiser_beta(a):
    if a > 50:
        return 0.1102 * (a - 8.7)
    return 0.5842 * (a - 21) ** 0.4 + 0.07886 * (a - 21) if a > 21 else 0.0


def kaiser_atten(numtaps, width):
    return 2.285 * (numtaps - 1) * np.pi * width + 7.95


def butter(N, Wn, btype="low", analog=False, output="ba", fs=None):
    order = 2 * N if btype.startswith("band") else N
    if output == "sos":
        return _some((order + 1) // 2, 6)
    return (_some(order), _some(order), 1.0) if output == "zpk" else (_some(order + 1), _some(order + 1))
