import { getAttribute } from '../attributes';
import { createException, exceptionClass } from '../exceptions';
import { raise, raised } from '../failure';
import { formatValue } from '../format-spec';
import { getItem } from '../indexing';
import { asciiText, representation, textOf } from '../representation';
import type { Keywords, Machine, Value } from '../value';

/** The result of `text.format(*args, **keywords)`. */
export function formatText(
  machine: Machine,
  text: string,
  args: readonly Value[],
  keywords: Keywords,
): string {
  let automatic = 0;
  const fieldValue = (field: string): Value => {
    const [, name = '', path = ''] = /^([^.[]*)(.*)$/s.exec(field) ?? [];
    let value: Value | undefined;
    if (name === '') {
      value = args[automatic];
      automatic += 1;
    } else value = /^\d+$/.test(name) ? args[Number(name)] : keywords.get(name);
    if (value === undefined) {
      if (name === '' || /^\d+$/.test(name))
        raise(
          'IndexError',
          `Replacement index ${name === '' ? automatic - 1 : name} out of range for positional args tuple`,
        );
      throw raised(createException(exceptionClass('KeyError'), [name]));
    }
    for (const [, attribute, index] of path.matchAll(/\.([^.[]+)|\[([^\]]*)\]/g)) {
      value =
        attribute !== undefined
          ? getAttribute(machine, value, attribute)
          : getItem(machine, value, /^\d+$/.test(index ?? '') ? Number(index) : (index ?? ''));
    }
    return value;
  };
  const expand = (template: string): string => {
    let result = '';
    for (let at = 0; at < template.length; ) {
      const char = template.charAt(at);
      if ((char === '{' || char === '}') && template.charAt(at + 1) === char) {
        result += char;
        at += 2;
      } else if (char === '{') {
        const end = closingBrace(template, at);
        result += field(template.slice(at + 1, end));
        at = end + 1;
      } else if (char === '}') raise('ValueError', "Single '}' encountered in format string");
      else {
        result += char;
        at += 1;
      }
    }
    return result;
  };
  const field = (written: string): string => {
    const [, name = '', conversion, spec = ''] = /^([^!:]*)(?:!([rsa]))?(?::(.*))?$/s.exec(written) ?? [];
    const value = fieldValue(name);
    const format = spec.includes('{') ? expand(spec) : spec;
    if (conversion === 'r') return formatValue(machine, representation(machine, value), format);
    if (conversion === 'a') return formatValue(machine, asciiText(representation(machine, value)), format);
    if (conversion === 's') return formatValue(machine, textOf(machine, value), format);
    return formatValue(machine, value, format);
  };
  return expand(text);
}

function closingBrace(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text.charAt(at) === '{') depth += 1;
    if (text.charAt(at) === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return raise('ValueError', "expected '}' before end of string");
}
