import { callSpecial } from './call';
import { typeOf } from './classes';
import { raise } from './failure';
import { type FormatSpec, formatNumber } from './format-spec';
import { getItem } from './indexing';
import { isKind } from './kinds';
import { takeSize, takeTextSize } from './machine';
import { intOf, numericOf } from './numbers';
import { representation, textOf } from './representation';
import { isUnknownNumber } from './unknown-numbers';
import type { Machine, PyComplex, PyFloat, Value } from './value';

const CONVERSION = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?([diouxXeEfFgGcrsa%])/g;

/** The result of `text % values`. */
export function percentFormat(machine: Machine, text: string, values: Value): string {
  const items = isKind(values, 'tuple') ? values.items : [values];
  let taken = 0;
  let isByName = false;
  const take = (): Value => {
    const item = items[taken];
    taken += 1;
    return item === undefined ? raise('TypeError', 'not enough arguments for format string') : item;
  };
  /** A size as it is written; `*` takes the next value. */
  const sizeOf = (written: string): number => Number(written === '*' ? take() : written);
  const result = text.replace(CONVERSION, (_whole, name, flags: string, width, precision, type: string) => {
    if (type === '%') return '%';
    if (name !== undefined) isByName = true;
    const sizes = {
      width: sizeOf(width ?? '0'),
      precision: precision === undefined ? null : sizeOf(precision),
    };
    const value = name === undefined ? take() : getItem(machine, values, name);
    takeSize(machine, Math.abs(sizes.width) + (sizes.precision ?? 0));
    return convert(machine, value, type, specOf(flags, sizes, type));
  });
  const maybeLeft = isKind(values, 'dict') || (isKind(values, 'instance') && taken > 0);
  if (!isByName && taken < items.length && !maybeLeft)
    raise('TypeError', 'not all arguments converted during string formatting');
  takeTextSize(machine, result.length);
  return result;
}

/** A conversion as what `format()` takes. */
function specOf(
  flags: string,
  { width, precision }: Pick<FormatSpec, 'width' | 'precision'>,
  type: string,
): FormatSpec {
  const isLeft = flags.includes('-');
  const isFilled = flags.includes('0');
  return {
    fill: isFilled && !isLeft ? '0' : ' ',
    align: isLeft || width < 0 ? '<' : isFilled ? '=' : '>',
    sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '-',
    isAlternate: flags.includes('#'),
    width: Math.abs(width),
    grouping: '',
    precision,
    type,
  };
}

function convert(machine: Machine, value: Value, type: string, spec: FormatSpec): string {
  if ('rsa'.includes(type)) {
    const text = type === 's' ? textOf(machine, value) : representation(machine, value);
    return pad(spec.precision === null ? text : [...text].slice(0, spec.precision).join(''), spec);
  }
  if (type === 'c') return pad(characterOf(value), spec);
  const given = asNumber(machine, value, type);
  if (isUnknownNumber(given)) return pad(textOf(machine, given), spec);
  const number = numericOf(given);
  if (number === undefined || (typeof number === 'object' && 'oxX'.includes(type)))
    return raise('TypeError', `${neededFor(type)}, not ${typeOf(value).name}`);
  if (!'diouxX'.includes(type)) return formatNumber(number, spec);
  const int = typeof number === 'object' ? wholeOf(number, type) : number;
  return formatInt(int, { ...spec, type: 'oxX'.includes(type) ? type : 'd' });
}

function neededFor(type: string): string {
  if ('oxX'.includes(type)) return `%${type} format: an integer is required`;
  return 'diu'.includes(type) ? `%${type} format: a real number is required` : 'must be real number';
}

/** The number that an object says it is, by the method that a conversion asks for; any other value as it is. */
function asNumber(machine: Machine, value: Value, type: string): Value {
  if (!isKind(value, 'instance') || isUnknownNumber(value) || numericOf(value) !== undefined) return value;
  const methods = 'diu'.includes(type)
    ? ['__int__', '__index__']
    : 'oxX'.includes(type)
      ? ['__index__']
      : ['__float__', '__index__'];
  for (const name of methods) {
    const made = callSpecial(machine, value, name);
    if (made !== undefined) return made;
  }
  return value;
}

function characterOf(value: Value): string {
  if (typeof value === 'string' && [...value].length === 1) return value;
  const code = intOf(value);
  if (code === undefined) return raise('TypeError', '%c requires int or char');
  return code >= 0 && code < 0x110000
    ? String.fromCodePoint(Number(code))
    : raise('OverflowError', '%c arg not in range(0x110000)');
}

function wholeOf(number: PyFloat | PyComplex, type: string): bigint {
  if (number.kind === 'complex')
    return raise('TypeError', `%${type} format: a real number is required, not complex`);
  if (Number.isNaN(number.value)) return raise('ValueError', 'cannot convert float NaN to integer');
  return Number.isFinite(number.value)
    ? BigInt(Math.trunc(number.value))
    : raise('OverflowError', 'cannot convert float infinity to integer');
}

/** An int, whose precision is how many digits it has at least. */
function formatInt(int: number | bigint, spec: FormatSpec): string {
  const { precision, type, isAlternate } = spec;
  const plain = { ...spec, precision: null };
  if (precision === null) return formatNumber(int, plain);
  const mark = isAlternate && type !== 'd' ? 2 : 0;
  const sign = int < 0 || spec.sign !== '-' ? 1 : 0;
  const digits = formatNumber(int, {
    ...plain,
    fill: '0',
    align: '=',
    width: Math.max(precision, 1) + mark + sign,
  });
  const missing = spec.fill === '0' ? '0' : ' ';
  const rest = missing.repeat(Math.max(0, spec.width - digits.length));
  if (spec.align === '<') return digits + rest;
  const at = missing === '0' ? mark + sign : 0;
  return digits.slice(0, at) + rest + digits.slice(at);
}

function pad(text: string, { width, align }: FormatSpec): string {
  const missing = ' '.repeat(Math.max(0, width - [...text].length));
  return align === '<' ? text + missing : missing + text;
}
