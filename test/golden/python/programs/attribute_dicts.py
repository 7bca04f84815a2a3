# Objects whose __dict__ is set: to themselves, to a dict that others share, to a plain one.
import copy


class AttrDict(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


a = AttrDict({'x': 1, 'y': [2]}, w=None)
print(a.x, a.y, a.w)
a.z = 4
print(a['z'], list(a), len(a.__dict__))
a['q'] = 5
a[7] = 'seven'
print(a.q, a)
del a.q
print('q' in a, hasattr(a, 'q'), vars(a) is a, a.__dict__ == a)
a.update(x=9)
print(a.x, a.pop('z'), hasattr(a, 'z'), a.get('nothing', 'default'))
b = copy.copy(a)
b['x'] = 0
print(a.x, b['x'])
try:
    a.missing
except AttributeError as error:
    print(error)
a.clear()
print(a, hasattr(a, 'x'))


class Shared:
    state = {}

    def __init__(self, **settings):
        self.__dict__ = self.state
        self.__dict__.update(settings)


first, second = Shared(depth=1), Shared(width=2)
first.depth += 1
print(second.depth, first.width, Shared.state)


class Record:
    pass


record, other = Record(), Record()
record.old = True
record.__dict__ = {'new': 1}
print(hasattr(record, 'old'), record.new, record.__dict__)
other.__dict__ = record.__dict__
other.new = 2
print(record.new)
try:
    record.__dict__ = [1]
except TypeError as error:
    print(error)


class Listed(list):
    pass


listed = Listed([1, 2])
listed.name = 'one'
again = copy.copy(listed)
again.name = 'two'
print(listed.name, again.name, again)
