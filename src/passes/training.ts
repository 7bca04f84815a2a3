import { addCounts, type Count, isLarger, sumOf } from '../counts/count';
import type { Graph, Node, ParameterId, Value } from '../graph/graph';
import type { Gradients } from '../ops/training';
import { type GradientFlow, gradientFlow, trainsParameters } from './gradient-flow';
import { NONE, type Storages, storagesOf } from './storages';
import { bytesOnce } from './tensor-bytes';
import {
  type TrainingCall,
  type TrainingCallOf,
  type TrainingCallOptions,
  trainingCallOnce,
} from './training-call';
import { writeOut } from './write-out';

/**
 * The nodes from `first` up to, but not including, `end`, which save nothing and are computed again in the
 * backward pass.
 */
export interface CheckpointedRange {
  readonly first: number;
  readonly end: number;
}

export interface TrainingOptions extends TrainingCallOptions {
  /** Ranges that do not overlap, in the order of execution. */
  readonly checkpointed: readonly CheckpointedRange[];
}

export interface TrainingFacts {
  /** For each node the bytes that its call saves and no earlier call does, besides the network's inputs. */
  readonly savedBytes: readonly Count[];
  /** The bytes that are saved of the network's inputs. */
  readonly savedInputBytes: Count;
  /** The most that one checkpointed range saves when it is computed again. */
  readonly recomputedBytes: Count;
  /** The multiply-adds of the backward pass, without what is computed again. */
  readonly backwardMacs: Count;
  /** The parameters that get a gradient. */
  readonly trained: ReadonlySet<ParameterId>;
  /** The nodes for which it is not known what they save or compute. */
  readonly unknown: readonly number[];
}

/** What autograd saves of a forward pass, each storage once, and what the backward pass computes. */
export function measureTraining(graph: Graph, options: TrainingOptions): TrainingFacts {
  const { checkpointed } = options;
  const run = followTraining(graph, trainingCalls(options), options, { inputs: [], checkpointed });
  const savedBytes = new Array<Count>(graph.nodes.length).fill(0);
  const add = (node: number, bytes: Count): void => {
    savedBytes[node] = addCounts(savedBytes[node] ?? 0, bytes);
  };
  for (const [node, bytes] of run.innerBytes) add(node, bytes);
  let savedInputBytes: Count = 0;
  for (const [storage, keeper] of run.keepers) {
    const bytes = run.storages.bytes[storage] ?? 0;
    if (run.storages.makers[storage] === NONE) savedInputBytes = addCounts(savedInputBytes, bytes);
    else add(keeper, bytes);
  }
  return { ...run, savedBytes, savedInputBytes };
}

/** The costs of calls; those of calls that can be written out follow from the calls inside. */
export function trainingCalls(options: TrainingCallOptions): TrainingCallOf {
  const callOf: TrainingCallOf = trainingCallOnce(options, (computation, gradients) => {
    const parameters = gradients.params ? 'trainable' : 'frozen';
    const graph = writeOut(computation, { attention: options.attention, parameters });
    return graph && ofWrittenOut(graph, gradients, callOf, options);
  });
  return callOf;
}

function ofWrittenOut(
  graph: Graph,
  { inputs }: Gradients,
  callOf: TrainingCallOf,
  options: TrainingCallOptions,
): TrainingCall {
  const { storages, keepers, innerBytes, backwardMacs, unknown } = followTraining(graph, callOf, options, {
    inputs,
    checkpointed: [],
  });
  const ofOutputs = graph.outputs.map(({ value }) => storages.storageOf(value));
  const kept = [...keepers.keys()];
  const isInput = (storage: number): boolean => storages.makers[storage] === NONE;
  const inner = kept.filter((storage) => !isInput(storage) && !ofOutputs.includes(storage));
  return {
    keptInputs: kept.filter(isInput),
    keptOutputs: [...ofOutputs.keys()].filter((slot) => {
      const storage = ofOutputs[slot] ?? NONE;
      return kept.includes(storage) && !isInput(storage);
    }),
    innerBytes: sumOf([...innerBytes.values(), ...inner.map((storage) => storages.bytes[storage] ?? 0)]),
    backwardMacs,
    isKnown: unknown.length === 0,
  };
}

