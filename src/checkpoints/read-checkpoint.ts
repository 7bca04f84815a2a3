import type { Diagnostic } from '../diagnostics/diagnostic';
import { type DocumentBytes, headOf } from '../frontends/document-bytes';
import { beginsAsSafetensors, type FileKind, fileKindOf, isText, pointedSize } from '../frontends/file-kinds';
import { isOnnxDocument } from '../frontends/onnx/recognise';
import type { Checkpoint } from '../report/checkpoint';
import type { CheckpointIo } from './checkpoint-io';
import { readIndex } from './read-index';
import { readInitializers } from './read-initializers';
import { readSafetensors } from './read-safetensors';
import { fileName, isDiagnostic } from './refused';

/** A checkpoint, or all that is wrong with it. */
export type ReadCheckpoint =
  | { readonly checkpoint: Checkpoint; readonly diagnostics: readonly [] }
  | { readonly checkpoint: null; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads the names, shapes and types of the tensors of a safetensors file, an index of several, or an ONNX
 * model. Elements are never read; formats that would have to be executed, such as a pickle, are refused.
 */
export function readCheckpoint(path: string, io: CheckpointIo): ReadCheckpoint {
  const bytes = io.openDocument(path);
  if ('severity' in bytes) return { checkpoint: null, diagnostics: [bytes] };
  try {
    return readOpened(path, bytes, io);
  } finally {
    bytes.close();
  }
}

function readOpened(path: string, bytes: DocumentBytes, io: CheckpointIo): ReadCheckpoint {
  const head = headOf(bytes);
  const refused = otherKind(path, head);
  if (refused !== null) return { checkpoint: null, diagnostics: [refused] };
  if (isIndex(path, head)) {
    const read = readIndex(path, bytes, io);
    if ('diagnostics' in read) return { checkpoint: null, diagnostics: read.diagnostics };
    return { checkpoint: { source: path, format: 'safetensors', ...read }, diagnostics: [] };
  }
  const isSafetensors = hasSafetensorsName(path) || beginsAsSafetensors(head);
  const format = !isSafetensors && isOnnxDocument(path, head) ? 'onnx' : 'safetensors';
  const tensors = format === 'onnx' ? readInitializers(path, bytes) : readSafetensors(path, bytes);
  if (isDiagnostic(tensors)) return { checkpoint: null, diagnostics: [tensors] };
  return { checkpoint: { source: path, format, files: [path], tensors }, diagnostics: [] };
}

/** JSON begins with a brace, after blanks; the length of a header may have the same bytes. */
function isIndex(path: string, head: Uint8Array): boolean {
  if (/\.json$/i.test(path)) return true;
  return !beginsAsSafetensors(head) && /^\ufeff?\s*[{[]/.test(new TextDecoder().decode(head));
}

function hasSafetensorsName(path: string): boolean {
  return /\.safetensors$/i.test(path);
}

const TO_SAFETENSORS =
  'save it with safetensors, in Python: save_file(torch.load(PATH, map_location="cpu", weights_only=True), "model.safetensors")';

const OF_TEXT = 'give safetensors or ONNX; "inception diff" compares two networks';

/** The messages for files of other kinds. */
const words: Readonly<Record<FileKind, { readonly problem: string; readonly help: string }>> = {
  'git-lfs-pointer': {
    problem: 'is a Git LFS pointer, not the weights',
    help: 'run "git lfs pull" to fetch them',
  },
  zip: {
    problem:
      'is a zip archive, such as a PyTorch checkpoint, whose names are in a pickle: a program that is not run here',
    help: TO_SAFETENSORS,
  },
  keras: {
    problem: 'is a model of Keras, whose names are not those of PyTorch',
    help: 'give safetensors or ONNX',
  },
  npz: { problem: 'is a zip archive of NumPy arrays', help: 'save them with safetensors.numpy.save_file' },
  'core-ml': { problem: 'is a model of Core ML', help: 'give safetensors or ONNX' },
  'zipped-onnx': { problem: 'is a zip archive with an ONNX model', help: 'unpack it first' },
  pickle: {
    problem: 'is a Python pickle, such as an old PyTorch checkpoint: a program that is not run here',
    help: TO_SAFETENSORS,
  },
  hdf5: {
    problem: 'is an HDF5 file, as Keras writes it, whose names are not those of PyTorch',
    help: 'give safetensors or ONNX',
  },
  gguf: {
    problem: "is a GGUF file, whose names are llama.cpp's and not the network's",
    help: 'give the safetensors that it was made from',
  },
  npy: { problem: 'is one array of NumPy without a name', help: 'give safetensors or ONNX' },
  ort: { problem: 'is an ORT flatbuffer', help: 'give the ONNX file that it was made from' },
  tflite: { problem: 'is a TensorFlow Lite file', help: 'give safetensors or ONNX' },
  gzip: { problem: 'is compressed by gzip', help: 'unpack it first' },
  packed: { problem: 'is compressed, or an archive', help: 'unpack it first' },
  markup: {
    problem: 'is HTML or XML and holds no weights',
    help: 'download it again: the server may have answered with a page',
  },
  'onnx-text': {
    problem: 'is an ONNX model as text, which is not read',
    help: 'save it as binary with onnx.save',
  },
  'printed-graph': { problem: 'is a printed graph and holds no weights', help: 'give safetensors or ONNX' },
};

/** The diagnostic of a file whose weights cannot be read; null if they may be readable. */
function otherKind(path: string, head: Uint8Array): Diagnostic | null {
  const refuse = (problem: string, help: string): Diagnostic => ({
    code: 'checkpoint/unknown-kind',
    severity: 'error',
    message: `${fileName(path)} ${problem}`,
    help,
  });
  if (head.length === 0) return refuse('is empty', 'download or copy it again');
  const kind = fileKindOf(head);
  // the eight bytes of a length may look like the beginning of another kind
  if (beginsAsSafetensors(head)) return null;
  if (kind === null) {
    const mayHoldSome = !isText(head) || isIndex(path, head) || hasSafetensorsName(path);
    return mayHoldSome ? null : refuse('is text and holds no weights', OF_TEXT);
  }
  const size = kind === 'git-lfs-pointer' ? pointedSize(head) : null;
  const { problem, help } = words[kind];
  return refuse(size === null ? problem : `${problem} of ${size} bytes`, help);
}
