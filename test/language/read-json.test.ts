import { describe, expect, it } from 'vitest';
import { decodeDocument, LARGEST_DOCUMENT } from '../../src/language/decode';
import { nameOfDocument, parseSpec } from '../../src/language/parse-spec-text';
import { DEEPEST_JSON, MOST_ITEMS, MOST_VALUES, readJson } from '../../src/language/read-json';

function codes(text: string): readonly string[] {
  return readJson(text, 'spec').diagnostics.map(({ code }) => code);
}

/** The text that an error points at. */
function marked(text: string): string {
  const range = readJson(text, 'spec').diagnostics[0]?.location?.range;
  return range === undefined ? '' : text.slice(range.start, range.end);
}

describe('JSON', () => {
  it.each(['{"a": [1, -2.5e3, true, false, null, "\\u00e9\\n"]}', '[]', '5', '"text"', '  {"a": {}}  '])(
    'is read as JSON.parse reads it: %s',
    (text) => {
      expect(readJson(text, 'spec')).toEqual({ value: JSON.parse(text), diagnostics: [] });
    },
  );

  it('may hold comments and trailing commas', () => {
    const text = '// first\n{"a": [1, 2,], /* in between */ "b": {"c": 3,},}\n// last';
    expect(readJson(text, 'spec')).toEqual({ value: { a: [1, 2], b: { c: 3 } }, diagnostics: [] });
  });

  it.each([
    ['{"a": 1 "b": 2}', '"b"'],
    ['{"a" 1}', '1'],
    ['{a: 1}', 'a'],
    ['{"a": tru}', 'tru'],
    ['{"a": NaN}', 'NaN'],
    ['{"a": 1} {}', '{'],
    ['{"a": "x\\q"}', '"x\\q"'],
  ])('that is wrong is told once, where it is: %s', (text, place) => {
    expect(codes(text)).toEqual(['json/syntax']);
    expect(marked(text)).toBe(place);
  });

  it.each([
    '{',
    '[1,',
    '{"a":',
    '"open',
    '/* open',
    '{"a": 1}}',
    ']',
    '\\',
    '{"a": 01}',
    '{"a": +1}',
    '{"a": .5}',
    '{"a": 0x1}',
  ])('that is wrong is told: %s', (text) => {
    expect(codes(text)).toEqual(['json/syntax']);
  });

  it('that holds nothing is told', () => {
    for (const text of ['', '  \n', '// only this', '/* and this */'])
      expect(codes(text)).toEqual(['json/empty']);
  });

  it('may have no key twice in one object', () => {
    expect(codes('{"a": 1, "b": 2, "a": 3}')).toEqual(['json/duplicate-key']);
    expect(codes('{"a": 1, "\\u0061": 3}')).toEqual(['json/duplicate-key']);
    expect(codes('{"a": {"a": 1}, "b": {"a": 2}}')).toEqual([]);
  });

  it('never reaches a prototype', () => {
    expect(codes('{"__proto__": {"polluted": true}}')).toEqual(['json/reserved-key']);
    const { value } = readJson('{"constructor": 1, "toString": 2, "hasOwnProperty": 3}', 'spec');
    expect(Object.keys(value as object)).toEqual(['constructor', 'toString', 'hasOwnProperty']);
    expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined();
  });

  it('is read to a depth, and refused below it', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(codes(nested(DEEPEST_JSON))).toEqual([]);
    expect(codes(nested(DEEPEST_JSON + 1))).toEqual(['json/too-deep']);
    expect(codes('['.repeat(1e6))).toEqual(['json/too-deep']);
  });

  it('holds no more values than memory has room for, and no endless blank', () => {
    const list = (count: number, item: string) => `[${`${item},`.repeat(count)}${item}]`;
    expect(codes(list(MOST_ITEMS - 1, '1'))).toEqual([]);
    expect(codes(list(MOST_ITEMS, '1'))).toEqual(['file/too-large']);
    expect(codes(list(Math.ceil(MOST_VALUES / 200_001), list(199_999, '1')))).toEqual(['file/too-large']);
    expect(codes(`[${' '.repeat(999_999)}]`)).toEqual([]);
    expect(codes(`[${' '.repeat(1_000_000)}]`)).toEqual(['file/too-large']);
    expect(codes(`["${'\\n'.repeat(1_000_000)}"]`)).toEqual([]);
    expect(codes(`["${'\\n'.repeat(1_000_001)}"]`)).toEqual(['file/too-large']);
  });
});

describe('bytes', () => {
  const decoded = (bytes: Uint8Array) => decodeDocument(bytes, 'spec');
  const bytesOf = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));

  it('are UTF-8, with or without a byte order mark', () => {
    expect(decoded(bytesOf('{"é": "畳"}', 'utf8')).text).toBe('{"é": "畳"}');
    expect(decoded(bytesOf('\ufeff{}', 'utf8')).text).toBe('{}');
    expect(decoded(new Uint8Array()).text).toBe('');
  });

  it.each([
    ['UTF-16', bytesOf('\ufeff{}', 'utf16le'), 'file/encoding'],
    ['UTF-16 of the other order', new Uint8Array([0xfe, 0xff, 0, 0x7b]), 'file/encoding'],
    ['UTF-16 without a mark', bytesOf('{}', 'utf16le'), 'file/encoding'],
    ['Latin-1', bytesOf('{"é": 1}', 'latin1'), 'file/encoding'],
    ['half a character', new Uint8Array([0x7b, 0xe7, 0x95]), 'file/encoding'],
    ['too many', new Uint8Array(LARGEST_DOCUMENT + 1).fill(0x20), 'file/too-large'],
  ])('of other kinds are refused: %s', (_what, bytes, code) => {
    expect(decoded(bytes)).toMatchObject({
      text: null,
      diagnostic: { code, location: { document: 'spec' } },
    });
  });
});

describe("a network's name", () => {
  it.each([
    ['nets/mini.json', 'mini'],
    ['mini.jsonc', 'mini'],
    ['C:\\nets\\mini.json', 'mini'],
    ['mini.spec.json', 'mini'],
    ['mini', 'mini'],
    ['-', 'spec'],
    ['.json', 'spec'],
  ])('is that of its file when it has none: %s', (document, name) => {
    expect(nameOfDocument(document)).toBe(name);
    expect(parseSpec('{"layers": []}', { document }).spec?.name).toBe(name);
  });

  it('from a file holds nothing that a terminal would obey', () => {
    expect(parseSpec('{"layers": []}', { document: '\u001b[31mred.json' }).spec?.name).not.toContain(
      '\u001b',
    );
  });
});
