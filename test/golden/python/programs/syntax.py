def f(v):
    match v:
        case 0: return 'zero'
        case 1 | 2: return 'small'
        case -1: return 'neg'
        case 'a' "b": return 'ab'
        case True: return 'T'
        case None: return 'N'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [1, *rest]: return f'1+{rest}'
        case (a, b) if a == b: return 'same'
        case [_, [y, *_]]: return f'nested {y}'
        case {'k': v1, **kw}: return f'map {v1} {kw}'
        case {'z': {'q': int(n)}}: return f'zq {n}'
        case int(n): return f'int {n}'
        case str() as s: return f'str {s}'
        case P(x=0, y=yy): return f'P0 {yy}'
        case P(a, b): return f'P {a} {b}'
        case float(): return 'float'
        case (1 | 2) as q, 3: return q
        case C.X: return 'CX'
        case _: return 'other'
class P:
    __match_args__ = ('x', 'y')
    def __init__(s, x, y): s.x = x; s.y = y
class C: X = object()
for v in [0, 1, 2, -1, 'ab', True, None, [], [5], [1,2,3], (3,3), [9,[8,7]], {'k': 1, 'j': 2}, {'z': {'q': 4}}, 77, 'zz', P(0, 5), P(1, 2), 1.5, C.X, object, {}, (2, 4)]:
    print(f(v))
match = 5; print(match); match: int = 6; print(match)
case = [1]; print(case[0])
match (1, 2):
    case x, y: print(x, y)
match 1, 2:
    case x, y: print(x + y)
def m2(cmd):
    match cmd.split():
        case ['go', ('north' | 'south') as d]: return d
        case ['go', *_]: return 'nowhere'
        case [a, b, *c]: return a, b, c
print(m2('go north'), m2('go x'), m2('a b c d'))
# walrus
if (n := len([1,2,3])) > 2: print(n)
print([y := 1, y**2]); print([z for x in range(5) if (z := x * 2) > 4], z)
while (k := n) and n > 0: n -= 1
print(k, n)
# stars
a, *b, c = range(5); print(a, b, c)
*a, = 'xyz'; print(a)
(a, (b, *c)), d = (1, (2, 3, 4)), 5; print(a, b, c, d)
print([*a, *[1]] if isinstance(a, list) else [*c, *'ab'], {**{'a': 1}, 'b': 2})
def g(*args, k=1, **kw): return args, k, kw
print(g(*[1, 2], *(3,), k=2, **{'z': 1}, **{'y': 2}))
def po(a, /, b, *, c): return a, b, c
print(po(1, b=2, c=3), po(1, 2, c=3))
for i, *r in [(1, 2, 3), (4,)]: print(i, r)
def ret(): return 1, *[2, 3]
print(ret())
print(*range(3), sep='-', end='!\n')
x = lambda *a, **k: (a, k); print(x(1, b=2))
print((lambda x, y=2, *z, w=3, **q: (x, y, z, w, q))(1, 5, 6, w=7, r=8))
x = y = z = 0; print(x, y, z)
x: int; y: int = 5; print(y)
print(1 if 0 else 2 if 0 else 3)
print(not 1 == 2, 1 < 2 < 3 != 4, 2 ** -1, -2 ** 2, 7 // -2, -7 % 3, 5 & 3 | 4 ^ 1, ~5, 1 << 3)
print("a" 'b' f"{1}" rf'\n{2}', b'\x41', '\N{BULLET}'[0:0], u'u')
try:
    try: raise ValueError(1)
    except ValueError as e: raise KeyError(2) from e
except KeyError as e: print(type(e.__cause__).__name__)
else: print('no')
finally: print('fin')
for i in range(3):
    if i == 5: break
else: print('else')
del x
try: x
except NameError as e: print(e)
global_x = 1
def gl():
    global global_x
    global_x += 1
gl(); print(global_x)
def cl():
    n = 0
    def inc():
        nonlocal n; n += 1; return n
    return inc
i = cl(); i(); print(i())
print(f'{3.14159:.2f} {10:>5} {10:<5}| {10:^5} {1e6:,} {255:#x} {255:b} {0.5:%} {"s"!r} {1+1=} {[1,2]!s:>10} {1000000:_} {-5:+d} {5:+d} {3:03d} {1.5:e}')
w = 10; print(f'{"a":>{w}}|{"b":*^{w}}')
print('%s %r %d %5.2f %-5s| %05d %x %% %(a)s' % (1, 's', 3, 2.5, 'l', 42, 255) if False else '%s %r %d %5.2f %-5s| %05d %x %%' % (1, 's', 3, 2.5, 'l', 42, 255), '%(a)s' % {'a': 1})
print('{} {0}'.format(1) if False else '{0} {1} {a.real} {b[0]} {c!r:>5}'.format(1, 2, a=3, b=[4], c='x'))
