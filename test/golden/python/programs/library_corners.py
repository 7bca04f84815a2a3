"""Corners of the library: what is less common of each module."""
import argparse
import collections
import contextlib
import copy
import dataclasses
import enum
import functools
import inspect
import itertools
import json
import math
import operator
import os
import random
import re
import types
import typing
from abc import ABC, ABCMeta, abstractclassmethod, abstractmethod
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import KW_ONLY, InitVar, dataclass, field


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', e)


# abc
class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @abstractmethod
    def edges(self): ...

    @abstractclassmethod
    def made(cls): ...


class Half(Shape):
    def area(self):
        return 1

    def made():
        return 2


class Square:
    pass


show(Shape)
show(Half)
print(Shape.register(Square) is Square, isinstance(Square(), Shape), issubclass(Square, Shape))
show(lambda: Shape.register(5))
print(Shape.area.__isabstractmethod__)


class WithCall:
    def __call__(self): ...
    def __hash__(self): return 3
    def __iter__(self): return iter([1])
    def __len__(self): return 1


class NoHash:
    __hash__ = None


for one in (WithCall(), NoHash(), [], (), {}, 'a', 5, None, len, iter([])):
    print([isinstance(one, kind) for kind in (Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Sized)])

# collections
d = defaultdict(list, {'a': [1]}, b=[2])
print(d, d.default_factory, d['c'], d.get('x'), dict(d), d.copy() == d, defaultdict(None, {1: 2}))
show(lambda: defaultdict(5))
show(lambda: defaultdict()['missing'])
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end('a')
print(o, o.popitem(), o.popitem(last=False), list(reversed(o)), OrderedDict([(1, 2)]) == {1: 2})
o.move_to_end('c', last=False)
show(lambda: o.move_to_end('zz'))
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.appendleft(0)
print(q, q.maxlen, len(q), q[0], q[-1], list(q), 0 in q)
q.rotate(1)
print(q)
q.rotate(-1)
print(q, q.count(0), q.index(2), q == deque([0, 2, 3], 3))
empty = deque()
empty.rotate(2)
show(empty.popleft)
show(empty.pop)
q.extendleft([7, 8])
q.extend([9])
q.remove(9)
q.reverse()
print(q, q.copy(), bool(empty), deque(range(3)).pop())
q.clear()
c = Counter('abracadabra')
print(c.most_common(2), c['zz'], sum(c.values()), sorted(c.elements())[:3], c + Counter('az'), c - Counter('aaaaab'), c & Counter('ab'), c | Counter('zz'), c.total())
c.update('aa')
c.subtract({'b': 5})
print(c, +c, -c, Counter(a=1, b=0) == Counter(a=1), Counter([1, 1, 2]).most_common())
P = namedtuple('P', 'x y z', defaults=[0, 0])
print(P(1), P._fields, P._field_defaults, P(1, 2)._replace(z=9), P(1, y=2)._asdict(), P._make([1, 2, 3]), P(1) == (1, 0, 0), P(3).index(3), P(1)[1:], hash(P(1)) == hash((1, 0, 0)))
show(lambda: P())
show(lambda: P(1, q=3))
show(lambda: P(1).w)
show(lambda: namedtuple('P', 'x', defaults=[1, 2]))
show(lambda: P(1)._replace(w=1))
m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(m['a'], m['b'], len(m), sorted(m), m.maps, m.get('z', 0), 'b' in m, m.new_child({'c': 4})['c'], m.parents['a'])

# contextlib
@contextlib.contextmanager
def once():
    yield 1


@contextlib.contextmanager
def none():
    if False:
        yield


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def swallowing():
    try:
        yield 'in'
    except ValueError as e:
        print('swallowed', e)


def within(manager):
    with manager as got:
        return got


show(lambda: within(once()))
show(lambda: within(none()))
show(lambda: within(twice()))
with swallowing() as s:
    raise ValueError(s)


@once()
def decorated(x):
    return x + 1


