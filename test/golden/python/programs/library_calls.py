"""Functions of the standard library with their options, their representations and their errors."""
import collections
import contextlib
import copy
import dataclasses
import enum
import functools
import inspect
import itertools
import re
import string
import typing


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, '|', e)


add = functools.partial(pow, 2)
show(lambda: (add(3), functools.partial(int, base=2)('101'), functools.partial(add, 4)(), add.func is pow, add.args, functools.partial(dict, a=1).keywords, functools.partial(dict, a=1)(b=2)))
show(lambda: (functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.reduce(lambda a, b: a * b, [], 7), functools.cmp_to_key(lambda a, b: b - a) is not None, sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a))))
show(lambda: functools.reduce(lambda a, b: a, []))


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


@functools.total_ordering
class Upwards:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __gt__(self, other):
        return self.n > other.n


for kind in (Version, Upwards):
    one, two = kind(1), kind(2)
    print(one < two, one <= two, one > two, one >= two, one <= kind(1), one >= kind(1), max(one, two).n)
calls = []


@functools.lru_cache(maxsize=None)
def squared(n):
    calls.append(n)
    return n * n


@functools.cache
def doubled(n):
    calls.append(n)
    return n * 2


print(squared(2), squared(2), squared(3), doubled(5), doubled(5), calls, squared.__wrapped__(4))
squared.cache_clear()
print(squared(2), calls)


class Lazy:
    @functools.cached_property
    def value(self):
        calls.append('value')
        return 5


lazy = Lazy()
print(lazy.value, lazy.value, calls.count('value'), Lazy.value is not None, lazy.__dict__)


def traced(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        return f(*args, **kwargs)
    return inner


@traced
def documented(a, b=1):
    """Words."""
    return a


print(documented.__name__, documented.__doc__, documented.__wrapped__(3), documented(4))

show(lambda: (list(itertools.chain([1], (2,), 'a')), list(itertools.chain.from_iterable([[1], [2, 3]])), list(itertools.islice(range(10), 3)), list(itertools.islice(range(10), 2, 8, 3)), list(itertools.islice(itertools.count(5), 1, 3)), list(itertools.islice('abc', None)), list(itertools.repeat(1, 2)), list(zip(itertools.repeat('x'), [1, 2]))))
show(lambda: (list(itertools.takewhile(lambda v: v < 3, [1, 2, 3, 1])), list(itertools.dropwhile(lambda v: v < 3, [1, 2, 3, 1])), list(itertools.filterfalse(None, [0, 1, 2])), list(itertools.filterfalse(lambda v: v % 2, range(5))), list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.compress('abcd', [1, 0, 1])), list(itertools.pairwise([1, 2, 3]))))
show(lambda: (list(itertools.accumulate([1, 2, 3])), list(itertools.accumulate([1, 2, 3], lambda a, b: a * b)), list(itertools.accumulate([1, 2], initial=10)), list(itertools.product([1, 2], 'ab')), list(itertools.product([0, 1], repeat=2)), list(itertools.permutations([1, 2, 3], 2)), list(itertools.permutations('ab')), list(itertools.combinations('abc', 2)), list(itertools.zip_longest([1], [2, 3], fillvalue=0)), list(itertools.zip_longest('a', 'bc'))))
show(lambda: ([(k, list(g)) for k, g in itertools.groupby('aabc')], [(k, list(g)) for k, g in itertools.groupby([1, 3, 2], key=lambda v: v % 2)], [list(part) for part in itertools.tee([1, 2])], [list(part) for part in itertools.tee([1], 3)], list(itertools.islice(itertools.cycle('ab'), 5)), list(itertools.islice(itertools.count(1, 2), 3)), next(itertools.count())))

