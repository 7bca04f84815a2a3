import type { TensorType } from '../../graph/graph';
import { extendedNumber } from '../../ops/fields';
import { type Code, call, list } from '../python/layout';
import { literal, tuple } from '../python/literals';
import { atom, type Expression } from './expression';

/** The code that makes a tensor of known numbers; zeros if they are not known. */
export function constantCode({ shape, dtype, value, fill }: TensorType): Expression {
  const kind = dtype === undefined || dtype === 'float32' ? [] : [`dtype=torch.${dtype}`];
  const number = (one: number | string): string =>
    literal(one, typeof one === 'string' ? EXTENDED : dtype === undefined ? REAL : null);
  const sizes = shape.map(Number);
  if (fill !== undefined && sizes.length > 0) return filledCode(sizes, number(fill), kind);
  if (value !== undefined) {
    const stepped = sizes.length === 1 ? steppedItems(value) : null;
    if (stepped !== null) return atom(call('torch.arange', [...stepped.map(String), ...kindOf(dtype)]));
    if (value.length <= MOST_WRITTEN)
      return atom(call('torch.tensor', [nested(value.map(number), sizes), ...kind]));
  }
  return atom(call('torch.zeros', [sizes.length === 0 ? '()' : sizes.join(', '), ...kind]));
}

function filledCode(sizes: readonly number[], number: string, kind: readonly string[]): Expression {
  const name = { 0: 'zeros', 1: 'ones' }[Number(number)];
  return atom(
    name === undefined
      ? call('torch.full', [tuple(sizes.map(String)), number, ...kind])
      : call(`torch.${name}`, [sizes.join(', '), ...kind]),
  );
}

/** torch takes the element type of a tensor from its numbers. */
const REAL = { kind: 'number' } as const;

/** Whole numbers stay whole in a tensor of another type. */
const EXTENDED = extendedNumber('');

/** More numbers than these are only written as a function call, or not at all. */
const MOST_WRITTEN = 64;

/** Fewer numbers are just as short as a list. */
const LEAST_STEPPED = 5;

/** The start, end and step of equally spaced whole numbers; null for others. */
function steppedItems(value: readonly number[]): readonly number[] | null {
  const [first = 0, second = 0] = value;
  const step = second - first;
  const isStepped =
    value.length >= LEAST_STEPPED &&
    step !== 0 &&
    value.every((one, at) => Number.isSafeInteger(one) && one === first + at * step);
  if (!isStepped) return null;
  const end = first + value.length * step;
  if (step !== 1) return [first, end, step];
  return first === 0 ? [end] : [first, end];
}

/** Unlike torch.tensor, torch.arange returns whole numbers if no type is given. */
function kindOf(dtype: TensorType['dtype']): readonly string[] {
  return dtype === 'int64' ? [] : [`dtype=torch.${dtype ?? 'float32'}`];
}

/** Numbers in nested brackets, one level for each dimension. */
function nested(items: readonly string[], [size, ...inner]: readonly number[]): Code {
  if (size === undefined) return items[0] ?? '0';
  const each = items.length / size;
  return list(
    Array.from({ length: size }, (_, at) => nested(items.slice(at * each, (at + 1) * each), inner)),
  );
}
