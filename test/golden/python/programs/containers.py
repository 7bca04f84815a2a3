"""Lists, tuples, dicts, sets, ranges, bytes and texts: methods, operators, slices, comparisons and errors."""


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, '|', e)


def changed(value, f):
    """What a call gives and what it leaves of a value."""
    try:
        result = f(value)
    except Exception as e:
        result = f'{type(e).__name__}: {e}'
    print(repr(result), repr(value))


def set_at(index, new):
    def f(value):
        value[index] = new
    return f


def delete_at(index):
    def f(value):
        del value[index]
    return f


changed([1, 2, 3], lambda x: x.remove(2))
changed([1, 2, 3], lambda x: x.remove(9))
changed([1, 2, 3], lambda x: x.clear())
changed([1, 2, 3], lambda x: x.reverse())
changed([1, 2, 3], lambda x: (x.pop(0), x.pop(-1)))
changed([1, 2, 3], lambda x: x.pop(9))
changed([1, 2, 3], lambda x: x.insert(-1, 9))
changed([1, 2, 3], lambda x: x.insert(99, 9))
changed([1, 2], lambda x: (x.__iadd__((3, 4)), x.__add__([5]), x.__mul__(2), x.__rmul__(2), x.__len__(), x.__contains__(3)))
changed([3, 1, 2], lambda x: (x.sort(key=lambda v: -v), x.copy(), x.index(1), x.index(1, 1), x.count(3), x.extend('ab')))
changed([3, 1, 2], lambda x: x.index(7))
changed([3, 1, 2], lambda x: x.sort(reverse=True))
changed([1, 2, 3], set_at(-1, 7))
changed([1, 2, 3], set_at(5, 7))
changed([1, 2, 3], set_at(slice(1, 1), 'xy'))
changed([1, 2, 3, 4], set_at(slice(None, None, 2), 'xy'))
changed([1, 2, 3, 4], set_at(slice(None, None, 2), 'xyz'))
changed([1, 2, 3, 4], set_at(slice(None, None, -1), 'abcd'))
changed([1, 2, 3, 4], set_at('a', 1))
changed([1, 2, 3, 4], delete_at(0))
changed([1, 2, 3, 4], delete_at(-5))
changed([1, 2, 3, 4], delete_at(slice(1, 3)))
changed([1, 2, 3, 4], delete_at(slice(None, None, 2)))
changed((1, 2), set_at(0, 1))
changed((1, 2), delete_at(0))
changed('ab', set_at(0, 'c'))
changed({'a': 1}, delete_at('a'))
changed({'a': 1}, delete_at('b'))
changed({'a': 1}, set_at([], 1))
changed(5, set_at(0, 1))


def times_in_place(x):
    x *= 2


def add_in_place(x):
    x += (7,)


changed([1, 2], times_in_place)
changed([1, 2], add_in_place)
show(lambda: [1] * 2.5)
show(lambda: [1] + 'a')
show(lambda: (1,) + [2])
show(lambda: ([1] * 0, [] * 5, 3 * (1, 2), (1, 2) * -1, 'ab' * 2, 2 * 'ab', b'ab' * 2, b'a' + b'b', '' * 5))
show(lambda: ([1, 2] < [1, 3], [1] < [1, 0], (1, 'a') >= (1, 'a'), [2] > [1, 5], [1, 2] == (1, 2), 'a' < 'b', b'a' < b'b', [] < [0]))
show(lambda: [1, 'a'] < [1, 2])
show(lambda: (1, 2) < [1, 2])
show(lambda: ({1, 2} <= {1, 2, 3}, {1, 2} < {1, 2}, {1, 2} >= {1}, {1, 2} > {1}, {1} == frozenset([1]), {1} != {2}))
show(lambda: ({1, 2} & {2, 3}, {1} | {2}, {1, 2} - {2}, {1, 2} ^ {2, 3}, frozenset([1]) | {2}))
show(lambda: {1} + {2})
show(lambda: {1} | [2])
show(lambda: (1 in {1, 2}, 3 in range(5), 3.0 in range(5), 'a' in range(5), 9 in range(0, 20, 3), -1 in range(5), b'b' in b'abc', 97 in b'abc', 'bc' in 'abc', 1 in (x for x in [3, 1])))
show(lambda: 1 in 'abc')
show(lambda: 1 in 5)
show(lambda: [] in {1})
show(lambda: (range(5)[2], range(5)[-1], range(10)[2:8:2], range(10, 0, -3)[1], range(5)[::-1], len(range(0, 10, 3)), range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2)))
show(lambda: range(5)[9])
show(lambda: (range(1, 9, 2).index(5), range(5).start, range(5).stop, range(5).step, range(3) == [0, 1, 2], hash(range(3)) == hash(range(0, 3)), range(2, 9), repr(range(0, 9, 2)), list(reversed(range(4)))))
show(lambda: range(5).index(9))
show(lambda: range())
show(lambda: range('a'))
show(lambda: (slice(5), slice(1, 2), slice(1, None, 2).indices(7), slice(None, None, -1).indices(5), slice(1, 2).start, slice(3).stop, slice(1, 2, 3).step, slice(1) == slice(None, 1)))
show(lambda: ('hello'[1:3], 'hello'[::-1], 'hello'[-3:], 'hello'[:99], 'hello'[3:1], (1, 2, 3, 4)[1::2], b'hello'[0], b'hello'[1:3], 'h\U0001f600llo'[1:3], 'h\U0001f600llo'[1], len('h\U0001f600')))
show(lambda: 'a'['b':])
show(lambda: 'abc'[1.5])
show(lambda: (1, 2)['a'])
show(lambda: None[0])
show(lambda: {1: 2}[[]])

