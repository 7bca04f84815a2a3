/** A kind of file, known by its first bytes, that may be given by mistake for a network or its weights. */
export type FileKind =
  | 'git-lfs-pointer'
  | 'zip'
  | 'keras'
  | 'npz'
  | 'core-ml'
  | 'zipped-onnx'
  | 'hdf5'
  | 'ort'
  | 'tflite'
  | 'pickle'
  | 'gzip'
  | 'packed'
  | 'markup'
  | 'onnx-text'
  | 'printed-graph'
  | 'gguf'
  | 'npy';

/** The bytes with which kinds of files begin; where stated, after the first byte. */
const signatures: readonly { readonly kind: FileKind; readonly begins: string; readonly at?: number }[] = [
  { kind: 'git-lfs-pointer', begins: 'version https://git-lfs' },
  { kind: 'zip', begins: 'PK\u0003\u0004' },
  { kind: 'zip', begins: 'PK\u0005\u0006' },
  { kind: 'hdf5', begins: '\u0089HDF' },
  { kind: 'ort', begins: 'ORTM', at: 4 },
  { kind: 'tflite', begins: 'TFL3', at: 4 },
  ...['\u0001', '\u0002', '\u0003', '\u0004', '\u0005'].map((version) => ({
    kind: 'pickle' as const,
    begins: `\u0080${version}`,
  })),
  { kind: 'pickle', begins: '(dp0' },
  { kind: 'pickle', begins: '(lp0' },
  { kind: 'gzip', begins: '\u001f\u008b' },
  { kind: 'packed', begins: 'BZh' },
  { kind: 'packed', begins: '\u00fd7zXZ' },
  { kind: 'packed', begins: '(\u00b5/\u00fd' },
  { kind: 'packed', begins: 'ustar', at: 257 },
  { kind: 'onnx-text', begins: 'ir_version:' },
  { kind: 'printed-graph', begins: 'graph ' },
  { kind: 'gguf', begins: 'GGUF' },
  { kind: 'npy', begins: '\u0093NUMPY' },
];

/** The beginnings of texts, after white space. */
const texts: readonly { readonly kind: FileKind; readonly begins: RegExp }[] = [
  { kind: 'onnx-text', begins: /^\s*<\s*(ir_version|opset_import)\b/ },
  { kind: 'markup', begins: /^\s*<[!?a-z]/i },
];

/** The kinds of zip archives, by the name of their first file. */
const archives: readonly { readonly kind: FileKind; readonly holds: RegExp }[] = [
  { kind: 'npz', holds: /\.npy$/ },
  { kind: 'keras', holds: /^(metadata|config)\.json$|\.weights\.h5$/ },
  { kind: 'core-ml', holds: /(^|\/)Manifest\.json$|com\.apple\.CoreML|\.mlmodel$/ },
  { kind: 'zipped-onnx', holds: /\.onnx$/ },
];

/** The kind of a file by its first bytes; null if it is none of these. */
export function fileKindOf(head: Uint8Array): FileKind | null {
  const found = signatures.find(({ begins, at = 0 }) => beginsWith(head, begins, at))?.kind;
  if (found === 'zip') return archives.find(({ holds }) => holds.test(firstFileOf(head)))?.kind ?? found;
  if (found !== undefined) return found;
  const text = new TextDecoder().decode(head.subarray(0, 256));
  return texts.find(({ begins }) => begins.test(text))?.kind ?? null;
}

/** The name of the first file of a zip archive, whose length is at byte 26. */
function firstFileOf(head: Uint8Array): string {
  const length = (head[26] ?? 0) + 256 * (head[27] ?? 0);
  return new TextDecoder().decode(head.subarray(30, 30 + length));
}

/** The size of its file that a Git LFS pointer states; null if it states none. */
export function pointedSize(head: Uint8Array): string | null {
  return /^size (\d+)$/m.exec(new TextDecoder().decode(head))?.[1] ?? null;
}

/** Whether a file begins as safetensors do: a length of eight bytes, then a JSON object. */
export function beginsAsSafetensors(head: Uint8Array): boolean {
  return (
    head.length > 9 &&
    head[8] === 0x7b &&
    (head[9] === 0x22 || head[9] === 0x7d) &&
    head[6] === 0 &&
    head[7] === 0
  );
}

/** Whether a file begins like a text: no byte is a control character, except tabs and line ends. */
export function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function beginsWith(head: Uint8Array, text: string, at: number): boolean {
  return [...text].every((letter, index) => head[at + index] === letter.charCodeAt(0));
}
