/** A kind of file, known by its first bytes, that a network or its weights are often thought to be in. */
export type FileKind =
  | 'git-lfs-pointer'
  | 'zip'
  | 'hdf5'
  | 'ort'
  | 'tflite'
  | 'pickle'
  | 'gzip'
  | 'markup'
  | 'onnx-text'
  | 'printed-graph'
  | 'gguf'
  | 'npy';

/** Where a kind of file begins with what; after the first byte where that is said. */
const signatures: readonly { readonly kind: FileKind; readonly begins: string; readonly at?: number }[] = [
  { kind: 'git-lfs-pointer', begins: 'version https://git-lfs' },
  { kind: 'zip', begins: 'PK\u0003\u0004' },
  { kind: 'hdf5', begins: '\u0089HDF' },
  { kind: 'ort', begins: 'ORTM', at: 4 },
  { kind: 'tflite', begins: 'TFL3', at: 4 },
  { kind: 'pickle', begins: '\u0080\u0002' },
  { kind: 'gzip', begins: '\u001f\u008b' },
  { kind: 'markup', begins: '<' },
  { kind: 'onnx-text', begins: 'ir_version:' },
  { kind: 'printed-graph', begins: 'graph ' },
  { kind: 'gguf', begins: 'GGUF' },
  { kind: 'npy', begins: '\u0093NUMPY' },
];

/** The kind of a file by its first bytes; null where it is none of these. */
export function fileKindOf(head: Uint8Array): FileKind | null {
  return signatures.find(({ begins, at = 0 }) => beginsWith(head, begins, at))?.kind ?? null;
}

/** The size that a Git LFS pointer says its file has; null where it says none. */
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

/** Whether a file begins as a text: no byte of it is below the blank but tabs and line ends. */
export function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function beginsWith(head: Uint8Array, text: string, at: number): boolean {
  return [...text].every((letter, index) => head[at + index] === letter.charCodeAt(0));
}
