"""Corners of the language: calls, scopes, classes, generators, patterns, with, try and slices."""


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', e)


# calls
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 2], *(3,), d=0, **{'q': 1}, **{'r': 2}), f(1, d=1, a=9), f(1, **{'d': 2}, e=3))
for call in (lambda: f(), lambda: f(1), lambda: f(1, d=1, c=2 ), lambda: f(1, 2, 3, c=4, d=5), lambda: f(b=1, d=2), lambda: f(**{1: 2}), lambda: (lambda x: x)(), lambda: (lambda x: x)(1, 2), lambda: (lambda x: x)(y=1), lambda: (lambda *, x: x)(), lambda: 5(), lambda: None(), lambda: (lambda x, /: x)(x=1)):
    show(call)


class Keys:
    def keys(self):
        return ['d', 'e']

    def __getitem__(self, key):
        return key * 2


print(f(1, **Keys()), [*Keys.keys(None)], {**Keys()}, max(*[1, 5]), print(*'ab', sep='-', end='!\n'))


# scopes
total = 0


def outer():
    count = 0
    names = []

    def inner(step=1):
        nonlocal count
        global total
        count += step
        total += count
        names.append(lambda: count)
        return [count * n for n in range(3) if (last := n) < 2], last

    class Local:
        count = 'class'
        shown = count
        every = [n for n in range(2)]

        def get(self):
            return count

    result = inner(), inner(5)
    del names[0]
    return result, Local.shown, Local().get(), [n() for n in names], sorted(locals())


print(outer(), total)


def late():
    try:
        return unset
    except NameError as e:
        print(type(e).__name__, e)
    try:
        print(later)
    except UnboundLocalError as e:
        print(e)
    later = 1

    def reads():
        return free

    try:
        reads()
    except NameError as e:
        print(type(e).__name__, e)
    free = 2
    del free
    try:
        reads()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        del free
    except UnboundLocalError as e:
        print(e)


late()
show(lambda: undefined_name)


# assignments
first, *middle, last = range(5)
[a, (b, *c)], d = [1, 'xyz'], 4
x = y = [0]
x += [1]
(z) = 5
i, array = 0, [0, 0, 0]
i, array[i] = 1, 9
value: int = 3
unset: 'str'
print(first, middle, last, a, b, c, d, y, z, array, value)
for call in (lambda: [0 for p, q in [(1, 2, 3)]], lambda: [0 for p, q in [1]], lambda: [0 for p, *q, r in [(1,)]], lambda: [0 for p, q in [(1,)]]):
    show(call)


class Attributes:
    def __init__(self):
        self.log = []

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)

    def __getattr__(self, name):
        if name.startswith('no'):
            raise AttributeError(name)
        return f'<{name}>'

    def __delattr__(self, name):
        print('del', name)
        object.__delattr__(self, name)

    def __setitem__(self, key, value):
        self.log.append((key, value))

    def __getitem__(self, key):
        return key

    def __delitem__(self, key):
        self.log.append(('del', key))


o = Attributes()
o.x = 1
o.x += 2
o[1, 2] = 3
o[1:2, ..., ::3] = 4
o['k'] += 'z'
del o.x, o[5], o[1:]
print(o.log, o.missing, o[::2], o[1, :], hasattr(o, 'none'), getattr(o, 'none', 'default'))
show(lambda: o.none)

# conditions and loops
for n in range(6):
    if n == 1:
        continue
    elif n == 4:
        break
    else:
        print(n, end=' ')
else:
    print('never')
while n:
    n -= 1
    if n == 1:
        continue
else:
    print('else', n)
for n in []:
    pass
else:
    print('empty')
print(1 < 2 < 3 > 0, 1 < 2 > 5 < undefined_name if False else 'short', 1 == 1.0 != 2, 'a' if [] else 'b', [] or {} or 'last', 1 and 0 and undefined, not None, None is not 1, 1 not in [2], (lambda: (yield))().__class__.__name__, (n := 5) + n, -2 ** 2, 2 ** -1 ** 2, ~-1, not 1 == 2)
assert True, 'fine'
show(lambda: exec('assert False') if False else [].pop())


def asserts(v):
    assert v, f'bad {v}'


show(lambda: asserts(0))


# exceptions
class Custom(Exception):
    def __str__(self):
        return 'custom text'


def chained():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise ValueError('outer') from e
    except ValueError as e:
        print(type(e.__cause__).__name__)
    try:
        raise KeyError('a') from None
    except (TypeError, KeyError) as e:
        print(repr(e), e.__cause__)
    try:
        raise Custom
    except Exception as e:
        print(e, repr(e), e.args)
    try:
        raise
    except RuntimeError as e:
        print(e)
    try:
        raise 5
    except TypeError as e:
        print(e)
    try:
        try:
            raise ValueError('v')
        except 5:
            pass
    except TypeError as e:
        print(e)


chained()


