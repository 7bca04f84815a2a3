/** What a file is that is no ONNX model, and what to do about it. */
export interface OtherKind {
  /** Follows the file's name: `is a zip archive`. */
  readonly problem: string;
  readonly help: string;
}

const EXPORT = 'export the model to ONNX';

/** Kinds of files by their first bytes. */
const kinds: readonly (OtherKind & { readonly begins: string; readonly at?: number })[] = [
  {
    begins: 'version https://git-lfs',
    problem: 'is a Git LFS pointer, not the model',
    help: 'run "git lfs pull" to fetch the model',
  },
  {
    begins: 'PK\u0003\u0004',
    problem: 'is a zip archive, such as a PyTorch checkpoint, and no ONNX file',
    help: 'export the network with torch.onnx.export',
  },
  {
    begins: '\u0089HDF',
    problem: 'is an HDF5 file, as Keras writes it, and no ONNX file',
    help: `${EXPORT} with tf2onnx`,
  },
  {
    begins: 'ORTM',
    at: 4,
    problem: 'is an ORT flatbuffer and no ONNX file',
    help: 'give the ONNX file that it was made from',
  },
  {
    begins: 'TFL3',
    at: 4,
    problem: 'is a TensorFlow Lite file and no ONNX file',
    help: `${EXPORT} with tf2onnx`,
  },
  {
    begins: '\u0080\u0002',
    problem: 'is a Python pickle, such as an old PyTorch checkpoint, and no ONNX file',
    help: 'export the network with torch.onnx.export',
  },
  { begins: '\u001f\u008b', problem: 'is compressed by gzip', help: 'unpack it first' },
  {
    begins: '<',
    problem: 'is HTML or XML and no ONNX file',
    help: 'download it again: the server may have answered with a page',
  },
  {
    begins: 'ir_version:',
    problem: 'is an ONNX model as text, which is not read',
    help: 'save it as binary with onnx.save',
  },
  { begins: 'graph ', problem: 'is a printed graph and no ONNX file', help: 'save the model itself' },
];

/** Of what other kind a file is by its first bytes and its name; null where it may be an ONNX model. */
export function otherKindOf(path: string, head: Uint8Array): OtherKind | null {
  if (head.length === 0) return { problem: 'is empty', help: 'download or copy it again' };
  const found = kinds.find(({ begins, at = 0 }) => beginsWith(head, begins, at));
  if (found !== undefined) return found === kinds[0] ? pointerTo(found, head) : found;
  if (/\.pb$/i.test(path) && head[0] === 0x0a)
    return { problem: 'is a TensorFlow graph and no ONNX file', help: `${EXPORT} with tf2onnx` };
  if (isText(head))
    return { problem: 'is text and no ONNX file', help: 'give the binary file that the exporter writes' };
  if (isSafetensors(head)) {
    return {
      problem: 'is a safetensors file: weights without a graph',
      help: 'export the network with torch.onnx.export',
    };
  }
  return null;
}

/** A Git LFS pointer says how large the model is. */
function pointerTo({ problem, help }: OtherKind, head: Uint8Array): OtherKind {
  const [, size] = /^size (\d+)$/m.exec(new TextDecoder().decode(head)) ?? [];
  return { problem: size === undefined ? problem : `${problem} of ${size} bytes`, help };
}

/** Endings of other tools' models, which are never specs. */
const OTHER_ENDINGS = new Set([
  'pb',
  'pt',
  'pth',
  'ckpt',
  'h5',
  'keras',
  'tflite',
  'ort',
  'safetensors',
  'pkl',
]);

/** Whether a file is another tool's model by its name. */
export function hasOtherEnding(ending: string | undefined): boolean {
  return ending !== undefined && OTHER_ENDINGS.has(ending);
}

/** Whether a file of any name is one that this front end has something to say about. */
export function isKnownBinary(head: Uint8Array): boolean {
  return kinds.slice(0, 6).some(({ begins, at = 0 }) => beginsWith(head, begins, at)) || isSafetensors(head);
}

function beginsWith(head: Uint8Array, text: string, at: number): boolean {
  return [...text].every((letter, index) => head[at + index] === letter.charCodeAt(0));
}

/** A length of eight bytes, then JSON. */
function isSafetensors(head: Uint8Array): boolean {
  return (
    head.length > 9 &&
    head[8] === 0x7b &&
    (head[9] === 0x22 || head[9] === 0x7d) &&
    head[6] === 0 &&
    head[7] === 0
  );
}

/** No byte of a text is below the blank but tabs and line ends. */
function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
