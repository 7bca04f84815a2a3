import { argument, textArgument } from '../arguments';
import { getAttribute } from '../attributes';
import { call } from '../call';
import { typeOf } from '../classes';
import { createDict, createFloat, createList, normalInt } from '../containers';
import { raise } from '../failure';
import { hostFunction, hostModule } from '../host';
import { itemsOf } from '../iteration';
import { setEntry } from '../keys';
import { isKind } from '../kinds';
import { takeSteps } from '../machine';
import { floatText } from '../number-text';
import { intOf } from '../numbers';
import type { HostModule, Machine, Value } from '../value';
import { refusedFunction } from './small-modules';

/** The value of a JSON text; a number with a point or exponent is a float. */
function loads(machine: Machine, text: string): Value {
  takeSteps(machine, text.length >> 3);
  const tokens =
    /\s*(?:([{}[\]:,])|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null|NaN|-?Infinity))/y;
  const wrong = (): never => raise('ValueError', `Expecting value: char ${tokens.lastIndex}`);
  const next = (): RegExpExecArray => tokens.exec(text) ?? wrong();
  const value = (token: RegExpExecArray): Value => {
    const [, sign, quoted, number, word] = token;
    if (quoted !== undefined) return String(JSON.parse(quoted));
    if (number !== undefined)
      return /[.eE]/.test(number) ? createFloat(Number(number)) : normalInt(BigInt(number));
    if (word !== undefined) return WORDS.get(word) ?? null;
    return sign === '[' ? list() : sign === '{' ? dict() : wrong();
  };
  const list = (): Value => {
    const items: Value[] = [];
    let token = next();
    if (token[1] === ']') return createList(items);
    for (;;) {
      items.push(value(token));
      token = next();
      if (token[1] === ']') return createList(items);
      if (token[1] !== ',') wrong();
      token = next();
    }
  };
  const dict = (): Value => {
    const made = createDict();
    let token = next();
    if (token[1] === '}') return made;
    for (;;) {
      if (token[2] === undefined || next()[1] !== ':') wrong();
      setEntry(machine, made, value(token), value(next()));
      token = next();
      if (token[1] === '}') return made;
      if (token[1] !== ',') wrong();
      token = next();
    }
  };
  const result = value(next());
  return text.slice(tokens.lastIndex).trim() === ''
    ? result
    : raise('ValueError', `Extra data: char ${tokens.lastIndex}`);
}

const WORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', createFloat(Number.NaN)],
  ['Infinity', createFloat(Number.POSITIVE_INFINITY)],
  ['-Infinity', createFloat(Number.NEGATIVE_INFINITY)],
]);

/** How `dumps` writes. */
interface Style {
  readonly indent: number;
  readonly isSorted: boolean;
  readonly isAscii: boolean;
  readonly separators: readonly [item: string, key: string];
  readonly fallback: Value;
}

function dumps(machine: Machine, value: Value, style: Style, depth = 0): string {
  takeSteps(machine, 1);
  const { indent, fallback, separators } = style;
  const inner = (item: Value) => dumps(machine, item, style, depth + 1);
  const wrap = (open: string, parts: readonly string[], close: string) => {
    if (parts.length === 0 || indent === 0) return open + parts.join(separators[0]) + close;
    const line = `\n${' '.repeat(indent * (depth + 1))}`;
    const between = separators[0].trimEnd() + line;
    return `${open}${line}${parts.join(between)}\n${' '.repeat(indent * depth)}${close}`;
  };
  if (typeof value === 'string') return textOfJson(value, style);
  const plain = plainText(value);
  if (plain !== null) return plain;
  if (isKind(value, 'list') || isKind(value, 'tuple')) return wrap('[', value.items.map(inner), ']');
  if (isKind(value, 'dict')) {
    const entries = [...value.entries.values()].map(({ key, value: item }) => {
      const name = typeof key === 'string' ? key : plainText(key);
      if (name !== null) return { name, item };
      return raise('TypeError', `keys must be str, int, float, bool or None, not ${typeOf(key).name}`);
    });
    if (style.isSorted) entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    const parts = entries.map(({ name, item }) => textOfJson(name, style) + separators[1] + inner(item));
    return wrap('{', parts, '}');
  }
  if (fallback !== null) return inner(call(machine, fallback, [value]));
  return raise('TypeError', `Object of type ${typeOf(value).name} is not JSON serializable`);
}

/** The text of a number, boolean or None; null for strings, lists and dicts. */
function plainText(value: Value): string | null {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (isKind(value, 'float')) {
    if (Number.isFinite(value.value)) return floatText(value.value);
    return Number.isNaN(value.value) ? 'NaN' : value.value > 0 ? 'Infinity' : '-Infinity';
  }
  return intOf(value)?.toString() ?? null;
}

function textOfJson(text: string, { isAscii }: Style): string {
  const quoted = JSON.stringify(text);
  return isAscii
    ? quoted.replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : quoted;
}

/** `separators=(',', ':')`. */
function separatorsOf(machine: Machine, given: Value | undefined): Style['separators'] {
  const [item = ', ', key = ': '] = given == null ? [] : itemsOf(machine, given).map(String);
  return [item, key];
}

export const jsonModule: HostModule = {
  name: 'json',
  create: () =>
    hostModule('json', {
      loads: hostFunction('loads', (machine, args) =>
        loads(machine, textArgument('the JSON object', argument('loads', args, 0))),
      ),
      dumps: hostFunction('dumps', (machine, args, keywords) => {
        const indent = keywords.get('indent');
        return dumps(machine, argument('dumps', args, 0), {
          indent: typeof indent === 'number' ? indent : 0,
          isSorted: keywords.get('sort_keys') === true,
          isAscii: keywords.get('ensure_ascii') !== false,
          separators: separatorsOf(machine, keywords.get('separators')),
          fallback: keywords.get('default') ?? null,
        });
      }),
      load: hostFunction('load', (machine, [file = null]) =>
        loads(machine, String(call(machine, getAttribute(machine, file, 'read'), []))),
      ),
      dump: refusedFunction('json.dump', 'writes a file'),
    }),
};
