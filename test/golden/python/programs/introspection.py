# What code learns about its own functions, classes and context.
import contextvars
import dataclasses
import inspect
import types
import typing
from collections import OrderedDict

seen = contextvars.ContextVar('seen', default=0)
other = contextvars.ContextVar('other')
token = seen.set(3)
print(seen.get(), other.get(5), token.var is seen)
seen.reset(token)
print(seen.get(), seen.name)
try:
    other.get()
except LookupError as error:
    print(type(error).__name__)


class Base:
    a: int = 1


class Derived(Base):
    b: 'str' = ''

    def method(self, x, *, y=2):
        return x + y


print(inspect.get_annotations(Derived), list(inspect.get_annotations(Base)), inspect.get_annotations(len))
print(inspect.getsource(Derived.method), end='')


def outer():
    def inner(a):
        # not this comment
        return a

    return inner


print(inspect.getsource(outer()), end='')


@dataclasses.dataclass
class Point:
    x: int
    y: int = 2
    z: list = dataclasses.field(default_factory=list)


print(list(inspect.signature(Point).parameters), inspect.signature(Point).parameters['y'].default)
print(list(inspect.signature(Point.__init__).parameters))


@typing.dataclass_transform(kw_only_default=True)
class Transformed:
    pass


print(Transformed.__name__)
ordered = OrderedDict(a=1)
ordered.note = 'kept'
print(ordered.note, dict(ordered))
for kind in (dict, list):
    try:
        kind().note = 1
    except AttributeError as error:
        print(type(error).__name__)


class Held:
    def __init__(self):
        self._value = 1

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = value * 2

    @property
    def fixed(self):
        return 7


held = Held()
Held.value.__set__(held, 5)
print(held.value, Held.value.__get__(held), Held.value.__get__(held, Held), Held.value.fget(held), Held.fixed.fset)
try:
    Held.fixed.__set__(held, 1)
except AttributeError as error:
    print(type(error).__name__)


def inner(a, b=2):
    return a


def outer(*args):
    return inner(*args)


outer.__wrapped__ = inner
print(inspect.signature(outer), inspect.unwrap(outer) is inner, inspect.unwrap(inner) is inner, inspect.unwrap(3))
inner.__wrapped__ = inner
for ask in (inspect.signature, inspect.unwrap):
    try:
        print(ask(inner))
    except ValueError as error:
        print(str(error).startswith('wrapper loop when unwrapping <function inner'))
