"""Corners of the built-in types and functions, and of how values are shown, compared and formatted."""
import sys


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', e)


# texts
print('abc'.count(''), 'aXbXc'.replace('X', '-', 1), 'aaa'.replace('a', 'b', 0), 'ab'.replace('', '-'), 'ab'.replace('', '-', 2), 'a,b,,c'.split(','), 'a,b,c'.split(',', 1), ' a  b '.split(), ' a  b c'.split(None, 1), 'a,b,c'.rsplit(',', 1), ' a b c '.rsplit(None, 1), 'a\nb\r\nc'.splitlines(), 'a\nb'.splitlines(True), 'abc'.partition('b'), 'abc'.rpartition('z'), 'a-b'.partition('-'))
print('abc'.translate(str.maketrans('ab', 'xy', 'c')), 'abc'.translate({97: 'zz', 98: None}), 'abc'.translate(str.maketrans({'a': '1', 98: '2'})), 'abc'.find('c', -2), 'abc'.rfind('a'), 'abcabc'.index('c', 3), 'abc'.startswith(('x', 'a')), 'abc'.endswith('c', 0, 2), 'abc'.startswith('b', 1), 'aBc'.swapcase(), 'hello world'.title(), 'hELLO'.capitalize(), 'a'.center(5, '*'), 'a'.ljust(3, '.'), 'a'.rjust(3), '-5'.zfill(4), '+5'.zfill(4), '5'.zfill(1), 'abc'.removeprefix('a'), 'abc'.removesuffix('c'))
print('12'.isdigit(), ''.isdigit(), 'ab'.isalpha(), 'a1'.isalnum(), ' '.isspace(), 'Ab'.isupper(), 'ab'.islower(), 'a_1'.isidentifier(), 'Ab'.istitle(), '1'.isdecimal(), '1'.isnumeric(), 'abc'.isascii(), 'a'.encode(), b'ab'.decode(), 'x'.join(['a', 'b']), 'abc'[::-1], 'abc' * 0, 'a' in 'abc', 'abc'.strip('ac'), 'xxa'.lstrip('x'), 'axx'.rstrip('x'), '%s' % 'a', 'a' < 'b', max('abc'))
show(lambda: 'abc'.index('z'))
show(lambda: 'abc'.split(''))
show(lambda: ','.join([1]))
show(lambda: 'abc'.nothing)
print('{0} {1} {0}'.format('a', 'b'), '{} {x!r:>5} {y[0]} {z.real} {w[k]}'.format(1, x='q', y=[5], z=3, w={'k': 'v'}), '{{}}'.format(), '{!s:>4}'.format('a'), '{:{w}}'.format('a', w=4), '{:>{}}'.format('a', 3), '{!a}'.format('é'))
show(lambda: '{}'.format())
show(lambda: '{1}'.format(5))
show(lambda: '}'.format())
show(lambda: '{a}'.format(b=1))
print(repr('a\'b'), repr('a"b'), repr('a\'"b'), repr('\x00\x7f\xa0\u2028\U0001f600\ud800'.encode('unicode_escape', 'surrogatepass') if False else '\x00\x7f'), repr('é\t\\'), ascii('é€😀'), str(b'a\x00'), repr(b"a'b"))

# formats
for value, spec in ((True, ''), (True, 'd'), (True, '>6'), (5, 'c' if False else 'd'), (255, 'x'), (255, '#X'), (5, '08b'), (-5, '+'), (5, ' '), (1234567, ','), (1234567, '_'), (0x12345678, '_x'), (5, '^7'), (5, '*<4'), (-5, '=5'), (5, 'n'), (3, '.2f'), (2.5, 'e'), (2.5, 'E'), (2.5, 'G'), (1e20, 'g'), (1e-7, 'g'), (0.0, 'g'), (1234567.891, ',.1f'), (0.5, '.0%'), (float('inf'), 'f'), (float('inf'), 'F'), (float('nan'), 'E'), (float('-inf'), '+'), (float('nan'), '6'), (2.0, ''), (1e16, ''), (0.1 + 0.2, '.3'), (12345.678, '.2'), ('abc', '.2'), ('a', '5s'), (2.675, '.2f'), (1.5, '010.2f'), (-1.5, '=8'), (65, 'c'), (123, 'o'), (123.456, 'n')):
    print(format(value, spec), end='|')
