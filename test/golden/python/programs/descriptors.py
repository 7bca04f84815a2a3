class Typed:
    def __init__(self, kind, default=None):
        self.kind = kind
        self.default = default
    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner.__name__
    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.owner}.{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        obj.__dict__[self.name] = value
    def __delete__(self, obj):
        print('deleting', self.name)
        obj.__dict__.pop(self.name, None)

class Cfg:
    width = Typed(int, 8)
    name = Typed(str, 'net')
    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)

c = Cfg(width=3)
print(c.width, c.name, Cfg.width.name, type(Cfg.width).__name__)
try:
    c.width = 'a'
except TypeError as e:
    print(e)
del c.width
print(c.width, vars(c))

class NonData:
    def __get__(self, obj, owner):
        return ('nd', obj is None, owner.__name__)
class H:
    x = NonData()
h = H()
print(h.x, H.x)
h.__dict__['x'] = 5
print(h.x, H.x)

class Lazy:
    def __init__(self, f):
        self.f = f
        self.__doc__ = f.__doc__
    def __set_name__(self, owner, name):
        self.n = name
    def __get__(self, obj, owner):
        if obj is None: return self
        v = obj.__dict__[self.n] = self.f(obj)
        return v
class P:
    calls = 0
    @Lazy
    def heavy(self):
        """doc of heavy"""
        P.calls += 1
        return 42
p = P()
print(p.heavy, p.heavy, P.calls, P.heavy.__doc__)

class RO:
    @property
    def v(self): return 1
try:
    RO().v = 2
except AttributeError as e:
    print(e)
try:
    del RO().v
except AttributeError as e:
    print(e)
class Base:
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x): self._v = x * 2
    @v.deleter
    def v(self): print('del'); del self._v
class Sub(Base):
    @Base.v.getter
    def v(self): return self._v + 1
s = Sub(); s.v = 4; print(s.v); del s.v
try: s.v
except AttributeError as e: print(e)
print(Base.v.fget.__name__, Base.v.fset is not None, isinstance(Base.v, property))
class M:
    def m(self): return self
    @staticmethod
    def s(): return 's'
    @classmethod
    def c(cls): return cls.__name__
m = M()
print(M.m.__get__(m, M)() is m, m.m.__self__ is m, m.m.__func__ is M.m, M.c.__self__ is M)


def copied(f):
    import functools
    import types
    made = types.FunctionType(f.__code__, f.__globals__, name=f.__name__, argdefs=f.__defaults__, closure=f.__closure__)
    made = functools.update_wrapper(made, f)
    made.__kwdefaults__ = f.__kwdefaults__
    return made


def original(a, b=2, *others, c=3, **more):
    """Adds."""
    return a + b + c


original.mark = 'm'
again = copied(original)
again.__doc__ = 'Other.'
again.mark = 'n'
print(again(1), again is original, original.__doc__, again.__doc__, original.mark, again.mark, again.__name__)
code = original.__code__
print(code.co_name, code.co_argcount, code.co_varnames, code.co_kwonlyargcount, code.co_posonlyargcount)
original.nothing = None
print(original.nothing, copied.__defaults__, copied.__kwdefaults__, original.__closure__, getattr(original, 'nothing', 3))
