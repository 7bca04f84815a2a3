import { decodeDocument } from '../../language/decode';
import { isMeantAsSpec } from '../../language/recognise-spec';
import { bytesInMemory } from '../document-bytes';
import type { FrontEndIo, NetworkDocument } from '../front-end';

/**
 * Whether a JSON file in a folder is meant as a spec. Follows `extends`: a file that extends no spec belongs to
 * another tool.
 */
export function isMeantAsSpecDocument(
  { path, bytes }: NetworkDocument,
  io: FrontEndIo,
  open: readonly string[] = [],
): boolean {
  const all = bytes.all();
  const text = all instanceof Uint8Array ? decodeDocument(all, path).text : null;
  if (text === null) return false;
  return isMeantAsSpec(text, (reference) => {
    if (io.readPreset(reference) !== undefined) return true;
    const extended = io.resolvePath(path, reference);
    if (extended === path || open.includes(extended) || open.length >= LONGEST_EXTENSION) return false;
    const base = io.readDocument(extended);
    return (
      base instanceof Uint8Array &&
      isMeantAsSpecDocument({ path: extended, bytes: bytesInMemory(base) }, io, [...open, path])
    );
  });
}

const LONGEST_EXTENSION = 16;
