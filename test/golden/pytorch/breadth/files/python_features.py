from __future__ import annotations
import abc, collections, copy, functools, itertools, json, math, operator, os, string, sys, types, typing
from argparse import ArgumentParser, Namespace
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields, is_dataclass, InitVar
from enum import Enum, Flag, IntEnum, auto
from functools import cached_property, partial, partialmethod, singledispatch, singledispatchmethod, total_ordering
from typing import Any, Callable, ClassVar, Dict, Generic, Literal, Optional, Protocol, Sequence, TypeVar, Union, overload

import torch
from torch import nn

T = TypeVar('T', bound=nn.Module)
CONFIG = json.loads('{"width": 8, "blocks": [{"kind": "conv", "k": 3}, {"kind": "sep", "k": 5}, {"kind": "skip"}], "act": "relu6", "rate": 1e-1}')
INI = '''[model]
width = 8
ratio = 0.5
use_bn = yes
'''


class Meta(abc.ABCMeta):
    kinds: Dict[str, type] = {}

    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        if kw.get('kind'):
            mcls.kinds[kw['kind']] = cls
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)


class Op(nn.Module, metaclass=Meta):
    count: ClassVar[int] = 0

    def __new__(cls, *args, **kwargs):
        Op.count += 1
        return super().__new__(cls)

    @abc.abstractmethod
    def forward(self, x):
        ...

    @property
    def size(self):
        return self._size if hasattr(self, '_size') else 0

    @size.setter
    def size(self, value):
        if value < 0:
            raise ValueError('negative')
        self._size = value


