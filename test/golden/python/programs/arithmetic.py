"""Arithmetic, conversions and errors of numbers of every type."""
import math
import operator


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, '|', e)


big = 2 ** 70
show(lambda: (big - 1, 1 - big, -big, +big, ~big, big * -big, big + -big))
show(lambda: (big // 7, -big // 7, big // -7, big % 7, -big % 7, big % -7, divmod(-big, 7)))
show(lambda: (big / 3, 10 ** 400 / 10 ** 399, -10 ** 400 / 10 ** 398, 3 / big))
show(lambda: 10 ** 400 / 3)
show(lambda: (big << 3, big >> 3, 0 << 1000, 1 << 70, -1 >> 5, 5 >> 80, -5 >> 80, 5 >> 2000000, -5 >> 2000000))
show(lambda: (big & 0xff, big | 1, big ^ big, 6 & 3, 6 | 3, 6 ^ 3, -6 & 3))
show(lambda: (True & False, True | False, True ^ True, True & 1, True + True, -True, ~True, +True, abs(True)))
show(lambda: (2 ** -2, (-2) ** -3, 1 ** 1000, 0 ** 0, 0 ** 5, (-1) ** 3, (-1) ** 4, 2 ** 0.5, (-8) ** (1 / 3)))
for text in ('1 / 0', '1 // 0', '1 % 0', 'big / 0', 'big // 0', 'big % 0', '1.0 / 0', '1.0 // 0', '1.0 % 0', '0 ** -1', '0.0 ** -1'):
    left, op, right = text.split()
    value = {'big': big, '1': 1, '1.0': 1.0, '0': 0, '0.0': 0.0}[left]
    number = {'0': 0, '-1': -1}[right]
    show(lambda: {'/': operator.truediv, '//': operator.floordiv, '%': operator.mod, '**': operator.pow}[op](value, number))
show(lambda: 1 << -1)
show(lambda: 1 >> -1)
show(lambda: 1.5 << 2)
show(lambda: 1.5 & 2)
show(lambda: ~1.5)
show(lambda: 1.5 // 0.2)
show(lambda: (7.5 - 2, 7.5 * 2, 7.5 / 2, 7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, 1e308 * 10, 2.0 ** 10))
show(lambda: (5.0 % math.inf, -5.0 % math.inf, 5.0 % -math.inf, 1.0 ** 1e300, math.inf ** 2, 0.0 % math.inf))
show(lambda: 10.0 ** 400)
show(lambda: (1 + 2j, 2j - 1, (1 + 2j) * (3 - 1j), (1 + 2j) / (1 - 1j), -(1 + 2j), +(2j), abs(3 + 4j)))
show(lambda: ((1 + 2j) == 1 + 2j, 1 + 0j == 1, 2j != 2j, (1j) ** 0, 0j ** 0, 0j ** 1, (1 + 2j).real, (1 + 2j).imag, (1 + 2j).conjugate()))
show(lambda: [round(part, 9) for part in (((1 + 2j) ** 2).real, ((1 + 2j) ** 2).imag)])
show(lambda: 1j / 0)
show(lambda: 1j // 2)
show(lambda: 1j < 2)
show(lambda: 1j % 2)
show(lambda: (big == float(big), big < float(big) + 1e10, 2 ** 53 + 1 == float(2 ** 53), float('nan') == float('nan'), 1 < float('nan')))
show(lambda: [1 < 2.5, 2.5 <= 2, big > 1, 1 >= big, True < 2, False == 0.0, 1.0 == True])

show(lambda: (int('12', 0), int('0x1f', 0), int('0b101', 2), int('0o17', 8), int('-ff', 16), int(' 42 '), int('1_000'), int('z', 36)))
show(lambda: int('0x1f', 2))
show(lambda: int('', 10))
show(lambda: int('9', 8))
show(lambda: int('12', 99))
show(lambda: int(float('nan')))
show(lambda: int(float('inf')))
show(lambda: int(1e30))
show(lambda: (int(3.9), int(-3.9), int(True), int(), float(), float('1e5'), float(' -2.5 '), float('inf'), float('-Infinity'), float('nan')))
show(lambda: float(''))
show(lambda: float([]))
show(lambda: float(10 ** 400))
show(lambda: int({}))
show(lambda: (str(), str(1.0), bool(), bool(0.0), bool(''), bool('a'), complex(1, 2), complex(3)))
show(lambda: ((5).bit_length(), (-big).bit_length(), (0).bit_length(), (7).conjugate(), (7).__index__(), (7).numerator, (7).denominator))
show(lambda: ((1.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (3.0).as_integer_ratio(), (1.5).conjugate()))
show(lambda: ((5).real, (5).imag, (1.5).real, (1.5).imag, True.real))
show(lambda: (hash(1) == hash(1.0) == hash(True), hash(big) == hash(float(big)), {1: 'a', 1.0: 'b', True: 'c'}))
show(lambda: (abs(-big), abs(-1.5), abs(-0.0), round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(15, -1), round(25, -1)))
show(lambda: (round(1.5, None), round(big, -3), round(1e20), round(-1.55, 1), round(5, 3), round(True)))
show(lambda: round(float('nan')))
show(lambda: round(float('inf')))
show(lambda: round('a'))
show(lambda: abs('a'))
show(lambda: (bin(10), bin(-10), hex(255), hex(-255), oct(8), bin(big), hex(True)))
show(lambda: bin(1.5))
show(lambda: (pow(2, 10), pow(2, 10, 1000), pow(2, -1), pow(2.0, 3), divmod(7, 2), divmod(-7, 2), divmod(7.5, 2)))
show(lambda: (1e16, 1e15, 1.5e-5, 0.0001, 1e100, -0.0, 1e22, 123456789.123, float(2 ** 53), 5e-324))
show(lambda: (1 + 0j, 1.5 - 2.5j, complex(0, -1)))


class Whole(int):
    def __new__(cls, value, unit='m'):
        made = super().__new__(cls, value)
        made.unit = unit
        return made

    def __repr__(self):
        return f'{int(self)}{self.unit}'


class Ratio(float):
    pass


length = Whole(5, 'cm')
show(lambda: (length, length + 1, length * 2.0, -length, length == 5, hash(length) == hash(5), length.unit, [10, 20, 30][Whole(1)], int(length), float(length)))
show(lambda: (Ratio(0.5) + 1, Ratio(2) > 1, isinstance(Ratio(1), float), Ratio('1.5') * 2, round(Ratio(2.6)), math.sqrt(Ratio(4))))


class Index:
    def __index__(self):
        return 2

    def __float__(self):
        return 2.5

    def __int__(self):
        return 7

    def __abs__(self):
        return 'abs'

    def __round__(self, digits=None):
        return f'round {digits}'

    def __trunc__(self):
        return 'trunc'

    def __floor__(self):
        return 'floor'

    def __ceil__(self):
        return 'ceil'

    def __divmod__(self, other):
        return 'divmod'


show(lambda: (int(Index()), float(Index()), [1, 2, 3][Index()], abs(Index()), round(Index()), round(Index(), 2), 'abc'[Index()], range(5)[Index()]))
show(lambda: (math.floor(Index()), math.ceil(Index()), hex(Index()), list(range(Index())), math.sqrt(Index())))
show(lambda: [1, 2, 3][Index():])

show(lambda: (math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.floor(5), math.sqrt(16), math.isqrt(17), math.hypot(3, 4), math.hypot(1, 2, 2)))
show(lambda: (math.log(math.e), math.log(8, 2), math.log2(8), math.log10(1000), math.log(big) > 48, math.log1p(0), math.exp(0), math.expm1(0)))
show(lambda: math.log(0))
show(lambda: math.log(8, 0))
show(lambda: math.log(8, 1))
show(lambda: math.log2(0))
show(lambda: math.log10(-1))
show(lambda: math.sqrt(-1))
show(lambda: math.exp(1000))
show(lambda: math.sqrt('a'))
show(lambda: [round(value, 9) for value in (math.sin(1), math.cos(1), math.tan(1), math.atan(1), math.atan2(1, -1), math.degrees(math.pi), math.radians(180))])
show(lambda: [round(value, 9) for value in (math.erf(0.5), math.erf(3), math.erf(7), math.erf(-3), math.erfc(0.5), math.erfc(3), math.tanh(1))])
show(lambda: (math.pow(2, 3), math.fmod(-7, 3), math.copysign(3, -0.0), math.copysign(-3, 1), math.modf(2.5), math.modf(-2.5), math.fabs(-2)))
show(lambda: (math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.05, rel_tol=0.1), math.isclose(0, 1e-9, abs_tol=1e-8)))
show(lambda: (math.gcd(12, 18), math.gcd(-4, 6), math.gcd(), math.lcm(4, 6), math.lcm(0, 5), math.lcm(), math.lcm(-3, 2), math.gcd(big, 12)))
show(lambda: (math.factorial(5), math.factorial(25), math.comb(5, 2), math.comb(2, 5), math.perm(5, 2), math.prod([1, 2, 3]), math.prod([2.0], start=3)))
show(lambda: math.factorial(-1))
show(lambda: (math.fsum([0.5, 0.25]), math.dist([0, 0], [3, 4]), math.pi, math.e, math.inf, math.tau))
show(lambda: math.floor('a'))
for few in (lambda: math.atan2(1), lambda: math.factorial(), lambda: math.fmod(1), lambda: math.sqrt(), lambda: math.isnan(), lambda: math.log(), lambda: math.comb(1)):
    try:
        print(few())
    except TypeError:
        print('too few')
show(lambda: (operator.add(1, 2), operator.neg(3), operator.truth([]), operator.not_(0), operator.contains([1], 1), operator.getitem([5], 0), operator.index(3)))
show(lambda: (operator.itemgetter(1)([1, 2]), operator.itemgetter(0, 2)('abc'), operator.attrgetter('real')(3), operator.attrgetter('real', 'imag')(3), operator.methodcaller('split', ',')('a,b')))
show(lambda: (operator.attrgetter('__class__.__name__')(3), operator.pow(2, 3), operator.mul('a', 3)))
show(lambda: (operator.is_(None, None), operator.is_not(1, None), operator.eq(1, 1.0), operator.lt(1, 2)))
