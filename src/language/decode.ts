import type { Diagnostic, DiagnosticCode } from '../diagnostics/diagnostic';
import { errorAt } from '../diagnostics/error-at';

/** Larger documents are refused before they are read into values. */
export const LARGEST_DOCUMENT = 64 * 1024 * 1024;

/** The text of a document, or why it cannot be read as text. */
export type DecodeResult =
  | { readonly text: string; readonly diagnostic?: undefined }
  | { readonly text: null; readonly diagnostic: Diagnostic };

/** Decodes the bytes of a document as UTF-8, with or without a byte order mark. */
export function decodeDocument(bytes: Uint8Array, document: string): DecodeResult {
  const refused = (code: DiagnosticCode, message: string, help: string): DecodeResult => ({
    text: null,
    diagnostic: errorAt({ document }, code, message, { help }),
  });
  if (bytes.length > LARGEST_DOCUMENT) {
    const message = `the document has ${bytes.length} bytes, the limit is ${LARGEST_DOCUMENT}`;
    const help = 'generate a smaller spec: Repeat and modules write repetition short';
    return refused('file/too-large', message, help);
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return refused('file/encoding', 'the document is UTF-16, a spec must be UTF-8', 'save it as UTF-8');
  if (bytes.includes(0)) {
    const message = 'the document holds NUL bytes, so it is no text';
    return refused('file/encoding', message, 'give a JSON file in UTF-8');
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refused('file/encoding', 'the document is not UTF-8', 'save it as UTF-8');
  }
}

/** Whether a document begins with the byte order mark of UTF-8, which is not part of its text. */
export function hasByteOrderMark(bytes: Uint8Array): boolean {
  return BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
