from dataclasses import dataclass
from enum import Enum


@dataclass
class P:
    x: int
    y: int


class E(Enum):
    A = 1


def f(v):
    match v:
        case 0:
            return 'zero'
        case E.A:
            return 'enum'
        case 'a' | 'b' as letter:
            return 'letter ' + letter
        case True:
            return 'true'
        case None:
            return 'none'
        case int(n) if n > 100:
            return f'big {n}'
        case int():
            return 'int'
        case float(q):
            return f'float {q}'
        case []:
            return 'empty'
        case [only]:
            return f'one {only}'
        case [1, *mid, 9]:
            return f'framed {mid}'
        case (a, b):
            return f'two {a} {b}'
        case [*_]:
            return 'many'
        case {'kind': 'pool', 'size': (h, w)}:
            return f'pool {h}x{w}'
        case {'kind': k, **rest}:
            return f'{k} {rest}'
        case P(x=0, y=y):
            return f'on axis {y}'
        case P(x, y):
            return f'point {x} {y}'
        case str(s):
            return 'text ' + s
        case _:
            return 'other'


for v in (0, 1, True, None, 500, 2.5, 'a', 'zz', [], [1], [1, 2], (1, 5, 6, 9), (1, 2, 3), {'kind': 'pool', 'size': [2, 3]}, {'kind': 'x', 'p': 1}, {}, P(0, 3), P(4, 5), E.A, set()):
    print(v, '->', f(v))
