import bisect
import collections.abc
import configparser
import functools
import heapq
import textwrap
import weakref
from bisect import insort
from collections import ChainMap
from distutils.version import LooseVersion
from enum import Enum
from pathlib import Path, PurePosixPath

print(bisect.bisect_left([1, 3, 3, 5], 3), bisect.bisect([1, 3, 3, 5], 3), bisect.bisect_right([], 1))
items = [1, 4]
insort(items, 3)
print(items, bisect.bisect_left([('a', 1), ('b', 2)], 2, key=lambda one: one[1]))
heap = []
for one in (5, 1, 4):
    heapq.heappush(heap, one)
print(heapq.heappop(heap), heapq.nsmallest(2, [3, 1, 2]), heapq.nlargest(2, [3, 1, 2]), heapq.heappushpop(heap, 0))
print(repr(textwrap.dedent('\n    a\n      b\n\n    c\n')), repr(textwrap.indent('x\n\ny\n', '> ')))
print(textwrap.fill('one two three four five', 9), textwrap.wrap(''), textwrap.shorten('one two three', 9))
parser = configparser.ConfigParser({'depth': '3'})
parser.read_string('''
# a comment
[net]
Width = 16
scale: 0.5
bias = yes
[DEFAULT]
name = base
''')
print(parser.sections(), parser.getint('net', 'width'), parser['net'].getfloat('scale'), parser.getboolean('net', 'bias'))
print(parser['net']['name'], parser.get('net', 'depth'), parser.get('net', 'gone', fallback='none'), 'net' in parser, 'gone' in parser['net'])
print(sorted(parser.items('net')), parser.has_option('net', 'WIDTH'), parser.has_section('x'))
try:
    parser.get('nowhere', 'width')
except configparser.NoSectionError as error:
    print(error)
try:
    parser.getint('net', 'gone')
except configparser.NoOptionError as error:
    print(error)
parser.read_dict({'more': {'a': 1}})
parser.set('more', 'b', '2')
print(parser.options('more'), dict(parser['more']), parser.getint('more', 'x', fallback=7))
chain = ChainMap({'a': 1}, {'a': 2, 'b': 3})
chain['c'] = 4
print(chain['a'], chain['b'], chain.get('z', 0), len(chain), sorted(chain), chain.maps, chain.parents['a'], 'b' in chain)
print(dict(chain.new_child({'b': 9})) == {'a': 1, 'b': 9, 'c': 4}, isinstance(chain, collections.abc.Mapping), chain)
try:
    chain['nothing']
except KeyError as error:
    print('KeyError', error)
path = Path('models') / 'net.tar.gz'
print(path, path.name, path.stem, path.suffix, path.suffixes, path.parent, path.parts, path.with_suffix('.py'))
print(PurePosixPath('/a/b/c').relative_to('/a'), Path('/a/b').parents[0], Path('a/./b/') == Path('a', 'b'), Path('/x').is_absolute())
print(Path('nowhere/at/all').exists(), str(Path()), 'pre' / PurePosixPath('x'), path.with_name('other'), sorted([Path('b'), Path('a')])[0])
print(LooseVersion('1.10.0') > LooseVersion('1.9'), LooseVersion('2.0') >= '2.0')


class Thing:
    pass


thing = Thing()
print(weakref.ref(thing)() is thing, isinstance(thing, collections.abc.Iterable), isinstance((1,), collections.abc.Iterable))


@functools.singledispatch
def kind(value):
    return 'other'


@kind.register
def _(value: int):
    return 'int'


@kind.register
def _(value: list | tuple):
    return 'sequence'


@kind.register(str)
def _(value):
    return 'text'


print(kind(1), kind([]), kind(()), kind('a'), kind(1.5), kind(True))


class Kinds(Enum):
    thing = Thing
    number = 3


    def make(self):
        return self.value()


print(Kinds.thing.value is Thing, Kinds.thing.name, isinstance(Kinds.thing.make(), Thing), Kinds(3).name)


import sys
import warnings

print(sys.version_info.major, sys.version_info[:2] == (sys.version_info.major, sys.version_info.minor))
print(sys.version_info.releaselevel, sys.version_info >= (3, 9), sys.hexversion >= 0x03090000)
shown, warnings.showwarning = warnings.showwarning, lambda *args: None
print(callable(shown), callable(warnings.formatwarning), warnings.showwarning(1))
warnings.showwarning = shown


import inspect


def bound(a, /, b, *c, d=1, **e):
    pass


