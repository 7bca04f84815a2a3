import { isModelTag } from './message-kinds';
import { hasOtherEnding, isKnownBinary } from './other-kinds';

/**
 * Whether a document is read as an ONNX model: by its name or its first bytes. The reader then reports its
 * problems, or what it is instead.
 */
export function isOnnxDocument(path: string, head: Uint8Array): boolean {
  const ending = /[^\\/]\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  if (ending === 'onnx') return true;
  if (ending === 'json' || ending === 'jsonc') return false;
  return hasOtherEnding(ending) || beginsAsModel(head) || isKnownBinary(head);
}

/** The fields of a model that may come first, with the kind of their values: 0 a number, 2 a length. */
const FIRST_TAGS = [0x08, 0x12, 0x1a, 0x22, 0x3a, 0x42];

/** The format's version comes first in all files that frameworks write; another field must be followed by a field too. */
function beginsAsModel(head: Uint8Array): boolean {
  const [tag = 0, value = 0] = head;
  if (tag === 0x08) return value >= 1 && value < 0x80 && (head.length === 2 || isModelTag(head[2] ?? 0));
  if (!FIRST_TAGS.includes(tag) || value >= 0x80) return false;
  const next = head[2 + value];
  return next !== undefined && isModelTag(next) && head.subarray(0, 2 + value).some((byte) => byte < 0x09);
}
