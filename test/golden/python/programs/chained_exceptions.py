"""The exceptions that others were raised from or in, names of functions that dispatch, and smaller calls of the library."""
import functools
import math


class Wrong(ValueError):
    pass


def told(e):
    return repr(e), repr(e.__cause__), repr(e.__context__)


for cause in (None, KeyError('k')):
    try:
        try:
            raise Wrong('a')
        except ValueError as e:
            if cause is None:
                raise TypeError('b')
            raise TypeError('b') from cause
    except Exception as e:
        print(*told(e))

try:
    try:
        {}['missing']
    except KeyError:
        int('x')
except ValueError as e:
    print(*told(e), *told(e.__context__))

try:
    try:
        raise Wrong(1)
    except Wrong as e:
        raise e
except Wrong as e:
    print(*told(e))


def values():
    try:
        yield 1 / 0
    except ZeroDivisionError:
        yield 'caught'
        raise Wrong('later')


try:
    for value in values():
        print(value)
except Wrong as e:
    print(*told(e))

try:
    raise Wrong('alone')
except Wrong as e:
    print(*told(e))


@functools.singledispatch
def size(value):
    """Says how large a value is."""
    return 0


@size.register
def _(value: list):
    return len(value)


print(size.__name__, size.__doc__, size(3), size([1, 2]), size.__wrapped__(5))


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for left, right in ((7, 3), (8, 3), (-7, 2), (5, 2), (7, 2), (1, -3), (-1, 4), (6.5, 1.0), (3, float('inf')), (-0.0, 2)):
    attempt(lambda: math.remainder(left, right))
attempt(lambda: math.remainder(1, 0))
attempt(lambda: math.remainder(float('inf'), 2))
attempt(lambda: math.comb(5, -1))
attempt(lambda: math.perm(5, -1))
attempt(lambda: math.comb(-5, 1))
attempt(lambda: format(65, '+c'))
attempt(lambda: format(65, '5c'))
for text in ('été', 'abc', 'a\nb', '', 'ß €', 'a\u00a0b', '\u200b'):
    print(text.isprintable())
    for encoding in ('latin-1', 'ascii', 'utf-8', 'ISO-8859-1'):
        attempt(lambda: text.encode(encoding))
        attempt(lambda: text.encode(encoding, 'ignore'))
        attempt(lambda: text.encode(encoding, errors='replace'))
attempt(lambda: b'\xe9t\xe9'.decode('latin-1'))
attempt(lambda: b'\xe9t\xe9'.decode('ascii'))
attempt(lambda: b'\xe9t\xe9'.decode('ascii', 'ignore'))
attempt(lambda: b'abc'.decode('ascii') + b'\xc3\xa9'.decode())

import collections
import string

print(isinstance([], collections.abc.Sequence), isinstance({}, collections.abc.Mapping), collections.abc.Iterable.__name__)
print(string.capwords('  the quick  bROWN fox'), string.capwords('a-b-cD', '-'), string.capwords(''))
print('abc'.__contains__('bc'), 'abc'.__contains__('z'), ''.__contains__(''))
