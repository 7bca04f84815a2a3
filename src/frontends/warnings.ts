import { type Diagnostic, type DiagnosticCode, hasErrors, type Location } from '../diagnostics/diagnostic';
import { fromPointer } from '../diagnostics/json-pointer';
import type { Graph, Node, Source } from '../graph/graph';
import { formatShape, spatialDims } from '../ops/shape';
import { type BatchDependence, batchDependence, canDependOnBatch } from '../passes/batch-dependence';
import { channelsFirst, type PictureRead, picturesReadChannelsLast } from '../passes/channel-order';
import { batchesReadAsSequences } from '../passes/sequence-axis';
import { linearsOnMaps } from '../passes/unflattened-maps';
import { unreadValues } from '../passes/unread-values';
import type { ReadResult } from './front-end';
import { nodeName } from './layer-name';

/** Builds the same network at another batch size. */
export type Rebuild = NonNullable<ReadResult['rebuild']>;

/**
 * Warnings about valid but probably unintended parts of a network without errors, each once, however often its
 * layer is called.
 *
 * A network that may depend on the batch is built once more at another batch size, if possible. `inputs` is the
 * place of its inputs' sizes, if that is not its own document.
 */
export function networkWarnings(
  graph: Graph,
  rebuild: Rebuild | null,
  inputs: Location | null = null,
): readonly Diagnostic[] {
  const otherBatch = graph.batch === OTHER_BATCH ? OTHER_BATCH + 1 : OTHER_BATCH;
  const again = rebuild !== null && canDependOnBatch(graph) ? rebuild(otherBatch) : null;
  const isWhole = again !== null && again.graph !== null && !hasErrors(again.diagnostics);
  const other = isWhole ? again.graph : null;
  // for a model file, nodes that lead to no output were left out, and folded nodes do not count as readers
  const unread = graph.file === undefined ? unreadValues(graph) : NOTHING_UNREAD;
  const found = [
    ...unread.inputs.map((input) => unreadInput(inputs ?? placeOfInput(graph, input), input)),
    ...nodesAt(graph, unread.nodes).filter(isMeantToBeRead).map(unreadOutput),
    ...inputWarnings(graph, inputs),
    ...nodesAt(graph, linearsOnMaps(graph)).map(unflattenedMap),
    ...nodesAt(graph, batchesReadAsSequences(graph, other)).map(batchFirst),
    ...(again === null ? [] : oneBatchSize(graph, other, again.diagnostics)),
  ];
  const places = new Set<string>();
  return found.filter(({ code, location }) => {
    const place = `${code} ${JSON.stringify(location)}`;
    return !places.has(place) && places.add(place);
  });
}

/** Only the warnings about images with the channels last, for a network that is known to be correct. */
export function inputWarnings(graph: Graph, inputs: Location | null = null): readonly Diagnostic[] {
  return picturesReadChannelsLast(graph).map((read) =>
    channelsLast(inputs ?? placeOfInput(graph, read.input), read),
  );
}

const OTHER_BATCH = 2;

const NOTHING_UNREAD: ReturnType<typeof unreadValues> = { inputs: [], nodes: [] };

function nodesAt({ nodes }: Graph, numbers: readonly number[]): readonly Node[] {
  return numbers.flatMap((number) => nodes[number] ?? []);
}

/** Whether a node's output is expected to be read: in source code, the results of functions may be ignored. */
function isMeantToBeRead({ computation, origin: { at } }: Node): boolean {
  return !(computation.functional && typeof at === 'object' && 'line' in at);
}

interface Words {
  readonly message: string;
  readonly why?: string;
  readonly help: string;
}

function warning(code: DiagnosticCode, location: Location, words: Words): Diagnostic {
  return { code, severity: 'warning', ...words, location };
}

function placeOf({ origin: { document, at } }: Node): Location {
  if (typeof at === 'string') return { document, path: fromPointer(at) };
  return 'line' in at && at.range !== undefined ? { document, range: at.range } : { document };
}

/** The place of an input: the top of the requested document, or of one that it extends. */
function placeOfInput({ source }: Graph, { name }: Source): Location {
  return { document: source, path: ['input', name] };
}

