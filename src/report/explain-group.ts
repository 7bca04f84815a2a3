import { subtractCounts, sumOf } from '../counts/count';
import { elementBytes } from '../graph/dtype';
import { type Graph, typeOfValue } from '../graph/graph';
import type { PartialShape } from '../ops/shape';
import type { ExplainedCost, ExplainedOutput, ExplainedPart, GroupExplanation } from './explanation';
import type { Figures } from './figures';
import { outputsOfModel } from './model-outputs';
import { findReductions } from './reduction';
import { type LayerRow, layersIn, type OutputTensor, type ReceptiveField, type Report } from './report-rows';

/** A module or a branch: the layers from `first` up to, but not including, `end`. */
interface GroupCall extends Figures {
  readonly first: number;
  readonly end: number;
  readonly output: PartialShape;
  readonly outputLayer: number | null;
  readonly furtherOutputs?: readonly OutputTensor[];
  readonly calledAt?: string;
}

/** The arithmetic of the whole by its branches, or, without branches, by its outermost modules and layers. */
export function explainWhole(graph: Graph, report: Report): GroupExplanation {
  const [main, ...furtherOutputs] = outputsOfModel(report);
  const whole: GroupCall = {
    ...report.totals,
    first: 0,
    end: graph.nodes.length,
    output: main?.shape ?? [],
    outputLayer: main?.layer ?? null,
    furtherOutputs,
  };
  return {
    kind: 'group',
    path: '',
    type: graph.name,
    inputs: report.model.inputs.map(({ shape }) => shape),
    output: main?.shape ?? [],
    furtherOutputs: explainedOutputs(report, furtherOutputs),
    called: true,
    parts: outermostParts(report),
    reductions: findReductions(graph, report, whole),
    ...costOf(report, whole),
  };
}

/** The arithmetic of a module or a branch by its layers. */
export function explainCall(graph: Graph, report: Report, path: string, call: GroupCall): GroupExplanation {
  return {
    kind: 'group',
    path,
    type: typeOf(report, path, call),
    inputs: inputsOf(graph, call),
    output: call.output,
    furtherOutputs: explainedOutputs(report, call.furtherOutputs ?? []),
    called: isCalled(report, call),
    parts: layersIn(report, call).map(layerPart),
    reductions: findReductions(graph, report, call),
    ...costOf(report, call),
  };
}

function costOf(report: Report, call: GroupCall): ExplainedCost {
  const own = layersIn(report, call);
  const biases = sumOf(own.map((layer) => layer.biases));
  const bytesPerElement = elementBytes[report.model.dtype];
  return {
    params: call.params,
    weights: subtractCounts(call.params, biases),
    biases,
    macs: call.macs,
    flops: call.flops,
    count: call.isCounted ? call.count : null,
    isWorkKnown: call.isWorkKnown,
    ...(call.calledAt === undefined ? {} : { calledAt: call.calledAt }),
    bytesPerElement,
    bytesPerParam: elementBytes[report.model.paramDtype],
    paramBytes: sumOf(own.map((layer) => layer.paramBytes)),
    activationBytes: sumOf(own.map(({ activationBytes }) => activationBytes)),
    receptiveField: fieldOf(report, call.outputLayer),
  };
}

function fieldOf(report: Report, number: number | null): ReceptiveField | null {
  return number === null ? null : (report.layers[number]?.receptiveField ?? null);
}

function explainedOutputs(report: Report, outputs: readonly OutputTensor[]): readonly ExplainedOutput[] {
  return outputs.map(({ name, shape, layer }) => ({ name, shape, receptiveField: fieldOf(report, layer) }));
}

/** Whether any of the layers is called; a call without layers counts as called. */
function isCalled(report: Report, range: GroupCall): boolean {
  return range.first === range.end || layersIn(report, range).some(({ call }) => call !== 'never');
}

/** The tensors that come from outside, each once; the output itself if there are no layers inside. */
function inputsOf(graph: Graph, { first, end, output }: GroupCall): readonly PartialShape[] {
  if (first === end) return [output];
  const shapes = new Map<string, PartialShape>();
  for (const { inputs } of graph.nodes.slice(first, end)) {
    for (const value of inputs) {
      if (value.node >= first && value.node < end) continue;
      shapes.set(`${value.node}.${value.slot}`, typeOfValue(graph, value).shape);
    }
  }
  return [...shapes.values()];
}

/** The parts of the whole: the largest branch or module that begins at a layer, or that layer alone. */
function outermostParts(report: Report): readonly ExplainedPart[] {
  const calls = [...report.branches.map((branch) => ({ ...branch, path: branch.name })), ...report.modules];
  const startingAt = new Map<number, (typeof calls)[number][]>();
  for (const call of calls) {
    const starting = startingAt.get(call.first);
    if (starting === undefined) startingAt.set(call.first, [call]);
    else starting.push(call);
  }
  const parts: ExplainedPart[] = [];
  let number = 0;
  while (number < report.layers.length) {
    const starting = startingAt.get(number) ?? [];
    const largest = starting.reduce<(typeof calls)[number] | null>(
      (best, call) => (call.end > number && (best === null || call.end > best.end) ? call : best),
      null,
    );
    const layer = report.layers[number];
    if (largest !== null) parts.push(callPart(report, largest.path, largest));
    else if (layer !== undefined) parts.push(layerPart(layer));
    number = largest?.end ?? number + 1;
  }
  return parts;
}

function callPart(report: Report, path: string, call: GroupCall): ExplainedPart {
  const { output, params, macs, isWorkKnown } = call;
  const type = typeOf(report, path, call);
  return { path, type, called: isCalled(report, call), output, params, macs, isWorkKnown };
}

function layerPart({ path, call, type, output, params, macs, isWorkKnown }: LayerRow): ExplainedPart {
  return { path, type, called: call !== 'never', output, params, macs, isWorkKnown };
}

/** The class of the branch or module at a path. */
function typeOf(report: Report, path: string, { first, end }: GroupCall): string {
  const module = report.modules.find(
    (other) => other.path === path && other.first === first && other.end === end,
  );
  if (module !== undefined) return module.type;
  return (end === first + 1 ? report.layers[first]?.type : undefined) ?? 'Branch';
}
