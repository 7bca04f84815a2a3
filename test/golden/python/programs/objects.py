"""Attributes, descriptors, operators of classes, metaclasses, representations and errors of objects."""
import types


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, '|', e)


class Vector:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f'V{self.x}'

    def __iadd__(self, other):
        return NotImplemented if other is None else Vector(('iadd', self.x, other))

    def __add__(self, other):
        return NotImplemented if isinstance(other, str) else Vector(('add', self.x, other))

    def __radd__(self, other):
        return Vector(('radd', other, self.x))

    def __matmul__(self, other):
        return 'matmul'

    def __neg__(self):
        return 'neg'

    def __pos__(self):
        return 'pos'

    def __invert__(self):
        return 'invert'

    def __lt__(self, other):
        return 'lt' if isinstance(other, Vector) else NotImplemented

    def __le__(self, other):
        return 'le'

    def __eq__(self, other):
        return isinstance(other, Vector) and self.x == other.x

    def __hash__(self):
        return hash(self.x)

    def __len__(self):
        return 3

    def __contains__(self, item):
        return item == self.x

    def __getitem__(self, index):
        return ('item', index)

    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __bool__(self):
        return self.x != 0

    def __format__(self, spec):
        return f'<{spec}>'

    def __reversed__(self):
        return iter('reversed')


class Longer(Vector):
    def __radd__(self, other):
        return 'longer radd'


v = Vector(1)
show(lambda: (v + 1, 1 + v, v + Longer(2), v @ v, -v, +v, ~v, v < v, v > v, v <= 1, v == Vector(1), v != Vector(2), len(v), 1 in v, 2 in v))
show(lambda: v + 'a')
show(lambda: v < 1)
show(lambda: v - 1)
show(lambda: (v[1], v[1:2], v[1, ...], v(1, k=2), bool(v), bool(Vector(0)), not Vector(0), f'{v:>5}', format(v, 'x'), '{:z}'.format(v), {v: 1}[Vector(1)], list(reversed(v))))
w = v
w += 2
print(w, v)
show(lambda: v.y)


def in_place_none():
    one = Vector(1)
    one += None
    return one


show(in_place_none)


class Plain:
    kind = 'plain'


class Slots:
    __slots__ = ('a',)


p = Plain()
show(lambda: -p)
show(lambda: p + 1)
show(lambda: p < p)
show(lambda: p[0])
show(lambda: p())
show(lambda: len(p))
show(lambda: iter(p))
show(lambda: p in p)
show(lambda: f'{p:>5}')
show(lambda: next(p))
show(lambda: int(p))
show(lambda: float(p))
show(lambda: hash(p) == hash(p))
show(lambda: p == p)
show(lambda: setattr(p, 'x', 1) or p.x)
show(lambda: delattr(p, 'x') or hasattr(p, 'x'))
show(lambda: delattr(p, 'x'))
show(lambda: delattr(p, 'kind'))
show(lambda: (vars(p), p.__dict__, getattr(p, 'zz', 5), getattr(p, 'kind'), Plain.__name__, Plain.__qualname__, Plain.__module__, Plain.__base__, Plain.__bases__, Plain.__mro__, Plain.__doc__, Plain.__class__, p.__class__, p.__doc__, p.__module__))
show(lambda: setattr(int, 'x', 1))
show(lambda: setattr(5, 'x', 1))
show(lambda: getattr(p, 5))
show(lambda: vars(5))
show(lambda: ('kind' in Plain.__dict__, Plain.mro(), [c.__name__ for c in Vector.__subclasses__()], sorted(name for name in dir(p) if not name.startswith('_')), 'upper' in dir('')))
show(lambda: Plain.zz)
show(lambda: None.zz)
show(lambda: types.zz)
show(lambda: (lambda: 0).zz)
Plain.kind = 'changed'
print(p.kind)
del Plain.kind
show(lambda: p.kind)


def delete_class_attribute():
    del Plain.nothing


show(delete_class_attribute)
Plain.__name__ = 'Renamed'
Plain.__qualname__ = 'outer.Renamed'
print(Plain.__name__, Plain)


class Other:
    def hello(self):
        return 'other'


p.__class__ = Other
print(p.hello(), type(p).__name__)
p.__dict__['put'] = 3
print(p.put, p.__dict__)


