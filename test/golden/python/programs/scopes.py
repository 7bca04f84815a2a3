x = 'global'


def outer():
    x = 'outer'

    def inner():
        nonlocal x
        x = 'changed'
        return [x for _ in range(2)], (lambda: x)()

    r = inner()
    return x, r


print(outer(), x)


def uses_global():
    global x, fresh
    x = 'new'
    fresh = 1


uses_global()
print(x, fresh)
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [f(1) for f in [lambda y, i=i: y + i for i in range(3)]])


class C:
    x = 'class'
    y = [x for _ in range(1)]
    z = [v for v in (x, x)]

    def f(self):
        return x


print(C.y, C.z, C().f())


def late():
    try:
        print(unset)
    except NameError as e:
        print(type(e).__name__, e)
    try:
        print(value)
        value = 1
    except UnboundLocalError as e:
        print(type(e).__name__)


late()


def args(a, b=2, *rest, c, d=4, **others):
    return a, b, rest, c, d, others


print(args(1, c=3), args(1, 5, 6, 7, c=8, d=9, e=10), args(*[1, 2], **{'c': 3, 'q': 4}))
for call in ('args()', 'args(1)', 'args(1, c=2, a=3)'):
    try:
        if call == 'args()':
            args()
        elif call == 'args(1)':
            args(1)
        else:
            args(1, c=2, **{'a': 3})
    except TypeError as e:
        print(e)


def only(a, /, b, *, c):
    return a, b, c


for f in (lambda: only(1, 2, 3), lambda: only(a=1, b=2, c=3), lambda: only(1, b=2, c=3, d=4), lambda: only(1, 2)):
    try:
        print(f())
    except TypeError as e:
        print(e)


def f(n):
    if (m := n * 2) > 4:
        return m
    return [k := n, k + 1]


print(f(3), f(1), [y := 5, y ** 2], [last := i for i in range(4)], last)


def default(a, acc=[]):
    acc.append(a)
    return acc


default(1)
print(default(2), default.__name__, default.__defaults__)
a = b = [1]
b += [2]
a, b = b, a
(p, (q, *r)), s = (1, (2, 3, 4)), 5
print(a is b, p, q, r, s)
for i, (m, n) in enumerate(zip('ab', [(1, 2), (3, 4)])) if False else enumerate([(1, 2), (3, 4)]):
    print(i, m, n)
else:
    print('loop done')
while True:
    s -= 1
    if s < 2:
        break
    if s == 3:
        continue
else:
    print('never')
print(s)
del s
try:
    s
except NameError as e:
    print(e)
print(1 < 2 < 3, 1 < 3 < 2, 1 if x else 2, not x, x and 0, '' or 'x', None is None, 1 is not None)
def counter():
    total = 0
    while True:
        got = yield total
        if got is None:
            return 'stopped'
        total += got
g = counter()
print(next(g), g.send(3), g.send(4))
try:
    g.send(None)
except StopIteration as e:
    print('value', e.value)
def cleanup():
    try:
        yield 1
        yield 2
    finally:
        print('closed')
g = cleanup(); next(g); g.close()
def nested(n):
    if n:
        yield n
        yield from nested(n - 1)
print(list(nested(4)), sum(k * k for k in range(5)), {k: v for k, v in [(1, 2)]}, {c for c in 'aab'} == {'a', 'b'})
print(*[1, 2], sep='-', end='!\n')