interface TrainingRun
  extends Pick<TrainingFacts, 'recomputedBytes' | 'backwardMacs' | 'trained' | 'unknown'> {
  readonly storages: Storages;
  /** For each saved storage the first node that saves it. */
  readonly keepers: ReadonlyMap<number, number>;
  /** The bytes that nodes make and save. */
  readonly innerBytes: ReadonlyMap<number, Count>;
}

/** What nodes save: storages by their numbers, and tensors made for the backward pass. */
interface Kept {
  readonly keepers: Map<number, number>;
  readonly innerBytes: Map<number, Count>;
}

function nothingKept(): Kept {
  return { keepers: new Map(), innerBytes: new Map() };
}

/** Follows the calls through which a gradient flows, in their order. */
function followTraining(
  graph: Graph,
  callOf: TrainingCallOf,
  { dtypes }: TrainingCallOptions,
  { inputs, checkpointed }: { readonly inputs: readonly boolean[] } & Pick<TrainingOptions, 'checkpointed'>,
): TrainingRun {
  const { nodes } = graph;
  const storages = storagesOf(graph, bytesOnce(dtypes), 'training');
  const flow = gradientFlow(graph, inputs);
  const outside = nothingKept();
  const unknown: number[] = [];
  let backwardMacs: Count = 0;
  let recomputedBytes: Count = 0;
  const visit = (number: number, kept: Kept): void => {
    const node = nodes[number];
    if (node === undefined || !flow.passes(number)) return;
    const call = callOf(node.computation, gradientsOf(node, graph, flow));
    if (!call.isKnown) unknown.push(number);
    backwardMacs = addCounts(backwardMacs, call.backwardMacs);
    keepCall(call, number, node, storages, kept);
  };
  let next = 0;
  for (const range of checkpointed) {
    for (; next < range.first; next += 1) visit(next, outside);
    const inside = nothingKept();
    for (; next < range.end; next += 1) visit(next, inside);
    keepInputs(range, graph, flow, storages, outside);
    const bytes = bytesMadeFrom(range.first, inside, storages);
    if (isLarger(bytes, recomputedBytes)) recomputedBytes = bytes;
  }
  for (; next < nodes.length; next += 1) visit(next, outside);
  return { ...outside, storages, recomputedBytes, backwardMacs, trained: flow.trained, unknown };
}

function gradientsOf(node: Node, graph: Graph, flow: GradientFlow): Gradients {
  return { inputs: node.inputs.map(flow.reaches), params: trainsParameters(node, graph) };
}

function keepCall(
  { keptInputs, keptOutputs, innerBytes }: TrainingCall,
  number: number,
  node: Node,
  storages: Storages,
  { keepers, innerBytes: innerByNode }: Kept,
): void {
  for (const position of keptInputs) {
    const value = node.inputs[position];
    if (value !== undefined) keep(keepers, storages.storageOf(value), number);
  }
  for (const slot of keptOutputs) keep(keepers, storages.storageOf({ node: number, slot }), number);
  if (innerBytes !== 0) innerByNode.set(number, innerBytes);
}

function keep(keepers: Map<number, number>, storage: number, keeper: number): void {
  if (storage !== NONE && !keepers.has(storage)) keepers.set(storage, keeper);
}

/** Saves what a checkpointed range reads from outside, to compute it again. */
function keepInputs(
  { first, end }: CheckpointedRange,
  { nodes }: Graph,
  flow: GradientFlow,
  storages: Storages,
  { keepers }: Kept,
): void {
  const isFromOutside = ({ node }: Value): boolean => node < first;
  for (let number = first; number < end; number += 1) {
    const node = nodes[number];
    if (node === undefined || !flow.passes(number)) continue;
    for (const input of node.inputs.filter(isFromOutside)) keep(keepers, storages.storageOf(input), first);
  }
}

/** What a range itself saves; what it reads from before its first node is saved anyway. */
function bytesMadeFrom(first: number, kept: Kept, storages: Storages): Count {
  const made = [...kept.keepers.keys()].filter((storage) => (storages.makers[storage] ?? NONE) >= first);
  return sumOf([...kept.innerBytes.values(), ...made.map((storage) => storages.bytes[storage] ?? 0)]);
}