keyed = inspect.signature(lambda a, b=1, *, c: 0)
given = inspect.signature(bound)
binding = given.bind(1, 2, 3, x=4)
print(given, repr(given), given.parameters['d'], [repr(one.kind) for one in given.parameters.values()], given.parameters['b'].kind.description)
print(binding, binding.args, binding.kwargs, binding.arguments, keyed, given.bind_partial(1).arguments)
binding.apply_defaults()
print(binding.arguments, keyed.bind(1, c=2).args, keyed.bind(1, c=2).kwargs, given.bind(1, 2, a=3).arguments)
for signature, args, kwargs in [
    (given, (), {}), (given, (1,), {}), (given, (1, 2), {'b': 3}), (keyed, (1, 2, 3), {}),
    (keyed, (1,), {'d': 1, 'c': 2}), (keyed, (1,), {}), (keyed, (1,), {'a': 1, 'c': 1}),
]:
    try:
        print(signature.bind(*args, **kwargs))
    except TypeError as error:
        print(error)
print(given.parameters['b'].replace(default=5), inspect.Signature([inspect.Parameter('z', inspect.Parameter.KEYWORD_ONLY)]))


import keyword

print([keyword.iskeyword(word) for word in ('lambda', 'match', 'None', 'width')], keyword.issoftkeyword('match'), keyword.kwlist, keyword.softkwlist)


class Store:
    def __init__(self):
        self.parts = {'x': 1}

    def __getattr__(self, name):
        return name.upper() if name in self.parts else super().__getattribute__(name)


class Plain:
    def __getattr__(self, name):
        return object.__getattribute__(self, name)


for one in (Store(), Plain()):
    try:
        print(hasattr(one, 'x'), one.y)
    except AttributeError as error:
        print(error)
print(Store().x, object.__getattribute__(Store(), 'parts'))


import datetime
from datetime import datetime as moment, timedelta

start = moment(2024, 2, 28, 23, 59, 30)
later = start + timedelta(minutes=1, days=1)
print(later, later.isoformat(), later - start, (later - start).total_seconds(), later.strftime('%Y%m%d-%H%M%S %b %B %a %A %j %y %f %p %I %%'))
print(f'{later:%d/%m/%Y}', later.date(), datetime.date(2023, 12, 31) + timedelta(days=60), later > start, later == start, moment(1970, 1, 1) == moment(1970, 1, 1))
print(timedelta(hours=25, seconds=1.5), -timedelta(1), timedelta(seconds=90) / 2, timedelta(1) / timedelta(hours=6), timedelta(1) * 2, str(timedelta(0)), bool(timedelta(0)))
print(start.replace(hour=1, tzinfo=datetime.timezone.utc).hour, datetime.date(2000, 3, 1) - datetime.date(2000, 2, 1), start.weekday(), type(moment.now()).__name__)


class Reflected:
    def __radd__(self, other):
        return 'radd', other

    def __rmul__(self, other):
        return 'rmul', other


class Two:
    def __index__(self):
        return 2


class Refusing(Two):
    def __rmul__(self, other):
        return NotImplemented


print([1] + Reflected(), (1,) * Reflected(), 'a' + Reflected(), b'a' * Reflected(), [1] * Two(), [1] * Refusing(), Two() * (1,))


from functools import partial


def several(a, b, c=1, *r, d, **k):
    pass


class Called:
    def __init__(self, x, y=2):
        pass

    def __call__(self, z):
        pass


for one in (partial(several, 1), partial(several, b=2), partial(several, 1, d=4), partial(Called, 1), partial(Called, y=3), Called(1), partial(lambda a, b, c: 0, 1, c=2)):
    print(inspect.signature(one))
print(inspect.getfullargspec(Called).args, inspect.getfullargspec(Called(1)).args)


import io
import pickle

with io.StringIO() as stream:
    print(stream.write('first\nsecond\n'), stream.tell(), stream.seek(0), stream.readline(), stream.read(3), stream.getvalue().count('\n'))
    stream.seek(0)
    print([line for line in stream], stream.readlines(), stream.closed)
print(stream.closed, io.StringIO('a\nb').readlines(), io.BytesIO(b'abc').read(2), io.BytesIO(b'abc').getvalue(), isinstance(stream, io.TextIOBase))
try:
    stream.write('x')
except ValueError as error:
    print(type(error).__name__)


class Kept:
    def __init__(self):
        self.x = 1

    def __reduce__(self):
        return super().__reduce__()[:2]


class Whole:
    def __init__(self):
        self.x = 1


print(Kept().__reduce__()[1][0].__name__, Whole().__reduce__()[1:][1], Whole().__reduce_ex__(2)[2:], Whole().__reduce__()[0].__name__)
made, args, state = Whole().__reduce__()
print(type(made(*args)).__name__, hasattr(made(*args), 'x'), pickle.dump(1, io.BytesIO()))
print([isinstance(one, (bytes, bytearray, memoryview)) for one in (b'', 'a', [])], bytearray.__name__)
print([one.__bases__[0].__name__ for one in (IsADirectoryError, BrokenPipeError, IndentationError, TabError, ProcessLookupError)])
