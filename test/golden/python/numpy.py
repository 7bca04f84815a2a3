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
np.zeros(shape=(2,), dtype=np.int32).tolist()
np.ones((2, 2), np.int64).tolist()
np.ones(2, float).tolist()
np.empty((2, 3)).shape
np.full((2, 2), 3).tolist()
np.full(2, 1.5).tolist()
np.full_like(np.array([1, 2]), 7).tolist()
np.zeros_like([1, 2]).tolist()
np.ones_like(np.array([1.5])).tolist()
np.identity(2).tolist()
np.eye(2, 3).tolist()
np.eye(3, k=1).tolist()
np.arange(3).tolist()
np.arange(1, 4).tolist()
np.arange(0, 1, 0.25).tolist()
np.arange(3, dtype=np.float32).tolist()
np.arange(5, 0, -1).tolist()
np.arange(1, stop=4).tolist()
np.arange(start=1, stop=4, step=2).tolist()
np.linspace(0, 1, 3).tolist()
np.linspace(0, 1, 3, endpoint=False).tolist()
np.linspace(0, 1, num=3).tolist()
np.linspace(start=0, stop=1, num=3).tolist()
np.linspace(0, 10, 5, dtype=int).tolist()
np.linspace(0, 1).shape
np.logspace(0, 3, 4, base=2).tolist()
np.logspace(0, 1).shape
np.array([1, 2, 3]) * 2
np.array([1, 2, 3]) / 2
2 * np.array([1, 2])
np.array([1, 2]) ** 2
np.array([5, 7]) // 2
np.array([5, 7]) % 2
-np.array([1, 2])
abs(np.array([-1, 2]))
np.array([1, 2]) > 1
(np.array([1, 2]) > 1).sum()
(np.array([1, 2]) > 1).any()
(np.array([1, 2]) > 1).all()
np.array([[1, 2], [3, 4]]).sum()
np.array([[1, 2], [3, 4]]).sum(0).tolist()
np.array([[1, 2], [3, 4]]).sum(axis=1).tolist()
np.array([[1, 2], [3, 4]]).sum(axis=1, keepdims=True).tolist()
np.array([[1, 2], [3, 4]]).sum(axis=(0, 1))
np.array([[1, 2], [3, 4]]).mean()
np.array([[1, 2], [3, 4]]).mean(axis=0).tolist()
np.array([[1, 2], [3, 4]]).std()
np.array([[1, 2], [3, 4]]).var(axis=1).tolist()
np.array([[1, 2], [3, 4]]).std(ddof=1)
np.array([[1, 2], [3, 4]]).max(1).tolist()
np.array([[1, 2], [3, 4]]).min(axis=0).tolist()
np.array([[1, 2], [3, 4]]).max()
np.array([3, 1]).argmin()
np.array([[1, 2], [4, 3]]).argmax(axis=1).tolist()
np.array([3, 1, 2]).argsort().tolist()
np.array([1, 2]).cumsum().tolist()
np.array([[1, 2], [3, 4]]).cumsum(axis=0).tolist()
np.array([1, 2]).cumprod().tolist()
np.array([1, 5]).clip(2, 3).tolist()
np.array([[1, 2], [3, 4]]).flatten().tolist()
np.array([[1, 2], [3, 4]]).ravel().tolist()
np.array([[1, 2], [3, 4]]).reshape(4).tolist()
np.array([[1, 2], [3, 4]]).reshape((1, -1)).tolist()
np.array([[1, 2], [3, 4]]).T.tolist()
np.array([[1, 2], [3, 4]]).transpose().tolist()
np.array([[1, 2], [3, 4]]).transpose(1, 0).tolist()
np.array([[1, 2], [3, 4]]).transpose((1, 0)).tolist()
np.array([[1, 2], [3, 4]]).swapaxes(0, 1).tolist()
np.array([[1, 2]]).squeeze().tolist()
np.array([1, 2]).astype(float).tolist()
np.array([1.7, 2]).astype(int).tolist()
np.array([1, 2]).astype(bool).tolist()
np.array([1, 2]).copy().tolist()
np.array([1, 2]).item(1)
np.array([[5]]).item()
np.array([1, 2]).size
np.array([1, 2]).ndim
np.array([[1, 2]]).shape
np.array([1, 2]).nbytes
np.array([1, 2]).itemsize
np.array([[1, 2]]).flat[1]
list(np.array([[1, 2], [3, 4]]).flat)
np.array([1, 2]).tolist()
np.array([1, 2, 3])[[0, 2]]
np.array([1, 2, 3])[np.array([0, 2])].tolist()
np.array([1, 2, 3])[::-1].tolist()
np.array([1, 2, 3])[np.array([True, False, True])].tolist()
np.array([[1, 2], [3, 4]])[:, ::-1].tolist()
np.array([[1, 2], [3, 4]])[:, None].shape
np.array([[1, 2], [3, 4]])[..., np.newaxis].shape
np.array([1, 2, 3])[-1]
len(np.array([[1, 2]]))
int(np.array([3])[0])
[int(v) for v in np.array([1, 2])]
float(np.array(2.5))
np.prod([[1, 2], [3, 4]], axis=0).tolist()
np.prod((2, 3), dtype=int)
int(np.prod([2, 3]))
np.sum([[1, 2], [3, 4]], axis=0).tolist()
np.sum([True, True])
np.mean([1, 2])
np.mean([[1, 2], [3, 4]], 1).tolist()
np.median([1, 2, 3, 4])
np.max([1, 5, 2])
np.amax([[1, 5]], axis=1).tolist()
np.min([3, 1])
np.ptp([3, 1, 7])
np.argmax([[1, 5], [7, 2]], axis=1).tolist()
np.argmin([3, 1])
np.sort([3, 1, 2]).tolist()
np.sort([[3, 1], [2, 5]], axis=0).tolist()
np.argsort([3, 1, 2])[::-1].tolist()
np.diff([1, 4, 9], 2).tolist()
np.diff([1, 4, 9], n=2).tolist()
np.cumsum([0.1, 0.2]).tolist()
np.flip([1, 2, 3]).tolist()
np.flip([[1, 2], [3, 4]], axis=1).tolist()
np.flip([[1, 2], [3, 4]], 0).tolist()
np.roll([[1, 2], [3, 4]], 1, axis=1).tolist()
np.roll([[1, 2], [3, 4]], shift=1, axis=0).tolist()
np.concatenate(([1], [2.5])).tolist()
np.stack([[1, 2], [3, 4]], axis=1).tolist()
np.vstack([[1, 2], [3, 4]]).tolist()
np.hstack([[1, 2], [3]]).tolist()
np.tile([1, 2], (2, 1)).tolist()
np.tile(np.array([1, 2]), reps=2).tolist()
np.split(np.arange(4), 2)
np.split(np.arange(4), [1, 3])
np.array_split(np.arange(5), 2)
np.array_split(range(5), 2)
np.transpose([[1, 2], [3, 4]]).tolist()
np.transpose(np.zeros((2, 3, 4)), (2, 0, 1)).shape
np.transpose(np.zeros((2, 3, 4)), axes=(2, 0, 1)).shape
np.swapaxes(np.zeros((2, 3)), 0, 1).shape
np.moveaxis(np.zeros((2, 3, 4)), 0, -1).shape
np.expand_dims([1, 2], 0).tolist()
np.expand_dims([1, 2], axis=1).tolist()
np.squeeze([[1, 2]]).tolist()
np.squeeze(np.zeros((1, 2, 1)), axis=0).shape
np.reshape([1, 2, 3, 4], (2, 2)).tolist()
np.reshape(np.arange(4), (2, -1)).tolist()
np.ravel([[1, 2]]).tolist()
np.meshgrid([1, 2], [3, 4])
np.meshgrid([1, 2], [3, 4], indexing='ij')
np.stack(np.meshgrid([1, 2], [3]), -1).tolist()
np.where(np.array([1, -1]) > 0, 1, 0).tolist()
np.where([True, False], [1, 2], [3, 4]).tolist()
np.where(np.array([0, 1]) > 0)
np.nonzero(np.array([0, 1]))
np.maximum([1, 5], 3).tolist()
np.minimum(3, 5)
np.maximum(2.5, 1)
np.clip([1, 5, 9], 2, 6).tolist()
np.clip(np.array([1, 5]), a_min=None, a_max=3).tolist()
np.abs([-1, 2]).tolist()
np.absolute(-2.5)
np.fabs(-2)
np.sign([-2, 0, 3]).tolist()
np.sqrt([4, 9]).tolist()
np.sqrt(2)
np.square([2, 3]).tolist()
np.exp([0, 1]).tolist()
np.exp(1)
np.log([1, np.e]).tolist()
np.log2(8)
np.log10([10, 100]).tolist()
np.log1p(0)
np.expm1(0)
np.power(2, [1, 2]).tolist()
np.power([2, 3], 2).tolist()
np.power(2.0, -1)
np.mod([7, -1], 3).tolist()
np.floor([1.5, -1.5]).tolist()
np.ceil(2.1)
np.ceil(np.array([1.2])).astype(int).tolist()
np.round(2.5)
np.round([1.234, 5.678], 1).tolist()
np.round(2.345, decimals=1)
np.around(2.6)
np.rint([1.5, 2.5]).tolist()
np.trunc(-1.7)
np.fix(1.7)
np.sin(0)
np.cos([0]).tolist()
np.tan(0.0)
np.arcsin(1)
np.arctan2(1, 1)
np.arctan([0]).tolist()
np.gcd.reduce([12, 18])
np.lcm(4, 6)
np.gcd([4, 6], 2).tolist()
np.floor_divide([7, 9], 2).tolist()
np.add(1, 2)
np.add([1, 2], 3).tolist()
np.subtract(5, 3)
np.multiply([1, 2], [3, 4]).tolist()
np.multiply.outer([1, 2], [3, 4]).tolist()
np.add.outer([1, 2], [3, 4]).tolist()
np.subtract.outer(np.arange(2), np.arange(2)).tolist()
np.add.reduce([1, 2, 3])
np.divide(1, 4)
np.true_divide([1, 2], 4).tolist()
np.dot([1.5], [2])
np.linalg.norm(np.zeros((2, 3)), ord=2, axis=1).shape
np.triu(np.ones((2, 2)), 1).tolist()
np.triu(np.ones((2, 2)), k=1).tolist()
np.tril(np.ones((2, 2), dtype=int)).tolist()
np.diag([1, 2]).tolist()
np.isnan(float('nan'))
np.isnan([1.0, float('nan')]).tolist()
np.isinf(np.inf)
np.isfinite(1)
np.all([True, False])
np.any([[0, 1], [0, 0]], axis=1).tolist()
np.all(np.array([1, 2]) > 0)
np.logical_and(True, False)
np.logical_and([True, False], [True, True]).tolist()
np.logical_not([True, False]).tolist()
np.logical_or(0, 1)
np.invert([True]).tolist()
np.allclose([1.0], [1.0])
np.count_nonzero([0, 1])
np.isscalar([3])
np.isscalar('a')
np.ndim([[1]])
np.shape([[1, 2]])
np.size([1, 2])
np.atleast_1d(3).tolist()
np.atleast_2d([1, 2]).tolist()
np.broadcast_to([1, 2], (2, 2)).tolist()
np.asarray([1, 2]).tolist()
np.asarray([1, 2], dtype=np.float32).tolist()
np.asarray(np.array([1])).tolist()
np.ascontiguousarray([1]).tolist()
np.array(range(3)).tolist()
np.array([[1, 2], [3, 4]], dtype=float).tolist()
np.array((1, 2)).tolist()
np.array(5).shape
np.array([]).shape
np.array([[]]).shape
np.float32(1.5)
np.float64(2)
np.int32(2.7)
np.bool_(1)
np.uint8(3)
np.int64(5) // 2
np.finfo(np.float32).max > 1e38
np.finfo(np.float32).eps
np.iinfo(np.int32).max
np.newaxis is None
np.random.rand(2, 3).shape
np.random.randn(2).shape
np.random.random((2, 3)).shape
np.random.random(3).shape
np.random.normal(0, 1, (2, 3)).shape
np.random.normal(size=(2,)).shape
np.random.uniform(0, 1, 3).shape
np.random.uniform(-1, 1, size=[2, 3]).shape
np.random.randint(0, 5, (2, 3)).shape
np.random.choice(5, 3).shape
np.random.permutation(5).shape
np.random.permutation([1, 2, 3]).shape
np.random.permutation(np.zeros((4, 2))).shape
np.random.standard_normal((2, 3)).shape
np.random.seed(0)
np.random.RandomState(0).rand(2).shape
np.random.RandomState(seed=0).randn(2, 3).shape
np.random.default_rng(0).random((2, 3)).shape
np.random.default_rng(0).normal(size=(2,)).shape
np.random.default_rng(0).integers(0, 3, (2,)).shape
np.random.shuffle(np.arange(3))
np.random.beta(1, 1, 3).shape
np.random.binomial(1, 0.5, (2,)).shape
np.random.exponential(1, (2,)).shape
isinstance(np.array([1]), np.ndarray)
isinstance(np.int64(1), (int, np.integer))
np.array(3).astype(int).item()
np.__version__ >= '1'
after(lambda c: c.fill(7), a)
after(lambda c: c.__setitem__(0, 5), a)
after(lambda c: c.__setitem__((slice(None), 1), 5), b)
after(lambda c: c.__setitem__(1, [5, 6]), b)
after(lambda c: c.__setitem__(c > 1, 0), a)
after(lambda c: c.sort(), np.array([3, 1, 2]))
after(lambda c: c.sort(axis=0), np.array([[3, 1], [2, 5]]))
after(lambda c: np.fill_diagonal(c, 9), b)
after(lambda c: np.fill_diagonal(c, 9), np.zeros((3, 2)))
after(lambda c: np.fill_diagonal(c, 9), np.zeros((2, 3)))
np.array([1.5, 2]).dtype == np.float64
np.array([1.5, 2], dtype=np.float32).dtype == np.float32
np.zeros(3).dtype == np.float64
np.zeros(3, dtype=int).dtype == np.int64
(a / 2).dtype == np.float64
(np.float32(2) * np.zeros(2, np.float32)).dtype == np.float32
np.sqrt(a).dtype == np.float64
np.sqrt(np.ones(2, np.float32)).dtype == np.float32
np.random.rand(2).dtype == np.float64
np.random.randint(0, 5, 3).dtype == np.int64
np.random.permutation(5).dtype == np.int64
a.astype(float).dtype == np.float64
a.astype('float32').dtype == np.float32
a.astype(dtype=np.int32).dtype == np.int32
np.random.normal(0, 1, [2, 3]).shape
np.sort(np.random.rand(3)).shape
np.cumsum(np.random.rand(2, 3)).shape
np.cumsum(np.random.rand(2, 3), axis=1).shape
np.cumprod(np.random.rand(2, 3)).shape
np.median(np.random.rand(2, 3), axis=1).shape
np.diff(np.random.rand(2, 3), axis=0).shape
np.max(np.random.rand(2, 3), axis=1).shape
np.amin(np.random.rand(2, 3), 0).shape
np.argsort(np.random.rand(3))[::-1].shape
np.random.permutation(np.zeros((4, 2)))[::-2].shape
np.linalg.norm(np.random.rand(2, 3), axis=1).shape
np.linalg.inv(np.random.rand(3, 3)).shape
np.matmul(np.random.rand(2, 3), np.random.rand(3, 4)).shape
np.transpose(np.arange(6).reshape(1, 2, 3), (2, 0, 1)).tolist()
b.transpose(-1, 0).tolist()
np.arange(6).reshape(2, 3)[::-1, ::2].tolist()
np.arange(6)[4:1:-2].tolist()
np.arange(6)[-2::-1].tolist()
np.max([]) if False else 0
np.diff([[1, 4], [9, 16]], axis=0).tolist()
np.roll(a, -1).tolist()
np.roll([[1, 2], [3, 4]], 1).tolist()
np.any([], axis=None)
np.sum([True, False])
np.cumsum([True, True]).tolist()
np.prod([True, True])
np.lcm(0, 5)
np.lcm(-4, 6)
np.round(3.5)
np.round(-1.25, 1)
a.round().tolist()
np.array([1.26, 2.34]).round(1).tolist()
np.dot([1.5, 2], [2, 4])
np.dot([1, 2], [0.5, 1])
np.ptp([[1, 5], [2, 9]], axis=1).tolist()
np.mean([[1, 2], [3, 5]], axis=1, keepdims=True).tolist()
np.sum([[1, 2], [3, 5]], keepdims=True).tolist()
np.std([[1, 2], [3, 5]], axis=0, ddof=1).tolist()
np.var([1, 2, 4], ddof=1)
np.median([[1, 2], [3, 5]], axis=0).tolist()
np.arange(2.5).tolist()
np.arange(1, 2, 0.5).tolist()
np.linspace(0, 1, 1).tolist()
np.linspace(0, 1, 0, endpoint=False).tolist()
np.eye(2, 3, k=-1).tolist()
np.eye(2, dtype=int).tolist()
np.full((2,), True).tolist()
np.full((2,), 3, dtype=float).tolist()
np.full_like(a, 2.5).tolist()
np.full_like(a, 2.5, dtype=float).tolist()
np.empty_like(b).shape
np.zeros_like(a, dtype=float).tolist()
np.iinfo(np.int64).max
np.iinfo(np.int8).min
np.iinfo(np.uint8).max
np.finfo(np.float16).max
np.finfo(np.float64).eps
np.finfo(np.float32).tiny > 0
np.ndim(3)
np.ndim(b)
np.shape(b)
np.shape(3)
np.size(b)
a.nbytes
b.itemsize
b.item(2)
b.item()  if False else b.item(-1)
a.flat[2]
list(b.flat)
np.dtype('int32') == np.int32
np.dtype(float) == np.float64
np.array_split(a, 2)
np.split(b, 2, axis=1)
np.nonzero(a > 1)
np.where(a > 1)
np.allclose([1.0, 2], [1.0, 2])
"""

a = np.array([1, 2, 3])
b = np.array([[1, 2], [3, 4]])


def after(change, array):
    copy = array.copy()
    change(copy)
    return copy


def plain(value):
    if isinstance(value, (list, tuple)):
        return type(value)(plain(one) for one in value)
    return value.tolist() if hasattr(value, "tolist") else value


found = []
for expression in EXPRESSIONS.strip().splitlines():
    value = eval(expression)
    found.append([expression, repr(plain(value))])
print("[")
print(",\n".join("  " + json.dumps(pair) for pair in found))
print("]")