class Temperature:
    def __init__(self):
        self._c = 0

    @property
    def c(self):
        """celsius"""
        return self._c

    @c.setter
    def c(self, value):
        if value < -273:
            raise ValueError('too cold')
        self._c = value

    @c.deleter
    def c(self):
        self._c = None

    @property
    def fixed(self):
        return 1

    @staticmethod
    def static(x):
        return x

    @classmethod
    def made(cls, x):
        return cls.__name__, x

    half = property(lambda self: self._c / 2)


t = Temperature()
t.c = 20
print(t.c, t.half, t.static(1), Temperature.static(2), t.made(3), Temperature.made(4))
del t.c
print(t.c)
show(lambda: setattr(t, 'c', -300))
show(lambda: setattr(t, 'fixed', 2))
show(lambda: delattr(t, 'fixed'))
show(lambda: (Temperature.c.fget(t), isinstance(Temperature.c, property), Temperature.__dict__['static'].__func__(9)))


class Field:
    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, obj, owner=None):
        return self if obj is None else obj.__dict__.get(self.name, 'unset')

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value * 2

    def __delete__(self, obj):
        del obj.__dict__[self.name]


class Row:
    a = Field()
    b = Field()


r = Row()
r.a = 4
print(r.a, r.b, r.__dict__, Row.a.name)
del r.a
print(r.a)
show(lambda: delattr(r, 'a'))


class Dynamic:
    def __getattr__(self, name):
        if name.startswith('no'):
            raise AttributeError(f'no such {name}')
        return name.upper()

    def __setattr__(self, name, value):
        object.__setattr__(self, name, (name, value))

    def __delattr__(self, name):
        print('deleting', name)
        object.__delattr__(self, name)


d = Dynamic()
d.x = 1
print(d.x, d.other, getattr(d, 'none', 'default'), hasattr(d, 'nothing'))
del d.x
print(d.x)
show(lambda: d.nope)


class Everything:
    def __getattribute__(self, name):
        if name == 'secret':
            raise AttributeError('hidden')
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return f'fallback {name}'


e = Everything()
e.y = 5
print(e.y, e.secret, e.gone)


class Meta(type):
    def __new__(mcs, name, bases, namespace, **kwargs):
        made = super().__new__(mcs, name, bases, namespace)
        made.options = kwargs
        return made

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        made = super().__call__(*args)
        made.by = 'meta'
        return made

    def __getattr__(cls, name):
        return f'meta {name}'

    def __iter__(cls):
        return iter(['x', 'y'])

    def __len__(cls):
        return 2

    def __getitem__(cls, key):
        return f'{cls.__name__}[{key}]'

    def __contains__(cls, item):
        return item == 'x'

    def __instancecheck__(cls, value):
        return value == 'instance'

    def __subclasscheck__(cls, other):
        return other is int

    @property
    def label(cls):
        return 'label of ' + cls.__name__


class Made(metaclass=Meta, flag=True):
    def __init__(self, a=0):
        self.a = a


print(Made.options, Made(3).a, Made(3).by, Made.anything, list(Made), len(Made), Made['k'], 'x' in Made, isinstance('instance', Made), issubclass(int, Made), Made.label, type(Made).__name__)
Dyn = type('Dyn', (Plain,), {'z': 5, 'get': lambda self: self.z})
print(Dyn().get(), Dyn.__name__, Dyn.__bases__ == (Plain,))
show(lambda: type(1, 2))
show(lambda: type())
show(lambda: Plain(1))
show(lambda: object(1))
show(lambda: Made(1, 2, 3))


class Base:
    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag

    def greet(self):
        return 'base'


class Child(Base, tag='t'):
    def greet(self):
        return 'child ' + super().greet()

    def missing(self):
        return super().nothing

    def own_class(self):
        return super().__class__.__name__, super(Child, self).greet()

    @classmethod
    def by_class(cls):
        return super().__init_subclass__ is not None


print(Child.tag, Child().greet(), Child().own_class(), Child.by_class())
show(Child().missing)


def bad_subclass():
    class Bad(Plain, nothing=1):
        pass


show(bad_subclass)


def bad_order():
    class A:
        pass

    class B(A):
        pass

    class C(A, B):
        pass


show(bad_order)


def make_function(a, b=2, *c, d, e=5, **f):
    """Doc."""
    return a