function unreadInput(location: Location, { name }: Source): Diagnostic {
  return warning('network/unread-input', location, {
    message: `nothing reads the input ${JSON.stringify(name)}`,
    help: 'let a layer read it, or remove it',
  });
}

function unreadOutput(node: Node): Diagnostic {
  return warning('network/unread-output', placeOf(node), {
    message: `nothing reads the output of ${nodeName(node)}`,
    help: 'let a layer read it, make it an output of the network, or remove the layer: its cost is in the totals',
  });
}

function channelsLast(location: Location, { sizes, node }: PictureRead): Diagnostic {
  const [channels, ...others] = sizes;
  return warning('network/channels-last', location, {
    message: `the input ${sizes.join('x')} looks like an image with the channels last`,
    why: `${nodeName(node)} reads it as ${channels} channels of ${others.join('x')}`,
    help: `give ${channelsFirst(sizes).join('x')}`,
  });
}

function unflattenedMap(node: Node): Diagnostic {
  const shape = node.computation.inputs[0]?.shape ?? [];
  const places = [shape[1] ?? null, ...spatialDims(shape).slice(0, -1)];
  return warning('network/not-flattened', placeOf(node), {
    message: `${nodeName(node)} reads a feature map, ${formatShape(shape)}, that is not flattened`,
    why: `Linear works on the last dimension only: its size is ${shape.at(-1)}, at each of ${places.join('x')} places`,
    help: 'put {"type": "Flatten"} before it',
  });
}

function batchFirst(node: Node): Diagnostic {
  const shape = node.computation.inputs[0]?.shape ?? [];
  return warning('network/batch-first', placeOf(node), {
    message: `${nodeName(node)} takes the batch for the steps of a sequence`,
    why: `batch_first is false, so ${formatShape(shape)} is a batch of ${shape[1]} with ${shape[0]} step${shape[0] === 1 ? '' : 's'} each`,
    help: 'give it "batch_first": true, or transpose the first two dimensions before it',
  });
}

function oneBatchSize(
  graph: Graph,
  other: Graph | null,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const help =
    'keep the batch as the first dimension: write it as -1 or "${size(0)}" where sizes are written out';
  if (other === null) {
    const [first] = diagnostics;
    const { location = { document: graph.source } } = first ?? {};
    const why = [first?.message, first?.why].filter((part) => part !== undefined).join(': ');
    const message = `the network works only with a batch of ${graph.batch}`;
    return [warning('network/one-batch-size', location, { message, why, help })];
  }
  const dependence = batchDependence(graph, other);
  if (dependence === null) return [];
  const words = { ...wordsOfDependence(dependence, graph.batch, other.batch), help };
  return [warning('network/one-batch-size', placeOfDependence(graph, dependence), words)];
}

function wordsOfDependence(dependence: BatchDependence, batch: number, otherBatch: number) {
  if (dependence.kind === 'output') {
    const { name, shape, other } = dependence;
    return {
      message: `the output ${JSON.stringify(name)} mixes the batch with other dimensions`,
      why: `it is ${formatShape(shape)} with a batch of ${batch}, ${formatShape(other)} with a batch of ${otherBatch}`,
    };
  }
  const { parameter, other } = dependence;
  const elsewhere = other === null ? 'is not there' : `is ${formatShape(other.shape)}`;
  return {
    message: `the parameter ${parameter.name} depends on the batch`,
    why: `it is ${formatShape(parameter.shape)} with a batch of ${batch}, and ${elsewhere} with a batch of ${otherBatch}`,
  };
}

function placeOfDependence(graph: Graph, dependence: BatchDependence): Location {
  const { nodes, outputs } = graph;
  const node =
    dependence.kind === 'parameter'
      ? nodes.find(({ parameters }) => parameters.includes(graph.parameters.indexOf(dependence.parameter)))
      : nodes[outputs.find(({ name }) => name === dependence.name)?.value.node ?? -1];
  return node === undefined ? { document: graph.source } : placeOf(node);
}
