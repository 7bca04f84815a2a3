class Counter(dict):
    def __init__(self, iterable=None, /, **counts):
        super().__init__()
        self.update(iterable, **counts)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, /, **counts):
        self._count(iterable, 1)
        self._count(counts, 1)

    def subtract(self, iterable=None, /, **counts):
        self._count(iterable, -1)
        self._count(counts, -1)

    def _count(self, iterable, sign):
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self.get(key, 0) + (count if sign > 0 else -count)
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) + sign

    def most_common(self, n=None):
        ordered = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return ordered if n is None else ordered[:n]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self.values())

    def copy(self):
        return self.__class__(self)

    def _kept(self, other, combine):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key in [*self, *(key for key in other if key not in self)]:
            count = combine(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        return self._kept(other, lambda one, two: one + two)

    def __sub__(self, other):
        return self._kept(other, lambda one, two: one - two)

    def __or__(self, other):
        return self._kept(other, max)

    def __and__(self, other):
        return self._kept(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] == other[key] for key in [*self, *other])

    def __ne__(self, other):
        return not self == other

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        shown = ', '.join(f'{key!r}: {count!r}' for key, count in self.most_common())
        return f'{self.__class__.__name__}({{{shown}}})'
