import collections
import copy
import dataclasses
import enum
import functools
import itertools
import math
import operator
from abc import ABC, abstractmethod
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Callable, ClassVar, Dict, Generic, List, NamedTuple, Optional, Tuple, TypeVar, Union

T = TypeVar('T')
Size = Union[int, Tuple[int, int]]


@dataclass
class Config:
    name: str
    widths: List[int] = field(default_factory=lambda: [1, 2])
    rate: float = 0.5
    kind: ClassVar[str] = 'k'
    total: int = field(init=False, repr=False)

    def __post_init__(self):
        self.total = sum(self.widths)


@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 0


@dataclass
class Child(Config):
    depth: int = 3


c = Config('a')
print(c, c.total, c == Config('a'), dataclasses.asdict(c), dataclasses.replace(c, name='b'), Config.kind)
p = Point(1, 2)
print(p, {p: 1}[Point(1, 2)], p < Point(2), sorted([Point(3), p]), Child('z', depth=4), [f.name for f in dataclasses.fields(Child)])
try:
    p.x = 3
except dataclasses.FrozenInstanceError as e:
    print(type(e).__name__, e)
try:
    Config()
except TypeError as e:
    print(e)


class Colour(enum.Enum):
    RED = 1
    GREEN = 'g'
    ALIAS = 1

    def shout(self):
        return self.name + '!'

    @classmethod
    def first(cls):
        return next(iter(cls))


class Mode(str, enum.Enum):
    TRAIN = 'train'
    EVAL = 'eval'


class Num(enum.IntEnum):
    ONE = enum.auto()
    TWO = enum.auto()


print(Colour.RED, repr(Colour.GREEN), Colour('g'), Colour['RED'], Colour.RED.value, Colour.ALIAS is Colour.RED, list(Colour), len(Colour), Colour.RED.shout(), Colour.first())
print(Mode.TRAIN == 'train', Mode('eval').name, Mode.TRAIN.value, {Mode.TRAIN: 1}['train'], isinstance(Mode.EVAL, str), Num.TWO + 1, Num.ONE < Num.TWO, int(Num.TWO), Num.TWO, [m.name for m in Num])
try:
    Colour('zz')
except ValueError as e:
    print(e)


class Pair(NamedTuple):
    a: int
    b: int = 5

    def total(self):
        return self.a + self.b


P = namedtuple('P', 'x y', defaults=[0])
print(Pair(1), Pair(1, 2).total(), Pair(1)._replace(b=9), P(1), P(1, 2)._asdict(), P._fields, P(3).x, P(1, 2) == (1, 2), [*P(4)], isinstance(P(1), tuple))
d = defaultdict(list)
d['a'].append(1)
print(d['a'], d['b'], dict(d), len(d), OrderedDict([('x', 1), ('y', 2)]), Counter('abca').most_common(1), Counter('aab')['z'])
od = OrderedDict(a=1, b=2)
od.move_to_end('a')
print(list(od), od.popitem(), list(od.items()), od)
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.appendleft(0)
print(list(q), q.popleft(), len(q))
print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.partial(pow, 2)(5), functools.partial(int, base=2)('101'))


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def logged(f):
    @functools.wraps(f)
    def inner(*a, **k):
        return ('logged', f(*a, **k))
    return inner


@logged
def named(x):
    "doc"
    return x


print(fib(60), named(1), named.__name__, named.__doc__)
print(list(itertools.chain([1], (2, 3))), list(itertools.chain.from_iterable([[1], [2]])), list(itertools.product('ab', [1, 2])), list(itertools.combinations([1, 2, 3], 2)), list(itertools.permutations([1, 2])))
print(list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.repeat(1, 2)), list(itertools.accumulate([1, 2, 3])), list(zip(itertools.cycle('ab'), range(3))), [(k, list(g)) for k, g in itertools.groupby('aab')], list(itertools.zip_longest([1], [2, 3])), list(itertools.starmap(pow, [(2, 3)])), list(itertools.takewhile(lambda v: v < 2, [1, 2, 1])), list(itertools.pairwise([1, 2, 3])))
print(math.sqrt(16), math.ceil(2.1), math.floor(-2.1), math.log2(8), math.log(8, 2), math.pi, math.gcd(12, 18), math.prod([2, 3]), math.isclose(0.1 + 0.2, 0.3), math.inf, math.factorial(10), math.exp(0), math.log10(1000), math.hypot(3, 4), math.isqrt(17), math.comb(5, 2), math.erf(0.5))
a = [1, [2, 3], {'k': [4]}]
b, s = copy.deepcopy(a), copy.copy(a)
a[1].append(9)
a[2]['k'].append(8)
print(b, s, operator.itemgetter(1)([1, 2]), operator.attrgetter('x')(P(7)), operator.mul(3, 4))


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...


class Square(Shape):
    def area(self):
        return 4


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item


print(Square().area(), Box(3).item, isinstance([], Iterable), isinstance('a', Sequence), isinstance({}, Mapping), isinstance(3, Iterable), isinstance((), Sequence), isinstance(len, Callable))
ns = SimpleNamespace(a=1, b='x')
print(ns, ns.a)


@contextmanager
def managed(n):
    print('in', n)
    try:
        yield n * 2
    finally:
        print('out')


with managed(4) as m, nullcontext(5) as z, suppress(KeyError):
    print(m, z)
    {}['q']
print('next')


class Lazy:
    @functools.cached_property
    def value(self):
        print('computed')
        return 7


lz = Lazy()
print(lz.value, lz.value)


@functools.singledispatch
def kind(x):
    return 'other'


@kind.register(int)
def _(x):
    return 'int'


print(kind(1), kind('a'), kind(True))
print(sorted({'b': 1, 'a': 2}.items(), key=operator.itemgetter(1), reverse=True), sorted('bca', reverse=True), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])), list(reversed([1, 2])), any([]), all([]))
keys = {'a': 1}.keys()
dd = {'a': 1, 'b': 2}
print(keys, dd.values(), dd.items(), dd.keys() & {'a'}, dd | {'c': 3}, dd.pop('a'), dd.setdefault('z', 5), dd.get('q'), dd.get('q', 1), list(dd), dict(zip('ab', [1, 2])), dict(a=1, **{'b': 2}), {**dd, 'b': 9})
lst = [3, 1, 2]
lst.sort()
lst.insert(1, 'x')
lst.extend([5, 6])
lst[1:3] = ['y']
del lst[0]
print(lst, lst.index('y'), lst.count(5), lst[::-1], [0] * 3, [1, 2, 3][-2:], list(range(10))[2:8:3], lst.copy() == lst, lst.pop(0), lst)
s1 = {1, 2}
s1.add(3)
s1.discard(9)
s1 |= {4}
print(s1, s1.union([7]), s1.issubset({1, 2, 3, 4, 5}), frozenset([1, 2]), {frozenset([1]): 2}[frozenset([1])])
