# How many arguments inherited methods and further methods and functions take.
class Numbers(list):
    pass


class Word(str):
    pass


numbers, frozen, word = Numbers([1, 2]), frozenset({1}), Word('a')
calls = [
    lambda: numbers.append(1, 2), lambda: list.append(numbers, 1, 2), lambda: numbers.pop(0, 1), lambda: frozen.copy(1),
    lambda: word.upper(1), lambda: str.upper('a', 1), lambda: 'a'.isdecimal(1), lambda: 'a'.isnumeric(1),
    lambda: 'a'.istitle(1), lambda: 'a'.isidentifier(1), lambda: 'a'.isascii(1), lambda: 'a'.removeprefix(),
    lambda: 'a'.removesuffix('a', 'b'), lambda: 'a'.ljust(), lambda: 'a'.rjust(1, ' ', 2), lambda: 'a'.center(1, ' ', 2),
    lambda: 'a'.translate(), lambda: ascii(), lambda: ascii(1, 2), lambda: format(), lambda: format(1, '', 2),
    lambda: numbers.clear(1), lambda: {1}.clear(1), lambda: {}.clear(1), lambda: {1}.isdisjoint(), lambda: 'a'.format_map(),
    lambda: next(), lambda: iter(), lambda: iter([1], 2, 3), lambda: next(iter([1]), 1, 2), lambda: filter(None), lambda: vars(1, 2),
    lambda: dir(1, 2), lambda: globals(1), lambda: locals(1),
    lambda: {1}.issubset(), lambda: {1}.symmetric_difference(),
    lambda: {1}.symmetric_difference_update(),
]
for one in calls:
    try:
        print(one())
    except TypeError as error:
        print(error)
