import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Graph } from '../../graph/graph';
import { headOf } from '../document-bytes';
import type { FrontEndIo, NetworkDocument, ReadOptions, ReadResult } from '../front-end';
import { bindInputs } from './inputs';
import { buildGraph } from './lowering/build-graph';
import type { GraphModel, OnnxModel } from './model/model';
import { readModel } from './model/read-model';
import { otherKindOf } from './other-kinds';
import { traceModel } from './trace/trace-model';
import { faultDiagnostic, faultError, faultOf } from './wire/fault';
import { openWire, type Wire } from './wire/wire';

/** The largest number of nodes and calls of one model. */
const DEFAULT_MAX_LAYERS = 250_000;

/** Reads an ONNX file and builds its graph; its external files are never opened. */
export function readOnnx(
  source: NetworkDocument,
  options: ReadOptions,
  io: Pick<FrontEndIo, 'onLayers'> = {},
): ReadResult {
  try {
    const { graph, diagnostics } = build(source, options, io);
    return { graph, diagnostics, texts: new Map() };
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return { graph: null, diagnostics: [faultDiagnostic(fault, source.path)], texts: new Map() };
  }
}

function build(
  { path, bytes }: NetworkDocument,
  options: ReadOptions,
  { onLayers }: Pick<FrontEndIo, 'onLayers'>,
): { readonly graph: Graph | null; readonly diagnostics: readonly Diagnostic[] } {
  const maxCalls = options.maxLayers ?? DEFAULT_MAX_LAYERS;
  const { wire, model } = openModel({ path, bytes }, maxCalls);
  const inputs = bindInputs(model.graph, options, path);
  if (inputs.diagnostics.length > 0) return { graph: null, diagnostics: inputs.diagnostics };
  const traced = traceModel(model, inputs.tensors, { wire, maxCalls });
  const root = {
    name: nameOf(model.graph, path),
    source: path,
    batch: inputs.batch,
    file: {
      format: 'onnx',
      irVersion: model.irVersion,
      opset: model.opsets.get('') ?? 1,
      producer: model.producer,
    },
  } as const;
  const graph = buildGraph(traced, inputs.tensors, root, onLayers);
  return { graph, diagnostics: [] };
}

/** Reads the structure of an ONNX model; throws an error with a fault if the file is not one. */
export function openModel(
  { path, bytes }: Pick<NetworkDocument, 'path' | 'bytes'>,
  maxNodes: number = DEFAULT_MAX_LAYERS,
): { readonly wire: Wire; readonly model: OnnxModel & { readonly graph: GraphModel } } {
  const other = otherKindOf(path, headOf(bytes));
  if (other !== null) throw faultError({ code: 'onnx/not-a-model', ...other });
  const wire = openWire(bytes);
  return { wire, model: readWhole(wire, maxNodes) };
}

function readWhole(wire: Wire, maxNodes: number): OnnxModel & { readonly graph: GraphModel } {
  const model = readModel(wire, maxNodes);
  const { graph } = model;
  if (graph === null) {
    throw faultError({
      code: 'onnx/not-a-model',
      problem: 'has no graph, so it is not an ONNX model',
      help: 'give the file that the exporter wrote',
    });
  }
  // Before version 3 of the format there is no list of operator sets, and it is the first one.
  if (model.opsets.size === 0 && model.irVersion >= 3) {
    throw faultError({
      code: 'onnx/damaged',
      problem: 'does not state the version of its operators (opset_import)',
      help: 'export the model again',
    });
  }
  return { ...model, graph };
}

/** The graph's name if somebody chose it, else the file's. */
function nameOf({ name }: GraphModel, path: string): string {
  const isGiven = name !== '' && !GENERATED_NAMES.has(name);
  const file = path === '-' ? 'Model' : (/([^\\/]+?)(?:\.\w+)?$/.exec(path)?.[1] ?? 'Model');
  return isGiven ? name : file;
}

/** Names that exporters give to every graph. */
const GENERATED_NAMES = new Set(['torch_jit', 'torch-jit-export', 'main_graph', 'main', 'graph', 'tf2onnx']);