def ends(how):
    for n in range(3):
        try:
            if how == 'return':
                return 'returned'
            if how == 'break':
                break
            if how == 'continue':
                continue
            if how == 'raise':
                raise ValueError(n)
            print('plain', n)
        except ValueError as e:
            print('caught', e)
            if n == 1:
                return 'from except'
        else:
            print('else')
        finally:
            print('finally', n)
            if how == 'override' and n == 1:
                return 'overridden'
    return 'end'


for how in ('return', 'break', 'continue', 'raise', 'plain', 'override'):
    print(ends(how))


class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print('enter', self.name)
        return self

    def __exit__(self, kind, value, trace):
        print('exit', self.name, kind and kind.__name__)
        return self.swallow


def withs(how):
    with Manager('a', True) as a, Manager('b') as b:
        if how == 'return':
            return 'returned'
        if how == 'raise':
            raise ValueError('inside')
        print(a.name, b.name)
    return 'after'


for how in ('return', 'raise', 'plain'):
    print(withs(how))
show(lambda: [0 for _ in [1] if withs(5) and False])


class NoExit:
    def __enter__(self):
        return self


def bad():
    with NoExit():
        pass


show(bad)


# generators
def steps(n):
    got = yield 'start'
    while n:
        try:
            got = yield (n, got)
        except KeyError as e:
            got = f'key {e}'
        except GeneratorExit:
            print('closing')
            raise
        n -= 1
    return 'done'


def delegates():
    result = yield from steps(2)
    print('result', result)
    yield from [1, 2]
    x = yield
    yield x if x else 'none'


g = delegates()
print(next(g), g.send('a'), g.throw(KeyError('k')), next(g), next(g), next(g), g.send(0), list(g))
g = steps(5)
show(lambda: g.send(1))
next(g)
next(g)
g.close()
g.close()
show(lambda: next(g))
fresh = steps(1)
fresh.close()
show(lambda: fresh.throw(ValueError('late')))


def ignoring():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print('ignored')
            return


i = ignoring()
next(i)
i.close()


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
show(s.close)


def raising():
    yield 1
    raise StopIteration('inner')


show(lambda: list(raising()))


def all_kinds(data):
    total = 0
    for n in data:
        if n % 2:
            continue
        if n > 6:
            break
        total += yield n
    else:
        yield 'exhausted'
    with Manager('gen', True):
        yield 'within'
        raise ValueError
    try:
        yield 'try'
        assert total > 3, (yield 'message')
    except AssertionError as e:
        yield ('asserted', e.args)
    else:
        yield 'fine'
    finally:
        yield 'finally'
    while total:
        total -= 1
        yield total
        if total == 1:
            break
    x = {'k': (yield 'dict')}
    y = [(yield 'list'), *((yield 'star') or [])]
    z = f'{(yield "text")!r:>4}'
    w = (yield 'left') < (yield 'middle') < 5
    v = (yield 'first') and (yield 'second') or (yield 'third')
    u = (yield 'then') if (yield 'test') else (yield 'other')
    x['n'] = yield 'item'
    x['n'] += yield 'augmented'
    p, q = yield 'pair'
    del x[(yield 'delete')]
    print((yield 'arg'), end=(yield 'keyword'))
    return x, y, z, w, v, u, p, q


def drive(gen, answers):
    shown = [next(gen)]
    try:
        for answer in answers:
            shown.append(gen.send(answer))
        while True:
            shown.append(gen.send(None))
    except StopIteration as e:
        print(shown, e.value)
    except Exception as e:
        print(shown, type(e).__name__, e)


drive(all_kinds([2, 3, 4]), [1, 2, None, None, 'msg', None, None, None, None, 'd', 'l', 'st', 'te', 1, 2, 0, 'x', True, 'u', 5, 6, (7, 8), 'k', 'printed', '!\n'])
drive(all_kinds([2, 8]), [5])
print(list(x * y for x in range(3) if x for y in range(x)), sum(n for n in range(4)), {n: -n for n in range(2)}, {n % 2 for n in range(4)}, [[m for m in range(n)] for n in range(3)], [(a, b) for a, (b, *_) in [(1, 'xy')]], dict((k, v) for k, v in [(1, 2)]), [n for n in (yield_ for yield_ in [1])])


# patterns
class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


class Bare:
    pass


class Limit:
    TOP = 10


def match_it(value):
    match value:
        case None | True | False:
            return 'single', value
        case 0 | -1 | 1.5 | 2 + 3j:
            return 'number', value
        case Limit.TOP:
            return 'dotted'
        case 'a' 'b' | b'c':
            return 'text'
        case int(n) if n > 100:
            return 'large', n
        case int() | float():
            return 'plain number'
        case []:
            return 'empty'
        case [x]:
            return 'one', x
        case [1, *_, 9]:
            return 'from 1 to 9'
        case (x, y) if x == y:
            return 'equal', x
        case [x, [y, *rest], *others]:
            return 'nested', x, y, rest, others
        case [*all_]:
            return 'list', all_
        case {'kind': 'p', 'at': [x, y], **more}:
            return 'mapping', x, y, more
        case {'kind': kind}:
            return 'kind', kind
        case {}:
            return 'some mapping'
        case Point(0, y=y) | Point(y, 0):
            return 'on axis', y
        case Point(x=x, y=Point() as inner):
            return 'point of point', x, inner.x
        case Point() as p:
            return 'point', p.x
        case str(text):
            return 'str', text
        case _:
            return 'other'


