class State:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.states = {}

    def reorder(self):
        return "reordered " + type(self).__name__


def with_state(cls):
    cls.__bases__ = (State,) + tuple(base for base in cls.__bases__ if base != State)
    return cls


class Module:
    def __init__(self, size=1):
        self.size = size


@with_state
class Attention(Module):
    def __init__(self, size):
        super().__init__(size)


class Deep(Attention):
    pass


made = Deep(3)
print(made.size, made.states, made.reorder(), isinstance(made, State))
print([one.__name__ for one in Deep.__mro__], [one.__name__ for one in Attention.__bases__])


class Other:
    def reorder(self):
        return "other"


Attention.__bases__ = (Module, Other)
print(made.reorder(), isinstance(made, State), [one.__name__ for one in Deep.__mro__])
for bases in ((), [Module], (1,)):
    try:
        Attention.__bases__ = bases
    except TypeError:
        print("refused")
try:
    Module.__bases__ = (Deep,)
except TypeError:
    print("a cycle")
