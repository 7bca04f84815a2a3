import { greatestCommonDivisor, leastCommonMultiple } from '../../../counts/divisors';
import type { Dtype } from '../../../graph/dtype';
import type { Shape } from '../../../ops/shape';
import { known } from '../known-elements';
import { countOf, createTensor, type Tensor, valuesOf } from '../tensor';

/** numpy's functions on arrays whose elements are all known: tables, schedules and widths. */

interface LineFunction {
  /** Its result for the elements along an axis. */
  readonly of: (line: readonly number[], by: number) => readonly number[];
  /** Its default axis: all elements flattened, or the last axis. */
  readonly axis: 'flattened' | 'last';
  /** Whether it reduces a line to one number, which removes the axis. */
  readonly gives: 'line' | 'number';
  readonly dtype: 'kept' | 'int64' | 'float64' | 'bool';
}

const ascending = (left: number, right: number) => left - right;
const sum = (line: readonly number[]) => line.reduce((total, one) => total + one, 0);
const mean = (line: readonly number[]) => sum(line) / line.length;

function running(of: (left: number, right: number) => number) {
  return (line: readonly number[]) => {
    let total: number | null = null;
    return line.map((one) => {
      total = total === null ? one : of(total, one);
      return total;
    });
  };
}

function median(line: readonly number[]): number {
  const sorted = [...line].sort(ascending);
  const [low, high] = [(sorted.length - 1) >> 1, sorted.length >> 1];
  return mean(sorted.slice(low, high + 1));
}

function variance(line: readonly number[], removed: number): number {
  const middle = mean(line);
  return sum(line.map((one) => (one - middle) ** 2)) / (line.length - removed);
}

function order(line: readonly number[]): readonly number[] {
  return [...line.entries()].sort(([at, one], [from, other]) => one - other || at - from).map(([at]) => at);
}

/** The differences of neighbours, applied several times. */
function differences(line: readonly number[], times: number): readonly number[] {
  if (times === 0) return line;
  const between = line.flatMap((one, at) =>
    line.slice(Math.max(0, at - 1), at).map((before) => one - before),
  );
  return differences(between, times - 1);
}

function rolled(line: readonly number[], by: number): readonly number[] {
  const last = line.length - (((by % line.length) + line.length) % line.length);
  return [...line.slice(last), ...line.slice(0, last)];
}

const number =
  (of: (line: readonly number[], by: number) => number) => (line: readonly number[], by: number) => [
    of(line, by),
  ];

const LINES: Readonly<Record<string, LineFunction>> = {
  cumsum: { of: running((left, right) => left + right), axis: 'flattened', gives: 'line', dtype: 'kept' },
  cumprod: { of: running((left, right) => left * right), axis: 'flattened', gives: 'line', dtype: 'kept' },
  sort: { of: (line) => [...line].sort(ascending), axis: 'last', gives: 'line', dtype: 'kept' },
  argsort: { of: order, axis: 'last', gives: 'line', dtype: 'int64' },
  diff: {
    of: differences,
    axis: 'last',
    gives: 'line',
    dtype: 'kept',
  },
  flip: { of: (line) => [...line].reverse(), axis: 'flattened', gives: 'line', dtype: 'kept' },
  roll: { of: rolled, axis: 'flattened', gives: 'line', dtype: 'kept' },
  sum: { of: number(sum), axis: 'flattened', gives: 'number', dtype: 'kept' },
  prod: {
    of: number((line) => line.reduce((product, one) => product * one, 1)),
    axis: 'flattened',
    gives: 'number',
    dtype: 'kept',
  },
  max: { of: number((line) => Math.max(...line)), axis: 'flattened', gives: 'number', dtype: 'kept' },
  min: { of: number((line) => Math.min(...line)), axis: 'flattened', gives: 'number', dtype: 'kept' },
  ptp: {
    of: number((line) => Math.max(...line) - Math.min(...line)),
    axis: 'flattened',
    gives: 'number',
    dtype: 'kept',
  },
  argmax: {
    of: number((line) => line.indexOf(Math.max(...line))),
    axis: 'flattened',
    gives: 'number',
    dtype: 'int64',
  },
  argmin: {
    of: number((line) => line.indexOf(Math.min(...line))),
    axis: 'flattened',
    gives: 'number',
    dtype: 'int64',
  },
  mean: { of: number(mean), axis: 'flattened', gives: 'number', dtype: 'float64' },
  median: { of: number(median), axis: 'flattened', gives: 'number', dtype: 'float64' },
  var: { of: number(variance), axis: 'flattened', gives: 'number', dtype: 'float64' },
  std: {
    of: number((line, by) => Math.sqrt(variance(line, by))),
    axis: 'flattened',
    gives: 'number',
    dtype: 'float64',
  },
  any: {
    of: number((line) => Number(line.some((one) => one !== 0))),
    axis: 'flattened',
    gives: 'number',
    dtype: 'bool',
  },
  all: {
    of: number((line) => Number(line.every((one) => one !== 0))),
    axis: 'flattened',
    gives: 'number',
    dtype: 'bool',
  },
};

