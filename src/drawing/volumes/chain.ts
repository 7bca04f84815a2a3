import type { Count } from '../../counts/count';
import { type Computation, type Graph, inputsOf, type Node, type Value } from '../../graph/graph';
import { formatShape, isKnownShape, type PartialShape } from '../../ops/shape';
import type { LayerRow, Report } from '../../report/report-rows';
import { foldedNames, layerTitle } from '../layer-words';
import { type Arithmetic, arithmeticOf } from './arithmetic';

/** A feature map of one sample: channels, and rows and columns of positions; a vector has one position. */
export interface Volume {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** `28×28×128`: positions first, as papers write it. */
  readonly text: string;
}

/** A layer of a chain, with the layers without multiply-adds that are drawn with it. */
export interface VolumeStep {
  /** `5×5 conv`. */
  readonly title: string;
  /** Layers before it without multiply-adds: `Flatten`. */
  readonly before: readonly string[];
  /** The activations and norms after it: `BN`, `ReLU`. */
  readonly after: readonly string[];
  readonly arithmetic: Arithmetic | null;
  readonly macs: Count;
  readonly output: Volume;
}

/** A network in which each layer reads the one before it. */
export interface VolumeChain {
  readonly name: string;
  readonly input: Volume;
  readonly steps: readonly VolumeStep[];
  readonly params: Count;
  readonly macs: Count;
}

/** Why a network cannot be drawn as volumes, in words that follow its name. */
export interface NoChain {
  readonly problem: string;
}

/** A network as volumes with steps between them, or why it cannot be drawn so. */
export function volumeChain(graph: Graph, report: Report): VolumeChain | NoChain {
  const nodes = graph.nodes.flatMap((node, number) => (node.called ? [{ node, number }] : []));
  const problem = whyNoChain(graph, nodes);
  if (problem !== null) return { problem };
  const [source] = inputsOf(graph);
  const input = volumeOf(source?.type.shape ?? [], report.layers[nodes[0]?.number ?? -1]);
  if ('problem' in input) return input;
  const steps: VolumeStep[] = [];
  let flattened: readonly string[] = [];
  for (const { node, number } of nodes) {
    const layer = report.layers[number];
    if (layer === undefined || node.computation.op === null) continue;
    const output = volumeOf(layer.output, layer);
    if ('problem' in output) return output;
    const last = steps.at(-1);
    const isLast = number === nodes.at(-1)?.number;
    const isFree = isFolded(node.computation);
    const isOrder = layer.type === 'Flatten' || (isFree && flattened.length > 0);
    if (isOrder && !isLast) flattened = [...flattened, ...foldedNames([node])];
    else if (isFree && flattened.length === 0 && last !== undefined) {
      steps[steps.length - 1] = { ...last, after: [...last.after, ...foldedNames([node])], output };
    } else {
      const { macs } = layer;
      const arithmetic = arithmeticOf(node.computation, macs, graph.batch);
      const title = layerTitle(node);
      steps.push({ title, before: flattened, after: [], arithmetic, macs, output });
      flattened = [];
    }
  }
  return { name: report.model.name, input, steps, params: report.totals.params, macs: report.totals.macs };
}

/** A layer that keeps the shape and multiplies nothing is drawn with the layer before it. */
function isFolded({ op }: Computation): boolean {
  return ['activation', 'normalisation', 'dropout'].includes(op.family);
}

interface NumberedNode {
  readonly node: Node;
  readonly number: number;
}

function whyNoChain(graph: Graph, nodes: readonly NumberedNode[]): string | null {
  const sources = inputsOf(graph).length;
  if (sources !== 1) return `has ${sources} inputs, not one`;
  if (graph.outputs.length !== 1) return `has ${graph.outputs.length} outputs, not one`;
  if (nodes.length === 0) return 'has no layer';
  const [source] = inputsOf(graph);
  let before = source === undefined ? -1 : -1 - graph.sources.indexOf(source);
  for (const { node, number } of nodes) {
    const { computation, inputs, path } = node;
    const [read, ...others] = inputs;
    if (read === undefined || others.length > 0 || read.node !== before || read.slot !== 0) {
      return `is not a chain: ${nameOf(node)} reads ${inputsText(graph, inputs)}, not ${inputsText(graph, [{ node: before, slot: 0 }])} alone`;
    }
    if (computation.op === null) return `has a layer of which not all is known, ${path}`;
    if (!isDrawn(computation)) return `has a layer that is no volume's, ${nameOf(node)}`;
    before = number;
  }
  const end = graph.outputs[0]?.value.node;
  return end === before ? null : 'is not a chain: its output is not what its last layer gives';
}

/** A convolution, a linear layer, or a layer that multiplies nothing. */
function isDrawn({ op }: Computation): boolean {
  const drawn = ['convolution', 'pooling', 'activation', 'normalisation', 'dropout', 'shape', 'reduction'];
  return drawn.includes(op.family) || op.type === 'Linear';
}

function nameOf({ path, computation }: Node): string {
  const type = computation.op === null ? computation.type : computation.op.type;
  return path === '' ? type : `${path} (${type})`;
}

function inputsText({ nodes, sources }: Graph, inputs: readonly Value[]): string {
  const names = inputs.map(({ node }) => {
    const read = nodes[node];
    return read === undefined ? `the ${sources[-1 - node]?.kind ?? 'input'}` : nameOf(read);
  });
  return names.length === 0 ? 'nothing' : names.join(' and ');
}

/** The volume of a tensor that a layer reads or returns; a linear layer has the features of a sequence last. */
function volumeOf(shape: PartialShape, layer: LayerRow | undefined): Volume | NoChain {
  const dims: PartialShape = shape.slice(1);
  if (!isKnownShape(dims) || dims.length === 0 || dims.length > 3)
    return { problem: `has a tensor that is no volume, ${formatShape(shape)}` };
  const isFeaturesLast = layer?.type === 'Linear';
  const channels = (isFeaturesLast ? dims.at(-1) : dims[0]) ?? 1;
  const positions = isFeaturesLast ? dims.slice(0, -1) : dims.slice(1);
  const [height = 1, width = 1] = positions;
  return { channels, height, width, text: [...positions, channels].join('×') };
}
