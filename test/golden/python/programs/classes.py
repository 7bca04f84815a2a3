class Base:
    count = 0
    registry = {}

    def __init_subclass__(cls, kind=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if kind is not None:
            Base.registry[kind] = cls

    def __init__(self):
        type(self).count += 1
        self._hidden = 1
        self.__private = 2

    @classmethod
    def make(cls, *args):
        return cls(*args)

    @staticmethod
    def twice(x):
        return 2 * x

    def private(self):
        return self.__private


class Left(Base, kind='left'):
    def who(self):
        return 'left>' + super().who()


class Mixin:
    def who(self):
        return 'mixin'


class Both(Left, Mixin, kind='both'):
    def who(self):
        return 'both>' + super(Both, self).who()


b = Both.make()
print(b.who(), Base.twice(4), b.twice(5), b.private(), sorted(Base.registry), Both.count, Base.count)
print([c.__name__ for c in Both.__mro__], Both.__bases__, isinstance(b, (int, Mixin)), issubclass(Both, Left))
print(sorted(vars(b).items()), b.__dict__['_hidden'])


class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns['made_by'] = mcs.__name__
        return super().__new__(mcs, name, bases, ns)

    def __call__(cls, *args, **kw):
        made = super().__call__(*args, **kw)
        made.stamped = True
        return made

    def __getitem__(cls, key):
        return (cls.__name__, key)

    @property
    def lower(cls):
        return cls.__name__.lower()


class WithMeta(metaclass=Meta):
    def __init__(self, x=1):
        self.x = x


w = WithMeta(x=3)
print(w.made_by, w.stamped, w.x, WithMeta['k'], WithMeta.lower, type(WithMeta).__name__)


class Vector:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, other):
        return self.x < other.x

    def __repr__(self):
        return f'Vector({self.x}, {self.y})'

    def __iter__(self):
        yield self.x
        yield self.y

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __contains__(self, v):
        return v in (self.x, self.y)

    def __bool__(self):
        return bool(self.x or self.y)

    def __call__(self, *a, **k):
        return a, k

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y


v, u = Vector(1, 2), Vector(3, 4)
print(v + u, sum([v, u]), 3 * v, -v, v == Vector(1, 2), v != u, {v: 1}[Vector(1, 2)], sorted([u, v]), v @ u)
print(list(v), len(v), v[-1], 2 in v, bool(Vector(0, 0)), v(1, a=2), max(v, u), u > v)
try:
    v + 1
except TypeError as e:
    print(e)


class Temp:
    def __init__(self):
        self._c = 1

    @property
    def c(self):
        return self._c

    @c.setter
    def c(self, value):
        self._c = value * 10

    @c.deleter
    def c(self):
        print('deleted')


t = Temp()
t.c = 5
print(t.c)
del t.c
try:
    t.nothing
except AttributeError as e:
    print(e)


class Typed:
    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name, 'unset')

    def __set__(self, obj, value):
        setattr(obj, self.name, int(value))


class Owner:
    field = Typed()

    def __getattr__(self, name):
        if name.startswith('get_'):
            return lambda: name[4:]
        raise AttributeError(name)


o = Owner()
print(o.field)
o.field = '42'
print(o.field, o.get_it(), hasattr(o, 'nope'), getattr(o, 'nope', 'default'))
Dyn = type('Dyn', (Base,), {'x': 5, 'f': lambda self: self.x + 1})
print(Dyn().f(), Dyn.__name__)


class D(dict):
    def __getattr__(self, key):
        try:
            return self[key]
        except KeyError as e:
            raise AttributeError(key) from e

    def __missing__(self, key):
        return key * 2

    __setattr__ = dict.__setitem__


d = D(a=1, b=D(c=2))
d.z = 26
print(d.a, d.b.c, d['zz'], d.z, d, len(d), 'a' in d, list(d))


class L(list):
    def __getitem__(self, i):
        return 'item %s' % super().__getitem__(i)

    def total(self):
        return sum(self)


l = L([1, 2, 3])
l.append(4)
print(l[0], l.total(), len(l), l, isinstance(l, list), l == [1, 2, 3, 4])


class Str(str):
    def shout(self):
        return self.upper() + '!'


s = Str('hey')
print(s.shout(), s + ' you', len(s), s == 'hey', {s: 1}['hey'], isinstance(s, str), f'{s:>5}')


class _:
    __a = 1
    def get(self):
        return self.__a


class __Net:
    __a = 2
    def get(self):
        return self.__a


print(sorted(k for k in vars(_) if k.endswith('__a')), _().get(), sorted(k for k in vars(__Net) if k.endswith('__a')), __Net().get())