for value in (None, True, 0, -1, 1.5, 2 + 3j, 10, 'ab', b'c', 500, 7, 2.5, [], [3], [1, 2, 9], (4, 4), [1, [2, 3], 4], [1, 2, 3], {'kind': 'p', 'at': [1, 2], 'z': 0}, {'kind': 'q'}, {'z': 1}, {}, Point(0, 5), Point(6, 0), Point(1, Point(2, 3)), Point(8, 9), 'text', {1, 2}, range(2), 'x'):
    print(match_it(value))


def bad_patterns(value, which):
    match value:
        case Point(1, 2, 3) if which == 1:
            return 1
        case Bare(5):
            return 2
        case Limit.TOP():
            return 3


show(lambda: bad_patterns(Point(1, 2), 1))
show(lambda: bad_patterns(Bare(), 2))
show(lambda: bad_patterns(5, 3))


def no_case(value):
    match value, 1:
        case 1, 2:
            return 'never'
    return 'fell through'


print(no_case(1))


# classes
class Meta(type):
    def __new__(mcs, name, bases, namespace, **options):
        made = super().__new__(mcs, name, bases, namespace)
        made.options = options
        return made

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        made = super().__call__(*args)
        made.by_meta = True
        return made

    def __len__(cls):
        return 7

    @property
    def shown(cls):
        return cls.__name__.lower()


class WithMeta(metaclass=Meta, option=5):
    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag

    def __class_getitem__(cls, item):
        return f'{cls.__name__}[{item}]'

    def __set_name__(self, owner, name):
        pass


class Sub(WithMeta, tag='t'):
    __private = 1
    __slots__ = ()

    def private(self):
        return self.__private


print(WithMeta.options, len(WithMeta), WithMeta.shown, WithMeta().by_meta, Sub.tag, Sub['x'], Sub().private(), Sub._Sub__private, type(WithMeta).__name__, isinstance(Sub, Meta), Sub.__mro__[1].__name__)


class Descriptor:
    def __set_name__(self, owner, name):
        self.name = name
        print('named', owner.__name__, name)

    def __get__(self, obj, kind=None):
        return self if obj is None else obj.__dict__.get(self.name, 'unset')

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value * 2

    def __delete__(self, obj):
        obj.__dict__.pop(self.name)


class Uses:
    d = Descriptor()

    @property
    def p(self):
        """Docs."""
        return self._p

    @p.setter
    def p(self, value):
        self._p = value

    @p.deleter
    def p(self):
        del self._p

    @staticmethod
    def s(x=1):
        return x

    @classmethod
    def c(cls):
        return cls.__name__

    only = property(lambda self: 5)


u = Uses()
u.d = 4
u.p = 3
print(u.d, Uses.d is Uses.__dict__['d'], u.p, u.s(), Uses.s(2), u.c(), Uses.c(), u.only)
del u.d, u.p
print(u.d, hasattr(u, 'p'))
show(lambda: setattr(u, 'only', 1))
show(lambda: delattr(u, 'only'))


class Base:
    def who(self):
        return 'base'

    def __init__(self, **kw):
        self.kw = kw


class Left(Base):
    def who(self):
        return 'left ' + super().who()


class Right(Base):
    def who(self):
        return 'right ' + super(Right, self).who()


class Both(Left, Right):
    def who(self):
        return 'both ' + super().who()

    who_alias = who


print(Both().who(), Both().who_alias(), [k.__name__ for k in Both.__mro__], Both(a=1).kw, super(Left, Both()).who(), Both.who is Both.__dict__['who'])
show(lambda: type('X', (Base, Left), {}))
show(lambda: Base(1))


class Slots:
    __slots__ = ('a',)


slotted = Slots()
slotted.a = 1
print(slotted.a, type('Made', (Base,), {'k': 1})(z=2).k)


def decorated(*names):
    def outer(callee):
        callee.names = names
        return callee
    return outer


@decorated('a', 'b')
@decorated()
def plain():
    """Doc of plain."""


print(plain.names, plain.__doc__, plain.__name__, plain.__module__, (lambda q: q).__name__, Both.who.__qualname__, plain.__dict__)
if True: x = 1; y = 2
print(x, y); print((1,), 1,)
x = \
    5
print(x, 0b11, 0o17, 0xFF, 1_000, 1e3, 1j, .5, 5., 'a' "b" """c""", r'\n', b'x' rb'\y', f'{x}' 'z', f"{'q'!r}", f'{x:>{x}}', f'{{}}', f"""{
    x
}""")
