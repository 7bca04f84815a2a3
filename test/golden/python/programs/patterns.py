from dataclasses import dataclass
from enum import Enum
@dataclass
class P: x: int; y: int = 0
class Col(Enum): R = 1; G = 2
class Q:
    __match_args__ = ('a',)
    def __init__(self, a): self.a = a
    def __repr__(self): return f'Q({self.a})'
def f(v):
    match v:
        case 0 | 1: return 'small'
        case -1: return 'neg'
        case 2.5: return 'float'
        case 'a' | "b": return 'ab'
        case True: return 'never'
        case None: return 'none'
        case Col.R: return 'red'
        case []: return 'empty list'
        case [x]: return f'one {x}'
        case [1, *rest]: return f'1 then {rest}'
        case (x, y) if x == y: return 'pair eq'
        case [x, [y, *_], *z]: return f'nest {x} {y} {z}'
        case {'type': 'conv', 'k': int(k), **rest}: return f'conv {k} {rest}'
        case {'n': [first, *_]}: return f'n {first}'
        case {}: return 'dict'
        case P(0, y=yy): return f'P0 {yy}'
        case P(x=xx) if xx > 5: return f'big {xx}'
        case P() as p: return f'p {p}'
        case Q('z'): return 'Qz'
        case Q(a): return f'Q {a}'
        case str() as s: return f'str {s}'
        case int(n) | float(n): return f'num {n}'
        case bytes(): return 'bytes'
        case (1 | 2 as first, _, _): return f'first {first}'
        case [*_, last]: return f'last {last}'
        case _: return 'other'
for v in (0, 1, True, False, -1, 2.5, 'a', 'c', None, Col.R, Col.G, [], [9], [1, 2, 3], (4, 4), (5, [6, 7], 8), {'type': 'conv', 'k': 3, 'p': 1}, {'type': 'conv', 'k': 'x'}, {'n': 'ab'}, {'n': [7]}, {'z': 1}, P(0, 3), P(9), P(2), Q('z'), Q(3), 42, 4.2, b'x', (2, 0, 0), (3, 0, 0), range(3), {1, 2}, 1 + 2j):
    print(repr(v), '->', f(v))
match = 3; case = match + 1; print(match, case)
match [1, 2, 3], {'a': 1}:
    case [a, *b], {'a': c}: print(a, b, c)
def g(cmd):
    match cmd.split():
        case ['go', ('north' | 'south') as d]: return d
        case ['pick', obj] | ['take', obj]: return obj
        case [_]: return 'single'
        case ['drop', *objs] if len(objs) > 1: return objs
    return 'fell'
for c in ('go north', 'take x', 'pick y', 'look', 'drop a b', 'drop a'): print(g(c))
