# generators
def g(log):
    try:
        yield 1
        yield 2
        yield 3
    finally:
        log.append('closed')
log = []
for x in g(log):
    if x == 2:
        break
print(log)
log = []
def first():
    for x in g(log):
        return x
print(first(), log)
log = []
try:
    for x in g(log):
        raise ValueError('a')
except ValueError as e:
    print('caught', e)
print(log)
# yield inside larger expressions
def h():
    x = (yield 1) + (yield 2)
    print('sum', x)
    y = [(yield 3), (yield 4)]
    print(y)
    print('call', max((yield 5), (yield 6)))
    z = {'a': (yield 7), **{'b': (yield 8)}}
    print(z)
    if (yield 9) > 3:
        print('big')
    while (yield 10):
        print('loop')
    w = (yield 11) if (yield 12) else (yield 13)
    print(w)
    s = f'{(yield 14)}!'
    print(s)
    a = (yield 15)[(yield 16)]
    print(a)
    b = (yield 17) and (yield 18)
    print(b)
    c = 1 < (yield 19) < (yield 20)
    print(c)
    assert (yield 21), (yield 22)
    d = -(yield 23)
    print(d)
    e, f = (yield 24), (yield 25)
    print(e, f)
    (yield 26).append(1)
    return (yield 27)
it = h()
sent = next(it)
vals = {1: 10, 2: 20, 3: 30, 4: 40, 5: 5, 6: 6, 7: 'x', 8: 'y', 9: 5, 10: 0, 11: 'body', 12: True, 13: 'else', 14: 'fmt', 15: [1, 2, 3], 16: 2, 17: 1, 18: 'and', 19: 2, 20: 3, 21: 1, 22: 'no', 23: 7, 24: 'e', 25: 'f', 26: [], 27: 'ret'}
while True:
    try:
        print('got', sent)
        sent = it.send(vals[sent])
    except StopIteration as e:
        print('stop', e.value)
        break
def outer():
    r = yield from inner()
    print('r', r)
    x = 1 + (yield from inner())
    print(x)
def inner():
    yield 'in'
    return 5
print(list(outer()))
def lam():
    f = lambda: (yield 3)
    return list(f())
print(lam())
def closing():
    try:
        yield 1
    except GeneratorExit:
        print('exit')
        raise
c = closing()
next(c)
c.close()
def thrower():
    while True:
        try:
            x = yield
            print('x', x)
        except KeyError as e:
            print('key', e)
t = thrower(); next(t); t.send(1); t.throw(KeyError('k')); t.send(2)
def aug():
    x = 1
    x += yield x
    print('aug', x)
    d = {}
    d[(yield 'k')] = yield 'v'
    print(d)
    for i in (yield 'iter'):
        print(i)
    with (yield 'ctx') as q:
        print('q', q)
    return
class C:
    def __enter__(self): return 'entered'
    def __exit__(self, *a): print('exit', a[0]); return False
a = aug(); print(next(a)); print(a.send(5)); print(a.send('v')); print(a.send('k')); print(a.send([1,2]))
try: a.send(C())
except StopIteration: print('done')
print([*(i for i in range(3)), *g([])])
def nested():
    for i in range(2):
        for j in range(2):
            if j: continue
            try:
                yield i, j
            finally:
                print('f', i, j)
print(list(nested()))
def delgen():
    x = {1: 2}
    del x[(yield)]
    print(x)
q = delgen(); next(q)
try: q.send(1)
except StopIteration: pass
def kw(*a, **k): return a, k
def callgen():
    print(kw((yield 1), *(yield 2), a=(yield 3), **(yield 4)))
q = callgen(); next(q); q.send(1); q.send([2]); q.send(3)
try: q.send({'b': 4})
except StopIteration: pass
def comp():
    r = [x for x in (yield)]
    print(r)
    print({k: v for k, v in (yield)})
q = comp(); next(q); q.send([1,2])
try: q.send([(1,2)])
except StopIteration: pass
