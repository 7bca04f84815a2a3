import { formatFormula } from '../ops/formula';
import type {
  ExplainedCost,
  ExplainedPart,
  Explanation,
  GroupExplanation,
  LayerExplanation,
} from '../report/explanation';
import type { Reduction } from '../report/reduction';
import { fieldDocument } from './report-json';
import { type JsonValue, writeJson } from './write-json';

/** An explanation as JSON, schema `inception.explanation/1`; `kind` is `layer` or `group`, the whole has an empty path. */
export function renderExplanationJson(explanation: Explanation): string {
  const document: JsonValue = {
    schema: 'inception.explanation/1',
    kind: explanation.kind,
    path: explanation.path,
    type: explanation.type,
    stated: explanation.kind === 'layer' ? explanation.stated : undefined,
    called_at: explanation.calledAt,
    convention: explanation.convention.name,
    ...(explanation.kind === 'layer' ? layerDocument(explanation) : groupDocument(explanation)),
    ...costDocument(explanation),
  };
  return `${writeJson(document)}\n`;
}

function layerDocument(layer: LayerExplanation): { readonly [key: string]: JsonValue } {
  return {
    args: layer.args,
    inputs: layer.inputs,
    output: layer.output,
    calls: layer.calls,
    frozen: layer.frozen,
    output_size: layer.sizes.map(({ axis, formula, size, note }) => ({
      axis,
      formula: formatFormula(formula),
      size,
      note,
    })),
    tensors: layer.tensors.map(({ name, role, shape, elements }) => ({ name, role, shape, elements })),
    work: layer.work.map(({ unit, label, factors, count }) => ({ unit, label, factors, count })),
  };
}

function groupDocument(group: GroupExplanation): { readonly [key: string]: JsonValue } {
  return {
    inputs: group.inputs,
    output: group.output,
    parts: group.parts.map(partDocument),
    reductions: group.reductions.map(reductionDocument),
  };
}

function partDocument({ path, type, output, params, macs, isWorkKnown }: ExplainedPart): JsonValue {
  return { path, type, output, params, macs: isWorkKnown ? macs : null };
}

function reductionDocument(found: Reduction): JsonValue {
  const { scope, reduction, layer, withReduction, withoutReduction } = found;
  return { scope, reduction, layer, with: { ...withReduction }, without: { ...withoutReduction } };
}

function costDocument(cost: ExplainedCost): { readonly [key: string]: JsonValue } {
  return {
    params: cost.params,
    weights: cost.weights,
    biases: cost.biases,
    macs: cost.isWorkKnown ? cost.macs : null,
    flops: cost.isWorkKnown ? cost.flops : null,
    count: cost.count,
    param_bytes: cost.paramBytes,
    activation_bytes: cost.activationBytes,
    receptive_field: cost.receptiveField && fieldDocument(cost.receptiveField),
  };
}
