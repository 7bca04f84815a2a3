import { ioOfContents, type Presets, type ReadContents } from './contents-io';
import { bytesInMemory } from './document-bytes';
import type { ReadResult } from './front-end';
import { documentOf } from './index';
import { readDocumentNetwork } from './read-document-network';
import { buildCompiled } from './spec/index';

/** The changes to a network before it is built. */
export interface NetworkOptions {
  /** The number of samples; when not given, that of the inputs, or 1. */
  readonly batch?: number;
  /** The largest number of layers that the network may expand to. */
  readonly maxLayers?: number;
  /** Shapes as `--in` takes them: `192x28x28`, `name=20:int64`. */
  readonly inputs?: readonly string[];
  /** Variables of a spec, arguments of a class or sizes of an ONNX file, as `--set` takes them: `name=value`. */
  readonly vars?: readonly string[];
  /** The folder below which PyTorch source may import; that of the document or its package when not given. */
  readonly root?: string;
  /** Whether the network is called as in training or as in inference; inference when not given. */
  readonly mode?: 'eval' | 'train';
}

/**
 * Builds the network that a reference names: a preset, or a document of any kind, `nets/mini.json`,
 * `model.onnx` or `model.py:Net(10)`. The document, and all documents that it refers to, are the results of the
 * function for their paths; nothing else is read. Returns all errors at once; never throws.
 */
export function readNetwork(
  reference: string,
  readContents: ReadContents,
  presets: Presets,
  options: NetworkOptions = {},
): ReadResult {
  const { batch = null, maxLayers = null, inputs = [], vars = [], root = null, mode = 'eval' } = options;
  const changes = { batch, maxLayers, inputs, vars, root, mode, allowOutside: false };
  const preset = presets.readPreset(reference);
  if (preset !== undefined) return { ...buildCompiled(preset, changes), texts: new Map() };
  const io = ioOfContents(readContents, presets);
  const { path, part } = io.fileExists(reference) ? { path: reference, part: null } : documentOf(reference);
  const bytes = io.readDocument(path);
  if ('code' in bytes) return { graph: null, diagnostics: [bytes], texts: new Map() };
  return readDocumentNetwork({ path, part, bytes: bytesInMemory(bytes) }, changes, io);
}
