import functools
from functools import lru_cache, wraps, singledispatch, cached_property, total_ordering, reduce, partialmethod
import contextlib
def d(arg):
    def w(f):
        @wraps(f)
        def inner(*a, **k):
            print('before', arg, f.__name__)
            return f(*a, **k)
        return inner
    return w
@d(1)
@d(2)
def f(x): return x * 2
print(f(3), f.__name__, f.__wrapped__.__name__)
class K:
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
    @property
    def p(self): return self._p
    @p.setter
    def p(self, v): self._p = v
    @cached_property
    def cp(self):
        print('computing'); return 5
    @functools.lru_cache(maxsize=None)
    def lc(self, n): print('lc', n); return n
    @d('m')
    def m(self): return 'm'
k = K(); k.p = 3; print(k.p, K.s(1), k.s(2), K.c(1), k.c(2), k.cp, k.cp, k.lc(1), k.lc(1), k.m())
@lru_cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(60))
def cls_deco(c):
    c.extra = 1
    return c
@cls_deco
class D: pass
print(D.extra)
REG = {}
def register(name):
    def w(c):
        REG[name] = c
        return c
    return w
@register('x')
class X: pass
print(REG)if False else print(list(REG))
@total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(T(1) >= T(0), T(1) <= T(0), sorted([T(3), T(1)])[0].v)
@singledispatch
def sd(x): return 'obj'
@sd.register(int)
def _(x): return 'int'
@sd.register(str)
def _(x): return 'str'
print(sd(1), sd('a'), sd([]))
@contextlib.contextmanager
def cm(x):
    print('enter'); 
    try: yield x
    finally: print('leave')
with cm(4) as v: print(v)
class Deco:
    def __init__(self, f): self.f = f; functools.update_wrapper(self, f)
    def __call__(self, *a): return self.f(*a) + 1
@Deco
def g(x): return x
print(g(1), g.__name__)
class PM:
    def add(self, a, b): return a + b
    inc = partialmethod(add, 1)
print(PM().inc(5))
@(lambda f: lambda: f() + 1)
def hh(): return 1
print(hh())
