import { beginsAsSafetensors, type FileKind, fileKindOf, isText, pointedSize } from '../file-kinds';

/** What a file is that is no ONNX model, and what to do about it. */
export interface OtherKind {
  /** Follows the file's name: `is a zip archive`. */
  readonly problem: string;
  readonly help: string;
}

const EXPORT = 'export the model to ONNX';

/** What is said of each kind of file. */
const words: Readonly<Partial<Record<FileKind, OtherKind>>> = {
  'git-lfs-pointer': {
    problem: 'is a Git LFS pointer, not the model',
    help: 'run "git lfs pull" to fetch the model',
  },
  zip: {
    problem: 'is a zip archive, such as a PyTorch checkpoint, and no ONNX file',
    help: 'export the network with torch.onnx.export',
  },
  hdf5: {
    problem: 'is an HDF5 file, as Keras writes it, and no ONNX file',
    help: `${EXPORT} with tf2onnx`,
  },
  ort: {
    problem: 'is an ORT flatbuffer and no ONNX file',
    help: 'give the ONNX file that it was made from',
  },
  tflite: {
    problem: 'is a TensorFlow Lite file and no ONNX file',
    help: `${EXPORT} with tf2onnx`,
  },
  pickle: {
    problem: 'is a Python pickle, such as an old PyTorch checkpoint, and no ONNX file',
    help: 'export the network with torch.onnx.export',
  },
  gzip: { problem: 'is compressed by gzip', help: 'unpack it first' },
  markup: {
    problem: 'is HTML or XML and no ONNX file',
    help: 'download it again: the server may have answered with a page',
  },
  'onnx-text': {
    problem: 'is an ONNX model as text, which is not read',
    help: 'save it as binary with onnx.save',
  },
  'printed-graph': { problem: 'is a printed graph and no ONNX file', help: 'save the model itself' },
};

/** Of what other kind a file is by its first bytes and its name; null where it may be an ONNX model. */
export function otherKindOf(path: string, head: Uint8Array): OtherKind | null {
  if (head.length === 0) return { problem: 'is empty', help: 'download or copy it again' };
  const kind = fileKindOf(head);
  const found = kind === null ? undefined : words[kind];
  if (found !== undefined) return kind === 'git-lfs-pointer' ? pointerTo(found, head) : found;
  if (/\.pb$/i.test(path) && head[0] === 0x0a)
    return { problem: 'is a TensorFlow graph and no ONNX file', help: `${EXPORT} with tf2onnx` };
  if (isText(head))
    return { problem: 'is text and no ONNX file', help: 'give the binary file that the exporter writes' };
  if (beginsAsSafetensors(head)) {
    return {
      problem: 'is a safetensors file: weights without a graph',
      help: 'export the network with torch.onnx.export',
    };
  }
  return null;
}

/** A Git LFS pointer says how large the model is. */
function pointerTo({ problem, help }: OtherKind, head: Uint8Array): OtherKind {
  const size = pointedSize(head);
  return { problem: size === null ? problem : `${problem} of ${size} bytes`, help };
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

/** The kinds of files that are no text, of which this front end has something to say. */
const BINARY: readonly (FileKind | null)[] = ['git-lfs-pointer', 'zip', 'hdf5', 'ort', 'tflite', 'pickle'];

/** Whether a file of any name is one that this front end has something to say about. */
export function isKnownBinary(head: Uint8Array): boolean {
  return BINARY.includes(fileKindOf(head)) || beginsAsSafetensors(head);
}
