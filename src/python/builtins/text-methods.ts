import { type MaybeCounted, taking } from '../argument-count';
import { argument, intArgument, textArgument } from '../arguments';
import { strClass, typeOf } from '../classes';
import { createDict, createList, createTuple } from '../containers';
import { encoded } from '../encodings';
import { raise } from '../failure';
import { addMethods, type CountedMethods, type InvokeMethod } from '../host';
import { itemsOf } from '../iteration';
import { findEntry, setEntry } from '../keys';
import { isKind } from '../kinds';
import { takeSize, takeSteps, takeTextSize } from '../machine';
import type { Machine, Value } from '../value';
import { formatText } from './text-format';
import { isSpace, linesOf, splitFromEnd, splitText, stripped } from './text-pieces';

type TextMethod = (text: string, args: readonly Value[], machine: Machine) => Value;

function self(args: readonly Value[]): string {
  return textArgument('descriptor', args[0] ?? null);
}

/** Methods of texts, by what they do with the text and the other arguments. */
const METHODS: Readonly<Record<string, MaybeCounted<TextMethod>>> = {
  upper: taking(0, (text) => text.toUpperCase()),
  lower: taking(0, (text) => text.toLowerCase()),
  casefold: taking(0, (text) => text.toLowerCase().replaceAll('ß', 'ss')),
  title: taking(0, (text) => text.toLowerCase().replace(/\p{L}+/gu, capitalised)),
  capitalize: taking(0, (text) => capitalised(text.toLowerCase())),
  swapcase: taking(0, (text) =>
    [...text].map((char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase())).join(''),
  ),
  strip: taking([0, 1], (text, [chars]) => stripped(text, chars, 'both')),
  lstrip: taking([0, 1], (text, [chars]) => stripped(text, chars, 'start')),
  rstrip: taking([0, 1], (text, [chars]) => stripped(text, chars, 'end')),
  startswith: (text, args) =>
    anyOf(argument('startswith', args, 0), (part) => within(text, args).startsWith(part)),
  endswith: (text, args) => anyOf(argument('endswith', args, 0), (part) => within(text, args).endsWith(part)),
  find: (text, args) => found(text, args, 'first'),
  rfind: (text, args) => found(text, args, 'last'),
  index: (text, args) => foundOrRaise(text, args, 'first'),
  rindex: (text, args) => foundOrRaise(text, args, 'last'),
  count: (text, args) => {
    const part = textArgument('must be str, not', argument('count', args, 0));
    return part === '' ? text.length + 1 : within(text, args).split(part).length - 1;
  },
  replace: taking([2, 3], (text, args, machine) => {
    const [old, fresh] = [0, 1].map((at) =>
      textArgument(`replace() argument ${at + 1}`, argument('replace', args, at)),
    );
    const count = args[2] === undefined ? -1 : intArgument(args[2]);
    return replaced(machine, text, old ?? '', fresh ?? '', count);
  }),
  split: (text, [separator, count]) => createList(splitText(text, separator ?? null, count)),
  rsplit: (text, [separator, count]) => createList(splitFromEnd(text, separator ?? null, count)),
  splitlines: (text, [keepEnds = false]) =>
    createList([...linesOf(text, keepEnds === true ? 'keep' : 'drop')]),
  join: taking(1, (text, args, machine) => {
    const items = itemsOf(machine, argument('join', args, 0));
    const texts = items.map(joined);
    takeTextSize(
      machine,
      texts.reduce((sum, one) => sum + one.length + text.length, 0),
    );
    return texts.join(text);
  }),
  partition: taking(1, (text, args) => {
    const separator = separatorArgument(argument('partition', args, 0));
    const at = text.indexOf(separator);
    return createTuple(
      at < 0 ? [text, '', ''] : [text.slice(0, at), separator, text.slice(at + separator.length)],
    );
  }),
  rpartition: taking(1, (text, args) => {
    const separator = separatorArgument(argument('rpartition', args, 0));
    const at = text.lastIndexOf(separator);
    return createTuple(
      at < 0 ? ['', '', text] : [text.slice(0, at), separator, text.slice(at + separator.length)],
    );
  }),
  removeprefix: taking(1, (text, args) => {
    const part = textArgument('removeprefix() argument', argument('removeprefix', args, 0));
    return text.startsWith(part) ? text.slice(part.length) : text;
  }),
  removesuffix: taking(1, (text, args) => {
    const part = textArgument('removesuffix() argument', argument('removesuffix', args, 0));
    return part !== '' && text.endsWith(part) ? text.slice(0, -part.length) : text;
  }),
  zfill: taking(1, (text, args, machine) => {
    const width = sized(machine, args);
    const [, sign = '', digits = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
    return sign + digits.padStart(width - sign.length, '0');
  }),
  ljust: taking([1, 2], (text, args, machine) => text.padEnd(sized(machine, args), fillOf(args))),
  rjust: taking([1, 2], (text, args, machine) => text.padStart(sized(machine, args), fillOf(args))),
  center: taking([1, 2], (text, args, machine) => {
    const missing = Math.max(0, sized(machine, args) - text.length);
    const left = Math.floor(missing / 2) + (missing & sized(machine, args) & 1);
    return fillOf(args).repeat(left) + text + fillOf(args).repeat(missing - left);
  }),
  expandtabs: (text, [size = 8]) =>
    text
      .split('\n')
      .map((line) =>
        line
          .split('\t')
          .map((part, at, all) =>
            at === all.length - 1 ? part : part.padEnd(behindTab(part.length, Number(size))),
          )
          .join(''),
      )
      .join('\n'),
  isdigit: taking(0, (text) => /^\p{Nd}+$/u.test(text)),
  isdecimal: taking(0, (text) => /^\p{Nd}+$/u.test(text)),
  isnumeric: taking(0, (text) => /^\p{N}+$/u.test(text)),
  isalpha: taking(0, (text) => /^\p{L}+$/u.test(text)),
  isalnum: taking(0, (text) => /^[\p{L}\p{N}]+$/u.test(text)),
  isspace: taking(0, isSpace),
  isupper: taking(0, (text) => text !== text.toLowerCase() && text === text.toUpperCase()),
  islower: taking(0, (text) => text !== text.toUpperCase() && text === text.toLowerCase()),
  istitle: taking(
    0,
    (text) => /\p{L}/u.test(text) && text === text.toLowerCase().replace(/\p{L}+/gu, capitalised),
  ),
  isidentifier: taking(0, (text) => /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(text)),
  isascii: taking(0, (text) => [...text].every((char) => char.charCodeAt(0) < 128)),
  isprintable: taking(0, (text) => !/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(text)),
  encode: (text, [encoding = 'utf-8', errors = null]) => encoded(text, encoding, errors),
  translate: taking(1, (text, args, machine) => {
    const table = argument('translate', args, 0);
    if (!isKind(table, 'dict')) return text;
    return [...text]
      .map((char) => {
        const entry = findEntry(machine, table, char.codePointAt(0) ?? 0);
        if (entry === undefined) return char;
        return entry.value === null
          ? ''
          : typeof entry.value === 'number'
            ? String.fromCodePoint(entry.value)
            : String(entry.value);
      })
      .join('');
  }),
};

function joined(item: Value, index: number): string {
  if (typeof item === 'string') return item;
  if (isKind(item, 'instance') && typeof item.primitive === 'string') return item.primitive;
  return raise('TypeError', `sequence item ${index}: expected str instance, ${typeOf(item).name} found`);
}

/** Where a tab leads from a column; a size of 0 leaves tabs out. */
function behindTab(column: number, size: number): number {
  return size <= 0 ? column : size * Math.floor(column / size + 1);
}

function capitalised(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}

function sized(machine: Machine, args: readonly Value[]): number {
  const width = intArgument(argument('width', args, 0));
  takeSize(machine, Math.max(0, width));
  return width;
}

function fillOf(args: readonly Value[]): string {
  return typeof args[1] === 'string' ? args[1] : ' ';
}

function anyOf(parts: Value, holds: (part: string) => boolean): boolean {
  if (isKind(parts, 'tuple')) return parts.items.some((part) => typeof part === 'string' && holds(part));
  return holds(textArgument('startswith first arg', parts));
}

function bounds(text: string, [, start = null, end = null]: readonly Value[]): readonly [number, number] {
  const bound = (value: Value, fallback: number) => {
    if (typeof value !== 'number') return fallback;
    return Math.min(text.length, Math.max(0, value < 0 ? value + text.length : value));
  };
  return [bound(start, 0), bound(end, text.length)];
}

function within(text: string, args: readonly Value[]): string {
  return text.slice(...bounds(text, args));
}

function found(text: string, args: readonly Value[], which: 'first' | 'last'): number {
  const part = textArgument('must be str, not', argument('find', args, 0));
  const [start] = bounds(text, args);
  const inside = within(text, args);
  const at = which === 'first' ? inside.indexOf(part) : inside.lastIndexOf(part);
  return at < 0 ? -1 : at + start;
}

function foundOrRaise(text: string, args: readonly Value[], which: 'first' | 'last'): number {
  const at = found(text, args, which);
  return at < 0 ? raise('ValueError', 'substring not found') : at;
}

function replaced(machine: Machine, text: string, old: string, fresh: string, count: number): string {
  if (count === 0) return text;
  const pieces = old === '' ? ['', ...text, ''] : text.split(old);
  const most = count < 0 ? pieces.length - 1 : Math.min(count, pieces.length - 1);
  takeTextSize(machine, text.length + most * fresh.length);
  return (
    pieces.slice(0, most + 1).join(fresh) +
    pieces
      .slice(most + 1)
      .map((piece) => old + piece)
      .join('')
  );
}

/** Long texts are steps too. */
function charged(machine: Machine, result: Value): Value {
  if (typeof result === 'string') takeSteps(machine, result.length >> 4);
  else if (isKind(result, 'list')) takeSteps(machine, result.items.length);
  return result;
}

function onText(method: TextMethod): InvokeMethod {
  return (machine, args, keywords) =>
    charged(machine, method(self(args), withKeywords(args.slice(1), keywords), machine));
}

/** What a method of texts runs; undefined if they have none of the name. */
export function methodOfTexts(name: string): InvokeMethod | undefined {
  const defined = METHODS[name];
  if (defined === undefined) return undefined;
  return onText(typeof defined === 'function' ? defined : defined.invoke);
}

/** Adds the methods of `str`. */
export function addTextMethods(): void {
  const methods: Record<string, CountedMethods[string]> = {};
  for (const [name, defined] of Object.entries(METHODS))
    methods[name] =
      typeof defined === 'function'
        ? onText(defined)
        : { takes: defined.takes, invoke: onText(defined.invoke) };
  addMethods(strClass, {
    ...methods,
    format: (machine, args, keywords) => formatText(machine, self(args), args.slice(1), keywords),
    format_map: taking(1, (machine, args) => formatText(machine, self(args), [], mappingOf(args[1]))),
    __len__: (_machine, args) => [...self(args)].length,
    __contains__: taking(1, (_machine, args) =>
      self(args).includes(textArgument('__contains__', args[1] ?? null)),
    ),
  });
  strClass.attributes.set('maketrans', {
    kind: 'static-method',
    type: strClass.type,
    callee: {
      kind: 'host-function',
      type: strClass.type,
      name: 'maketrans',
      binding: 'none',
      takes: null,
      invoke: (machine, [from = '', to = '', left = '']) => {
        const table = createDict();
        if (isKind(from, 'dict')) {
          for (const { key, value } of from.entries.values())
            setEntry(machine, table, typeof key === 'string' ? (key.codePointAt(0) ?? 0) : key, value);
          return table;
        }
        for (const [at, char] of [...String(from)].entries())
          setEntry(machine, table, char.codePointAt(0) ?? 0, [...String(to)][at]?.codePointAt(0) ?? null);
        for (const char of String(left)) setEntry(machine, table, char.codePointAt(0) ?? 0, null);
        return table;
      },
    },
  });
}

/** `split(sep=..., maxsplit=...)` and the like. */
function withKeywords(args: readonly Value[], keywords: ReadonlyMap<string, Value>): readonly Value[] {
  if (keywords.size === 0) return args;
  const given = [...args];
  const places: Readonly<Record<string, number>> = {
    sep: 0,
    maxsplit: 1,
    count: 2,
    encoding: 0,
    keepends: 0,
  };
  for (const [name, value] of keywords) given[places[name] ?? given.length] = value;
  return Array.from(given, (value) => value ?? null);
}

function mappingOf(value: Value | undefined): ReadonlyMap<string, Value> {
  if (!isKind(value, 'dict')) return new Map();
  return new Map([...value.entries.values()].map((entry) => [String(entry.key), entry.value]));
}

function separatorArgument(value: Value): string {
  const separator = textArgument('must be str', value);
  return separator === '' ? raise('ValueError', 'empty separator') : separator;
}
