/** An element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text and that of the elements in it. */
  readonly text: string;
}

const TOKEN = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

/** Reads XML without comments, declarations and CDATA, as our pictures are; throws at the first thing that XML forbids. */
export function parseXml(text: string): XmlElement {
  const forbidden = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/u.exec(text);
  if (forbidden !== null) throw new Error(`a character that XML forbids at ${forbidden.index}`);
  interface Open {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: XmlElement[];
    text: string;
  }
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const [, closing, name = '', attributes = '', empty, characters] = TOKEN.exec(text) ?? [];
    const around = open.at(-1) ?? root;
    if (characters !== undefined) around.text += decoded(characters);
    else if (name === '') throw new Error(`no XML at ${at}: ${text.slice(at, at + 40)}`);
    else if (closing === '/') {
      if (around.name !== name || attributes !== '')
        throw new Error(`</${name}> at ${at} closes ${around.name}`);
      open.pop();
      (open.at(-1) ?? root).text += around.text;
    } else {
      const element: Open = { name, attributes: attributesOf(attributes), children: [], text: '' };
      around.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  const [only, ...others] = root.children;
  if (open.length !== 1 || only === undefined || others.length > 0 || root.text.trim() !== only.text.trim())
    throw new Error('not one element');
  return only;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const [, key = '', value = ''] of text.matchAll(/([A-Za-z][\w:.-]*)="([^"]*)"/g)) {
    if (key in attributes) throw new Error(`${key} twice`);
    attributes[key] = decoded(value);
  }
  return attributes;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const character = ENTITIES[name];
    if (character === undefined || !whole.endsWith(';')) throw new Error(`${whole} is no entity`);
    return character;
  });
}

/** Every element of a document, each before those in it. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(elementsOf)];
}
