/** The kinds of protobuf messages other than ONNX models. */
export type MessageKind =
  | 'saved-model'
  | 'tensorflow-graph'
  | 'core-ml'
  | 'caffe'
  | 'paddle'
  | 'onnx-graph'
  | 'onnx-tensor';

/** The first bytes of the fields of an ONNX model. */
const MODEL_TAGS = new Set([0x08, 0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42, 0x72, 0xa2, 0xca]);

/** Whether a field of an ONNX model may begin with a byte. */
export function isModelTag(byte: number): boolean {
  return MODEL_TAGS.has(byte);
}

/** A field of a message: a number, or bytes as far as the head of the file has them. */
interface Field {
  readonly number: number;
  readonly kind: 'number' | 'bytes' | 'other';
  readonly value: number;
  readonly bytes: Uint8Array;
}

/** The largest number of fields to read; further ones add no information. */
const MOST_FIELDS = 64;

/** The first fields of a message, up to one that is invalid or cut off, where the model reader would fail. */
function fieldsOf(bytes: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; at < bytes.length && factor < 2 ** 50; factor *= 128) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
    return Number.NaN;
  };
  while (at < bytes.length && fields.length < MOST_FIELDS) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (!(number >= 1) || wire === 3 || wire === 4 || wire > 5) break;
    const value = wire === 1 ? 8 : wire === 5 ? 4 : varint();
    if (Number.isNaN(value)) break;
    const kind = wire === 0 ? 'number' : wire === 2 ? 'bytes' : 'other';
    const end = wire === 0 ? at : at + value;
    fields.push({ number, kind, value, bytes: bytes.subarray(at, end) });
    at = end;
  }
  return fields;
}

/**
 * The kind of a message by the first bytes of its file; null if it may be an ONNX model, whose first field is a
 * number.
 */
export function messageKindOf(head: Uint8Array): MessageKind | null {
  const fields = fieldsOf(head);
  const [first] = fields;
  if (first?.number !== 1) return null;
  const next = fields.find(({ number }) => number !== 1);
  if (next?.number === 2 && next.kind === 'number') return 'onnx-tensor';
  if (first.kind === 'number') return kindAfterVersion(first.value, next);
  if (first.kind !== 'bytes') return null;
  const inner = fieldsOf(first.bytes);
  if (isPrintable(first.bytes) && fields.some(isCaffeLayer)) return 'caffe';
  if (inner[0]?.number === 1 && inner[0].kind === 'number') return 'paddle';
  if (inner.length === 0 || inner.some(({ kind }) => kind !== 'bytes')) return null;
  return isOnnxNode(inner) ? 'onnx-graph' : 'tensorflow-graph';
}

/** A version, then a message, where an ONNX model has the name of its producer. */
function kindAfterVersion(version: number, next: Field | undefined): MessageKind | null {
  if (next?.number !== 2 || next.kind !== 'bytes' || next.bytes[0] !== 0x0a) return null;
  const [described] = fieldsOf(next.bytes);
  // Core ML describes an input, which begins with its name; TensorFlow what the graph needs.
  return version === 1 && described?.bytes[0] !== 0x0a ? 'saved-model' : 'core-ml';
}

/**
 * Whether a node is one of ONNX: its operator comes last, and its attributes have types; a TensorFlow node maps
 * names to values.
 */
function isOnnxNode(node: readonly Field[]): boolean {
  const attribute = node.find(({ number }) => number === 5);
  const isMapped =
    attribute !== undefined &&
    fieldsOf(attribute.bytes).some(({ number, kind }) => number === 2 && kind === 'bytes');
  return node.some(({ number }) => number === 4) && !isMapped;
}

/** Caffe has its layers as messages in one of two fields. */
function isCaffeLayer({ number, kind, bytes }: Field): boolean {
  return kind === 'bytes' && (number === 100 || (number === 2 && !isPrintable(bytes)));
}

/** Whether bytes are a word of printable ASCII, as names in messages are. */
function isPrintable(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
}
