for spec in ('', '5', '<5', '>5', '^5', '*^7', '05', '+', ' ', ',', '_', 'x', '#x', 'X', 'b', '#010b', 'o', 'e', '.2e', 'f', '.1f', '%', '.1%', 'g', 'n', '=+6', '08.3f', ',.2f'):
    for value in (0, 42, -7, 65, 1234567):
        print(repr(spec), value, '|' + format(value, spec) + '|')
for spec in ('', '.3', '.3f', '.0f', '10.2f', 'e', '.2e', 'g', '.3g', '%', '+.1f', ',.1f', '<8.1f', 'G', '.10g', '#.3g'):
    for value in (0.0, 1.5, -2.25, 1e-5, 123456.789, 1e20, 1 / 3, 100.0):
        print(repr(spec), value, '|' + format(value, spec) + '|')
for spec in ('', '5', '>5', '^6', '.2', '-<6.1', 's'):
    print(repr(spec), '|' + format('abc', spec) + '|')
for v in (1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 0.1 + 0.2, 1e300, -0.0, 5e-324, float('inf'), float('-inf'), float('nan'), 1e22, 2.5e-8, 100000.0):
    print(v, repr(v), str(v), f'{v}')
x, name, width = 3.14159, 'net', 8
print(f'{x:.2f} {x!r:>10} {name!r} {name:>{width}} {name:{"^"}{width}} {x=} {x = :.1f} {{}} {"q" + name}')
print('%s %r %d %5.1f %e %g %x %o %c %% %-5d| %+d %05d %.3s' % ('a', 'b', 3, 2.5, 12345.678, 1e-7, 255, 8, 'z', 7, 5, -42, 'abcdef'))
print('%(a)s %(b)03d' % {'a': 1, 'b': 2}, '%s' % [1], '%s' % ((1, 2),), '%d' % 3.9)
print('{} {}'.format(1, 'b'), '{1} {0}'.format('a', 'b'), '{x[0]} {y.real} {z:>4}'.format(x=[9], y=2, z='r'), '{:{w}}|'.format('a', w=3), '{0!r}'.format('s'))
print([1, 'a', None, True, 2.0, (1,), (), {}, set(), {1: 'a'}, [[]], b'x\x00', 1j, 2 + 3j, ..., range(3), range(0, 9, 2), slice(1, None)])
print(repr("it's"), repr('say "hi"'), repr('both \' and "'), repr('\n\t\\\x01é\u200b'), ascii(5), str(b'a'))
print('a,b,,c'.split(','), ' a  b '.split(), 'a-b-c'.rsplit('-', 1), 'a-b-c'.split('-', 1), 'abc'.partition('b'), 'x.y.z'.rpartition('.'))
print('Hello'.upper(), 'Hello'.lower(), 'hello world'.title(), 'hello'.capitalize(), 'Hello'.swapcase(), '  x '.strip(), 'xxaxx'.strip('x'), 'xxa'.lstrip('x'))
print('abc'.startswith('ab'), 'abc'.startswith(('x', 'a')), 'abc'.endswith('c'), 'banana'.count('an'), 'banana'.find('n'), 'banana'.rfind('n'), 'banana'.replace('a', 'o', 2))
print('7'.zfill(3), '-7'.zfill(4), 'a'.ljust(3, '.'), 'a'.rjust(3), 'a'.center(4, '*'), 'ab'.center(5, '*'), '-'.join('abc'), 'a\nb\r\nc'.splitlines(), 'layer1.0.conv'.removeprefix('layer1.'))
print('12'.isdigit(), 'a1'.isalnum(), 'ab'.isalpha(), ' '.isspace(), 'AB'.isupper(), 'ab'.islower(), 'a_b'.isidentifier(), ''.isdigit())
print('abcdef'[1:4], 'abcdef'[::-1], 'abcdef'[-2:], 'abcdef'[::2], 'añb😀c'[3], len('😀'), 'x' in 'xyz', 'a' < 'b', 'ab' * 3)
print(int('0x1f', 16), int('101', 2), int(' 42 '), int(3.99), int(-3.99), float('1e3'), float('  -2.5 '), bool('0'), bool(''), str(True), int(True), int('1_000'))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(0.5), round(1.5), round(2.71828, 3), round(5), round(1e20))
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 % 2, divmod(7, 3), divmod(-7, 3), 2 ** 10, 2 ** -1, 2 ** 0.5, (-8) ** (1 / 3), 10 ** 20, 3 ** 50, 1 << 70, -5 >> 1, 6 & 3, 6 | 3, 6 ^ 3, ~5)
print(9007199254740993 + 0, 9007199254740993 * 3, 2 ** 64 // 3, 2 ** 64 % 7, -(2 ** 64), 10 ** 18 / 10 ** 17, 2 ** 100 > 1e30, 2 ** 53 == 2.0 ** 53, hash(1) == hash(1.0), 0.1 + 0.2 == 0.3)
print(1 == 1.0, 1 == True, {1: 'a', 1.0: 'b', True: 'c'}, [1] == [1.0], (1, 'a') < (1, 'b'), [1, 2] < [1, 2, 3], {1, 2} <= {1, 2, 3}, {1} | {2}, {1, 2} & {2}, {1, 2} - {2}, {1} ^ {2})
print(bin(10), hex(255), oct(8), chr(97), ord('a'), abs(-3), abs(-2.5), abs(3 + 4j), pow(2, 5), pow(2, 5, 7), sum([1, 2.5]), min(3, 1), max('a', 'b'), (1 + 2j) * (3 - 1j), complex(1, 2).imag)


class Reading:
    def __init__(self, value):
        self.value = value

    def __float__(self):
        return float(self.value)

    def __int__(self):
        return int(self.value)


class Place:
    def __index__(self):
        return 255


print('%.2f %5.1f| %e %d %i' % (Reading(2.5), Reading(3), Reading(0.5), Reading(7.9), Reading(-3)), '%d %x %o %f' % (Place(), Place(), Place(), Place()))
for wrong in ('%f', '%d', '%x'):
    try:
        print(wrong % [1])
    except TypeError as error:
        print(error)
try:
    print('%x' % Reading(2))
except TypeError as error:
    print(error)