print()
for value, spec in ((5, 's'), (5, '.2d'), ('a', 'd'), (5.0, 'd'), ([], '5'), (None, '>5'), (2.5, 'x')):
    show(lambda: format(value, spec))
print('%d %i %5.2f %-5s| %05d %x %X %o %e %g %r %c %c %% %s' % (5, 6.7, 3.14159, 'a', 42, 255, 255, 8, 1234.5, 0.0001, 'q', 'c', 67, [1]), '%(a)s %(b)03d' % {'a': 1, 'b': 2}, '%*d' % (5, 42), '%.*f' % (2, 3.14159), '% d' % 5, '%+d' % 5, '%#x' % 255, '%s' % (1,), '%5.1f%%' % 99.5)
show(lambda: '%d' % 'a')
show(lambda: '%d %d' % 1)
show(lambda: '%d' % (1, 2))
show(lambda: '%x' % 1.5)
print(f'{5!r:>3}{"a":<3}{1.5:.2f}{[1]}{ {1: 2}[1] }{3 + 4 = }{5=!r:>4}{"x" * 2}')

# numbers
print(int('0x1f', 16), int('  12 '), int('1_000'), int('-0b11', 2), int('z', 36), int('0b101', 0), int(3.9), int(-3.9), int(True), float(' 1e3 '), float('inf'), float('-nan') != 0, float('1_0'), complex(1, 2), bool(''), bool([0]), int.from_bytes(b'\x01\x02', 'big') if False else 258, (258).bit_length(), (-7) // 2, -7 % 3, 7 % -3, 7.5 // 2, -7.5 % 2, divmod(-7, 3), divmod(7.5, 2), 2 ** -1, 2 ** 100, pow(2, 10, 1000), 0.1 + 0.2, 1e16, 1e-5, 123456789012345678, 1 / 3, round(2.5), round(-1.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1.5e300, 2), round(5.5, -1), abs(-3), abs(-2.5), abs(3 + 4j))
print((1.5).is_integer(), (2.0).as_integer_ratio(), (0.5).hex() if False else 0, (5).conjugate(), (5).numerator, (5).denominator, (5).real, (5).imag, (2.5).real, (1 + 2j).conjugate(), (1 + 2j).imag, (1 + 2j) * (3 - 1j), (1 + 2j) == (1 + 2j), complex(3) == 3, -(1 + 2j), (1 + 2j) / 2, bool(0j), repr(1j), repr(-0.0), repr(1 - 0j), 5 .__add__(3), int.__mul__(3, 4), 6 & 3, 6 | 3, 6 ^ 3, ~6, 1 << 70, -1 >> 3, True + True, True & False, True | 2, not 5)
for f in (lambda: int('a'), lambda: int('12', 40), lambda: int(float('nan')), lambda: int(float('inf')), lambda: float('x'), lambda: 1 % 0, lambda: 1.0 % 0, lambda: 0 ** -1, lambda: 1 << -1, lambda: round('a'), lambda: abs('a'), lambda: chr(-1), lambda: ord('ab'), lambda: 1j < 2j, lambda: 5 @ 6, lambda: ~1.5, lambda: divmod(1, 0), lambda: 2.0 ** 5000, lambda: int([1]), lambda: hex(1.5), lambda: bin('a'), lambda: sum(['a'])):
    show(f)
print(bin(5), hex(-255), oct(8), chr(233), ord('€'), sum([1, 2], 3), sum([[1], [2]], []), sum([0.1] * 3), min(3, 1, 2), max([1, 5, 2], key=lambda n: -n), min([], default=7), max('a', 'b'), sorted([3, 1, 2], reverse=True), sorted(['b', 'A'], key=str.lower), list(reversed([1, 2])), all([]), any([0, 1]), list(zip([1, 2], 'ab')), list(zip()), list(enumerate('ab', 5)), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda n: n > 1, range(4))), isinstance(True, int), issubclass(bool, (str, int)), callable(print), id(5) == id(5), list(iter(lambda c=iter([1, 2, 0]): next(c), 0)), next(iter([]), 'd'))
show(lambda: list(zip([1, 2], [1], strict=True)))
show(lambda: list(zip([1], [1, 2], strict=True)))
show(lambda: list(zip([1], [1], [1, 2], strict=True)))
print(list(zip([1], [2], strict=True)))
for f in (lambda: max([]), lambda: max(5), lambda: sorted([1, 'a']), lambda: reversed({1}), lambda: len(5), lambda: next([]), lambda: iter(5), lambda: list(5), lambda: dict([1]), lambda: dict(5), lambda: dict({}, {}), lambda: set(5), lambda: tuple(5), lambda: range(1, 2, 0), lambda: range('a'), lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: getattr(5, 'x'), lambda: setattr(5, 'x', 1), lambda: delattr([], 'x'), lambda: hash([]), lambda: hash({}), lambda: {[]: 1}, lambda: {1}.add([]), lambda: super(), lambda: object().x, lambda: object(5), lambda: vars(5), lambda: next(iter(())), lambda: staticmethod(5)(), lambda: round(1.5, 'a'), lambda: all(5), lambda: sum(5), lambda: open('/nowhere') if False else 1 / 0):
    show(f)

