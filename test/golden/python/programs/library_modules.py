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
