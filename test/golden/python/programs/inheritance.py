class A:
    def __init__(self, **kw): self.a = 1; super().__init__(**kw)
    def hi(self): return 'A'
    @classmethod
    def make(cls): return cls.__name__
    @property
    def v(self): return 'Av'
class B(A):
    def __init__(self, **kw): super(B, self).__init__(**kw); self.b = 2
    def hi(self): return 'B' + super().hi()
    @classmethod
    def make(cls): return 'B' + super().make()
    @property
    def v(self): return super().v + 'B'
class C(A):
    def hi(self): return 'C' + super(C, self).hi()
class D(B, C):
    def hi(self): return 'D' + super().hi()
    def comp(self): return [super(D, self).hi() for _ in range(1)]
    def inner(self):
        def f(): return super(D, self).hi()
        return f()
    def lam(self): return (lambda: super(D, self).hi())()
    def nested(self):
        def g():
            return __class__.__name__
        return g()
d = D(); print(d.hi(), D.make(), d.v, d.comp(), d.inner(), d.lam(), d.nested(), [c.__name__ for c in D.__mro__])
class M(type):
    def __new__(m, name, bases, ns, **kw):
        c = super().__new__(m, name, bases, ns); c.kw = kw; return c
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a): o = super().__call__(*a); o.made = True; return o
class E(metaclass=M, x=1): pass
print(E.kw, E().made)
class Base:
    subs = []
    def __init_subclass__(cls, tag=None, **kw): super().__init_subclass__(**kw); Base.subs.append((cls.__name__, tag))
class S1(Base, tag='t'): pass
class S2(S1): pass
print(Base.subs)
class Desc:
    def __set_name__(self, o, n): self.n = n
    def __get__(self, i, o): return i.__dict__.get(self.n, 'none') if i is not None else self
    def __set__(self, i, v): i.__dict__[self.n] = v * 2
class H: x = Desc()
h = H(); print(h.x); h.x = 4; print(h.x)
class Sing:
    _i = None
    def __new__(cls):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
print(Sing() is Sing())
class N:
    def __getattr__(self, n): return n.upper()
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
    def __contains__(self, x): return x == 9
    def __call__(self, *a): return a
    def __iter__(self): return iter([7])
    def __bool__(self): return False
    def __add__(self, o): return 'add'
    def __radd__(self, o): return 'radd'
    def __eq__(self, o): return True
    def __hash__(self): return 1
    def __repr__(self): return 'N!'
    def __format__(self, s): return 'fmt' + s
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __missing__(self, k): return k
n = N(); print(n.abc, len(n), n[1], 9 in n, n(1), list(n), bool(n), n + 1, 1 + n, n == 5, n, f'{n:x}', {n: 1}[n])
with n: raise ValueError
print(isinstance(d, (A, int)), issubclass(D, C), type(d).__name__, hasattr(d, 'b'), getattr(d, 'zz', 5), vars(d), callable(d.hi))
class Slots:
    __slots__ = ('a',)
    def __init__(self): self.a = 1
s = Slots(); print(s.a)
class LD(dict):
    def __missing__(self, k): return k + '!'
print(LD()['x'], LD(a=1)['a'])
class LL(list):
    def total(self): return sum(self)
print(LL([1,2]).total(), LL([1]) + [2])
from abc import ABC, abstractmethod
class Abs(ABC):
    @abstractmethod
    def f(self): ...
try: Abs()
except TypeError as e: print('abstract')
from typing import Generic, TypeVar, Protocol
T = TypeVar('T')
class G(Generic[T]):
    def __init__(self, x: T): self.x = x
print(G[int](5).x, G(6).x)
