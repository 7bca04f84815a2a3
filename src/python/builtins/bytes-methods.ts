import { intArgument, textArgument } from '../arguments';
import { bytesClass, classMethodClass } from '../classes';
import { createList, createTuple } from '../containers';
import { decoded } from '../encodings';
import { raise } from '../failure';
import { addMethods, hostFunction, type InvokeMethod } from '../host';
import { itemsOf } from '../iteration';
import { isKind } from '../kinds';
import { takeTextSize } from '../machine';
import { encodeUtf8 } from '../utf8';
import type { Machine, Value } from '../value';
import { addConstructor } from './container-methods';
import { methodOfTexts } from './text-methods';

/** Methods that bytes have as texts do. */
const AS_TEXTS = (
  'capitalize center count endswith expandtabs find index isalnum isalpha isdigit islower isspace istitle isupper join ljust ' +
  'lower lstrip partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines ' +
  'startswith strip swapcase title upper zfill'
).split(' ');

/** Adds what bytes are made by and their methods. */
export function addBytesMethods(): void {
  addConstructor(bytesClass, (machine, type, [value, encoding]) => {
    if (typeof value === 'string' && encoding === undefined)
      return raise('TypeError', 'string argument without an encoding');
    return { kind: 'bytes', type, text: bytesText(machine, value) };
  });
  const shared = AS_TEXTS.flatMap((name) => {
    const method = methodOfTexts(name);
    return method === undefined ? [] : [[name, name === 'join' ? onItems(method) : onBytes(method)] as const];
  });
  addMethods(bytesClass, {
    ...Object.fromEntries(shared),
    decode: (_machine, [self, encoding = 'utf-8', errors = 'strict']) =>
      isKind(self, 'bytes') ? decoded(self.text, encoding, errors) : '',
    hex: (_machine, [self]) =>
      isKind(self, 'bytes')
        ? [...self.text].map((char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('')
        : '',
  });
  bytesClass.attributes.set('fromhex', {
    kind: 'class-method',
    type: classMethodClass,
    callee: hostFunction('fromhex', (_machine, [, text = null]) => bytesOf(fromHex(text))),
  });
}

function bytesOf(text: string): Value {
  return { kind: 'bytes', type: bytesClass, text };
}

/** What `bytes(value)` holds, a character for each byte. */
function bytesText(machine: Machine, value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return encodeUtf8(value);
  if (isKind(value, 'bytes')) return value.text;
  if (typeof value === 'number') {
    if (value < 0) raise('ValueError', 'negative count');
    takeTextSize(machine, value);
    return '\0'.repeat(value);
  }
  return itemsOf(machine, value)
    .map((item) => {
      const code = intArgument(item);
      if (code < 0 || code > 255) raise('ValueError', 'bytes must be in range(0, 256)');
      return String.fromCharCode(code);
    })
    .join('');
}

function fromHex(given: Value): string {
  const text = textArgument('fromhex() argument', given).replace(/\s/g, '');
  const pairs = text.match(/[0-9a-f]{2}/gi) ?? [];
  if (pairs.length * 2 !== text.length) raise('ValueError', 'non-hexadecimal number found in fromhex() arg');
  return pairs.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');
}

/** A method of texts on bytes: texts that it is given and gives are bytes. */
function onBytes(method: InvokeMethod): InvokeMethod {
  return (machine, [self, ...others], keywords) =>
    asBytes(method(machine, [asText(self), ...others.map(asText)], keywords));
}

/** The same of a method that takes what gives bytes one by one. */
function onItems(method: InvokeMethod): InvokeMethod {
  return (machine, [self, items = null], keywords) => {
    const texts = createList(itemsOf(machine, items).map(asText));
    return asBytes(method(machine, [asText(self), texts], keywords));
  };
}

function asText(value: Value): Value {
  if (isKind(value, 'bytes')) return value.text;
  if (typeof value === 'string') return raise('TypeError', "a bytes-like object is required, not 'str'");
  return isKind(value, 'tuple') ? createTuple(value.items.map(asText)) : value;
}

function asBytes(value: Value): Value {
  if (typeof value === 'string') return bytesOf(value);
  if (isKind(value, 'list')) return createList(value.items.map(asBytes));
  return isKind(value, 'tuple') ? createTuple(value.items.map(asBytes)) : value;
}
