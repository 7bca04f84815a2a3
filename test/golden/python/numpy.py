"""Prints what numpy gives for each expression: python3 numpy.py > numpy.json."""
import json
import os
import sys

sys.path = [path for path in sys.path if os.path.abspath(path or ".") != os.path.dirname(os.path.abspath(__file__))]
import numpy as np

EXPRESSIONS = """
np.prod([2, 3, 4])
int(np.prod((2, 3)))
np.prod([]) == 1
np.linspace(0, 1, 5).tolist()
[float(x) for x in np.linspace(0, 0.5, 3)]
np.cumsum([1, 2, 3]).tolist()
np.arange(5).tolist()
np.arange(2, 10, 3).tolist()
len(np.arange(4))
int(np.log2(8))
np.ceil(2.3)
int(np.ceil(7 / 2))
np.floor(2.7)
np.sqrt(16.0)
int(np.round(2.6))
a.shape
a.sum()
a.mean()
a.max()
a.min()
(a * 2).tolist()
(a + a).tolist()
a[1]
a[-1]
a[1:].tolist()
a.tolist()
a.dtype == np.int64
b.shape
b.T.tolist()
b.reshape(-1).tolist()
b[0, 1]
b[:, 0].tolist()
b.ndim
len(b)
np.zeros((2, 3)).shape
np.ones(3).tolist()
np.full((2,), 7).tolist()
np.eye(2).tolist()
np.concatenate([[1], [2, 3]]).tolist()
np.stack([[1, 2], [3, 4]]).shape
np.tile([1, 2], 2).tolist()
np.argmax([1, 5, 2])
np.argsort([3, 1, 2]).tolist()
np.diff([1, 4, 9]).tolist()
np.sum([1, 2])
np.mean([1, 2, 3])
np.abs(-3)
np.max([1, 9])
np.min((4, 2))
np.maximum(3, 5)
np.minimum([1, 5], [3, 2]).tolist()
np.clip(7, 0, 5)
np.power(2, 3)
np.exp(0)
np.log(1.0)
np.mod(7, 3)
np.floor_divide(7, 2)
np.where(np.array([1, 0]) > 0, 5, 6).tolist()
np.array([1, 2]).astype(int).tolist()
np.unique([3, 1, 3]).tolist()
np.dot([1, 2], [3, 4])
np.isscalar(3)
np.pi > 3
[int(x) for x in np.linspace(16, 64, 4)]
np.array([0.5, 1.5]).astype(np.int32).tolist()
np.int64(3) + 1
np.float32(0.5) * 2
int(np.int32(7))
[16 * 2 ** i for i in np.arange(2)]
range(int(np.array([3])[0]))
sum(np.array([1, 2]))
list(np.array([1, 2]))
np.array([1, 2]) == np.array([1, 3])
any(np.array([0, 1]) == 1)
np.cumprod([1, 2, 3]).tolist()
np.outer([1, 2], [3, 4]).tolist()
np.meshgrid([1, 2], [3])[0].tolist()
np.median([1, 3, 2])
np.std([1, 1])
np.sort([3, 1]).tolist()
np.flip([1, 2]).tolist()
np.split(np.arange(4), 2)[1].tolist()
np.squeeze(np.zeros((1, 2))).shape
np.transpose(np.zeros((1, 2))).shape
np.expand_dims(np.zeros(2), 0).shape
np.log10(100)
np.logspace(0, 2, 3).tolist()
np.inf > 1
np.any([0, 1])
np.all([1, 1])
np.sign(-2)
np.count_nonzero([0, 1, 2])
np.cos(0)
np.arctan2(0, 1)
np.trunc(2.5)
np.gcd(4, 6)
np.vstack([[1], [2]]).shape
np.hypot(3, 4)
np.square(3)
np.isnan(1.0)
np.atleast_1d(3).shape
np.array(5).item()
np.broadcast_to([1], (2,)).tolist()
np.triu(np.ones((2, 2))).tolist()
np.round(2.345, 2)
np.roll([1, 2, 3], 1).tolist()
a.size
(a * 2).size
b.T.size
b[0].size
np.linspace(0, 1, num=5).size
np.linspace(0, 1).size
np.triu(np.ones((3, 3)), k=1).sum()
np.clip(b, a_min=1, a_max=2).size
np.tile(a, 2).size
np.transpose(b, (1, 0)).shape
b.transpose().shape
b.transpose(1, 0).shape
b.repeat(2, axis=0).shape
b.repeat(2).size
b.max(axis=1).size
b.copy().size
np.meshgrid(np.arange(2), np.arange(3))[0].size
isinstance(a, np.ndarray)
np.array([1, 2], dtype=np.float32).size
"""

a = np.array([1, 2, 3])
b = np.array([[1, 2], [3, 4]])
found = []
for expression in EXPRESSIONS.strip().splitlines():
    value = eval(expression)
    found.append([expression, repr(value.tolist() if hasattr(value, "tolist") else value)])
print("[")
print(",\n".join("  " + json.dumps(pair) for pair in found))
print("]")