print(decorated(4))
with contextlib.nullcontext(5) as n, contextlib.suppress(KeyError, IndexError):
    print(n)
    [][0]
with contextlib.nullcontext() as n:
    print(n)


class Closing:
    def close(self):
        print('closed')


with contextlib.closing(Closing()) as c2:
    print(type(c2).__name__)
with contextlib.ExitStack() as stack:
    print(stack.enter_context(once()), stack.enter_context(swallowing()))
    stack.callback(print, 'called back')
    raise ValueError('inside')
show(lambda: contextlib.ExitStack().enter_context(5))


class Recreated(contextlib.ContextDecorator):
    def __enter__(self):
        print('enter')
        return self

    def __exit__(self, *args):
        print('exit', args[0])
        return False


@Recreated()
def inside():
    print('inside')


inside()

# copy
class Deep:
    def __init__(self):
        self.items = [1, [2]]
        self.me = self

    def __deepcopy__(self, memo):
        made = Deep.__new__(Deep)
        made.items = copy.deepcopy(self.items, memo)
        return made


class Shallow:
    def __copy__(self):
        return 'copied'


one = Deep()
two = copy.deepcopy(one)
print(two.items, two.items[1] is one.items[1], copy.copy(one).items is one.items, copy.copy(Shallow()))
nested = {'a': [1, (2, [3])], 'b': {4}}
other = copy.deepcopy(nested)
print(other == nested, other['a'] is nested['a'], other['a'][1][1] is nested['a'][1][1], copy.deepcopy(len) is len, copy.copy((1, 2)), copy.deepcopy(one.items.append) is not None)


class Holder:
    def __init__(self, x):
        self.x = x


h = Holder([1])
print(copy.deepcopy(h).x is h.x, copy.copy(h).x is h.x, copy.deepcopy([h, h])[0] is not h)

# dataclasses
@dataclass
class Flexible:
    a: int
    _: KW_ONLY
    b: int = 2
    c: InitVar[int] = 3
    d: list = field(default_factory=list, compare=False, repr=False)
    e: 'typing.ClassVar[int]' = 5

    def __post_init__(self, c):
        self.total = self.a + c


print(Flexible(1), Flexible(1, b=3, c=4).total, Flexible(1) == Flexible(1, d=[1]), [f.name for f in dataclasses.fields(Flexible)], dataclasses.astuple(Flexible(1)), dataclasses.is_dataclass(Flexible), dataclasses.is_dataclass(5))
show(lambda: Flexible(1, 2))


@dataclass(order=True, unsafe_hash=True)
class Ordered:
    a: int
    b: str = 'x'


@dataclass(init=False, repr=False, eq=False)
class Bare:
    a: int = 1


@dataclass(frozen=True)
class Frozen:
    a: int
    b: list = field(default_factory=list, hash=False)


print(Ordered(1) < Ordered(2), Ordered(1, 'b') >= Ordered(1, 'a'), hash(Ordered(1)) == hash(Ordered(1)), Bare().a, Bare() == Bare(), Frozen(1) == Frozen(1), hash(Frozen(1)) == hash(Frozen(1, [2])))
show(lambda: setattr(Frozen(1), 'a', 2))
show(lambda: delattr(Frozen(1), 'a'))
show(lambda: Ordered(1) < 5)
show(lambda: dataclasses.replace(5, a=1))
show(lambda: dataclasses.fields(5))
show(lambda: dataclass(type('Bad', (), {'__annotations__': {'a': int}, 'a': []})))
show(lambda: dataclass(type('Bad', (), {'__annotations__': {'a': int, 'b': int}, 'a': 1})))
print(dataclasses.asdict(Flexible(1, d=[Ordered(1)])), dataclasses.replace(Ordered(1), b='q'))


@dataclass(slots=True, kw_only=True)
class Slotted:
    a: int = 1


print(Slotted(a=3), Slotted.__match_args__, Ordered.__match_args__, field(default=1).default)

