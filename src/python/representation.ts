import { callMethod } from './call';
import { lookUp, objectClass, typeOf } from './classes';
import { raise } from './failure';
import { identityOf } from './keys';
import { takeSteps } from './machine';
import { complexText, floatText, intText } from './number-text';
import { itemsInOrder } from './set-order';
import type { Machine, PyObject, Value } from './value';

/** The result of `repr()`. */
export function representation(machine: Machine, value: Value): string {
  return represent(machine, value, []);
}

/** The result of `str()`. */
export function textOf(machine: Machine, value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && isCustom(value)) {
    const method = lookUp(value.type, '__str__');
    if (method !== undefined && method !== objectClass.attributes.get('__str__'))
      return textResult(callMethod(machine, method, value, []), '__str__');
    if (value.kind === 'instance' && typeof value.primitive === 'string') return value.primitive;
  }
  return representation(machine, value);
}

function isCustom(value: PyObject): boolean {
  const { type } = value;
  return value.kind === 'instance' || value.kind === 'class' || type.isOpen || type.module !== 'builtins';
}

function textResult(result: Value, method: string): string {
  if (typeof result === 'string') return result;
  if (typeof result === 'object' && result?.kind === 'instance' && typeof result.primitive === 'string')
    return result.primitive;
  return raise('TypeError', `${method} returned non-string (type ${typeOf(result).name})`);
}

/** `above` are the containers that it is inside of, so that one that holds itself ends. */
function represent(machine: Machine, value: Value, above: readonly PyObject[]): string {
  switch (typeof value) {
    case 'string':
      return quotedText(value);
    case 'number':
      return value.toString();
    case 'bigint':
      return intText(value);
    case 'boolean':
      return value ? 'True' : 'False';
    default:
      return value === null ? 'None' : representObject(machine, value, above);
  }
}

function representObject(machine: Machine, value: PyObject, above: readonly PyObject[]): string {
  if (isCustom(value)) {
    const method = lookUp(value.type, '__repr__');
    if (method !== undefined && method !== objectClass.attributes.get('__repr__'))
      return textResult(callMethod(machine, method, value, []), '__repr__');
  }
  return ownRepresentation(machine, value, above);
}

/** What `repr()` gives for the interpreter's own types. */
export function ownRepresentation(
  machine: Machine,
  value: PyObject,
  above: readonly PyObject[] = [],
): string {
  switch (value.kind) {
    case 'float':
      return floatText(value.value);
    case 'complex':
      return complexText(value);
    case 'bytes':
      return quotedBytes(value.text);
    case 'list':
    case 'tuple':
    case 'dict':
    case 'set':
      return representContainer(machine, value, above);
    case 'range':
      return value.step === 1
        ? `range(${value.start}, ${value.stop})`
        : `range(${value.start}, ${value.stop}, ${value.step})`;
    case 'slice': {
      const parts = [value.start, value.stop, value.step].map((one) => represent(machine, one, above));
      return `slice(${parts.join(', ')})`;
    }
    case 'class':
      return `<class '${className(value)}'>`;
    case 'function':
      return `<function ${value.qualifiedName} at ${address(value)}>`;
    case 'host-function':
      return `<built-in function ${value.name}>`;
    case 'method': {
      const { callee } = value;
      const name =
        callee.kind === 'function'
          ? callee.qualifiedName
          : callee.kind === 'host-function'
            ? callee.name
            : '?';
      return `<bound method ${name} of ${represent(machine, value.self, above)}>`;
    }
    case 'module':
      return `<module '${value.name}'>`;
    case 'singleton':
      return value.name;
    case 'instance':
      if (value.primitive !== undefined) return represent(machine, value.primitive, above);
      return `<${className(value.type)} object at ${address(value)}>`;
    case 'iterator':
      return `<${value.type.name} object at ${address(value)}>`;
    case 'unknown':
      return `<unknown ${value.path}>`;
    default:
      return `<${value.type.name} object at ${address(value)}>`;
  }
}

/** A class's name with that of its module, as `repr` writes it. */
function className({
  module,
  qualifiedName,
}: {
  readonly module: string;
  readonly qualifiedName: string;
}): string {
  return module === 'builtins' ? qualifiedName : `${module}.${qualifiedName}`;
}

function address(value: object): string {
  return `0x7f${(identityOf(value) * 16).toString(16).padStart(10, '0')}`;
}

function representContainer(
  machine: Machine,
  value: Extract<PyObject, { kind: 'list' | 'tuple' | 'dict' | 'set' }>,
  above: readonly PyObject[],
): string {
  const isInside = above.includes(value);
  if (above.length > 100)
    raise('RecursionError', 'maximum recursion depth exceeded while getting the repr of an object');
  takeSteps(machine, 1 + ('items' in value ? value.items.length : value.entries.size));
  const inside = [...above, value];
  const each = (item: Value) => represent(machine, item, inside);
  switch (value.kind) {
    case 'list':
      return isInside ? '[...]' : `[${value.items.map(each).join(', ')}]`;
    case 'tuple':
      if (isInside) return '(...)';
      return value.items.length === 1
        ? `(${each(value.items[0] ?? null)},)`
        : `(${value.items.map(each).join(', ')})`;
    case 'dict': {
      if (isInside) return '{...}';
      const entries = [...value.entries.values()].map((entry) => `${each(entry.key)}: ${each(entry.value)}`);
      return `{${entries.join(', ')}}`;
    }
    default: {
      const { name } = value.type;
      if (value.entries.size === 0) return `${name}()`;
      const items = `{${[...itemsInOrder(value)].map(each).join(', ')}}`;
      return name === 'set' ? items : `${name}(${items})`;
    }
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text as `repr` quotes it. */
export function quotedText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\\\n\r\t'"\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|[^\S ]/gu, (char) => {
    if (char === '"' || char === "'") return char === quote ? `\\${char}` : char;
    return ESCAPES[char] ?? escapedPoint(char.codePointAt(0) ?? 0);
  });
  return `${quote}${escaped}${quote}`;
}

/** A text with characters beyond ASCII escaped, like the result of `ascii()`. */
export function asciiText(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (char) => escapedPoint(char.codePointAt(0) ?? 0));
}

function escapedPoint(point: number): string {
  if (point < 0x100) return `\\x${point.toString(16).padStart(2, '0')}`;
  return point < 0x10000
    ? `\\u${point.toString(16).padStart(4, '0')}`
    : `\\U${point.toString(16).padStart(8, '0')}`;
}

function quotedBytes(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let escaped = '';
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (char === quote) escaped += `\\${char}`;
    else
      escaped +=
        ESCAPES[char] ?? (code < 32 || code > 126 ? `\\x${code.toString(16).padStart(2, '0')}` : char);
  }
  return `b${quote}${escaped}${quote}`;
}
