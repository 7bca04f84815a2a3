import { bytesClass } from './classes';
import { raise } from './failure';
import { decodeUtf8, encodeUtf8 } from './utf8';
import type { Value } from './value';

/** How many of the first characters of Unicode the encodings of one byte a character have, by their names in lower case. */
const SINGLE_BYTES: Readonly<Record<string, number>> = {
  ascii: 128,
  'us-ascii': 128,
  'latin-1': 256,
  latin1: 256,
  'iso-8859-1': 256,
};

function charactersOf(encoding: Value): number | undefined {
  const name = typeof encoding === 'string' ? encoding.toLowerCase().replaceAll('_', '-') : 'utf-8';
  return Object.hasOwn(SINGLE_BYTES, name) ? SINGLE_BYTES[name] : undefined;
}

/** A text as bytes; UnicodeEncodeError for a character that the encoding does not have. */
export function encoded(text: string, encoding: Value, errors: Value): Value {
  const most = charactersOf(encoding);
  const bytes = most === undefined ? encodeUtf8(text) : inSingleBytes(text, most, errors);
  return { kind: 'bytes', type: bytesClass, text: bytes };
}

function inSingleBytes(text: string, most: number, errors: Value): string {
  let bytes = '';
  for (const [at, char] of [...text].entries()) {
    const code = char.codePointAt(0) ?? 0;
    if (code < most) bytes += char;
    else if (errors === 'replace') bytes += '?';
    else if (errors !== 'ignore')
      raise(
        'UnicodeEncodeError',
        `'${most === 128 ? 'ascii' : 'latin-1'}' codec can't encode character '${escaped(code)}' in position ${at}: ordinal not in range(${most})`,
      );
  }
  return bytes;
}

function escaped(code: number): string {
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** The text of bytes, which are given as a character for each; UnicodeDecodeError for one that the encoding does not have. */
export function decoded(bytes: string, encoding: Value, errors: Value): string {
  const most = charactersOf(encoding);
  if (most === undefined) return decodeUtf8(bytes);
  if (errors === 'ignore') return [...bytes].filter((byte) => byte.charCodeAt(0) < most).join('');
  if (errors === 'replace') return bytes.replaceAll(most === 128 ? /[\x80-\xff]/g : /(?!)/g, '\ufffd');
  const at = [...bytes].findIndex((byte) => byte.charCodeAt(0) >= most);
  if (at < 0) return bytes;
  return raise(
    'UnicodeDecodeError',
    `'ascii' codec can't decode byte 0x${bytes.charCodeAt(at).toString(16)} in position ${at}: ordinal not in range(128)`,
  );
}