class Conv(Op, kind='conv'):
    def __init__(self, c: int, *, k: int = 3, **_):
        super().__init__()
        self.op = nn.Conv2d(c, c, k, padding=k // 2)
        self.size = k

    def forward(self, x):
        return self.op(x)


class Sep(Op, kind='sep'):
    def __init__(self, c, /, k=3):
        super().__init__()
        self.dw, self.pw = nn.Conv2d(c, c, k, padding='same', groups=c), nn.Conv2d(c, c, 1)

    def forward(self, x):
        return self.pw(self.dw(x))


class Skip(Op, kind='skip'):
    def __init__(self, c):
        super().__init__()

    def forward(self, x):
        return x


@total_ordering
class Stage:
    __slots__ = ('width', 'depth')

    def __init__(self, width, depth):
        self.width, self.depth = width, depth

    def __eq__(self, other):
        return (self.width, self.depth) == (other.width, other.depth)

    def __lt__(self, other):
        return self.width < other.width

    def __hash__(self):
        return hash((self.width, self.depth))

    def __iter__(self):
        yield from (self.width, self.depth)

    def __repr__(self):
        return f'{type(self).__name__}<{self.width:>3d}|{self.depth!r}>'


class Act(str, Enum):
    RELU = 'relu'
    RELU6 = 'relu6'

    def make(self, **kw):
        return {Act.RELU: nn.ReLU, Act.RELU6: nn.ReLU6}[self](**kw)


class Mode(Flag):
    NONE = 0
    BN = auto()
    ACT = auto()
    ALL = BN | ACT


@dataclass(order=True)
class Cfg:
    width: int = 8
    stages: list[Stage] = field(default_factory=lambda: [Stage(8, 1), Stage(16, 2)], compare=False)
    extra: InitVar[int | None] = None
    mode: Mode = Mode.ALL

    def __post_init__(self, extra):
        self.total = sum(map(operator.attrgetter('depth'), self.stages)) + (extra or 0)


@singledispatch
def to_layers(spec, c):
    raise NotImplementedError(type(spec))


@to_layers.register(str)
def _(spec, c):
    return [Act(spec).make(inplace=True)]


@to_layers.register(dict)
def _(spec, c):
    match spec:
        case {'kind': 'skip'}:
            return [Skip(c)]
        case {'kind': str(kind), 'k': int(k)} if k > 1:
            return [Meta.kinds[kind](c, k=k)]
        case {'kind': 'a' | 'b' as kind, **rest}:
            return [kind, rest]
        case _:
            raise ValueError(f'unknown {spec!r}')


@to_layers.register(list)
@to_layers.register(tuple)
def _(spec, c):
    return [layer for one in spec for layer in to_layers(one, c)]


@contextmanager
def timed(log: list, name: str):
    try:
        yield log
    except RuntimeError as e:
        raise ValueError('inside') from e
    finally:
        log.append((name, True))


def counted(fn=None, *, times=1):
    if fn is None:
        return functools.partial(counted, times=times)

    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        for _ in range(times):
            result = fn(*args, **kwargs)
        return result
    wrapper.calls = 0
    return wrapper


class Lazy:
    def __set_name__(self, owner, name):
        self.name = name

    def __init__(self, make):
        self.make = make

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = self.make(obj)
        obj.__dict__[self.name] = value
        return value


class Features(nn.Module, Generic[T]):
    hidden = Lazy(lambda self: self.cfg.width * 2)

    def __init__(self, cfg: Cfg | None = None, config: Optional[dict] = None, **overrides):
        super().__init__()
        parser = ArgumentParser()
        parser.add_argument('--groups', type=int, default=2)
        parser.add_argument('--flag', action='store_true')
        self.args = parser.parse_args([])
        ini = dict(line.split(' = ') for line in INI.strip().splitlines()[1:])
        self.ratio = float(ini['ratio'])
        assert ini['use_bn'] == 'yes' and int(ini['width']) == 8
        self.cfg = cfg or Cfg(extra=1)
        merged = {**CONFIG, **(config or {}), **overrides}
        c = merged['width']
        self.stem = nn.Sequential(OrderedDict([('conv', nn.Conv2d(3, c, 3, 1, 1)), *([('bn', nn.BatchNorm2d(c))] if Mode.BN in self.cfg.mode else [])]))
        self.body = nn.Sequential(*to_layers(merged['blocks'] + [merged['act']], c))
        widths = [c, *(w for w, _ in sorted(self.cfg.stages))]
        self.stages = nn.ModuleDict({
            f's{i}': nn.Sequential(*itertools.chain.from_iterable((nn.Conv2d(a if j == 0 else b, b, 3, 2 if j == 0 else 1, 1, groups=math.gcd(a, b, self.args.groups)), nn.ReLU())
                                                                  for j in range(s.depth)))
            for i, ((a, b), s) in enumerate(zip(zip(widths, widths[1:]), self.cfg.stages))
        })
        groups = {k: [v for _, v in g] for k, g in itertools.groupby(sorted((n.split('.')[0], p.numel()) for n, p in self.named_parameters()), key=operator.itemgetter(0))}
        counts = Counter(type(m).__name__ for m in self.modules())
        (top, _), *others = counts.most_common(2)
        self.summary = {**{k: sum(v) for k, v in groups.items()}, 'top': top, 'n': counts['Conv2d']}
        acc = list(itertools.accumulate(widths, operator.add))
        at = next(i for i, a in enumerate(acc) if a >= 20)
        self.fc = nn.Linear(widths[-1], widths[-1] // 2 + at + len(sorted(widths)[-2:]))
        self.hid = nn.Linear(self.fc.out_features, self.hidden)
        name = os.path.join('checkpoints', f"net_{c:03d}.{'pt' if c % 2 == 0 else 'bin'}")
        assert os.path.splitext(name)[1] == '.pt' and os.path.basename(name).startswith('net_')
        with suppress(KeyError):
            del self.summary['missing']
        self.log = []
        queue = deque(maxlen=3)
        for i, ch in enumerate(string.ascii_lowercase[:5]):
            queue.appendleft((i, ch))
        self.order = ''.join(ch for _, ch in queue)
        if (n := len(self.order)) != 3:
            raise AssertionError(n)

    @counted(times=1)
    def tail(self, x):
        return self.hid(self.fc(x))

    def _scaled(self, x, by=1.0):
        return x * by

    halved = partialmethod(_scaled, by=0.5)

    @singledispatchmethod
    def pick(self, key, xs):
        raise TypeError(key)

    @pick.register(int)
    def _(self, key, xs):
        return xs[key]

    @pick.register(str)
    def _(self, key, xs):
        return dict(zip('abc', xs))[key]

    def walk(self, x):
        total = 0
        for name, stage in self.stages.items():
            x = stage(x)
            got = yield name, x
            total += got or 0
        return total

    def forward(self, x, *extra, scale: float = 1.0, **kw):
        with timed(self.log, 'body') as log:
            x = self.body(self.stem(x))
        outs, walker = [], self.walk(x)
        name, y = next(walker)
        while True:
            outs.append(y)
            try:
                name, y = walker.send(1)
            except StopIteration as stop:
                total = stop.value
                break
        else_ = self.halved(self.pick(-1, outs)) if total == len(outs) else None
        z = self.tail(else_.mean(dim=[2, 3]))
        a, *rest = outs
        return {'z': z, 'first': self.pick('a', outs), **{f'r{i}': r for i, r in enumerate(rest)}, 'calls': torch.tensor(Features.tail.calls), 'size': (len(log), z.shape[-1]) and None}


# CASE Features {} [[1, 3, 16, 16]]
# CASE Features {"act": "relu", "width": 4} [[2, 3, 16, 16]]
