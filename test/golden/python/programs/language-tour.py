class A:
    x = 3
    def __init__(self, a, *b, k=2, **kw):
        self.a = a; self.b = b; self.k = k; self.kw = kw
    @property
    def total(self): return self.a + sum(self.b)
    def __repr__(self): return f"A({self.a!r}, {self.b}, k={self.k:>4}, {self.kw})"
class B(A):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.z = [i * j for i in range(3) for j in range(i) if j != 1]
b = B(1, 2, 3, q=5)
print(b, b.total, b.z, B.x, B.__mro__)
def gen(n):
    for i in range(n):
        got = yield i * 2
        if got: print('got', got)
    return 'end'
def outer():
    r = yield from gen(3)
    print(r)
print(list(outer()))
x, *y, z = 1, 2, 3, 4
print(x, y, z, {**{'a': 1}, 'b': (1.5, 2.0, -3e-7, 1e16)}, 7 // 2, -7 % 3, 2 ** 100, 1 / 3)
try:
    [][3]
except (IndexError, KeyError) as e:
    print(type(e).__name__, e)
finally:
    print('fin')
def f():
    n = 0
    def g():
        nonlocal n
        n += 1
        return n
    return g
g = f(); g(); print(g())
with_ = {k: v for k, v in zip('abc', range(3))}
print(with_, sorted(with_, key=lambda k: -with_[k]), 'x'.join(['a', 'b']), "%5.2f|%-5s|%03d" % (3.14159, 'ab', 7))
match [1, 2, {'a': 3}]:
    case [a, *rest, {'a': q}]:
        print(a, rest, q)
print(any(i > 2 for i in range(5)), [*map(str, range(3))], max([3, 1, 2]), '{0:,} {name} {0}'.format(1234567, name='n'))
