import { macsOf } from '../conventions/macs';
import { addCounts, type Count, subtractCounts, sumOf } from '../counts/count';
import type { Computation, Graph, Node } from '../graph/graph';
import { type Args, type ArgValue, isShapeProblem, type Window } from '../ops/op';
import { elementsOf, isSameShape, type Shape } from '../ops/shape';
import { reachOf } from '../passes/reach';
import { workOf } from '../passes/work';
import type { LayerRange, Report } from './report-rows';

/** The two figures that a reduction saves. */
interface ReductionCost {
  readonly params: Count;
  readonly macs: Count;
}

/**
 * A convolution of size 1 that reduces the channels for a larger convolution, and the cost of the part of the
 * network around them, as it is and with the larger convolution directly on the reduction's input.
 */
export interface Reduction {
  /** The path of the innermost branch that contains both, else of the innermost module; empty for the whole. */
  readonly scope: string;
  readonly reduction: string;
  readonly layer: string;
  readonly withReduction: ReductionCost;
  readonly withoutReduction: ReductionCost;
}

/** The reductions within a part of a network, in the order of their larger convolutions. */
export function findReductions(
  graph: Graph,
  report: Report,
  { first, end }: LayerRange,
): readonly Reduction[] {
  const readers = countReaders(graph);
  const found: Reduction[] = [];
  for (let number = first; number < end; number += 1) {
    const layer = graph.nodes[number];
    const larger = layer === undefined ? null : firstCallOf(layer, number);
    if (layer === undefined || larger === null || !layer.called || !isLargerConvolution(larger)) continue;
    const chain = reductionBefore(graph, number, first, readers);
    const start = chain.at(-1);
    const reduction = start === undefined ? undefined : graph.nodes[start];
    const direct = reduction === undefined ? null : costInPlace(larger, reduction);
    if (start === undefined || reduction === undefined || direct === null) continue;
    const scope = scopeOf(report, { first: start, end: number + 1 });
    if (scope === null) continue;
    const replaced = [...chain, number].flatMap((member) => report.layers[member] ?? []);
    found.push({
      scope: scope.path,
      reduction: reduction.path,
      layer: layer.path,
      withReduction: { params: scope.params, macs: scope.macs },
      withoutReduction: {
        params: exchanged(scope.params, sumOf(replaced.map(({ params }) => params)), direct.params),
        macs: exchanged(scope.macs, sumOf(replaced.map(({ macs }) => macs)), direct.macs),
      },
    });
  }
  return found;
}

/** The computation of a layer's first call; null for a later call, and for an unknown op. */
function firstCallOf({ computation, layer }: Node, number: number): Computation | null {
  return layer === number && computation.op !== null ? computation : null;
}

/** The cost of a layer on the input of another one. */
function costInPlace(layer: Computation, { computation }: Node): ReductionCost | null {
  const input = computation.op === null ? undefined : computation.inputShapes[0];
  return input === undefined ? null : costOn(layer, input);
}

function exchanged(whole: Count, removed: Count, added: Count): Count {
  return addCounts(subtractCounts(whole, removed), added);
}

/**
 * How often each node's output is read, including as an output of the network; nodes that are not called read
 * nothing.
 */
function countReaders({ nodes, outputs }: Graph): readonly number[] {
  const readers = new Array<number>(nodes.length).fill(0);
  const read = nodes.flatMap(({ called, inputs }) => (called ? inputs : []));
  for (const { node } of [...read, ...outputs.map(({ value }) => value)]) {
    if (node >= 0) readers[node] = (readers[node] ?? 0) + 1;
  }
  return readers;
}

/**
 * The nodes from just before a convolution back to the reduction that feeds it, through layers that treat each
 * position separately; empty if there is none, or if something else reads one of them.
 */
function reductionBefore(
  { nodes }: Graph,
  number: number,
  first: number,
  readers: readonly number[],
): readonly number[] {
  const chain: number[] = [];
  let before = nodes[number]?.inputs[0]?.node ?? -1;
  while (before >= first && readers[before] === 1) {
    const node = nodes[before];
    const computation = node === undefined ? null : firstCallOf(node, before);
    if (node === undefined || computation === null) return [];
    chain.push(before);
    if (isReduction(computation)) return chain;
    if (!keepsPositions(computation)) return [];
    before = node.inputs[0]?.node ?? -1;
  }
  return [];
}

function keepsPositions(computation: Computation): boolean {
  const [input, ...others] = computation.inputShapes;
  if (input === undefined || others.length > 0 || !isSameShape(input, computation.output)) return false;
  return reachOf(computation) === 'position' && macsOf(workOf(computation)) === 0;
}

/** The windows of a convolution, null for any other layer. */
function convolutionWindows(computation: Computation): readonly Window[] | null {
  const { op } = computation;
  if (op.family !== 'convolution' || op.type.startsWith('ConvTranspose')) return null;
  const reach = reachOf(computation);
  return typeof reach === 'string' ? null : reach.filter((window) => 'size' in window);
}

function isReduction(computation: Computation): boolean {
  const windows = convolutionWindows(computation);
  const isPointwise = windows?.every(
    ({ size, stride, padding }) => size === 1 && stride === 1 && padding === 0,
  );
  return isPointwise === true && (computation.output[1] ?? 0) < (computation.inputShapes[0]?.[1] ?? 0);
}

/**
 * Whether a convolution is larger than 1 and not depthwise: a depthwise one would be another layer on more
 * channels.
 */
function isLargerConvolution(computation: Computation): boolean {
  const windows = convolutionWindows(computation);
  const isDepthwise =
    computation.args.groups !== 1 && computation.args.groups === computation.inputShapes[0]?.[1];
  return windows?.some(({ size }) => size > 1) === true && !isDepthwise;
}

/** The cost of a layer on another input; null if it cannot take it or has another output. */
function costOn({ op, args: given, output: wanted }: Computation, input: Shape): ReductionCost | null {
  const inferred = Object.entries(op.inferred ?? {}).map(([name, infer]): [string, ArgValue] => [
    name,
    infer(input) ?? null,
  ]);
  const args: Args = { ...given, ...Object.fromEntries(inferred) };
  const output = op.output(args, [input]);
  if (isShapeProblem(output) || !isSameShape(output, wanted)) return null;
  const tensors = op.params?.(args, [input]) ?? [];
  const macs = macsOf(workOf({ op, args, inputShapes: [input], output }));
  return macs === null ? null : { params: elementsOf(tensors), macs };
}

interface PartCost extends ReductionCost {
  readonly path: string;
}

/** The cost of the part around a reduction; null if its multiply-adds are not known. */
function scopeOf(report: Report, range: LayerRange): PartCost | null {
  const branch = innermost(report.branches, range);
  const module = branch === null ? innermost(report.modules, range) : null;
  const path = branch?.name ?? module?.path ?? '';
  const part = branch ?? module;
  const { params, macs, isWorkKnown } = part ?? report.totals;
  return isWorkKnown ? { path, params, macs } : null;
}

function innermost<P extends LayerRange>(parts: readonly P[], { first, end }: LayerRange): P | null {
  let found: P | null = null;
  for (const part of parts) {
    if (part.first > first || part.end < end) continue;
    if (found === null || part.end - part.first < found.end - found.first) found = part;
  }
  return found;
}
