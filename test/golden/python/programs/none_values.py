"""None is a value like any other: it is no missing attribute, default, entry or result."""
import inspect
from dataclasses import dataclass, field, fields, replace
from collections import defaultdict, OrderedDict, namedtuple, ChainMap
from functools import partial, reduce, lru_cache, cached_property
from itertools import accumulate, zip_longest
from types import SimpleNamespace

class A:
    x = None
    def __init__(self): self.y = None
a = A()
print(getattr(a, 'x', 1), getattr(a, 'y', 2), getattr(a, 'z', 3), hasattr(a, 'y'), getattr(SimpleNamespace(k=None), 'k', 4))
d = {'k': None}
print(d.get('k', 1), d.pop('k', 2), d.pop('k', 3), d.setdefault('n', None), d.setdefault('n', 5), {None: 1}.get(None), next(iter([None]), 7), next(iter([]), None))

@dataclass
class C:
    a: int
    b: object = field(default=None)
    c: object = None
    d: list = field(default_factory=list)
    e: object = field(default=None, repr=False)
print(C(1), [f.default is None for f in fields(C)], replace(C(1, b=3), b=None).b)

def f(a, b=None, *, c=None): return a, b, c
signature = inspect.signature(f)
print([(p.name, p.default is None, p.default is inspect.Parameter.empty) for p in signature.parameters.values()], inspect.getfullargspec(f).defaults, f.__defaults__, f.__kwdefaults__)
print(partial(f, 1, None)(), partial(f, b=None)(2), reduce(lambda x, y: None, [1, 2], None), list(zip_longest([1], [2, 3], fillvalue=None)), list(accumulate([1, 2], lambda x, y: None)))

class D:
    def __get__(self, instance, owner): return None
    def __set_name__(self, owner, name): self.name = name
class N:
    d = D()
    @property
    def p(self): return None
    @cached_property
    def q(self): return None
    def __getattr__(self, name): return None
    def __getitem__(self, i): return None
    def __call__(self): return None
    def __add__(self, other): return None
    def __radd__(self, other): return None
    def __neg__(self): return None
    def __enter__(self): return None
    def __exit__(self, *a): return None
    def __iter__(self): return iter([None])
    def __eq__(self, other): return None
    def __lt__(self, other): return None
    def __missing__(self): return None
    def __iadd__(self, other): return None
n = N()
print(n.d, N.d, n.p, n.q, n.q, n.anything, n[0], n(), n + 1, 1 + n, -n, list(n), n == 1, n < 1, n != 1)
with n as w: print(w)
n += 1
print(n)
class M(dict):
    def __missing__(self, key): return None
print(M()['x'], defaultdict(lambda: None)['q'], OrderedDict(a=None).get('a', 1), ChainMap({'a': None}, {'a': 1})['a'], namedtuple('P', 'a b', defaults=(None,))(1))
@lru_cache(None)
def g(x):
    print('g', x)
    return None
print(g(1), g(1))
def gen():
    got = yield None
    print('got', got)
    return None
it = gen(); print(next(it))
try: it.send(None)
except StopIteration as s: print(s.value, s.args)
x = None
def outer():
    x = None
    def inner(): return x
    return inner()
print(outer(), x, (lambda v=None: v)(), [v for v in [None]], {k: v for k, v in [('a', None)]}, max([None], key=lambda v: 1), sorted([3, 1], key=None), min([], default=None))
class K:
    v = 1
class L(K):
    v = None
print(L.v, L().v, super(L, L()).v, vars(L)['v'], L.__dict__.get('v', 5), 'v' in L.__dict__)
f.attr = None
print(f.attr, getattr(f, 'attr', 3), f.__doc__, type(None).__name__, isinstance(None, type(None)))
match {'a': None}:
    case {'a': None}: print('matched')
a, *b = None, None
print(a, b, [*b], {**{'z': None}}, '%s %r' % (None, None), f'{None}', '{}'.format(None), str(None))
def h(*args, k=1, **kw): return args, k, kw
print(h(None, k=None, z=None), h(*[None], **{'k': None}))
del a
try: print(a)
except NameError: print('deleted')


# A class reads all attributes its own way.
class Mapped:
    names = {'width': 'n_embd'}

    def __setattr__(self, key, value):
        super().__setattr__(super().__getattribute__('names').get(key, key), value)

    def __getattribute__(self, key):
        if key != 'names' and key in super().__getattribute__('names'):
            key = super().__getattribute__('names')[key]
        return super().__getattribute__(key)

    def __getattr__(self, key):
        if key.startswith('_'):
            raise AttributeError(key)
        return f'no {key}'


class Further(Mapped):
    pass


further = Further()
further.width = 3
print(further.n_embd, further.width, further.__dict__, further.other, hasattr(further, '_x'), getattr(further, '_x', None))
further.missing = None
print(further.missing, getattr(further, 'missing', 5))