/** Functions that work on the flattened array but return its shape. */
const KEEPS_SHAPE = new Set(['flip', 'roll']);

/** How a function of numpy is called on one array. */
export interface LineCall {
  readonly name: string;
  /** Null if it is not given. */
  readonly axis: number | null;
  readonly keepsAxis: boolean;
  /** The second argument: the shift of `roll`, the `ddof` of `std`. */
  readonly by: number;
}

/** The result of a function of numpy for an array with known elements; null for other functions or unknown elements. */
export function alongLines(array: Tensor, call: LineCall): Tensor | null {
  const found = Object.hasOwn(LINES, call.name) ? LINES[call.name] : undefined;
  const { shape, dtype: own } = array.host;
  const values = found === undefined ? null : valuesOf(array);
  if (found === undefined || values === null) return null;
  const isOneLine = call.axis === null && (found.axis === 'flattened' || shape.length === 0);
  const made = isOneLine ? ofAll(found, values, shape, call) : alongAxis(found, values, shape, call);
  if (made === null) return null;
  const dtype: Dtype = found.dtype === 'kept' ? sumType(call.name, own) : found.dtype;
  return createTensor(made.shape, { dtype, elements: known(made.elements), maker: `numpy.${call.name}` });
}

interface ShapedElements {
  readonly shape: Shape;
  readonly elements: readonly number[];
}

/** Functions without a value for an array without elements. */
const NEEDS_ELEMENTS = new Set(['max', 'min', 'argmax', 'argmin', 'ptp']);

/** All elements as one line. */
function ofAll(
  { of, gives }: LineFunction,
  values: readonly number[],
  shape: Shape,
  { name, by, keepsAxis }: LineCall,
): ShapedElements | null {
  if (values.length === 0 && NEEDS_ELEMENTS.has(name)) return null;
  const elements = of(values, by);
  const ones = keepsAxis ? shape.map(() => 1) : [];
  return {
    shape: KEEPS_SHAPE.has(name) ? shape : gives === 'line' ? [elements.length] : ones,
    elements,
  };
}

/**
 * Applies a function to each line along the axis, by default the last; null if there is no such axis, or no
 * element.
 */
function alongAxis(
  { of, gives }: LineFunction,
  values: readonly number[],
  shape: Shape,
  call: LineCall,
): ShapedElements | null {
  const axis = call.axis === null ? shape.length - 1 : call.axis < 0 ? call.axis + shape.length : call.axis;
  const size = shape[axis];
  if (size === undefined || size === 0) return null;
  const after = countOf(shape.slice(axis + 1));
  const lines = linesOf(values, size, after).map((line) => of(line, call.by));
  const length = lines[0]?.length ?? 0;
  const elements = new Array<number>(lines.length * length).fill(0);
  for (const [at, line] of lines.entries()) {
    const start = startOfLine(at, length, after);
    for (const [index, value] of line.entries()) elements[start + index * after] = value;
  }
  const inside = gives === 'line' ? [length] : call.keepsAxis ? [1] : [];
  return { shape: [...shape.slice(0, axis), ...inside, ...shape.slice(axis + 1)], elements };
}

/** The element type of a sum; that of booleans is a whole number. */
function sumType(name: string, dtype: Dtype): Dtype {
  return dtype === 'bool' && ['sum', 'prod', 'cumsum', 'cumprod'].includes(name) ? 'int64' : dtype;
}

/** The lines along an axis of `size` elements, whose neighbours are `after` elements apart. */
function linesOf(values: readonly number[], size: number, after: number): readonly (readonly number[])[] {
  const count = values.length / size;
  return Array.from({ length: count }, (_, at) => {
    const start = startOfLine(at, size, after);
    return Array.from({ length: size }, (_one, index) => values[start + index * after] ?? 0);
  });
}

/** The position of the first element of a line of `size`, whose neighbours are `after` elements apart. */
function startOfLine(line: number, size: number, after: number): number {
  return Math.floor(line / after) * size * after + (line % after);
}

/** Functions of two numbers that torch does not have, or has for tensors only. */
const PAIRS: Readonly<Record<string, (left: number, right: number) => number>> = {
  gcd: greatestCommonDivisor,
  lcm: leastCommonMultiple,
  hypot: Math.hypot,
};

/** The result of a function of two known numbers; null for other functions. */
export function ofPair(name: string, left: number, right: number): number | null {
  const found = Object.hasOwn(PAIRS, name) ? PAIRS[name] : undefined;
  return found === undefined ? null : found(left, right);
}

/** Whether a function of numpy is computed here. */
export function isSmallFunction(name: string): boolean {
  return Object.hasOwn(LINES, name) || Object.hasOwn(PAIRS, name);
}
