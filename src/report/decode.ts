import { addCounts, type Count, divideCounts, multiplyCounts } from '../counts/count';
import type { DtypeChoice } from '../graph/dtype';
import { type Graph, keyOfValue, type Node, typeOfValue, type Value } from '../graph/graph';
import { isSameShape } from '../ops/shape';
import { bytesOnce } from '../passes/tensor-bytes';

/** What one more token of a decoder takes, where attention has kept the keys and values of those before it. */
export interface Decode {
  /** How many tokens are before it. */
  readonly length: number;
  readonly macs: Count;
  /** 2 x multiply-adds. */
  readonly flops: Count;
  /** The keys and values of the tokens before it, and those of another sequence that the decoder attends to. */
  readonly kvCacheBytes: Count;
}

/** Why a network does not decode one token after the other. */
export interface DecodeProblem {
  readonly problem: string;
}

/** What is known of a layer's work. */
interface CountedLayer {
  readonly macs: Count;
  readonly isWorkKnown: boolean;
}

/** A network that was built for some number of tokens, with the work of each node. */
export interface BuiltNetwork {
  readonly graph: Graph;
  readonly layers: readonly CountedLayer[];
}

interface DecodeOptions {
  /** The name of the input that gives the tokens. */
  readonly input: string;
  readonly length: number;
  readonly dtypes: DtypeChoice;
}

/**
 * Works out the last of `length` + 1 tokens of a network that was built for all of them; `other` is the same network
 * built for another number of tokens, which shows what grows with it.
 *
 * A layer whose work grows with the tokens does as much for each of them, since attention to the tokens before is
 * counted in full. One whose work does not is computed anew where it reads tokens, such as a head that takes the last
 * position alone, and else once for all of them, such as an encoder.
 */
export function createDecode(
  whole: BuiltNetwork,
  other: BuiltNetwork,
  { input, length, dtypes }: DecodeOptions,
): Decode | DecodeProblem {
  const { graph, layers } = whole;
  const readers = readersOf(graph, input);
  const attentions = graph.nodes.filter((node) => isAttention(node) && isReader(readers, node.inputs[0]));
  const selves = attentions.filter((node) => isReader(readers, keyOf(node)));
  const problem = notCausal(selves);
  if (problem !== null) return { problem };
  let macs: Count = 0;
  for (const [number, layer] of layers.entries()) {
    const all = layer.macs;
    const grows = all !== other.layers[number]?.macs;
    const own = grows ? divideCounts(all, length + 1) : readers[number] ? all : 0;
    if (own === null || !layer.isWorkKnown)
      return { problem: `it is not known what ${nameOf(graph.nodes[number])} does for one token` };
    macs = addCounts(macs, own);
  }
  const bytesOf = bytesOnce(dtypes);
  let kvCacheBytes: Count = 0;
  for (const value of keptValues(graph, attentions, (one) => bytesOf(typeOfValue(graph, one)))) {
    const type = typeOfValue(graph, value);
    const grows = !isSameShape(type.shape, typeOfValue(other.graph, value).shape);
    const bytes = bytesOf(type);
    const kept = grows ? multiplyCounts(divideCounts(bytes, length + 1) ?? 0, length) : bytes;
    kvCacheBytes = addCounts(kvCacheBytes, kept);
  }
  return { length, macs, flops: multiplyCounts(2, macs), kvCacheBytes };
}

/** For each node whether anything that it reads comes from the input. */
function readersOf({ nodes, sources }: Graph, input: string): readonly boolean[] {
  const source = -1 - sources.findIndex(({ kind, name }) => kind === 'input' && name === input);
  const readers: boolean[] = [];
  for (const { inputs } of nodes)
    readers.push(inputs.some(({ node }) => node === source || (readers[node] ?? false)));
  return readers;
}

function isReader(readers: readonly boolean[], value: Value | undefined): boolean {
  return readers[value?.node ?? -1] ?? false;
}

function isAttention({ computation, called }: Node): boolean {
  return called && computation.op?.family === 'attention';
}

function keyOf({ inputs: [query, key = query] }: Node): Value | undefined {
  return key;
}

/** Why tokens may read later ones; null where none does. */
function notCausal(attentions: readonly Node[]): string | null {
  if (attentions.length === 0) return 'no ScaledDotProductAttention in it attends to the tokens before';
  const other = attentions.find(
    ({ computation }) => computation.op === null || computation.args.is_causal !== true,
  );
  return other === undefined
    ? null
    : `${nameOf(other)} also attends to later tokens: its is_causal is not true`;
}

function nameOf(node: Node | undefined): string {
  const type = node?.computation.op?.type ?? 'a layer';
  return node === undefined || node.path === '' ? type : `${type} in ${node.path}`;
}

/**
 * The tensors that hold the keys and values, each once: in the place of one that only moves or repeats the elements of a
 * smaller one, the smaller one.
 */
function keptValues(
  graph: Graph,
  attentions: readonly Node[],
  bytesOf: (value: Value) => Count,
): Iterable<Value> {
  const kept = new Map<string, Value>();
  for (const node of attentions) {
    const [query, key = query, value = key] = node.inputs;
    for (const one of [key, value]) {
      if (one === undefined) continue;
      const smallest = smallestOf(graph, one, bytesOf);
      kept.set(keyOfValue(smallest), smallest);
    }
  }
  return kept.values();
}

function smallestOf({ nodes }: Graph, value: Value, bytesOf: (value: Value) => Count): Value {
  let smallest = value;
  let current: Value | undefined = value;
  while (current !== undefined) {
    if (bytesOf(current) < bytesOf(smallest)) smallest = current;
    const node: Node | undefined = nodes[current.node];
    current = node !== undefined && movesOnly(node) ? node.inputs[0] : undefined;
  }
  return smallest;
}

/** Whether a node gives elements of its one input, moved or repeated. */
function movesOnly({ computation: { op }, inputs, parameters }: Node): boolean {
  return op !== null && op.work === 'none' && inputs.length === 1 && parameters.length === 0;
}