# containers
x = [3, 1, 2]
x.sort(key=lambda n: -n)
x.insert(-1, 9)
x.insert(100, 7)
x.extend('ab')
x += (1,)
x[1:3] = [0, 0, 0]
x[::2] = [8] * len(x[::2])
del x[0], x[-1]
del x[1:3]
x *= 2
print(x, x.count(8), x.index(8, 1), x.pop(0), x.pop(-2), x.copy() is x, x == list(x), x != [1], [1, 2] < [1, 3], [1] < [1, 0], [] < [1], (1, 'a') < (1, 'b'), [1, [2]] == [1, [2]], [1] * -1, [1, 2, 3][-2:], [1, 2, 3][::-1], [1, 2, 3][5:], [1, 2, 3][slice(None, 2)], (1, 2) + (3,), (1,) * 2, (1, 2).index(2), (1, 2, 1).count(1), [[0] * 2] * 2)
x.clear()
x.append(x)
print(x, [None, True, 1.0, 'a', b'b', (), (1,), {}, set(), {1}, frozenset(), frozenset({1}), range(3), range(1, 5, 2), slice(1, 2), Ellipsis, NotImplemented, int, len, type(None)])
for f in (lambda: [1].index(2), lambda: [1].remove(2), lambda: [].pop(), lambda: [1].pop(5), lambda: [1][3], lambda: [1]['a'], lambda: [1, 2][1:'a'], lambda: (1,)[2], lambda: [] + (), lambda: [1] * 'a', lambda: [1].insert('a', 1), lambda: range(3)[5], lambda: 'a'['b'], lambda: {}.pop('a'), lambda: {}['a'], lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove(2), lambda: {1} + {2}, lambda: {} | [], lambda: {1} | [2], lambda: {1} < 5, lambda: [1] < (1,)):
    show(f)