changed({'a': 1}, lambda x: (x.get('b'), x.get('b', 2), x.setdefault('c', 3), x.setdefault('a'), x.pop('a'), x.pop('zz', 5)))
changed({'a': 1}, lambda x: x.pop('zz'))
changed({'a': 1}, lambda x: x.update({'b': 2}, c=3))
changed({'a': 1}, lambda x: x.update([('b', 2)]))
changed({'a': 1}, lambda x: x.__ior__({'d': 4}))
changed({'a': 1}, lambda x: x.clear())
changed({'a': 1, 'b': 2}, lambda x: (x.copy(), x.popitem(), x | {'z': 1}, x == {'a': 1}, list(reversed({'p': 1, 'q': 2}))))
changed({'a': 1, 'b': 2}, lambda x: (x.keys(), x.values(), x.items(), len(x.keys()), 'a' in x.keys(), ('a', 1) in x.items(), 2 in x.values()))
changed({'a': 1, 'b': 2}, lambda x: (x.keys() & {'a'}, sorted(x.keys() | ['c']), x.keys() - {'a'}, sorted(x.keys() ^ {'a', 'z'}), x.keys() < {'a', 'b'}, x.keys() >= {'a'}, x.keys() > {'a'}, x.keys().isdisjoint('cd'), x.keys() == {'a', 'b'}, x.items() == {'a': 1, 'b': 2}.items(), sorted(x.keys()), x.keys() <= {'a', 'b', 'c'}))
show(lambda: (dict.fromkeys('ab'), dict.fromkeys([1, 2], 0), dict([('a', 1)], b=2), dict({'a': 1}), dict(zip('ab', [1, 2]))))
show(lambda: dict(5))
show(lambda: {**{'a': 1}, **{'a': 2}})
show(lambda: {'a': 1} | 5)
show(lambda: {}.get())
changed({1, 2}, lambda x: (x.add(3), x.discard(1), x.discard(99), x.remove(2), x.update([5, 6], {7})))
changed({1, 2}, lambda x: x.remove(9))
changed({1, 2, 3}, lambda x: (x.union([4], {5}), x.intersection([1, 2]), x.difference([1]), x.symmetric_difference([1, 9]), x.issubset([1, 2, 3, 4]), x.issuperset([1]), x.isdisjoint([9]), x.copy()))
changed({1, 2, 3}, lambda x: (x.intersection_update([1, 2]), x.difference_update([1]), x.symmetric_difference_update([2, 7])))
changed({5}, lambda x: (x.pop(), x.clear(), len(x)))
changed(set(), lambda x: x.pop())


def in_place(op):
    def f(x):
        if op == '|':
            x |= {9}
        elif op == '&':
            x &= {1}
        elif op == '-':
            x -= {1}
        elif op == '^':
            x ^= {1, 5}
    return f


