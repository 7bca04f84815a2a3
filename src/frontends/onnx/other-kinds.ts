import { beginsAsSafetensors, type FileKind, fileKindOf, isText, pointedSize } from '../file-kinds';
import { isModelTag, type MessageKind, messageKindOf } from './message-kinds';

/** The kind of a file that is not an ONNX model, and what to do about it. */
export interface OtherKind {
  /** Follows the file's name: `is a zip archive`. */
  readonly problem: string;
  readonly help: string;
}

const EXPORT = 'export the model to ONNX';
const EXPORT_TORCH = 'export the network with torch.onnx.export';
const FROM_TENSORFLOW = `${EXPORT} with tf2onnx`;

/** The message for each kind of file. */
const words: Readonly<Partial<Record<FileKind, OtherKind>>> = {
  'git-lfs-pointer': {
    problem: 'is a Git LFS pointer, not the model',
    help: 'run "git lfs pull" to fetch the model',
  },
  zip: {
    problem: 'is a zip archive, such as a PyTorch checkpoint, not an ONNX file',
    help: EXPORT_TORCH,
  },
  keras: { problem: 'is a Keras model, not an ONNX file', help: FROM_TENSORFLOW },
  npz: { problem: 'is a zip archive of NumPy arrays: weights without a graph', help: EXPORT_TORCH },
  npy: { problem: 'is a NumPy array, not an ONNX file', help: EXPORT_TORCH },
  gguf: { problem: 'is a GGUF file: weights without a graph', help: EXPORT_TORCH },
  'core-ml': {
    problem: 'is a Core ML model, not an ONNX file',
    help: 'export the network that it was made from to ONNX',
  },
  'zipped-onnx': { problem: 'is a zip archive with an ONNX model', help: 'unpack it first' },
  packed: { problem: 'is compressed, or an archive', help: 'unpack it first' },
  hdf5: {
    problem: 'is an HDF5 file, as Keras writes it, not an ONNX file',
    help: FROM_TENSORFLOW,
  },
  ort: {
    problem: 'is an ORT flatbuffer, not an ONNX file',
    help: 'give the ONNX file that it was made from',
  },
  tflite: {
    problem: 'is a TensorFlow Lite file, not an ONNX file',
    help: FROM_TENSORFLOW,
  },
  pickle: {
    problem: 'is a Python pickle, such as an old PyTorch checkpoint, not an ONNX file',
    help: EXPORT_TORCH,
  },
  gzip: { problem: 'is compressed by gzip', help: 'unpack it first' },
  markup: {
    problem: 'is HTML or XML, not an ONNX file',
    help: 'download it again: the server may have answered with a page',
  },
  'onnx-text': {
    problem: 'is an ONNX model as text, and only the binary form can be read',
    help: 'save it as binary with onnx.save',
  },
  'printed-graph': { problem: 'is a printed graph, not an ONNX file', help: 'save the model itself' },
};

const GRAPH_OF_TENSORFLOW: OtherKind = {
  problem: 'is a TensorFlow graph, not an ONNX file',
  help: FROM_TENSORFLOW,
};

/** The message for each kind of protobuf message. */
const messages: Readonly<Record<MessageKind, OtherKind>> = {
  'saved-model': {
    problem: 'is a TensorFlow SavedModel, not an ONNX file',
    help: `${EXPORT}: python -m tf2onnx.convert --saved-model FOLDER`,
  },
  'tensorflow-graph': GRAPH_OF_TENSORFLOW,
  'core-ml': {
    problem: 'is a Core ML model, not an ONNX file',
    help: 'export the network that it was made from to ONNX',
  },
  caffe: { problem: 'is a Caffe model, not an ONNX file', help: EXPORT },
  paddle: { problem: 'is a PaddlePaddle program, not an ONNX file', help: `${EXPORT} with paddle2onnx` },
  'onnx-graph': {
    problem: 'is an ONNX graph without the model around it',
    help: 'make a model from it with onnx.helper.make_model',
  },
  'onnx-tensor': {
    problem: 'is a single ONNX tensor, such as test data, not a model',
    help: 'give the model',
  },
};

/** The messages for texts, by their beginnings. */
const texts: readonly (OtherKind & { readonly begins: RegExp })[] = [
  {
    begins: /^\s*[{[]/,
    problem: 'is JSON, not an ONNX file',
    help: 'name it .json if it is a spec, or give the binary file that the exporter writes',
  },
  {
    begins: /^\s*(node|graph|layers?|name|input|producer_name)\s*[:{]/,
    problem: 'is a protobuf message as text, not an ONNX file',
    help: 'give the binary file that the exporter writes',
  },
  {
    begins: /^/,
    problem: 'is text, not an ONNX file',
    help: 'give the binary file that the exporter writes',
  },
];

/** The other kind of a file, by its first bytes and its name; null if it may be an ONNX model. */
export function otherKindOf(path: string, head: Uint8Array): OtherKind | null {
  if (head.length === 0) return { problem: 'is empty', help: 'download or copy it again' };
  const kind = fileKindOf(head);
  const found = kind === null ? undefined : words[kind];
  if (found !== undefined) return kind === 'git-lfs-pointer' ? pointerTo(found, head) : found;
  const text = textOf(head);
  const said = text === null ? undefined : texts.find(({ begins }) => begins.test(text));
  if (said !== undefined) return { problem: said.problem, help: said.help };
  if (beginsAsSafetensors(head)) {
    return {
      problem: 'is a safetensors file: weights without a graph',
      help: EXPORT_TORCH,
    };
  }
  const message = messageKindOf(head);
  if (message !== null) return messages[message];
  if (/\.pb$/i.test(path) && head[0] === 0x0a) return GRAPH_OF_TENSORFLOW;
  return isModelTag(head[0] ?? 0)
    ? null
    : {
        problem: 'is not an ONNX file: its first bytes are not those of one',
        help: 'give the file that the exporter wrote',
      };
}

/** Adds the size of the model, which a Git LFS pointer states. */
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
  'npy',
  'npz',
  'gguf',
  'mlmodel',
  'pdmodel',
  'caffemodel',
]);

/** Whether a file is another tool's model by its name. */
export function hasOtherEnding(ending: string | undefined): boolean {
  return ending !== undefined && OTHER_ENDINGS.has(ending);
}

/** The kinds of binary files for which this front end has a message. */
const BINARY: readonly (FileKind | null)[] = [
  'git-lfs-pointer',
  'zip',
  'keras',
  'npz',
  'npy',
  'core-ml',
  'zipped-onnx',
  'gguf',
  'hdf5',
  'ort',
  'tflite',
  'pickle',
];

/** Whether this front end has a message for a file, whatever its name. */
export function isKnownBinary(head: Uint8Array): boolean {
  return BINARY.includes(fileKindOf(head)) || beginsAsSafetensors(head);
}

/** The text of a file; null if its bytes or its encoding show that it is not a text. */
function textOf(head: Uint8Array): string | null {
  const [first, second] = head;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isWide) return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(head);
  if (!isText(head)) return null;
  try {
    // The last letter may be cut.
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    return null;
  }
}
