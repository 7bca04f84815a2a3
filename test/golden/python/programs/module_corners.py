"""Corners of functools, inspect, itertools, json, math, operator, os.path, random, re, types and typing."""
import argparse
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
from functools import cached_property, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod, total_ordering, wraps


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', e)


# functools
def add(a, b=2, *rest, c=3, **more):
    """Adds."""
    return a + b + sum(rest) + c + sum(more.values())


p = partial(add, 1, c=4)
q = partial(p, 5, d=6)
print(p(), q(), p.func is add, p.args, p.keywords, q.args, q.keywords, partial(int, base=2)('11'))
show(lambda: partial(5))


class Cell:
    def __init__(self):
        self.state = None

    def set(self, value, extra=0):
        self.state = (value, extra)
        return self.state

    on = partialmethod(set, True)
    off = partialmethod(set, False, extra=1)

    @cached_property
    def costly(self):
        print('computed')
        return 7


c = Cell()
print(c.on(), c.off(), c.on(extra=5), c.costly, c.costly, 'costly' in c.__dict__)
c.costly = 9
print(c.costly, isinstance(Cell.costly, cached_property))


@wraps(add)
def wrapper(*args, **kwargs):
    return add(*args, **kwargs)


print(wrapper.__name__, wrapper.__doc__, wrapper.__wrapped__ is add, wrapper(1))


@lru_cache(maxsize=2)
def square(x):
    print('square', x)
    return x * x


@functools.cache
def cube(x):
    return x ** 3


print(square(2), square(2), square(3), square(x=4), cube(2), cube(2))
square.cache_clear()
print(square(2), square.__wrapped__(5))


class Cached:
    @lru_cache
    def method(self, x):
        print('method', x)
        return x


k = Cached()
print(k.method(1), k.method(1), Cached.method(k, 1))


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


@total_ordering
class Greater:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __gt__(self, other):
        return self.n > other.n


@total_ordering
class AtMost:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __le__(self, other):
        return self.n <= other.n


@total_ordering
class AtLeast:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __ge__(self, other):
        return self.n >= other.n


for kind in (Version, Greater, AtMost, AtLeast):
    one, two = kind(1), kind(2)
    print(kind.__name__, one < two, one <= two, one > two, one >= two, one <= kind(1), two > one, two >= one)


@singledispatch
def describe(x, more=None):
    return f'something {x}'


@describe.register
def _(x: int, more=None):
    return f'int {x}'


@describe.register(list)
@describe.register(tuple)
def _(x, more=None):
    return f'row {len(x)}'


@describe.register
def _(x: str | bytes, more=None):
    return f'text {x!r}'


@describe.register
def _(x: float | complex, more=None):
    return f'real {x}'


describe.register(dict, lambda x, more=None: 'dict')
print(describe(1), describe(True), describe([1]), describe((1, 2)), describe('a'), describe(1.5), describe({}), describe(None), describe({1}))


class Shown:
    @singledispatchmethod
    def show(self, x):
        return 'any'

    @show.register
    def _(self, x: int):
        return 'int'

    @show.register(str)
    def _(self, x):
        return 'str'


print(Shown().show(1), Shown().show('a'), Shown().show(1.5))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), reduce(operator.mul, [1, 2, 3, 4]), reduce(operator.add, [], 5), reduce(lambda a, b: a + b, 'abc'))
show(lambda: reduce(operator.add, []))

# inspect
sig = inspect.signature(add)
print(list(sig.parameters), sig.parameters['b'].default, sig.parameters['rest'].kind == inspect.Parameter.VAR_POSITIONAL, sig.parameters['a'].default is inspect.Parameter.empty, [one.name for one in sig.parameters.values()])


class Model:
    def __init__(self, depth, width=3):
        pass

    def forward(self, x, *, mask=None):
        pass


print([list(inspect.signature(one).parameters) for one in (Model, Model(1).forward, Model.forward, Cell, lambda: 0)])
full = inspect.getfullargspec(add)
print(full.args, full.defaults, full.varargs, full.varkw, full.kwonlyargs, inspect.getfullargspec(lambda x: x).defaults)
print(inspect.isclass(Model), inspect.isclass(Model(1)), inspect.isfunction(add), inspect.isfunction(len), inspect.ismethod(Model(1).forward), inspect.ismethod(add))

