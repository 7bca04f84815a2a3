import { takeSteps } from '../../../python/machine';
import type { Machine } from '../../../python/value';
import { type Elements, elementList, known, workedOutLater } from '../known-elements';
import { countOf, type Tensor } from '../tensor';
import { asType } from './as-type';

/** The largest number of multiplications of a product whose elements are computed. */
const MOST_MULTIPLICATIONS = 1_000_000;

/** How many multiplications count as one step of the program. */
const MULTIPLICATIONS_A_STEP = 32;

/** The elements of a product of matrices or vectors, if those of both are known and few; else null. */
export function productElements(machine: Machine, left: Tensor, right: Tensor): Elements {
  const [one, other] = [left.host, right.host];
  const ranks = [one.shape.length, other.shape.length];
  const inner = one.shape.at(-1) ?? 0;
  if (one.elements === null || other.elements === null || ranks.some((rank) => rank < 1 || rank > 2))
    return null;
  if (inner === 0 || [one, other].some(({ dtype }) => dtype.startsWith('complex'))) return null;
  const [rows, columns] = [countOf(one.shape) / inner, countOf(other.shape) / inner];
  return elementsOfProduct(machine, one.elements, other.elements, { rows, inner, columns });
}

/** The elements of a square matrix that is multiplied by itself; null where they are not known. */
export function powerElements(machine: Machine, { host }: Tensor, exponent: number): Elements {
  const { shape, elements, dtype } = host;
  const [size = 0] = shape;
  if (elements === null || shape.length !== 2 || exponent < 0 || dtype.startsWith('complex')) return null;
  const sizes = { rows: size, inner: size, columns: size };
  let power: Elements = known(
    Array.from({ length: size ** 2 }, (_, at) => Number(Math.floor(at / size) === at % size)),
  );
  for (let times = 0; times < exponent && power !== null; times += 1)
    power = elementsOfProduct(machine, power, elements, sizes);
  return asType(dtype, power);
}

interface Sizes {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

function elementsOfProduct(
  machine: Machine,
  left: NonNullable<Elements>,
  right: NonNullable<Elements>,
  { rows, inner, columns }: Sizes,
): Elements {
  const multiplications = rows * inner * columns;
  if (multiplications > MOST_MULTIPLICATIONS) return null;
  takeSteps(machine, Math.ceil(multiplications / MULTIPLICATIONS_A_STEP));
  return workedOutLater(rows * columns, [left, right], () => {
    const [lefts, rights] = [elementList(left), elementList(right)];
    return Array.from({ length: rows * columns }, (_, at) => {
      const [row, column] = [Math.floor(at / columns), at % columns];
      let sum = 0;
      for (let index = 0; index < inner; index += 1)
        sum += (lefts[row * inner + index] ?? 0) * (rights[index * columns + column] ?? 0);
      return sum;
    });
  });
}