print(make_function.__name__, make_function.__defaults__, make_function.__kwdefaults__, make_function.__doc__ is not None, make_function.__module__, make_function.__qualname__)
make_function.__defaults__ = (7, 8)
make_function.tag = 'tagged'
print(make_function(d=1), make_function.tag)
make_function.__defaults__ = None
show(lambda: make_function(d=1))
show(lambda: make_function(1, 2, 3))
show(lambda: make_function(1, a=2, d=3))
show(lambda: (lambda a, /, b: (a, b))(a=1, b=2))
show(lambda: (lambda a, *, b: (a, b))(1, 2))
show(lambda: (lambda: 0)(1))
show(lambda: (lambda a, b, c: 0)())
show(lambda: (lambda *, a, b: 0)())
show(lambda: (lambda a, b=1: (a, b))(c=1, a=1))
bound = v.__call__
print(bound.__self__ is v, bound.__func__ is Vector.__call__, bound.__name__, bound(1), Vector.__call__(v, 2))
print(make_function.__globals__['v'] is v, globals()['p'] is p, 'show' in globals())


def local_names(a):
    b = 2
    return sorted(locals())


print(local_names(1))


class Text(str):
    def shout(self):
        return self.upper() + '!'


class Items(list):
    def total(self):
        return sum(self)


class Table(dict):
    def __missing__(self, key):
        return key * 2

    def __getattr__(self, name):
        return self[name]


class Pair(tuple):
    @property
    def first(self):
        return self[0]


class Bag(set):
    pass


text, items, table, pair, bag = Text('hi'), Items([1, 2]), Table(a=1), Pair((5, 6)), Bag([1])
print(text.shout(), text + '?', text * 2, text[0], len(text), text == 'hi', {text: 1}['hi'], text in 'oh hi', 'h' in text, '-'.join([text]), text.split('i'), repr(text), f'{text:>4}', int(Text('12')), float(Text('1.5')), sorted([Text('b'), 'a']))
items.extra = 'e'
items.append(3)
print(items.total(), items, items.extra, items[0:2], items + [4], items == [1, 2, 3], isinstance(items, list), len(items), vars(items))
print(table['a'], table['b'], table.zz, 'b' in table, table.get('b'), table == {'a': 1}, dict(table), list(table))
print(pair.first, pair, pair == (5, 6), hash(pair) == hash((5, 6)), pair + (1,), isinstance(pair, tuple))
bag.add(2)
bag.note = 'n'
print(bag, bag | {3}, bag == {1, 2}, bag.note, len(bag))


class Liar:
    def __repr__(self):
        return 5

    def __str__(self):
        return None

    def __len__(self):
        return -1

    def __bool__(self):
        return 'yes'

    def __hash__(self):
        return 'h'

    def __iter__(self):
        return 5

    def __index__(self):
        return 'i'

    def __contains__(self, item):
        return 'truthy'


liar = Liar()
for act in (repr, str, len, bool, iter, hex):
    try:
        print(act(liar))
    except Exception as error:
        print(act.__name__, type(error).__name__)
print(1 in liar)


class Length:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, at):
        if at >= self.n:
            raise IndexError(at)
        return at * 10


print(bool(Length(0)), bool(Length(2)), list(Length(3)), 20 in Length(3), 25 in Length(3), [*Length(2)], max(Length(3)), list(reversed(Length(3))), sum(Length(4)))
a, b = Length(2)
print(a, b)


class Unhashable:
    def __eq__(self, other):
        return True


show(lambda: hash(Unhashable()))
show(lambda: {Unhashable()})
show(lambda: (Unhashable() == 5, 5 == Unhashable(), Unhashable() != 5, [Unhashable()] == [5], 3 in [Unhashable()]))
print(isinstance(None, type(None)), type(v).__name__, type(type(v)).__name__, type(lambda: 0).__name__, type(len).__name__, type(bound).__name__, type(types).__name__, type(x for x in []).__name__)
print(isinstance(show, types.FunctionType), isinstance(bound, types.MethodType), isinstance(types, types.ModuleType), isinstance((x for x in []), types.GeneratorType), types.SimpleNamespace(a=1, b='x'), types.SimpleNamespace(a=1).a)
print(types.MethodType(lambda self, y: (self, y), 5)(6), callable(Vector), callable(v), callable(p))
print(str(show).startswith('<function show at'), repr(v.__class__), str(len), repr(bound).startswith('<bound method Vector.__call__ of V1'), str(Vector), repr(object()).startswith('<object object at'))
