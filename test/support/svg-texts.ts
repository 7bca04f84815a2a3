import type { Rectangle } from '../../src/drawing/placement';
import { textWidth } from '../../src/drawing/text-width';
import { isOver, isWithin } from './rectangles';
import { parseXml } from './xml';

/** A text of a picture with the room that it takes in the widest of the usual fonts. */
export interface DrawnText extends Rectangle {
  readonly text: string;
}

/** The elements of a name, each with its attributes; a turned one is left out. */
export function elementsOf(svg: string, name: string): readonly ReadonlyMap<string, string>[] {
  return [...svg.matchAll(new RegExp(`<${name}((?: [\\w-]+="[^"]*")*)/?>`, 'g'))]
    .map(([, attributes = '']) => attributesOf(attributes))
    .filter((attributes) => !attributes.has('transform'));
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
}

/** A number of an attribute; 0 where there is none. */
export function numberAt(attributes: ReadonlyMap<string, string>, name: string): number {
  return Number(attributes.get(name) ?? 0);
}

/** Every text that is not turned; the room above and below the baseline is that of capitals and descenders. */
export function textsOf(svg: string): readonly DrawnText[] {
  return [...svg.matchAll(/<text((?: [\w-]+="[^"]*")*)>([^<]*)<\/text>/g)]
    .filter(([, attributes = '']) => !attributes.includes(' transform='))
    .map(([, attributes = '', escaped = '']) => {
      const own = attributesOf(attributes);
      const size = numberAt(own, 'font-size');
      const text = unescaped(escaped);
      const width = textWidth(text, size, own.get('font-weight') === 'bold' ? 'bold' : 'regular');
      const anchor = { middle: 0.5, end: 1 }[own.get('text-anchor') ?? ''] ?? 0;
      const x = numberAt(own, 'x') - anchor * width;
      return { text, x, y: numberAt(own, 'y') - 0.8 * size, width, height: size };
    });
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Where a picture's own drawing must be. */
function extentOf(svg: string): Rectangle {
  const [root = new Map<string, string>()] = elementsOf(svg, 'svg');
  return { x: 0, y: 0, width: numberAt(root, 'width'), height: numberAt(root, 'height') };
}

/** What is wrong with the texts of a picture: those that leave it, and those that cover each other. */
export function textFaults(svg: string): readonly string[] {
  const [texts, whole] = [textsOf(svg), extentOf(svg)];
  return texts.flatMap((text, at) => [
    ...(isWithin(text, whole) ? [] : [`"${text.text}" is not inside the picture`]),
    ...texts
      .slice(at + 1)
      .filter((other) => isOver(text, other))
      .map((other) => `"${text.text}" and "${other.text}" cover each other`),
  ]);
}

/** Why a text is not well-formed XML; null if it is. */
export function xmlFault(xml: string): string | null {
  try {
    parseXml(xml);
    return null;
  } catch (error) {
    return String(error);
  }
}
