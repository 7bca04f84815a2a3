import type { Count } from '../counts/count';
import type { ModelFile } from '../graph/graph';
import { once } from '../graph/made-once';
import type { NamedShape } from '../ops/shape';
import type {
  BranchRow,
  Figures,
  LayerRow,
  ModuleRow,
  ReceptiveField,
  Report,
  Totals,
} from '../report/report-rows';
import { isKnown } from '../report/uncounted';
import { type JsonLayout, type JsonValue, jsonPieces } from './write-json';

/** A report as JSON, schema `inception.report/1`: raw whole numbers, snake_case, the keys in a fixed order. */
export function renderReportJson(report: Report, layout: JsonLayout = 'pretty'): string {
  return [...reportJsonPieces(report, { layout })].join('');
}

/** The same text, in pieces, for writing to a stream: that of 100,000 layers has 50 MB. */
export function* reportJsonPieces(
  report: Report,
  { layout }: { readonly layout: JsonLayout },
): Generator<string, void> {
  yield* jsonPieces(reportDocument(report), layout);
  yield '\n';
}

/** The document that `renderReportJson` writes. */
export function reportDocument(report: Report): JsonValue {
  const { model, convention, totals } = report;
  const fieldDocumentOnce = once(fieldDocument);
  return {
    schema: 'inception.report/1',
    model: {
      name: model.name,
      ...modelDocument(model),
      ...(model.file === undefined ? {} : fileDocument(model.file)),
    },
    convention: convention.name,
    totals: totalsDocument(totals),
    branches: report.branches.map(branchDocument),
    layers: report.layers.map((layer) =>
      layerDocument(layer, layer.receptiveField && fieldDocumentOnce(layer.receptiveField)),
    ),
    modules: report.modules.map(moduleDocument),
    notes: report.notes.length === 0 ? undefined : report.notes,
  };
}

/** What a model file says of itself. */
function fileDocument({ format, irVersion, opset, producer }: ModelFile) {
  return { format, ir_version: irVersion, opset, producer };
}

/** What documents say of a network next to its name. */
export function modelDocument({ source, inputs, outputs, batch, dtype }: Report['model']) {
  return { source, inputs: inputs.map(namedShape), outputs: outputs.map(namedShape), batch, dtype };
}

/** An input or output in documents. */
export function namedShape({ name, shape }: NamedShape): JsonValue {
  return { name, shape };
}

function totalsDocument(totals: Totals): JsonValue {
  return {
    params: totals.params,
    trainable_params: totals.trainableParams,
    buffers: totals.buffers,
    macs: totals.macs,
    flops: totals.flops,
    count: totals.count,
    complete: totals.complete,
    param_bytes: totals.paramBytes,
    input_bytes: totals.inputBytes,
    activation_bytes: totals.activationBytes,
    peak_activation_bytes: totals.peakActivationBytes,
  };
}

function branchDocument(branch: BranchRow): JsonValue {
  const { name, params, output } = branch;
  return { name, params, macs: known(branch, 'macs'), count: known(branch, 'count'), output };
}

/** Null where it is not known completely. */
function known(figures: Figures, name: 'macs' | 'flops' | 'count'): Count | null {
  return isKnown(figures, name) ? figures[name] : null;
}

function layerDocument(layer: LayerRow, receptiveField: JsonValue): JsonValue {
  return {
    path: layer.path,
    type: layer.type,
    node: layer.node?.node,
    op: layer.node?.operator,
    tensor: layer.node?.tensor,
    dtype: layer.dtype,
    functional: layer.functional ? true : undefined,
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
    receptive_field: receptiveField,
  };
}

/** A receptive field in documents. */
export function fieldDocument({ size, stride }: ReceptiveField): JsonValue {
  return { size, stride };
}

function moduleDocument(module: ModuleRow): JsonValue {
  const { path, type, params, output } = module;
  return { path, type, params, macs: known(module, 'macs'), count: known(module, 'count'), output };
}