# itertools
print(list(itertools.accumulate([1, 2, 3])), list(itertools.accumulate([1, 2, 3], operator.mul)), list(itertools.accumulate([1, 2], initial=10)), list(itertools.chain([1], (2, 3), 'a')), list(itertools.chain.from_iterable([[1], [2]])))
print(list(itertools.combinations('abc', 2)), list(itertools.permutations([1, 2, 3], 2)), list(itertools.permutations('ab')), list(itertools.product('ab', [1, 2])), list(itertools.product([0, 1], repeat=2)))
print(list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.islice('abcdef', 1, 5, 2)), list(itertools.islice('abc', None)), list(itertools.islice('abc', 1, None)), list(itertools.islice(itertools.cycle('ab'), 5)), list(itertools.repeat(1, 3)), list(itertools.zip_longest([1, 2], [3], fillvalue=0)))
print([(k, list(g)) for k, g in itertools.groupby('aabbbc')], [(k, list(g)) for k, g in itertools.groupby([1, 3, 2], key=lambda n: n % 2)], list(itertools.takewhile(lambda n: n < 3, [1, 2, 3, 1])), list(itertools.dropwhile(lambda n: n < 3, [1, 3, 1])), list(itertools.filterfalse(lambda n: n % 2, range(4))), list(itertools.compress('abc', [1, 0, 1])), list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.pairwise('abc')))
one, two = itertools.tee([1, 2, 3])
print(list(one), next(two), list(itertools.groupby([])), list(itertools.combinations([1], 2)), list(itertools.product()))

# json
print(json.dumps({'a': [1, 2.5, None, True], 'b': {'c': 'é"\n'}, 1: 2, None: 3, True: 4, 1.5: 0}), json.dumps([1, {'x': 2}], indent=2), json.dumps({'b': 1, 'a': 2}, sort_keys=True), json.dumps((1, 2), separators=(',', ':')), json.dumps('é', ensure_ascii=False), json.dumps([]), json.dumps({}, indent=1))
print(json.loads('{"a": [1, 2.5e3, -3, null, true, false], "b": {}, "c": [], "d": "\\u00e9\\n"}'), json.loads(' [] '), json.loads('"x"'), json.loads('12'))
for text in ('', '[1', '{"a" 1}', '[1 2]', '{"a": 1,', '[1] 2', 'nope', '{1: 2}'):
    try:
        json.loads(text)
    except ValueError as e:
        print('ValueError', text)
print(json.dumps({1, 2}, default=sorted), json.dumps(float('inf')), json.dumps(float('nan')))
show(lambda: json.dumps({1}))
show(lambda: json.dumps({(1, 2): 3}))

# math
print(math.lcm(4, 6), math.lcm(0, 3), math.lcm(), math.gcd(12, 18, 4), math.gcd(), math.perm(5), math.perm(5, 2), math.perm(2, 5), math.comb(5, 2), math.dist([0, 0], [3, 4]), math.hypot(3, 4), math.prod([1, 2, 3]), math.prod([], start=4), math.isqrt(17), math.factorial(5), math.copysign(1, -0.0), math.fsum([0.1] * 3), math.log(8, 2), math.log2(8), math.trunc(-2.5), math.isclose(1, 1 + 1e-10), math.isinf(math.inf), math.modf(2.5), math.fmod(-7, 3), math.ceil(2.1), math.floor(-2.1))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.gcd(1.5), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.floor(math.inf), lambda: math.ceil('a')):
    show(f)

# operator
items = [3, 1, 2]
operator.setitem(items, 0, 9)
operator.delitem(items, 1)
print(items, operator.itemgetter(1)(items), operator.itemgetter(0, 1)(items), operator.attrgetter('n')(Version(4)), operator.attrgetter('n', 'n')(Version(4)), operator.methodcaller('upper')('a'), operator.methodcaller('split', ',')('a,b'), operator.neg(2), operator.not_(0), operator.truth([]), operator.contains([1], 1), operator.getitem([5], 0), operator.is_(None, None), operator.index(True), operator.concat([1], [2]), operator.xor(5, 1), operator.floordiv(7, 2), operator.truediv(1, 2), operator.le(1, 2), operator.ne(1, 1), operator.matmul is not None)

# os.path
print(os.path.join('a', 'b', 'c.txt'), os.path.join('a/', 'b'), os.path.join('a', '/b'), os.path.join('', 'b'), os.path.basename('a/b.py'), os.path.dirname('a/b.py'), os.path.dirname('b'), os.path.split('/a/b'), os.path.splitext('a/b.tar.gz'), os.path.splitext('.bashrc'), os.path.splitext('a.b/c'), os.path.normpath('a//b/../c/./d'), os.path.normpath('/../a'), os.path.normpath(''), os.path.normpath('../../a'), os.path.normpath('a/..'), os.path.isabs('/a'), os.path.sep, os.sep, os.path.exists('/nowhere/at/all'))
print(os.pardir, os.curdir, os.extsep, os.altsep, os.pathsep, os.devnull, os.path.pardir, os.path.curdir, os.path.extsep, os.path.devnull, os.path.join('a', os.pardir, 'b'), os.path.splitdrive('a/b'), os.path.commonprefix(['a/bc', 'a/bd']), repr(os.path.commonprefix([])), os.path.commonprefix(['a', 'ab']), os.path.lexists('/nowhere/at/all'))
os.environ['A_NAME'] = 'x'
print(os.environ['A_NAME'], os.getenv('A_NAME'), os.getenv('NO_SUCH_NAME'), os.getenv('NO_SUCH_NAME', 'd'), os.getenv(key='NO_SUCH_NAME', default=3), os.environ.get('NO_SUCH_NAME', 1), 'A_NAME' in os.environ, os.linesep == '\n', os.curdir)

