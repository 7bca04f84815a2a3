import { macsOf } from '../conventions/macs';
import { addCounts, type Count, productOf, subtractCounts, sumOf } from '../counts/count';
import type { Computation, Graph } from '../graph/graph';
import { computationAt, nodeAt, pathAt } from '../graph/nodes';
import { firstRead, readsOf } from '../graph/reads';
import { type Args, type ArgValue, isShapeProblem, type Window } from '../ops/op';
import { isSameShape, type Shape } from '../ops/shape';
import { workOf } from '../passes/work';
import { factsAt } from './layers';
import { figuresOf } from './range-sums';
import type { Report } from './report';

/** The two figures that a reduction is there for. */
export interface ReductionCost {
  readonly params: Count;
  readonly macs: Count;
}

/**
 * A convolution of size 1 that gives fewer channels than it takes to a larger convolution, and what the part of
 * the network around them costs with it, and without it, the larger convolution taking its input.
 */
export interface Reduction {
  /** The path of the innermost branch that holds both, else of the innermost module; empty for the whole. */
  readonly scope: string;
  readonly reduction: string;
  readonly layer: string;
  readonly withReduction: ReductionCost;
  readonly withoutReduction: ReductionCost;
}

/** A part of a network by the numbers of its nodes. */
interface Range {
  readonly first: number;
  readonly end: number;
}

/** The reductions that lie within a part of a network, in the order of their larger convolutions. */
export function findReductions(graph: Graph, report: Report, { first, end }: Range): readonly Reduction[] {
  const readers = countReaders(graph);
  const found: Reduction[] = [];
  for (let number = first; number < end; number += 1) {
    const layer = nodeAt(graph, number);
    if (layer.owner !== number || graph.uncalled.has(number) || !isLargerConvolution(layer)) continue;
    const chain = reductionBefore(graph, number, first, readers);
    const start = chain.at(-1);
    if (start === undefined) continue;
    const direct = costOn(layer, computationAt(graph, start).inputShapes[0] as Shape);
    const scope = scopeOf(report, { first: start, end: number + 1 });
    if (direct === null || scope === null) continue;
    const replaced = [...chain, number].map((member) => factsAt(report, member));
    found.push({
      scope: scope.path,
      reduction: pathAt(graph.nodes, start),
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

function exchanged(whole: Count, removed: Count, added: Count): Count {
  return addCounts(subtractCounts(whole, removed), added);
}

/** How often each node's output is read, as an output of the network too; what is not called reads nothing. */
function countReaders({ nodes, reads, outputs, uncalled }: Graph): readonly number[] {
  const readers = new Array<number>(nodes.count).fill(0);
  const read = readers.flatMap((_count, number) => (uncalled.has(number) ? [] : readsOf(reads, number)));
  for (const input of [...read, ...outputs.map(({ node }) => node)]) {
    if (input >= 0) readers[input] = (readers[input] ?? 0) + 1;
  }
  return readers;
}

/**
 * The nodes from just before a convolution back to the reduction that feeds it, through layers that keep each
 * position by itself; empty where there is none, or where something else reads one of them.
 */
function reductionBefore(
  graph: Graph,
  number: number,
  first: number,
  readers: readonly number[],
): readonly number[] {
  const { reads } = graph;
  const chain: number[] = [];
  let before = firstRead(reads, number) ?? -1;
  while (before >= first && readers[before] === 1) {
    const node = nodeAt(graph, before);
    if (node.owner !== before) return [];
    chain.push(before);
    if (isReduction(node)) return chain;
    if (!keepsPositions(node)) return [];
    before = firstRead(reads, before) ?? -1;
  }
  return [];
}

function keepsPositions(computation: Computation): boolean {
  const [input, ...others] = computation.inputShapes;
  if (input === undefined || others.length > 0 || !isSameShape(input, computation.output)) return false;
  const reach =
    computation.op.reach?.(computation.args, computation.inputShapes, computation.output) ?? 'position';
  return reach === 'position' && macsOf(workOf(computation)) === 0;
}

/** The windows of a convolution, null for any other layer. */
function convolutionWindows({ op, args, inputShapes, output }: Computation): readonly Window[] | null {
  if (op.family !== 'convolution' || op.type.startsWith('ConvTranspose')) return null;
  const reach = op.reach?.(args, inputShapes, output) ?? 'position';
  return typeof reach === 'string' ? null : reach.filter((window) => 'size' in window);
}

function isReduction(computation: Computation): boolean {
  const windows = convolutionWindows(computation);
  const isPointwise = windows?.every(
    ({ size, stride, padding }) => size === 1 && stride === 1 && padding === 0,
  );
  return isPointwise === true && (computation.output[1] ?? 0) < (computation.inputShapes[0]?.[1] ?? 0);
}

/** A depthwise convolution would be another layer on more channels. */
function isLargerConvolution(computation: Computation): boolean {
  const windows = convolutionWindows(computation);
  const isDepthwise =
    computation.args.groups !== 1 && computation.args.groups === computation.inputShapes[0]?.[1];
  return windows?.some(({ size }) => size > 1) === true && !isDepthwise;
}

/** What a layer costs on another input; null where it cannot take it or gives something else. */
function costOn(computation: Computation, input: Shape): ReductionCost | null {
  const { op, args: given, output: wanted } = computation;
  const inferred = Object.entries(op.inferred ?? {}).map(([name, infer]): [string, ArgValue] => [
    name,
    infer(input),
  ]);
  const args: Args = { ...given, ...Object.fromEntries(inferred) };
  const output = op.output(args, [input]);
  if (isShapeProblem(output) || !isSameShape(output, wanted)) return null;
  const tensors = op.params?.(args, [input]) ?? [];
  const macs = macsOf(workOf({ ...computation, args, inputShapes: [input], output }));
  return macs === null ? null : { params: sumOf(tensors.map(({ shape }) => productOf(shape))), macs };
}

interface Scope extends ReductionCost {
  readonly path: string;
}

/** Null where its multiply-adds are not known, so that nothing can be said of what is saved. */
function scopeOf(report: Report, range: Range): Scope | null {
  const branch = innermost(report.branches, range);
  const module = branch === null ? innermost(report.modules, range) : null;
  const path = branch?.name ?? module?.path ?? '';
  const part = branch ?? module;
  const { params, macs, isWorkKnown } = part === null ? report.totals : figuresOf(report.sums, part);
  return isWorkKnown ? { path, params, macs } : null;
}

function innermost<P extends Range>(parts: readonly P[], { first, end }: Range): P | null {
  let found: P | null = null;
  for (const part of parts) {
    if (part.first > first || part.end < end) continue;
    if (found === null || part.end - part.first < found.end - found.first) found = part;
  }
  return found;
}
