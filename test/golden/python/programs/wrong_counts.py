# How many arguments methods and functions take, fields of dataclasses, and bases of classes.
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import TypedDict

numbers, names, unique = [1, 2], {'a': 1}, {1}
calls = [
    lambda: numbers.append(1, 2), lambda: numbers.append(), lambda: numbers.extend([1], [2]), lambda: numbers.insert(1),
    lambda: numbers.pop(0, 1), lambda: numbers.reverse(1), lambda: numbers.index(), lambda: numbers.count(),
    lambda: names.get(), lambda: names.get('a', 1, 2), lambda: names.keys(1), lambda: names.setdefault(),
    lambda: names.update({}, {}), lambda: unique.add(1, 2), lambda: unique.pop(1), lambda: 'a'.join('b', 'c'),
    lambda: 'a'.upper(1), lambda: 'a'.strip('b', 'c'), lambda: 'a'.replace('b'), lambda: len([], []), lambda: len(),
    lambda: abs(1, 2), lambda: isinstance(1), lambda: getattr(1), lambda: setattr(1, 'a'), lambda: hasattr(1),
    lambda: (1, 2).count(), lambda: (1, 2).index(), lambda: ord('a', 'b'), lambda: divmod(1),
]
for one in calls:
    try:
        print(one())
    except TypeError as error:
        print(error)
print(numbers, names, unique)


class Three:
    def __index__(self):
        return 3


print([1] * Three(), Three() * (2,), 'ab' * Three())


class Settings(TypedDict, total=False):
    width: int


print(Settings(width=3)['width'], Settings())


@dataclass
class Options:
    width: int = field(default=8, metadata={'help': 'channels'})
    names: list = field(default_factory=list)
    depth: int = 2


print([(one.name, one.type.__name__, one.metadata.get('help')) for one in fields(Options)])
print(list(Options.__dataclass_fields__), fields(Options)[1].default_factory() == [])


@lru_cache(maxsize=None)
def square(x):
    """The square."""
    return x * x


print(square.__name__, square.__doc__, square(3), square.__wrapped__(4))


class Base:
    pass


for bases in ((object, Base), (Base, Base), (Base, object)):
    try:
        print(type('Made', bases, {}).__mro__[1].__name__)
    except TypeError as error:
        print(error)


class Returns:
    def __init__(self):
        return 3


class Other:
    def __init__(self):
        super(Returns, self).__init__()


for make in (Returns, Other):
    try:
        make()
    except TypeError as error:
        print(error)


import argparse

given = argparse.Namespace(dropout=0.1)
print('dropout' in given, 'width' in given)
