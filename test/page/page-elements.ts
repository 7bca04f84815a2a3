/** An element of a page. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** The tags and the ids of the elements around it. */
  readonly within: readonly string[];
  /** Its text, that of the elements in it among it. */
  readonly text: string;
}

const VOID = new Set(['meta', 'input', 'br']);

/** Elements whose content is a text and no markup. */
const RAW = new Set(['script', 'style']);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decoded(text: string): string {
  return text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? fail(`&${name};`));
}

function fail(what: string): never {
  throw new Error(`not well formed: ${what}`);
}

/** Every element of a page in the order of their ends; throws where one does not end, or ends another one. */
export function elementsOf(page: string): readonly PageElement[] {
  const known = parsed.get(page);
  if (known !== undefined) return known;
  const elements = parse(page);
  parsed.set(page, elements);
  return elements;
}

const parsed = new Map<string, readonly PageElement[]>();

/** A start or an end of an element, at a position of the page. */
const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>/y;

function parse(page: string): readonly PageElement[] {
  const open: { tag: string; attributes: ReadonlyMap<string, string>; text: string }[] = [];
  const done: PageElement[] = [];
  const end = (): void => {
    const last = open.pop() ?? fail('an end without a start');
    const within = open.flatMap(({ tag, attributes }) => [tag, attributes.get('id') ?? '']);
    done.push({ ...last, within });
    const around = open.at(-1);
    if (around !== undefined) around.text += last.text;
  };
  const start = /^<!doctype html>\n/.exec(page)?.[0].length ?? fail('no doctype');
  for (let at = start; at < page.length; ) {
    TAG.lastIndex = at;
    const tag = TAG.exec(page);
    if (tag === null) {
      const next = page.indexOf('<', at + 1);
      const text = page.slice(at, next === -1 ? undefined : next);
      if (text.startsWith('<')) fail(text.slice(0, 80));
      const around = open.at(-1);
      if (around !== undefined) around.text += decoded(text);
      at += text.length;
      continue;
    }
    const [whole, slash, name = '', attributes = '', isEmpty] = tag;
    at += whole.length;
    if (slash === '/') {
      if (open.at(-1)?.tag !== name) fail(`${open.at(-1)?.tag} ends as ${name}`);
      end();
      continue;
    }
    open.push({ tag: name, attributes: attributesOf(attributes), text: '' });
    if (VOID.has(name) || isEmpty === '/') {
      end();
    } else if (RAW.has(name)) {
      const next = page.indexOf(`</${name}>`, at);
      if (next < 0) fail(name);
      (open.at(-1) ?? fail(name)).text = page.slice(at, next);
      at = next;
    }
  }
  if (open.length > 0) fail(open.map(({ tag }) => tag).join());
  return done;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name,
      decoded(value),
    ]),
  );
}

/** The text of the first element of a tag. */
export function textOf(elements: readonly PageElement[], tag: string): string | undefined {
  return elements.find((element) => element.tag === tag)?.text;
}
