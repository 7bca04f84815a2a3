import { textWidth } from '../../src/drawing/text-width';

/** A rectangle of a picture, in pixels. */
export interface Extent {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A text of a picture with the room that it takes in the widest of the usual fonts. */
export interface DrawnText extends Extent {
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
export function extentOf(svg: string): Extent {
  const [root = new Map<string, string>()] = elementsOf(svg, 'svg');
  return { x: 0, y: 0, width: numberAt(root, 'width'), height: numberAt(root, 'height') };
}

/** Whether an extent lies in another one. */
export function isInside(inner: Extent, outer: Extent): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** What is wrong with the texts of a picture: those that leave it, and those that cover each other. */
export function textFaults(svg: string): readonly string[] {
  const [texts, whole] = [textsOf(svg), extentOf(svg)];
  return texts.flatMap((text, at) => [
    ...(isInside(text, whole) ? [] : [`"${text.text}" is not inside the picture`]),
    ...texts
      .slice(at + 1)
      .filter((other) => doOverlap(text, other))
      .map((other) => `"${text.text}" and "${other.text}" cover each other`),
  ]);
}

function doOverlap(left: Extent, right: Extent): boolean {
  return (
    left.x < right.x + right.width &&
    right.x < left.x + left.width &&
    left.y < right.y + right.height &&
    right.y < left.y + left.height
  );
}

/** Why a text is not well-formed XML: a tag without its end, an attribute twice, a bare `&` or `<`; null where it is. */
export function xmlFault(xml: string): string | null {
  const open: string[] = [];
  const withoutTags = xml.replace(
    /<(\/?)([\w-]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/g,
    (_tag, end, name, attributes, own) => {
      const keys = [...String(attributes).matchAll(/ ([\w:-]+)=/g)].map(([, key]) => key);
      if (new Set(keys).size !== keys.length) open.push(`an attribute twice in ${name}`);
      if (end === '/') {
        if (open.at(-1) === name) open.pop();
        else open.push(`the end of ${name}`);
      } else if (own === '') open.push(name);
      return '';
    },
  );
  const bare = /<|&(?!(?:amp|lt|gt|quot);)|[^\P{Cc}\t\n\r]/u.exec(withoutTags);
  if (bare !== null) return `a bare ${JSON.stringify(bare[0])} at ${bare.index}`;
  const attribute = [...xml.matchAll(/="([^"]*)"/g)].find(([, value = '']) =>
    /&(?!(?:amp|lt|gt|quot);)/.test(value),
  );
  if (attribute !== undefined) return `a bare & in ${attribute[0]}`;
  return open.length === 0 ? null : open.join(', ');
}
