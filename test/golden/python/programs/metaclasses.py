class Meta(type):
    registry = {}
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, dict(ns))
        mcs.registry[name] = cls
        return cls
    def __init__(cls, name, bases, ns, tag=None):
        super().__init__(name, bases, ns)
        cls.tag = tag
    def __call__(cls, *a, **k):
        print('making', cls.__name__)
        return super().__call__(*a, **k)
    def __len__(cls): return len(cls.registry)
    def __iter__(cls): return iter(sorted(cls.registry))
    def __contains__(cls, x): return x in cls.registry
    def __getitem__(cls, x): return cls.registry[x]
    def __repr__(cls): return f'<M {cls.__name__}>'
    def __eq__(cls, other): return cls is other
    def __hash__(cls): return 3
    @property
    def shout(cls): return cls.__name__.upper()
    def __instancecheck__(cls, x): return getattr(x, 'fake', False)

class A(metaclass=Meta, tag='a'):
    def __init__(self, x): self.x = x
class B(A, tag='b'): pass
print(A.tag, B.tag, len(A), list(A), 'B' in A, A['B'], A.shout, B(4).x)
print(type(A) is Meta, isinstance(A, Meta), Meta.__mro__[1].__name__, repr(A), str(B), f'{A}')
class F: fake = True
print(isinstance(F(), A), isinstance(3, A))
try:
    A(1).shout
except AttributeError as e:
    print(e)
D = Meta('D', (A,), {'z': 1}, tag='d')
print(D, D.z, D.tag, D(1).x)
E = type('E', (object,), {'f': lambda self: 'f', 'y': 2})
print(E().f(), E.y, E.__name__, E.__bases__, type(E))
class Singleton(type):
    _i = {}
    def __call__(cls, *a, **k):
        if cls not in cls._i:
            cls._i[cls] = super().__call__(*a, **k)
        return cls._i[cls]
class S(metaclass=Singleton):
    def __init__(self): print('once')
print(S() is S())
class Base:
    subs = []
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.subs.append((cls.__name__, name))
class C1(Base, name='one'): pass
class C2(C1): pass
print(Base.subs)
try:
    class C3(Base, bogus=1): pass
except TypeError as e:
    print(e)
class G:
    def __class_getitem__(cls, item): return f'{cls.__name__}[{item!r}]'
print(G[int], G[1, 2], G['a':'b'])
try:
    class O(A, object, A): pass
except TypeError as e:
    print(e)
try:
    class Q(object, Base): pass
except TypeError as e:
    print(e)
class W1: pass
class W2(W1): pass
try:
    class W3(W1, W2): pass
except TypeError as e:
    print(e)
print([c.__name__ for c in B.mro()], B.__subclasses__(), issubclass(B, A))
