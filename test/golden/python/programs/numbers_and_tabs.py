# Choices of items, powers by a modulus, tabs, exponents with halves, and complex powers.
from itertools import combinations, combinations_with_replacement
import math
print(list(combinations('abc', 2)), list(combinations_with_replacement('ab', 2)), list(combinations([], 0)))
print(pow(3, -1, 7), pow(3, 200, 1000007), pow(2, 10 ** 9, 1000), pow(-5, 3, 7), pow(5, 3, -7), pow(2, 3, 1), pow(7, 0, 1))
for f in (lambda: pow(2, -1, 4), lambda: pow(2, 1, 0), lambda: pow(2.0, 1, 3)):
    try: print(f())
    except (ValueError, TypeError) as e: print(e)
print('a\tbb\tc'.expandtabs(4), 'a\tb'.expandtabs(), 'a\tb\n\tc'.expandtabs(2), '1\t2'.expandtabs(0))
print(f'{1234.5:.3e} {25:.0e} {35.0:.0e} {2.5e-5:.0e} {0.00012345:.3e} {9.9995:.3e} {0.0:.2e} {1e300:.2e} {5e-324:.3e} {123456.0:.2e} {1:e} {99.5:.1e}', '%.1e' % 0.25, '%.0e' % 15)
print(1j ** 2, (1 + 2j) ** 3, (1 + 1j) ** -2, (2 + 0j) ** 0.5, 1j ** 0)
print(math.ldexp(1, 3), math.modf(1.5), math.exp2(3), math.modf(-2.0))