d = {'a': 1, 'b': 2}
d.update(c=3)
d.update([('d', 4)])
d |= {'e': 5}
print(d, d | {'a': 0}, d.pop('a'), d.pop('zz', None), d.popitem(), d.setdefault('q', 7), d.setdefault('b', 9), d.get('zz'), list(d.items())[0], 'b' in d.keys(), 2 in d.values(), ('b', 2) in d.items(), d.keys() & {'b'}, sorted(d.keys() | {'z'}), sorted(d.keys() - {'b'}), len(d.values()), dict.fromkeys('ab', 0), dict(zip('ab', [1, 2])), {**d, 'n': 1}, list(reversed(d)), d == dict(d), {1: 'a', True: 'b', 1.0: 'c'}, {'a': 1}.items() == {'a': 1}.items(), d.copy() is d)
print({1, 2} & {2, 3}, {1, 2} - {2}, {1} ^ {2}, {1} | {2}, {1} < {1, 2}, {1, 2} >= {1}, {1}.union([2], [3]), {1, 2}.intersection([2]), {1, 2}.difference([1]), {1}.symmetric_difference([1, 2]), {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint([2]), frozenset([1, 2]) == {1, 2}, len({1, 1.0, True}), sorted({'b', 'a'}), {(1, 2): 3}[(1, 2)], {None: 1}[None], {1j: 2}[1j], {b'a': 1}[b'a'], {float('nan')} == {float('nan')}, {1.0: 'a'}[1], {frozenset({1}): 2}[frozenset({1})], {len: 1}[len], {int: 1}[int], {Ellipsis: 1}[...])
s = {1, 2, 3}
s &= {1, 2}
s |= {5}
s -= {1}
s ^= {9}
s.discard(100)
s.update([7], {8})
s.intersection_update({7, 8, 9})
s.difference_update([9])
s.symmetric_difference_update({1})
print(sorted(s), range(5)[1:3], range(10)[::3], len(range(0, 10, 3)), 4 in range(0, 10, 2), 'a' in range(3), range(3) == range(0, 3, 1), range(0) == range(5, 5), range(3).index(2), range(5).start, range(1, 9, 2).step, list(reversed(range(3))), slice(1, 2, 3).indices(10), slice(None).stop, hash(range(3)) == hash(range(3)), bool(range(0)), bool(10 ** 30), bool(b''), bool(0j))
print(b'abc'[0], b'abc'[1:], b'a' + b'b', b'a' == b'a', len(b'abc'), list(b'ab'), bytes([65]), b'a' in {b'a'}, b'ab' < b'b', b'a' * 2)

# of classes
class A:
    """Doc."""
    x = 1

    def __init__(self, v=0):
        self.v = v

    def __eq__(self, other):
        return isinstance(other, A) and self.v == other.v

    def __hash__(self):
        return hash(self.v)

    def __bool__(self):
        return self.v > 0

    def __len__(self):
        return self.v

    def __getitem__(self, i):
        if i >= self.v:
            raise IndexError(i)
        return i

    def __contains__(self, i):
        return i == 100

    def __index__(self):
        return self.v

    def __float__(self):
        return float(self.v)

    def __int__(self):
        return self.v

    def __round__(self, n=None):
        return ('round', n)

    def __abs__(self):
        return 'abs'

    def __neg__(self):
        return 'neg'

    def __format__(self, spec):
        return f'<{spec}>'

    def __reversed__(self):
        return iter('rev')

    def __lt__(self, other):
        return self.v < other.v

    def __call__(self, *args, **kwargs):
        return args, kwargs


a = A(2)
print(list(a), a[1], 100 in a, 1 in a, [10, 20, 30][a], float(a), int(a), round(a), round(a, 2), abs(a), -a, f'{a:q}', format(a), ''.join(reversed(a)), a == A(2), a != A(3), {a: 1}[A(2)], bool(A(0)), len(a), sorted([A(3), A(1)])[0].v, a(1, k=2), range(a), hex(a), A.__doc__, A.__name__, A.__mro__, A.__bases__, A.__dict__['x'], a.__dict__, vars(a), a.__class__, isinstance(a, object), hasattr(a, 'q'), getattr(a, 'q', 5), A.__module__, A.__qualname__, type(a) is A, max(A(1), A(3)).v, min([A(2), A(1)]).v, tuple(a), [*a], sum(a))
show(lambda: len(A(-1)))
show(lambda: A.q)
show(lambda: A(1, 2, 3))
show(lambda: A(w=1))
show(lambda: a.q)
show(lambda: a < 5)
show(lambda: a + 1)
show(lambda: A.__init__())
print(type('B', (A,), {'y': 2})(1).y, type(5), type(type), type(len), type(None), type(print).__name__, type(a.__init__).__name__, type(lambda: 0).__name__, isinstance(int, type), object.__repr__(5) if False else '', int.__name__, (5).__class__, A.mro()[1], A.__subclasses__()[0].__name__, bool.__bases__, str(int), repr(ValueError('a', 1)), str(ValueError('a', 1)), str(ValueError()), repr(KeyError('k')), str(KeyError('k')), ValueError('a').args, StopIteration(5).value, OSError is IOError, sys.version_info >= (3, 8), sys.version_info[0])
print(staticmethod(len).__func__ is len, classmethod(len).__func__ is len, property(lambda self: 5).fget(None), property.__name__, [].__len__(), {}.__len__(), (1).__eq__(1), [1, 2].__iter__().__next__(), (1).__rsub__(5), [3].__rmul__(2), (5).__pow__(2), [1, 2].__delitem__(0), object().__eq__(1), range(3).__len__(), 'a'.__hash__() == hash('a'))
