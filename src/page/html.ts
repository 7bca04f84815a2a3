import { xmlText } from '../drawing/svg/element';

/** Attributes by name: one that is false or undefined is left out, one that is true has no value. */
export type HtmlAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Elements without content and without an end. */
const VOID: ReadonlySet<string> = new Set(['input', 'meta', 'br']);

/** An element of HTML with its children, which are HTML already: texts go through `htmlText` first. */
export function html(name: string, attributes: HtmlAttributes, ...children: readonly string[]): string {
  let start = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    start += value === true ? ` ${key}` : ` ${key}="${htmlText(String(value))}"`;
  }
  return VOID.has(name) ? `${start}>` : `${start}>${children.join('')}</${name}>`;
}

/** A text as HTML, in an element or an attribute. */
export function htmlText(text: string): string {
  return xmlText(text);
}
