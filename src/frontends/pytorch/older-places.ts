import { realOf } from '../../python/numbers';
import type { Keywords, Value } from '../../python/value';
import { isTensor } from './tensor';

/** Positional arguments with those by name. */
interface Given {
  readonly args: readonly Value[];
  readonly keywords: Keywords;
}

/** What the factor before the tensors is called that a function multiplies, and how many tensors those are. */
const FACTORS: Readonly<Record<string, readonly [name: string, tensors: number]>> = {
  add: ['alpha', 1],
  sub: ['alpha', 1],
  addcmul: ['value', 2],
  addcdiv: ['value', 2],
};

const PRODUCTS = ['addmm', 'addmv', 'addbmm', 'baddbmm', 'addr'];

/** Every function that may be called so, and its form that changes the tensor. */
const OLDER: ReadonlySet<string> = new Set(
  [...Object.keys(FACTORS), ...PRODUCTS].flatMap((name) => [name, `${name}_`]),
);

/** Arguments in torch's order, where they stand as they did at first: `x.add_(2, y)` for `x.add_(y, alpha=2)`. */
export function inTodaysOrder(name: string, given: Given): Given {
  if (!OLDER.has(name)) return given;
  const { args, keywords } = given;
  const plain = name.replace(/_$/, '');
  const factor = FACTORS[plain];
  if (factor !== undefined) {
    const [input = null, first = null, ...tensors] = args;
    if (tensors.length !== factor[1] || !tensors.every(isTensor) || !isNumber(first))
      return { args, keywords };
    return { args: [input, ...tensors], keywords: new Map([...keywords, [factor[0], first]]) };
  }
  if (!PRODUCTS.includes(plain) || !isNumber(args[0])) return { args, keywords };
  const [beta = null, input = null, ...rest] = args;
  const alpha = rest.length === 3 && isNumber(rest[0]) ? rest[0] : null;
  const tensors = alpha === null ? rest : rest.slice(1);
  return {
    args: [input, ...tensors],
    keywords: new Map([...keywords, ['beta', beta], ...(alpha === null ? [] : [['alpha', alpha] as const])]),
  };
}

function isNumber(value: Value | undefined): value is Value {
  return value !== undefined && typeof value !== 'boolean' && realOf(value) !== undefined;
}