show(lambda: (collections.Counter('abca'), collections.Counter('abca').most_common(1), collections.Counter(a=2, b=1)['z'], list(collections.Counter('aab').elements()), sum(collections.Counter('abc').values()), collections.Counter({'x': 3}).most_common(), collections.Counter()))
counter = collections.Counter([1, 1])
counter.update([1, 2])
print(counter, dict(counter), counter == {1: 3, 2: 1})
table = collections.defaultdict(list)
table['a'].append(1)
print(table, table['b'], len(table), collections.defaultdict(int, a=1)['z'], table.default_factory, table.get('nothing'))
show(lambda: collections.defaultdict()['x'])
ordered = collections.OrderedDict([('a', 1), ('b', 2), ('c', 3)])
ordered.move_to_end('a')
print(ordered.popitem(), ordered.popitem(last=False), ordered, list(ordered), collections.OrderedDict(), collections.OrderedDict(a=1) == {'a': 1})
ordered.update(x=1)
ordered.move_to_end('x', last=False)
print(sorted(ordered))
show(lambda: ordered.move_to_end('zz'))
queue = collections.deque([1, 2, 3], maxlen=3)
queue.append(4)
queue.appendleft(0)
queue.rotate(1)
print(list(queue), queue.pop(), queue.popleft(), len(queue), list(queue), queue[0], collections.deque('ab'), 3 in queue, list(reversed(queue)))
queue.extend([7, 8])
queue.extendleft([9])
queue.clear()
Point = collections.namedtuple('Point', 'x y', defaults=[5])
point = Point(1)
print(point, point.x, point[1], point._replace(y=9), point._asdict(), Point._fields, Point._make([3, 4]), point == (1, 5), tuple(point), Point(y=1, x=2), len(point), isinstance(point, tuple))
show(lambda: Point())
Typed = typing.NamedTuple('Typed', [('a', int), ('b', str)])
print(Typed(1, 'x'), Typed._fields)


class Pair(typing.NamedTuple):
    left: int
    right: str = 'r'

    def both(self):
        return self.left, self.right


print(Pair(1), Pair(1).both(), Pair(2, right='q')._replace(left=0))
print(typing.cast(int, 'a'), typing.Optional[int] is not None, typing.get_args(5), typing.get_origin(5), typing.TYPE_CHECKING, typing.NewType('Id', int)(5), typing.TypeVar('T') is not None)
show(lambda: isinstance(1, typing.Any))


@contextlib.contextmanager
def managed(name):
    print('enter', name)
    try:
        yield name.upper()
    except ValueError as e:
        print('caught', e)
    finally:
        print('exit', name)


with managed('a') as upper, managed('b'):
    print(upper)
with managed('c'):
    raise ValueError('inside')
with contextlib.suppress(KeyError, IndexError):
    {}['x']
with contextlib.nullcontext(5) as five:
    print(five)
with contextlib.ExitStack() as stack:
    print(stack.enter_context(managed('d')), stack.enter_context(contextlib.nullcontext(1)))


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print('leaving', kind.__name__ if kind else None, value)
        return kind is KeyError


with Manager() as manager:
    raise KeyError('swallowed')
try:
    with Manager():
        raise TypeError('passed on')
except TypeError as e:
    print(e)


