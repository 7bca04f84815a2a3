from dataclasses import dataclass, field, asdict, replace, fields, astuple, InitVar, is_dataclass, KW_ONLY
from typing import NamedTuple, Optional, List, ClassVar
from collections import namedtuple, OrderedDict, defaultdict, Counter, deque, ChainMap
from enum import Enum, IntEnum, auto, Flag, IntFlag, unique
@dataclass
class A:
    x: int
    y: float = 2.0
    z: List[int] = field(default_factory=list)
    k: ClassVar[int] = 5
    def area(self): return self.x * self.y
a = A(1); b = A(1, 2.0, []); print(a, a == b, asdict(a), astuple(a), replace(a, x=5), [f.name for f in fields(a)])
@dataclass(frozen=True, order=True)
class B:
    p: int
    q: int = 0
print(B(1) < B(2), hash(B(1)) == hash(B(1)), {B(1): 2}[B(1)])
try: B(1).p = 3
except Exception as e: print(type(e).__name__, e)
@dataclass
class C(A):
    w: int = 3
    v: InitVar[int] = 7
    def __post_init__(self, v): self.vv = v + self.x
print(C(1), C(1, v=9).vv)
@dataclass(kw_only=True)
class KW:
    a: int
    b: int = 2
print(KW(a=1))
try: KW(1)
except TypeError as e: print('TypeError')
@dataclass(repr=False, eq=False)
class NR:
    a: int = 1
print(NR() == NR(), is_dataclass(NR))
@dataclass(slots=True)
class S:
    a: int = 1
print(S())
class P(NamedTuple):
    """doc"""
    x: int
    y: int = 3
    def s(self): return self.x + self.y
p = P(1); print(p, p.s(), p._asdict(), p._replace(y=9), P._fields, *p, p[0], p == (1, 3), P._field_defaults)
x, y = p; print(x, y)
Q = namedtuple('Q', 'a b c', defaults=[1]); print(Q(1, 2), Q._make([1,2,3]))
Q2 = namedtuple('Q2', ['a', 'b']); print(Q2(b=1, a=2))
class E(Enum):
    A = 1
    B = 'b'
    C = auto()if False else 3
    @property
    def low(self): return self.name.lower()
    @classmethod
    def default(cls): return cls.A
print(E.A, repr(E.B), E('b'), E['A'], [e.name for e in E], E.A.low, E.default(), len(E), E.A in E, E.A is E(1), E.A == 1)
try: E('zz')
except ValueError as e: print(e)
class I(IntEnum):
    ONE = 1
    TWO = auto()
print(I.ONE + 1, I.TWO, I.TWO == 2, int(I.TWO), f'{I.TWO}', sorted([I.TWO, I.ONE]))
class F(Flag):
    R = auto(); W = auto(); X = auto()
print(F.R | F.W, F.R in (F.R | F.W), (F.R | F.W).value, bool(F.R & F.W))
class SE(str, Enum):
    a = 'aa'
    def __str__(self): return self.value
print(SE.a, SE.a == 'aa', SE('aa').name, SE.a.upper(), f'{SE.a}')
Fn = Enum('Fn', 'RED GREEN'); print(Fn.RED.value, list(Fn))
class WithInit(Enum):
    EARTH = (5.9, 6.3)
    def __init__(self, m, r): self.m = m; self.r = r
print(WithInit.EARTH.m, WithInit.EARTH.value)
dd = defaultdict(lambda: defaultdict(int)); dd['a']['b'] += 1; print(dict(dd['a']), 'q' in dd)
c = Counter('abracadabra'); print(c.most_common(2), c['z'], sum(c.values()))
dq = deque([1,2,3], maxlen=3); dq.append(4); dq.appendleft(0); print(list(dq), dq[0], dq.popleft()); dq.rotate(1); print(list(dq))
od = OrderedDict([('a', 1), ('b', 2)]); od.move_to_end('a'); print(od, od.popitem(last=False))

