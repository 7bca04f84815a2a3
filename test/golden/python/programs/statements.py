"""Statements inside of generators, deletions, scopes, and control flow that leaves loops, with and try."""


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, '|', e)


def matching(values):
    for value in values:
        match value:
            case 0 | None:
                yield 'nothing'
            case [x, *_]:
                yield x
            case {'k': v}:
                yield v
            case str() as text:
                yield text
            case -1 | 3 + 2j:
                yield 'never'
            case ():
                yield 'empty'
            case _:
                pass


steps = matching([0, [5, 6], [7], {'k': 'v'}, 'text', (), 3])
print([*steps])


def asserting():
    assert (yield 'first'), (yield 'message')
    yield 'passed'


checks = asserting()
print(next(checks), checks.send(True))
checks = asserting()
next(checks)
print(checks.send(False))
show(lambda: checks.send('why'))


def statements():
    x: int = yield 'annotated'
    (y := (yield 'named'))
    z = [0, 0]
    z[(yield 'index')] = yield 'value'
    z[0] += yield 'added'
    a, *b = (yield 'unpacked')
    del z[(yield 'deleted')]
    print(f'{(yield "formatted")!r:>5}', x, y, z, a, b)
    return (yield 'returned') or 'nothing'


def drive(generator, *values):
    got = [next(generator)]
    try:
        for value in values:
            got.append(generator.send(value))
    except StopIteration as stop:
        got.append(('stopped', stop.value))
    return got


print(drive(statements(), 1, 2, 'v', 1, 5, 'abc', 1, 'f', 'last'))


def raising():
    try:
        raise (yield 'what') from (yield 'cause')
    except ValueError as e:
        yield repr(e), repr(e.__cause__)
    finally:
        yield 'finally'


print(drive(raising(), ValueError('v'), KeyError('c'), None, None))


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print('enter', self.name)
        return self.name

    def __exit__(self, kind, value, trace):
        print('exit', self.name, kind and kind.__name__)
        return self.swallow


def managing():
    with Manager('a', swallow=True):
        yield 1
        raise ValueError
    with Manager('b') as name, Manager('c'):
        yield name
        return 'returned'


print(drive(managing(), None, None))


def looping():
    for i in range(9):
        with Manager(i):
            try:
                if i == 0:
                    continue
                if i == 2:
                    break
                yield i
            finally:
                print('finally', i)
    else:
        yield 'not reached'
    while True:
        try:
            yield 'loop'
            break
        finally:
            yield 'left'
    for i in (yield 'items') or []:
        yield i
    else:
        yield 'else'
    while (yield 'again?'):
        pass
    else:
        yield 'ended'


print(drive(looping(), None, None, None, [10, 20], None, None, None, True, False, None))


def delegating():
    try:
        got = yield from inner()
        print('got', got)
    except KeyError as e:
        yield f'outer {e}'
    yield from [7, 8]
    yield from range(2)


def inner():
    try:
        x = yield 'inner'
        print('received', x)
    except ValueError as e:
        yield f'inner {e}'
    return 'result'


print(drive(delegating(), 'hello', None, None, None, None))
thrown = delegating()
next(thrown)
print(thrown.throw(ValueError('v')), next(thrown))
thrown = delegating()
next(thrown)
print(thrown.throw(KeyError('k')))
closed = delegating()
next(closed)
closed.close()
print(next(closed, 'closed'))
show(lambda: thrown.throw(5))
short = (x * 2 for x in [1, 2])
print(next(short), list(short), sum(i for i in range(4) if i % 2))


def conditional():
    a = (yield 'a') and (yield 'b') or (yield 'c')
    b = (yield 'd') if (yield 'e') else (yield 'f')
    c = 1 < (yield 'g') < (yield 'h')
    d = [(yield 'i'), *(yield 'j')]
    e = {'k': (yield 'k'), **(yield 'l')}
    f = print.__name__ + (yield 'm')
    g = (yield 'n')[(yield 'o'):(yield 'p')]
    return a, b, c, d, e, f, g, -(yield 'q'), (lambda: 0)() + (yield 'r')


print(drive(conditional(), 0, 3, True, 'then', 5, 9, 'i', [1], 'kk', {'z': 1}, 'm', 'abcdef', 1, 3, 4, 6))

x = 1
del x
show(lambda: x)
y, z = [1, 2], {'a': 1}
del y[0], z['a']
print(y, z)


def deleting():
    a = 1
    del a
    return a


def deleting_free():
    a = 1

    def inner():
        return a
    del a
    return inner()


def deleting_twice():
    a = 1
    del a
    del a


def deleting_global():
    global no_such_name
    del no_such_name


def before_assignment():
    print(later)
    later = 1


for f in (deleting, deleting_free, deleting_twice, deleting_global, before_assignment):
    show(f)


def counters():
    count = 0

    def up():
        nonlocal count
        count += 1
        return count

    def set_global():
        global made_by_function
        made_by_function = count
    up()
    set_global()
    return up()


print(counters(), made_by_function)


def flow():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                return i
        finally:
            print('f', i)


def finally_wins():
    try:
        return 'try'
    finally:
        return 'finally'


def else_runs(bad):
    try:
        if bad:
            raise KeyError(bad)
    except (KeyError, IndexError):
        return 'caught'
    except Exception:
        return 'other'
    else:
        return 'else'
    finally:
        print('always')


def reraised():
    try:
        try:
            raise ValueError('first')
        except ValueError as e:
            raise TypeError('second') from e
    except TypeError as e:
        return repr(e.__cause__), e.args


def bare():
    try:
        raise ValueError('bare')
    except:
        try:
            raise
        except ValueError as e:
            return str(e)


for f in (flow, finally_wins, lambda: else_runs(0), lambda: else_runs(1), reraised, bare):
    show(f)
show(lambda: (_ for _ in ()).throw(IndexError('thrown')))
try:
    raise RuntimeError('plain', 2)
except RuntimeError as e:
    print(e.args, str(e), repr(e))
for i in range(3):
    for j in range(3):
        if j == 1:
            break
    else:
        continue
    break
print(i, j)
while i:
    i -= 1
    if i == 5:
        break
else:
    print('while else', i)
a = b = c = 3
a += 1; b -= 1; c *= 2
a, b = b, a
[c, (d, *e)] = 1, (2, 3, 4)
print(a, b, c, d, e)
n: int
m: 'list[int]' = [1]
print(m, '\101\x42\u0043\
joined', r'\n', b'\x00\101', 'a' 'b', f'{a=} {b!s:>3} {c:{d}} {{}} {"q"}', rf'\{a}', '''multi
line''')
if (k := 5) > 3: print(k)
print([q := 1, q + 1], [last := v for v in range(3)], last)
lambda_default = lambda a, b=k, *c, d=1, **e: (a, b, c, d, e)
print(lambda_default(1), lambda_default(1, 2, 3, d=4, z=5))
print({**{'a': 1}, 'b': 2}, [*range(2), *'ab'], (*[1],), {*[1, 1]}, 1 if 0 else 2, not 1, 1 < 2 < 3, 1 < 3 > 2, None is None, 1 is not None, 2 not in [1])
with Manager('x') as p, (Manager('y')) as q:
    print(p, q)
with (Manager('m') as p, Manager('n')):
    pass
with (Manager('o')):
    pass
