import type { Count } from '../counts/count';
import type { ModelFile } from '../graph/graph';
import { once } from '../graph/made-once';
import type { NamedShape } from '../ops/shape';
import type { Comparable } from '../report/comparable';
import type { Decode } from '../report/decode';
import type { Figures } from '../report/figures';
import type {
  BranchRow,
  LayerRow,
  ModuleRow,
  NamedTensor,
  ReceptiveField,
  Report,
} from '../report/report-rows';
import { statedFigures } from '../report/stated';
import type { Training } from '../report/training';
import { isKnown } from '../report/uncounted';
import { type JsonLayout, type JsonValue, jsonPieces } from './write-json';

/** A report as JSON, schema `inception.report/1`: raw whole numbers, snake_case, the keys in a fixed order. */
export function renderReportJson(report: Report, layout: JsonLayout = 'pretty'): string {
  return [...reportJsonPieces(report, { layout })].join('');
}

/** The same text in pieces, for writing to a stream; for 100,000 layers it has 50 MB. */
export function* reportJsonPieces(
  report: Report,
  { layout }: { readonly layout: JsonLayout },
): Generator<string, void> {
  yield* jsonPieces(reportDocument(report), layout);
  yield '\n';
}

/** The document that `renderReportJson` writes. */
export function reportDocument(report: Report): JsonValue {
  const { model, convention, training, decode } = report;
  const fieldDocumentOnce = once(fieldDocument);
  return {
    schema: 'inception.report/1',
    model: {
      name: model.name,
      ...modelDocument(model),
      param_dtype: model.paramDtype === model.dtype ? undefined : model.paramDtype,
      ...(model.file === undefined ? {} : fileDocument(model.file)),
    },
    convention: convention.name,
    totals: totalsDocument(report),
    training: training === null ? undefined : trainingDocument(training),
    decode: decode === null ? undefined : decodeDocument(decode),
    branches: report.branches.map(branchDocument),
    layers: report.layers.map((layer) =>
      layerDocument(layer, layer.receptiveField && fieldDocumentOnce(layer.receptiveField), training),
    ),
    modules: report.modules.map(moduleDocument),
    notes: report.notes.length === 0 ? undefined : report.notes,
  };
}

/** The metadata of a model file. */
function fileDocument({ format, irVersion, opset, producer }: ModelFile) {
  return { format, ir_version: irVersion, opset, producer };
}

/** The properties of a network besides its name. */
export function modelDocument({ source, inputs, outputs, batch, dtype }: Comparable['model']) {
  return { source, inputs: inputs.map(namedShape), outputs: outputs.map(namedShape), batch, dtype };
}

/** An input or output in documents. */
export function namedShape({ name, shape, dtype }: NamedShape & Pick<NamedTensor, 'dtype'>): JsonValue {
  return { name, shape, dtype };
}

function totalsDocument({ totals, model, bufferBytes, layers }: Report): JsonValue {
  const stated = statedFigures(layers);
  return {
    params: totals.params,
    trainable_params: totals.trainableParams,
    buffers: totals.buffers,
    macs: totals.macs,
    flops: totals.flops,
    count: totals.count,
    complete: totals.complete,
    stated: stated === null ? undefined : { ...stated },
    param_bytes: totals.paramBytes,
    buffer_bytes: model.paramDtype === model.dtype ? undefined : bufferBytes,
    input_bytes: totals.inputBytes,
    activation_bytes: totals.isMemoryKnown ? totals.activationBytes : null,
    peak_activation_bytes: totals.isMemoryKnown ? totals.peakActivationBytes : null,
  };
}

function trainingDocument(training: Training): JsonValue {
  return {
    optimizer: training.optimizer,
    checkpointed: training.checkpointed ?? undefined,
    param_bytes: training.paramBytes,
    gradient_bytes: training.gradientBytes,
    optimizer_bytes: training.optimizerBytes,
    saved_bytes: training.savedBytes,
    recomputed_bytes: training.recomputedBytes,
    total_bytes: training.totalBytes,
    saved_input_bytes: training.savedInputBytes,
    forward_flops: training.forwardFlops,
    backward_flops: training.backwardFlops,
    flops: training.flops,
    complete: training.complete,
  };
}

function decodeDocument({ length, macs, flops, kvCacheBytes }: Decode): JsonValue {
  return { length, macs, flops, kv_cache_bytes: kvCacheBytes };
}

function branchDocument(branch: BranchRow): JsonValue {
  const { name, params, output, stated } = branch;
  return { name, stated, params, macs: known(branch, 'macs'), count: known(branch, 'count'), output };
}

/** A figure; null if it is not complete. */
function known(figures: Figures, name: 'macs' | 'flops' | 'count'): Count | null {
  return isKnown(figures, name) ? figures[name] : null;
}

function layerDocument(layer: LayerRow, receptiveField: JsonValue, training: Report['training']): JsonValue {
  return {
    path: layer.path,
    type: layer.type,
    node: layer.node?.node,
    op: layer.node?.operator,
    tensor: layer.node?.tensor,
    dtype: layer.dtype,
    functional: layer.functional ? true : undefined,
    stated: layer.stated,
    args: layer.args,
    inputs: layer.inputs,
    output: layer.output,
    params: layer.params,
    trainable_params: layer.trainableParams,
    buffers: layer.buffers,
    macs: known(layer, 'macs'),
    flops: known(layer, 'flops'),
    count: known(layer, 'count'),
    reason: layer.reason,
    called_at: layer.calledAt,
    saved_bytes: training === null ? undefined : layer.savedBytes,
    receptive_field: receptiveField,
  };
}

/** A receptive field in documents. */
export function fieldDocument({ size, stride }: ReceptiveField): JsonValue {
  return { size, stride };
}

function moduleDocument(module: ModuleRow): JsonValue {
  const { path, type, params, output, stated } = module;
  return { path, type, stated, params, macs: known(module, 'macs'), count: known(module, 'count'), output };
}
