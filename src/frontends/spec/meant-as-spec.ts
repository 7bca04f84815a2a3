import { decodeDocument } from '../../language/decode';
import { isMeantAsSpec } from '../../language/recognise-spec';
import type { NetworkDocument } from '../front-end';

/** Whether a JSON file that nobody named is meant as a spec. */
export function isMeantAsSpecDocument({ path, bytes }: NetworkDocument): boolean {
  const { text } = decodeDocument(bytes, path);
  return text !== null && isMeantAsSpec(text);
}
