import { roundHalfToEven } from '../counts/rounding';
import type { ArgValue } from '../ops/op';
import type { FunctionName, ShapeName } from './expression';
import type { Scope } from './expression-scope';
import type { ExpressionProblem } from './parse-expression';

type Answer = ArgValue | ExpressionProblem;

/** A function of expressions and how many values it takes. */
interface ExpressionFunction {
  readonly least: number;
  readonly most: number;
  readonly takes: string;
  readonly call: (values: readonly ArgValue[], scope: Scope) => Answer;
}

/** The result of a function for these values, or the problem with them. */
export function callFunction(name: FunctionName, values: readonly ArgValue[], scope: Scope): Answer {
  const { least, most, takes, call } = FUNCTIONS[name];
  if (values.length < least || values.length > most) {
    return { code: 'expression/type', problem: `${name} takes ${takes}, not ${values.length}`, word: name };
  }
  return call(values, scope);
}

/** The problem of a value that is of another kind than an operator or a function takes. */
export function wrongKind(word: string, wanted: string, value: ArgValue): ExpressionProblem {
  return { code: 'expression/type', problem: `${word} takes ${wanted}, not ${JSON.stringify(value)}`, word };
}

/** A result, or a problem if it is too large to be exact, or not a number. */
export function exact(value: number, word: string): number | ExpressionProblem {
  if (!Number.isFinite(value))
    return { code: 'expression/arithmetic', problem: `the result of ${word} is not a finite number`, word };
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return { code: 'expression/arithmetic', problem: `the result of ${word} is too large to be exact`, word };
  }
  return value === 0 ? 0 : value;
}

const FUNCTIONS: Readonly<Record<FunctionName, ExpressionFunction>> = {
  min: ofNumbers('min', Math.min),
  max: ofNumbers('max', Math.max),
  floor: ofNumber('floor', Math.floor),
  ceil: ofNumber('ceil', Math.ceil),
  round: ofNumber('round', roundHalfToEven),
  abs: ofNumber('abs', Math.abs),
  sqrt: ofNumber('sqrt', (value) => exact(Math.sqrt(value), 'sqrt')),
  log2: ofNumber('log2', (value) => exact(Math.log2(value), 'log2')),
  divisible: {
    least: 2,
    most: 2,
    takes: '2 values',
    call: (values) =>
      withNumbers('divisible', values, ([value = 0, divisor = 0]) => divisible(value, divisor)),
  },
  int: ofOne((value) => {
    if (typeof value === 'boolean') return value ? 1 : 0;
    return typeof value === 'number' ? Math.trunc(value) + 0 : wrongKind('int', 'a number or a flag', value);
  }),
  len: ofOne((list) => (Array.isArray(list) ? list.length : wrongKind('len', 'a list', list))),
  size: {
    least: 1,
    most: 2,
    takes: 'a dimension, or a layer and a dimension',
    call: ([first = null, second], scope) =>
      second === undefined ? sizeOf(first, null, scope) : sizeOf(second, first, scope),
  },
  in_channels: ofLayer('in_channels'),
  in_features: ofLayer('in_features'),
  height: ofLayer('height'),
  width: ofLayer('width'),
};

function ofOne(call: (value: ArgValue, scope: Scope) => Answer): ExpressionFunction {
  return { least: 1, most: 1, takes: '1 value', call: ([value = null], scope) => call(value, scope) };
}

function ofNumber(
  name: FunctionName,
  call: (value: number) => number | ExpressionProblem,
): ExpressionFunction {
  return ofOne((value) => (typeof value === 'number' ? call(value) : wrongKind(name, 'numbers', value)));
}

function ofNumbers(name: FunctionName, call: (...values: readonly number[]) => number): ExpressionFunction {
  const most = Number.POSITIVE_INFINITY;
  const takes = 'at least 1 value';
  return { least: 1, most, takes, call: (values) => withNumbers(name, values, (all) => call(...all)) };
}

function withNumbers(
  name: FunctionName,
  values: readonly ArgValue[],
  call: (values: readonly number[]) => number | ExpressionProblem,
): number | ExpressionProblem {
  const numbers: number[] = [];
  for (const value of values) {
    if (typeof value !== 'number') return wrongKind(name, 'numbers', value);
    numbers.push(value);
  }
  return call(numbers);
}

/** A dimension of a layer's output by its name: `height('enc2')`. */
function ofLayer(name: ShapeName): ExpressionFunction {
  return ofOne((layer, scope) =>
    typeof layer === 'string'
      ? scope.size(name, layer)
      : wrongKind(name, "the name of a layer, such as 'conv1'", layer),
  );
}

function sizeOf(index: ArgValue, layer: ArgValue, scope: Scope): number | ExpressionProblem {
  if (typeof index !== 'number') return wrongKind('size', 'a number for the dimension', index);
  if (!Number.isInteger(index))
    return { code: 'expression/type', problem: `size takes a whole number, not ${index}`, word: 'size' };
  if (layer === null || typeof layer === 'string') return scope.size(index, layer);
  return wrongKind('size', 'the name of a layer', layer);
}

/**
 * The multiple of `divisor` nearest to `value`, at least `divisor`, and never more than 10 % below `value`:
 * known as `_make_divisible`.
 */
function divisible(value: number, divisor: number): number | ExpressionProblem {
  if (!(divisor > 0)) {
    const problem = `divisible needs a divisor above 0, not ${divisor}`;
    return { code: 'expression/arithmetic', problem, word: 'divisible' };
  }
  const rounded = Math.max(divisor, Math.floor(Math.trunc(value + divisor / 2) / divisor) * divisor);
  return exact(rounded < 0.9 * value ? rounded + divisor : rounded, 'divisible');
}