for op in '|&-^':
    changed({1, 2}, in_place(op))


def bad_in_place(x):
    x += {3}


changed({1, 2}, bad_in_place)
changed({'a': 1}, lambda x: x.__or__({'b': 2}))
show(lambda: (frozenset([1, 2]), frozenset(), set(), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): 'a'}[frozenset([1])]))
show(lambda: hash([1]))
show(lambda: hash({}))
show(lambda: {(1, [2]): 3})
show(lambda: ((1, 2, 1).count(1), (1, 2).index(2), (1, 2) + (3,), (1,), (), tuple('ab'), hash((1, 2)) == hash((1.0, 2.0)), (1, 2).__len__()))
show(lambda: (1, 2).index(9))
show(lambda: (bytes(3), bytes([65, 66]), bytes('é', 'utf-8'), b'ab'.decode(), b'\x00\xff'.hex(), bytes(), len(b'abc'), list(b'ab'), b'a\n\\\'"', 'é'.encode(), bytes(b'x')))
show(lambda: bytes(['a']))

nested = [1]
nested.append(nested)
loop = {'a': 1}
loop['me'] = loop
pair = ([],)
pair[0].append(pair)
show(lambda: (nested, loop, pair, [[], {}, (), set()], {'a': {'b': ()}}))
show(lambda: ('it\'s', 'say "x"', 'both \' and "', 'tab\t\n\r\x00\x7f\xa0\u2028\U0001f600', '\\', 'é'))
show(lambda: (len, print, [].append, 'a'.upper, int, type, object, NotImplemented, ..., None) == 0)
show(lambda: (repr(len), repr(int), repr(type(None)), repr(NotImplemented), repr(...), repr(type), repr(Exception('a', 1)), repr(KeyError('k')), str(KeyError('k')), str(Exception()), str(ValueError('a', 2))))

show(lambda: (list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda v: v > 1, [1, 2])), list(enumerate('ab', 1)), list(zip('ab', [1, 2], (3, 4)))))
show(lambda: (sum([1, 2], 10), sum([[1], [2]], []), sum([0.5, 0.25]), min(3, 1), max('a', 'b', key=ord), min([], default=7), max([1, 2], key=lambda v: -v), sorted('bca', reverse=True), sorted({'b': 1, 'a': 2})))
show(lambda: (any([]), all([]), any([0, 1]), all([1, 0]), list(reversed([1, 2])), list(reversed('ab')), list(reversed((1, 2))), len({1, 2}), next(iter([5])), next(iter([]), 'none')))
show(lambda: sum('ab'))
show(lambda: sum(['a'], ''))
show(lambda: max(1))
show(lambda: max(1, 'a'))
show(lambda: max())
show(lambda: reversed(5))
show(lambda: next([]))
show(lambda: sorted([3, 1], key=5))
show(lambda: list(iter(lambda: 1, 1)))
values = iter([1, 2, 3, 0, 4])
show(lambda: list(iter(lambda: next(values), 0)))
show(lambda: (ord('a'), chr(97), chr(0x1f600), callable(len), callable(5), id(None) == id(None), isinstance(1, (int, str)), issubclass(bool, int), type(5) is int))
show(lambda: ord('ab'))
show(lambda: chr(-1))
show(lambda: issubclass(5, int))
show(lambda: isinstance(5, 'a'))
show(lambda: (all(x for x in [1]), [y for x in [[1], [2]] for y in x if y > 1], {x: y for x, y in zip('ab', [1, 2])}, {x % 2 for x in range(4)}))


def unpacked(f):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, '|', e)


def too_many():
    a, b = 1, 2, 3


def too_few():
    a, b, c = [1, 2]


def star_too_few():
    a, *b, c, d = [1, 2]


def not_iterable():
    a, b = 5


def starred():
    (a, *b), [c, *d], *e = 'xyz', [1], 2, 3
    return a, b, c, d, e


def by_dict():
    a, b = {'p': 1, 'q': 2}
    [c, d] = (5, 6)
    return a, b, c, d


for f in (too_many, too_few, star_too_few, not_iterable, starred, by_dict):
    unpacked(f)
print(*[1, 2], *'ab', sep='-', end='!\n')
print('a', 'b', sep='', end='')
print()
print(1, None, True, 'x', 2.0, sep=', ')
