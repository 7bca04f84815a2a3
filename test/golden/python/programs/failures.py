def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', e)


class Mine(ValueError):
    def __init__(self, code, **kw):
        super().__init__(f'code {code}')
        self.code = code


def raises():
    raise Mine(7)


show(raises)
show(lambda: 1 / 0)
show(lambda: 1 // 0)
show(lambda: 1 % 0)
show(lambda: 1.0 / 0)
show(lambda: [1, 2][5])
show(lambda: (1, 2)[5])
show(lambda: 'abc'[9])
show(lambda: {}['k'])
show(lambda: {1: 2}[(3, 4)])
show(lambda: None.x)
show(lambda: (5).y)
show(lambda: 'a' + 1)
show(lambda: 1 + 'a')
show(lambda: [1] + (2,))
show(lambda: 'a' * 'b')
show(lambda: {} + {})
show(lambda: -'a')
show(lambda: 1 < 'a')
show(lambda: None < 1)
show(lambda: len(5))
show(lambda: iter(5))
show(lambda: next(iter([])))
show(lambda: int('x'))
show(lambda: int('12', 3))
show(lambda: float('abc'))
show(lambda: int(None))
show(lambda: int([]))
show(lambda: 5())
show(lambda: None[0])
show(lambda: [1]['a'])
show(lambda: 'abc'['a'])
show(lambda: {[]: 1})
show(lambda: {{}})
show(lambda: set([[1]]))
show(lambda: [].pop())
show(lambda: [1].remove(2))
show(lambda: {}.popitem())
show(lambda: 'a'.index('b'))
show(lambda: dict([1]))
show(lambda: dict([(1, 2, 3)]))
show(lambda: max([]))
show(lambda: min(()))
show(lambda: sum(['a']))
show(lambda: sorted([1, 'a']))
show(lambda: list(zip([1], [2, 3], strict=True)))
show(lambda: range(1, 2, 0))
show(lambda: [1, 2][::0])
show(lambda: ''.join([1]))
show(lambda: 'abc'.split(''))
show(lambda: '%d' % 'x')
show(lambda: '%s %s' % 1)
show(lambda: '%s' % (1, 2))
show(lambda: '{}'.format())
show(lambda: '{a}'.format(b=1))
show(lambda: '{:d}'.format('x'))
show(lambda: '{:d}'.format(1.5))
show(lambda: object().x)
show(lambda: isinstance(1, 2))
show(lambda: chr(-1) if False else ord('ab') if False else 'fine')
show(lambda: getattr(1, 'zz'))
show(lambda: (lambda a: a)())
show(lambda: print(1, bad=2) if False else 'fine')


def unpack(n):
    a, b = range(n)


def unpack_star():
    a, b, *c = [1]


def unpack_none():
    a, b = None


show(lambda: unpack(1))
show(lambda: unpack(3))
show(unpack_star)
show(unpack_none)


def assertion():
    assert 1 == 2, 'no'


def bare():
    assert 0


show(assertion)
show(bare)


def chain():
    try:
        raise KeyError('k')
    except KeyError as e:
        raise RuntimeError('outer') from e


try:
    chain()
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), e.args)


def order():
    log = []
    try:
        try:
            log.append('try')
            raise ValueError('v')
        except TypeError:
            log.append('wrong')
        else:
            log.append('else')
        finally:
            log.append('finally')
    except (KeyError, ValueError) as e:
        log.append(str(e))
    else:
        log.append('no')
    return log


def returns():
    for i in range(3):
        try:
            if i == 1:
                return i
        finally:
            print('leaving', i)


def swallow():
    try:
        raise ValueError
    finally:
        return 'swallowed'


print(order(), returns(), swallow())


def reraise():
    try:
        raise OSError('disk')
    except OSError:
        raise


show(reraise)


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print('enter', self.name)
        return self

    def __exit__(self, kind, value, trace):
        print('exit', self.name, kind.__name__ if kind else None)
        return self.swallow


with Manager('a') as a, Manager('b', True) as b:
    print(a.name, b.name)
    raise ValueError('inside')
print('after')
try:
    with Manager('c'):
        raise KeyError('z')
except KeyError as e:
    print('caught', e)
try:
    raise Mine(3)
except Mine as m:
    print(m.code, isinstance(m, ValueError), str(m))
for e in (StopIteration(4), Exception(), Exception('a', 1), KeyError('q')):
    print(repr(e), str(e))
show(lambda: (_ for _ in ()).throw(ValueError('thrown')))
def stop():
    raise StopIteration
def gen():
    yield stop()
show(lambda: list(gen()))