# enum
class Colour(enum.Enum):
    RED = 1
    GREEN = 2
    ALSO = 1

    @classmethod
    def _missing_(cls, value):
        return cls.RED if value == 'red' else None

    @property
    def shown(self):
        return self.name.lower()

    def __str__(self):
        return f'<{self.name}>'


print(Colour.RED, repr(Colour.RED), Colour(1), Colour['ALSO'], Colour.ALSO is Colour.RED, list(Colour), len(Colour), Colour.RED.shown, Colour('red'), Colour.RED in Colour, Colour(Colour.RED), Colour.__members__.keys(), isinstance(Colour.RED, Colour), f'{Colour.RED}', {Colour.RED: 1}[Colour.RED])
show(lambda: Colour(9))
show(lambda: Colour['NOPE'])
show(lambda: setattr(Colour, 'RED', 3))
show(lambda: Colour.RED < Colour.GREEN)


class Level(enum.IntEnum):
    LOW = 1
    HIGH = enum.auto()
    TOP = enum.auto()


class Word(str, enum.Enum):
    A = 'a'
    B = 'b'


class Auto(enum.StrEnum):
    FIRST = enum.auto()
    SECOND = 'two'


class Perm(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    RW = R | W


class Bits(enum.IntFlag):
    A = 1
    B = 2


class Planet(enum.Enum):
    EARTH = (1, 2.5)
    MARS = (2, 3.5)

    def __init__(self, place, size):
        self.place = place
        self.size = size


class Named(enum.Enum):
    def _generate_next_value_(name, start, count, last):
        return name * 2

    X = enum.auto()
    Y = enum.auto()


class Created(enum.Enum):
    def __new__(cls, value):
        made = object.__new__(cls)
        made._value_ = value * 10
        return made

    A = 1
    B = 2


@enum.unique
class Unique(enum.Enum):
    A = 1


print(Level.HIGH + 1, Level.LOW < Level.TOP, Level(3), [1, 2, 3][Level.LOW], Level.HIGH == 2, 2 == Level.HIGH, Level.LOW == Level.LOW, sorted(Level), max(Level), repr(Level.LOW), str(Level.LOW), f'{Level.LOW}', hash(Level.LOW) == hash(1), int(Level.TOP))
print(Word.A == 'a', 'a' == Word.A, Word.A.upper(), Word('b'), str(Word.A), {'a': 1}[Word.A], Word.A in ('a',), Word.A != 'b')
print(Auto.FIRST, Auto.SECOND, Auto.FIRST.value, str(Auto.FIRST), f'{Auto.FIRST}', Auto.FIRST == 'first', Auto('two'))
print(Perm.R | Perm.W, Perm.RW & Perm.R, Perm.R in Perm.RW, bool(Perm.R & Perm.W), Perm.RW.value, Perm(3), Perm.R ^ Perm.RW, ~Perm.R)
print(Bits.A | Bits.B, (Bits.A | Bits.B).value, Bits.A | 4, Bits(3) & Bits.B, 4 | Bits.A, 3 & Bits.B)
print(Planet.EARTH.size, Planet.MARS.place, Planet((1, 2.5)), Planet.EARTH.value, Named.X.value, Named('YY'), Created.A.value, Created(20), Unique.A)
show(lambda: enum.unique(Colour))
Functional = enum.Enum('Functional', 'ONE TWO')
Listed = enum.Enum('Listed', ['P', 'Q'])
Mapped = enum.Enum('Mapped', {'M': 5, 'N': 6})
Paired = enum.IntEnum('Paired', [('S', 7)])
print(list(Functional), Listed.Q.value, Mapped(6), Paired.S + 1, Functional.ONE.name)
print(hasattr(Colour, 'RED'), Colour.RED.__class__.__name__, [m.value for m in Level if m > 1], copy.deepcopy(Colour.RED) is Colour.RED, Colour.RED.__hash__() is not None)
