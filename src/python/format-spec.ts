import { callMethod } from './call';
import { lookUp, objectClass, typeOf } from './classes';
import { raise } from './failure';
import { takeSize, takeSteps } from './machine';
import { exponentPart, fixed, floatText, roundedDigits } from './number-text';
import { type Numeric, numericOf } from './numbers';
import { textOf } from './representation';
import type { Machine, Value } from './value';

/** A format as `format()` and f-strings have it: `>8.3f`. */
export interface FormatSpec {
  readonly fill: string;
  /** Empty where none is written. */
  readonly align: string;
  readonly sign: string;
  readonly isAlternate: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | null;
  readonly type: string;
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?z?(#)?(0)?(\d+)?([_,])?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$/su;

/** A value is written in the time of some steps of Python. */
const STEPS_OF_FORMAT = 4;

/** The result of `format(value, spec)`. */
export function formatValue(machine: Machine, value: Value, spec: string): string {
  if (typeof value === 'object' && value !== null && (value.kind === 'instance' || value.type.isOpen)) {
    const method = lookUp(value.type, '__format__');
    if (method !== undefined && method !== objectClass.attributes.get('__format__')) {
      const result = callMethod(machine, method, value, [spec]);
      return typeof result === 'string' ? result : raise('TypeError', '__format__ must return a str');
    }
  }
  takeSteps(machine, STEPS_OF_FORMAT);
  if (spec === '') return textOf(machine, value);
  const number = numericOf(value);
  const isText = typeof value === 'string' || isTextInstance(value);
  if (number === undefined && !isText)
    raise('TypeError', `unsupported format string passed to ${typeOf(value).name}.__format__`);
  const parsed = parseSpec(spec);
  takeSize(machine, parsed.width + (parsed.precision ?? 0));
  if (number !== undefined) return formatNumber(number, parsed, typeOf(value).name);
  return formatText(textOf(machine, value), parsed);
}

function isTextInstance(value: Value): boolean {
  return typeof value === 'object' && value?.kind === 'instance' && typeof value.primitive === 'string';
}

function parseSpec(spec: string): FormatSpec {
  const match = SPEC.exec(spec);
  if (match === null) return raise('ValueError', `Invalid format specifier`);
  const [, fill, align, sign = '-', alternate, zero, width, grouping = '', precision, type = ''] = match;
  return {
    fill: fill ?? (zero === undefined ? ' ' : '0'),
    align: align ?? (zero === undefined ? '' : '='),
    sign,
    isAlternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping,
    precision: precision === undefined ? null : Number(precision),
    type,
  };
}

function formatText(text: string, spec: FormatSpec): string {
  checkGrouping(spec, 's');
  if (spec.type !== '' && spec.type !== 's') unknownCode(spec.type, 'str');
  const shown = spec.precision === null ? text : [...text].slice(0, spec.precision).join('');
  return padded('', shown, spec, '<');
}

/** Digits alone are grouped, those of other bases than ten by _. */
function checkGrouping({ grouping, type }: FormatSpec, usual: 'd' | 's'): void {
  const written = type === '' ? usual : type;
  const allowed = grouping === '_' ? 'dboxXeEfFgG%' : 'deEfFgG%';
  if (grouping !== '' && !allowed.includes(written))
    raise('ValueError', `Cannot specify '${grouping}' with '${written}'.`);
}

function unknownCode(code: string, type: string): never {
  return raise('ValueError', `Unknown format code '${code}' for object of type '${type}'`);
}

/** A number by a format. */
export function formatNumber(number: Numeric, spec: FormatSpec, typeName = 'int'): string {
  const isFloat = typeof number === 'object';
  if (isFloat && number.kind === 'complex') return raise('ValueError', 'complex numbers have no format here');
  checkGrouping(spec, 'd');
  const value = isFloat ? number.value : number;
  const isNegative = value < 0 || Object.is(value, -0);
  const sign = isNegative ? '-' : spec.sign === '-' ? '' : spec.sign;
  if (isFloat || 'eEfFgG%'.includes(spec.type || ' ')) {
    if (spec.type !== '' && !'eEfFgGn%'.includes(spec.type)) unknownCode(spec.type, typeName);
    const digits = floatDigits(Math.abs(Number(value)), spec);
    return padded(sign, grouped(digits, spec, sign.length), spec, '>');
  }
  if (spec.type === 's') unknownCode('s', typeName);
  if (spec.precision !== null) raise('ValueError', 'Precision not allowed in integer format specifier');
  if (spec.type === 'c' && spec.sign !== '-')
    raise('ValueError', "Sign not allowed with integer format specifier 'c'");
  if (spec.type === 'c') return padded('', String.fromCodePoint(Number(value)), spec, '>');
  const size = isNegative ? -BigInt(value) : BigInt(value);
  const [base, prefix] = BASES[spec.type.toLowerCase()] ?? [10, ''];
  const digits = size.toString(base);
  const mark = spec.type === 'X' ? prefix.toUpperCase() : prefix;
  const before = sign + (spec.isAlternate ? mark : '');
  const shown = grouped(spec.type === 'X' ? digits.toUpperCase() : digits, spec, before.length);
  return padded(before, shown, spec, '>');
}

const BASES: Readonly<Record<string, readonly [base: number, prefix: string]>> = {
  b: [2, '0b'],
  o: [8, '0o'],
  x: [16, '0x'],
};

function floatDigits(value: number, { type, precision, isAlternate }: FormatSpec): string {
  if (!Number.isFinite(value)) {
    const text = Number.isNaN(value) ? 'nan' : 'inf';
    if (type === '%') return `${text}%`;
    return type === 'F' || type === 'E' || type === 'G' ? text.toUpperCase() : text;
  }
  switch (type) {
    case 'f':
    case 'F':
    case '%': {
      const digits = fixed(type === '%' ? value * 100 : value, precision ?? 6);
      return (isAlternate ? withPoint(digits) : digits) + (type === '%' ? '%' : '');
    }
    case 'e':
    case 'E': {
      const short = scientific(value, precision ?? 6);
      const text = isAlternate ? withPoint(short) : short;
      return type === 'E' ? text.toUpperCase() : text;
    }
    case '':
      if (precision === null) return floatText(value);
      return general(value, precision, isAlternate ? 'zeros' : 'repr');
    default: {
      const text = general(value, precision ?? 6, isAlternate ? 'zeros' : 'short');
      return type === 'G' ? text.toUpperCase() : text;
    }
  }
}

/** A number with a point, after its whole digits where it has none. */
function withPoint(text: string): string {
  return text.includes('.') ? text : text.replace(/^\d+/, '$&.');
}

function scientific(value: number, digits: number): string {
  const behind = Math.min(100, digits);
  const exponent = Number(value.toExponential(behind).split('e')[1] ?? 0);
  // Halves are rounded to the even digit; JavaScript rounds them up.
  const shown = roundedDigits(value, behind - exponent)
    .toString()
    .padEnd(behind + 1, '0');
  const mantissa = behind === 0 ? shown : `${shown.charAt(0)}.${shown.slice(1)}`;
  return `${mantissa}e${exponentPart(exponent)}`;
}

function general(value: number, precision: number, style: 'repr' | 'short' | 'zeros'): string {
  const digits = Math.max(1, precision);
  const exponent = value === 0 ? 0 : Number(value.toExponential(digits - 1).split('e')[1] ?? 0);
  // A number formatted without a type keeps a digit after the point.
  const isPlain = exponent >= -4 && exponent < (style === 'repr' ? digits - 1 : digits);
  const text = isPlain ? fixed(value, digits - 1 - exponent) : scientific(value, digits - 1);
  if (style === 'zeros') return withPoint(text);
  const [mantissa = '', power] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  if (power !== undefined) return `${short}e${power}`;
  return style === 'repr' && !short.includes('.') ? `${short}.0` : short;
}

/** Digits in groups, of three, or of four in other bases; zeros that fill the width behind what is before them are grouped too. */
function grouped(text: string, { grouping, type, align, fill, width }: FormatSpec, before: number): string {
  if (grouping === '') return text;
  const size = 'boxX'.includes(type || ' ') ? 4 : 3;
  const [, written = '', rest = ''] =
    (size === 3 ? /^(\d*)(.*)$/s : /^([0-9a-fA-F]*)(.*)$/s).exec(text) ?? [];
  if (written === '') return text;
  const room = align === '=' && fill === '0' ? width - before - rest.length : 0;
  // Of so many characters each size + 1 are a separator, which is never the first.
  const digits = written.padStart(Math.floor((Math.max(0, room) * size) / (size + 1)) + 1, '0');
  return inGroups(digits, size, grouping) + rest;
}

function inGroups(digits: string, size: number, separator: string): string {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= size)
    groups.unshift(digits.slice(Math.max(0, end - size), end));
  return groups.join(separator);
}

function padded(sign: string, text: string, spec: FormatSpec, side: string): string {
  const length = [...text].length + sign.length;
  const missing = spec.width - length;
  if (missing <= 0) return sign + text;
  const fill = (count: number) => spec.fill.repeat(count);
  switch (spec.align || side) {
    case '<':
      return sign + text + fill(missing);
    case '^':
      return fill(Math.floor(missing / 2)) + sign + text + fill(missing - Math.floor(missing / 2));
    case '=':
      return sign + fill(missing) + text;
    default:
      return fill(missing) + sign + text;
  }
}
