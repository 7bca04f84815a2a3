from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Mapping, Sized, Iterable
import numbers
class R(Mapping, ABC):
    def __init__(self): self.d = {'a': 1}
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
class A(ABC):
    @abstractmethod
    def f(self): ...
class S(metaclass=ABCMeta):
    @abstractmethod
    def g(self): ...
print(type(Mapping) is ABCMeta, type(numbers.Number) is ABCMeta, isinstance({}, Mapping), isinstance(3, numbers.Integral), isinstance(2.0, numbers.Integral), isinstance([], Sized), issubclass(list, Iterable), isinstance(R(), Mapping), isinstance(R(), ABC))
for c in (A, S):
    try:
        c()
    except TypeError as e:
        print(e)
