"""Classes that derive from the abstract containers, with the methods that these give them."""
from collections.abc import Iterable, Mapping, MutableMapping, MutableSequence, Sequence, Sized


class Registry(MutableMapping):
    _shared = {'relu': 1}

    def __init__(self):
        self._own = {}

    def __getitem__(self, key):
        if key in self._own:
            return self._own[key]
        return self._shared[key]

    def __setitem__(self, key, value):
        self._own[key] = value

    def __delitem__(self, key):
        del self._own[key]

    def __iter__(self):
        return iter({**self._shared, **self._own})

    def __len__(self):
        return len({**self._shared, **self._own})


r = Registry()
r['gelu'] = None
print(list(r.keys()), list(r.values()), list(r.items()), 'gelu' in r, 'silu' in r, r.get('silu', 4), r.get('gelu', 5), r.get('x'))
r.update({'a': 1}, b=2)
r.update([('c', 3)])
print(dict(r), r.setdefault('a', 9), r.setdefault('d', 4), r.pop('a'), r.pop('nothing', 7), len(r), r == {**r}, r != {})
print(isinstance(r, Mapping), isinstance(r, MutableMapping), isinstance(r, Sized), isinstance(r, Iterable), issubclass(Registry, Mapping), isinstance({}, Mapping))
try:
    r.pop('nothing')
except KeyError as problem:
    print('KeyError', problem)
print({**r}, sorted(k for k in r), [*r])


class Frozen(Mapping):
    def __init__(self, **values):
        self.values_ = values

    def __getitem__(self, key):
        return self.values_[key]

    def __iter__(self):
        return iter(self.values_)

    def __len__(self):
        return len(self.values_)


f = Frozen(depth=2, width=None)
print(f.get('width', 3), 'depth' in f, dict(**f), f == Frozen(depth=2, width=None), f == {'depth': 2, 'width': None}, hasattr(f, 'pop'), f == 3)


class Layers(Sequence):
    def __init__(self, *items):
        self._items = items

    def __getitem__(self, index):
        return self._items[index]

    def __len__(self):
        return len(self._items)


layers = Layers(3, 5, 5)
print(list(layers), 5 in layers, 4 in layers, list(reversed(layers)), layers.index(5), layers.count(5), [x for x in layers], isinstance(layers, Sequence), isinstance(layers, list))
try:
    layers.index(9)
except ValueError:
    print('ValueError')


class Stack(MutableSequence):
    def __init__(self):
        self._items = []

    def __getitem__(self, index):
        return self._items[index]

    def __setitem__(self, index, value):
        self._items[index] = value

    def __delitem__(self, index):
        del self._items[index]

    def __len__(self):
        return len(self._items)

    def insert(self, index, value):
        self._items.insert(index, value)


stack = Stack()
stack.append(1)
stack.extend([2, 3, 2])
stack += (7,)
print(list(stack), stack.pop(), stack.pop(0), len(stack))
stack.remove(2)
print(list(stack), isinstance(stack, Sequence))
stack.clear()
print(len(stack))