# random
print(random.randrange(1), random.randint(4, 4), random.choice([7]), random.choice((8,)), random.seed(3))

# re
print(re.sub(r'(\w)(\d)', r'\2\1', 'a1 b2'), re.sub('a', lambda m: m.group().upper(), 'banana', count=2), re.sub(r'(?P<x>a)', r'<\g<x>\g<0>>', 'ab'), re.sub('', '-', 'ab'), re.split(r'(,)\s*', 'a, b,c'), re.split(',', 'a,b,c', maxsplit=1), re.findall(r'\d+', 'a1b22'), re.findall(r'(\w)=(\d)', 'a=1 b=2'), re.findall(r'(\w)=\d', 'a=1 b=2'), [m.span() for m in re.finditer('a', 'banana')], re.escape('a.b*c-d'))
m = re.match(r'(?P<name>\w+)-(\d+)(x)?', 'abc-12')
print(m.group(), m.group(1), m.group('name', 2), m.groups(), m.groups('none'), m.groupdict(), m.start(2), m.end('name'), m.span(3), m[1], m['name'], bool(m))
show(lambda: m.group(9))
show(lambda: m.group('nope'))
print(re.match('b', 'ab'), re.search('b', 'ab').start(), re.fullmatch('a.', 'ab') is not None, re.fullmatch('a', 'ab'), re.compile('A', re.I).match('a') is not None, re.compile('^b', re.M).findall('a\nb'), re.compile('a.b', re.S).match('a\nb') is not None, re.compile(r'''a  # letter
 \d  # digit
 \ x''', re.X).match('a1 x') is not None, re.match(r'(?i)A(?s).', 'a\n') if False else None, re.match('(?i)ab', 'AB').group(), re.match('(?im)ab', 'AB').group(), re.compile('x').pattern)
pattern = re.compile(r'\d')
print(pattern.sub('#', 'a1b2'), pattern.split('a1b2c'), pattern.search('ab1').start(), pattern.match('1a').end(), pattern.findall('1a2'), pattern.fullmatch('5').group(), re.match(r'[\w\-\]]+', 'a-]').group(), re.match(r'\Aab\Z', 'ab') is not None, re.match(r'a{2,}?', 'aaa').group(), re.match(r'(?:a|b)+(?=c)', 'abc').group(), re.search(r'(?<!x)y', 'xy zy').start())

# types and typing
n = types.SimpleNamespace(a=1, b='x')
n.c = 3
print(n, n.a, vars(n), isinstance(add, types.FunctionType), isinstance(n, types.SimpleNamespace), types.MethodType(lambda self: self.a, n)(), isinstance((x for x in []), types.GeneratorType))


class Named(typing.NamedTuple):
    a: int
    b: str = 'x'

    def both(self):
        return (self.a, self.b)


Old = typing.NamedTuple('Old', [('x', int), ('y', str)])
T = typing.TypeVar('T')
UserId = typing.NewType('UserId', int)
print(Named(1), Named(1).both(), Named._fields, Old(1, 'a'), Old._fields, UserId(5) + 1, typing.cast(int, 'a'), typing.TYPE_CHECKING)
print(isinstance(5, typing.Union[int, str]), isinstance(None, typing.Optional[int]), isinstance('a', typing.Optional[int]), isinstance(5, int | str), isinstance(None, int | None), isinstance('a', int | str | None), isinstance([], tuple | list), isinstance(1.5, int | str), issubclass(bool, int | str), issubclass(float, int | None), typing.get_origin(typing.Union[int, str]) is typing.Union, typing.get_args(typing.Union[int, str]), typing.get_args(5), typing.get_origin(5), typing.get_args(typing.Optional[int])[0])


class Stack(typing.Generic[T]):
    def __init__(self) -> None:
        self.items: typing.List[T] = []

    def push(self, x: T) -> 'Stack[T]':
        self.items.append(x)
        return self


class HasLength(typing.Protocol):
    def length(self) -> int: ...


@typing.overload
def over(x: int) -> int: ...
@typing.overload
def over(x: str) -> str: ...
def over(x):
    return x


print(Stack[int]().push(1).items, over(3), issubclass(Stack, typing.Generic), typing.Callable[[int], str] is not None, typing.Dict[str, int] is not None)

parser = argparse.ArgumentParser(description='d')
parser.add_argument('--learning-rate', '-l', type=float, default=0.1)
parser.add_argument('--flag', action='store_true')
parser.add_argument('--none')
parser.add_argument('--other', dest='renamed', default='y')
group = parser.add_argument_group('g')
group.add_argument('--inner', default=3)
options = parser.parse_args([])
print(options.learning_rate, options.flag, options.none, options.renamed, options.inner, vars(options)['inner'])


def with_none(self, first, scale=None, depth=2, *, key, cut=None):
    pass


full = inspect.getfullargspec(with_none)
print(full.args, full.defaults, full.kwonlyargs, full.kwonlydefaults)
print(inspect.getfullargspec(lambda x: x).kwonlydefaults)
