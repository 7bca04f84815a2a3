x = 'g'
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
i, g = counter(); i(); i(5); print(g())
fs = [lambda: k for k in range(3)]; print([f() for f in fs])
fs = [lambda k=k: k for k in range(3)]; print([f() for f in fs])
def unbound():
    try: print(x)
    except UnboundLocalError as e: print(e)
    x = 1
unbound()
def freev():
    def inner(): return later
    try: inner()
    except NameError as e: print(e)
    later = 3
    return inner()
print(freev())
def glob():
    global newname, x
    newname = 4; x = 'changed'
glob(); print(newname, x)
class C:
    y = 1
    z = [q for q in range(y)]
    try: w = [y for y2 in range(1) if y]
    except NameError as e: print(e)
    def m(self): return y
try: C().m()
except NameError as e: print(e)
print(C.z)
def d():
    a = 1
    del a
    try: a
    except UnboundLocalError as e: print(e)
d()
try: undefined_name
except NameError as e: print(e)
def e():
    try: raise ValueError(1)
    except ValueError as err: pass
    try: err
    except UnboundLocalError as q: print(q)
e()
def defaults(a, l=[], d={}):
    l.append(a); return l
print(defaults(1), defaults(2), defaults.__defaults__)
def kw(a, /, b, *, c=3, **k): return a, b, c, k
print(kw(1, 2), kw(1, b=2, c=4, a=9), kw.__kwdefaults__)
for bad in (lambda: kw(), lambda: kw(1), lambda: kw(1, 2, 3), lambda: kw(1, 2, b=3), lambda: defaults(), lambda: defaults(1, 2, 3, 4), lambda: defaults(1, z=2), lambda: counter(1)):
    try: bad()
    except TypeError as err: print(err)
def star(*args, sep='-', **kw): return sep.join(map(str, args)), kw
print(star(*[1, 2], *(3,), sep='+', **{'a': 1}, **{'b': 2}))
try: star(**{1: 2})
except TypeError as err: print(err)
def deco(n):
    def w(f):
        def r(*a): return f(*a) * n
        r.__name__ = f.__name__
        return r
    return w
@deco(2)
@deco(3)
def val(v): return v
print(val(1), val.__name__)
print((lambda *a, **k: (a, k))(1, b=2), [(y := 5), y + 1], y)
print([last := n for n in range(3)], last)
if (m := len('abc')) > 2: print(m)
print('x' in globals(), sorted(vars(C))[-3:])
def outer():
    v = 1
    class K:
        v = 2
        def get(self): return v
    return K().get(), K.v
print(outer())
exec_like = {**{'a': 1}, 'b': 2}; print(exec_like)
a = b = []; a.append(1); print(b, a is b)
a, (b, *c), d = 1, (2, 3, 4), 5; print(a, b, c, d)
*a, b = 'xyz'; print(a, b)
for i, (p, *q) in enumerate([(1, 2, 3), (4,)]): print(i, p, q)
for bad in ('a, b = 1', 'a, b = (1,)', 'a, b = 1, 2, 3', 'a, *b, c = (1,)'):
    pass
try: a, b = 1
except TypeError as err: print(err)
try: a, b = (1,)
except ValueError as err: print(err)
try: a, b = 1, 2, 3
except ValueError as err: print(err)
try: a, *b, c = (1,)
except ValueError as err: print(err)