class Deep:
    def __init__(self, parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts


class Own:
    def __copy__(self):
        return 'copied'

    def __deepcopy__(self, memo):
        return 'deep'


nested = [1, [2, {'a': (3, [4])}], {5}]
deep, shallow = copy.deepcopy(nested), copy.copy(nested)
nested[1].append(9)
print(deep, shallow, copy.copy(Own()), copy.deepcopy([Own()]), copy.deepcopy(Deep([1])) == Deep([1]), copy.copy(Deep([1])).parts, copy.copy({1: 2}), copy.copy((1,)), copy.copy({1}), copy.deepcopy(None), copy.deepcopy('x'), copy.copy(len) is len)
loop = [1]
loop.append(loop)
again = copy.deepcopy(loop)
print(again is not loop, again[1] is again)


class Colour(enum.Enum):
    RED = 1
    GREEN = 'g'
    ALIAS = 1

    def describe(self):
        return f'{self.name}={self.value}'

    @classmethod
    def default(cls):
        return cls.RED


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 10


class Auto(enum.Enum):
    A = enum.auto()
    B = enum.auto()


class Flags(enum.Flag):
    R = 1
    W = 2


print(Colour.RED, repr(Colour.RED), Colour.RED.name, Colour('g'), Colour['GREEN'], Colour.ALIAS is Colour.RED, list(Colour), len(Colour), Colour.RED.describe(), Colour.default(), Colour.RED in Colour, isinstance(Colour.RED, Colour), {Colour.RED: 1}[Colour.RED], Colour.RED == 1, Colour.RED != Colour.GREEN, 'RED' in Colour.__members__, [one.value for one in reversed(Colour)])
print(Level.LOW < Level.HIGH, Level.HIGH + 1, Level(10), sorted([Level.HIGH, Level.LOW])[0].name, [10, 20][Level.LOW], Level.LOW == 1, f'{Level.HIGH:>4}', int(Level.LOW), Auto.B.value, [a.name for a in Auto], (Flags.R | Flags.W).value, Flags.R in (Flags.R | Flags.W))
show(lambda: Colour(99))
show(lambda: Colour['BLUE'])
Made = enum.Enum('Made', 'X Y')
print(Made.X.value, Made.Y, list(enum.Enum('Listed', ['M', 'N'])))


@dataclasses.dataclass(order=True)
class Item:
    size: int
    name: str = 'n'
    tags: list = dataclasses.field(default_factory=list, compare=False)
    hidden: int = dataclasses.field(default=0, repr=False)
    total: int = dataclasses.field(init=False, default=0)

    def __post_init__(self):
        self.total = self.size * 2


@dataclasses.dataclass(frozen=True)
class Fixed(object):
    x: int
    y: typing.Tuple[int, ...] = (1, 2)


print(Item(1), Item(1, 'a') < Item(2), Item(1) == Item(1), Item(1) != Item(2), Item(3, tags=[1]).tags, Item(2).total, dataclasses.asdict(Item(1, tags=[2])), dataclasses.astuple(Fixed(5)), [f.name for f in dataclasses.fields(Item)], dataclasses.is_dataclass(Item), dataclasses.is_dataclass(5), dataclasses.replace(Fixed(1), x=9), hash(Fixed(1)) == hash(Fixed(1)), Item(2) >= Item(1), Item(5) > Item(2), Item(1) <= Item(1))
show(lambda: setattr(Fixed(1), 'x', 2))
show(lambda: Item())
show(lambda: Item(1, 2, 3, 4, 5, 6))
show(lambda: dataclasses.fields(5))

show(lambda: (re.match('a(b)?', 'ac').groups(), re.search('(?P<n>\\d+)-(?P<m>\\d+)', 'x 12-34').groupdict(), re.search('b', 'abc').span(), re.search('b', 'abc').start(), re.search('b', 'abc').end(), re.findall('\\d', 'a1b2'), re.findall('(a)(b)?', 'aba'), re.split(',\\s*', 'a, b,c'), re.split('(-)', 'a-b'), re.split('-', 'a-b-c', maxsplit=1), re.sub('a', 'x', 'banana'), re.sub('(a)(n)', r'\2\1', 'banana', count=1), re.sub('a', lambda m: m.group().upper(), 'banana'), re.fullmatch('a+', 'aaa') is not None, re.fullmatch('a', 'ab'), re.escape('a.b')))
pattern = re.compile('(?i)ab(?P<rest>.*)', re.M)
show(lambda: (pattern.match('ABc').group('rest'), pattern.match('ABc')[0], pattern.match('ABc').group(0, 1), pattern.search('zz'), [m.group() for m in re.finditer('a.', 'abac')], pattern.sub('-', 'xABy'), pattern.pattern, bool(pattern.match('ab')), re.compile('^b', re.M).findall('a\nb'), re.compile('a.b', re.S).match('a\nb') is not None, re.compile('a  b # words', re.X).match('ab') is not None, re.match('x', 'a'), repr(re.search('b', 'abc')), re.match('(a)(b)?', 'a').groups('none'), re.search('(?:a|b)+', 'xabab').group(), re.IGNORECASE == re.I))
show(lambda: re.match('a', 'a').group(5))
show(lambda: re.match(5, 'a'))

show(lambda: ([p for p in inspect.signature(documented).parameters], inspect.signature(Version).parameters['n'].name, inspect.signature(lambda a, *b, c=1, **d: 0).parameters['c'].default, inspect.getfullargspec(lambda a, b=2, *c, d: 0).args, inspect.getfullargspec(lambda a, b=2: 0).defaults, inspect.isclass(Version), inspect.isfunction(show), inspect.ismethod(queue.append), inspect.isgenerator(x for x in []), inspect.ismodule(re), inspect.isbuiltin(len), inspect.signature(documented).parameters['b'].default, inspect.signature(documented).parameters['a'].default is inspect.Parameter.empty))
show(lambda: ([name for name, _ in inspect.getmembers(Deep([1])) if not name.startswith('_')], [str(p.kind) for p in inspect.signature(lambda a, /, b, *c, d, **e: 0).parameters.values()]))

show(lambda: ('a-b_c'.replace('-', '').partition('_'), 'a.b.c'.rpartition('.'), 'abc'.partition('z'), 'abc'.rpartition('z'), 'x'.join(['a', 'b']), 'aXbX'.split('X'), 'a b  c'.split(), ' a b '.split(' '), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), 'a b c'.rsplit(None, 1), 'a\nb\r\nc'.splitlines(), 'a\nb'.splitlines(True), ''.splitlines(), 'abc'.removeprefix('a'), 'abc'.removesuffix('c'), 'abc'.removeprefix('z'), 'abc'.removesuffix('')))
show(lambda: ('ab'.center(5, '*'), 'ab'.ljust(4), 'ab'.rjust(4, '.'), '42'.zfill(5), '-42'.zfill(5), 'aBc'.swapcase(), 'hello world'.title(), 'hELLO'.capitalize(), 'ß'.upper(), 'ABC'.casefold(), 'a\tb'.expandtabs(), '  x '.strip(), 'xxaxx'.strip('x'), 'xax'.lstrip('x'), 'xax'.rstrip('x'), 'banana'.count('an'), 'banana'.find('n', 3), 'banana'.rfind('n'), 'banana'.index('n'), 'banana'.rindex('a'), 'abc'.find('z'), 'aaa'.count('a', 1), 'abc'.startswith(('x', 'a')), 'abc'.endswith('c', 1), 'abc'.startswith('b', 1)))
show(lambda: ('12'.isdigit(), 'a1'.isalnum(), 'ab'.isalpha(), ' '.isspace(), 'AB'.isupper(), 'ab'.islower(), 'Ab Cd'.istitle(), 'a_1'.isidentifier(), '1a'.isidentifier(), 'é'.isascii(), '½'.isnumeric(), ''.isdigit(), '12'.isdecimal(), 'abc'.translate(str.maketrans('ab', 'xy')), 'abc'.translate(str.maketrans({'a': None, 'b': 'BB'})), 'abc'.translate({97: 'z'}), '{x}-{y}'.format_map({'x': 1, 'y': 2}), '%(a)s %(b)05.1f' % {'a': 'x', 'b': 2.25}, '%x %o %e %c %r %%' % (255, 8, 12345.678, 'z', 'q'), 'a'.encode(), len('añ'.encode())))
show(lambda: 'abc'.rindex('z'))
show(lambda: 'abc'.replace('a'))
show(lambda: 'abc'.center('x'))
show(lambda: (string.ascii_lowercase, string.digits, string.ascii_uppercase))
import inspect as _inspect


class Parts:
    width = 3
    name = 'n'

    def run(self):
        pass


print(_inspect.getmembers(Parts, lambda item: isinstance(item, int) and not isinstance(item, bool)))
print([name for name, _ in _inspect.getmembers(Parts(), predicate=_inspect.ismethod)], len(_inspect.getfile(Parts.run)) > 0)
print(_inspect.getfile(Parts) == _inspect.getsourcefile(Parts().run))
try:
    _inspect.getfile(len)
except TypeError:
    print('TypeError')

named = collections.namedtuple(typename='Named', field_names=['a', 'b'], defaults=[3])
print(named(1), named(b=2, a=1), named.__name__, collections.namedtuple('R', 'a def _x a b', rename=True)._fields, collections.namedtuple('M', 'a', module='m').__module__)
try:
    collections.namedtuple('P')
except TypeError as error:
    print(error)

@dataclasses.dataclass
class Documented:
    width: int = 2

Documented.__init__.__doc__ = 'Makes one.'
Documented.__eq__.note = 1
print(Documented.__init__.__doc__, Documented.__init__.__name__, Documented(3).width, Documented.__eq__.note, Documented.__repr__.__doc__)
try:
    len.__doc__ = 'No.'
except AttributeError as error:
    print(type(error).__name__)
