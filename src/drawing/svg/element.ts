import { printable } from '../../text/printable';

/** Attributes by name; one without a value is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML cannot contain even as a reference, in addition to those that `printable` escapes. */
const FORBIDDEN = /[\ufffe\uffff]/g;

/** Most texts need no escaping, and one test finds that out. */
const PLAIN = /^[ !#-%'-;=?-~×·→–]*$/;

/** A text as XML, in an element or an attribute: unprintable characters are written as escapes. */
export function xmlText(text: string): string {
  if (PLAIN.test(text)) return text;
  return printable(text)
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** An element with its children, which are XML already: texts go through `xmlText` first. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  let start = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    start += ` ${key}="${typeof value === 'number' ? numberText(value) : xmlText(value)}"`;
  }
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`;
}

/** A number with at most two decimals. */
export function numberText(value: number): string {
  return String(Math.round(value * 100) / 100);
}
