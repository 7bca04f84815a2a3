import type { Count } from '../counts/count';
import { type Graph, keyOfValue, type Node, typeOfValue, type Value } from '../graph/graph';
import { isSameShape } from '../ops/shape';
import { writeOut } from '../passes/write-out';

/** A network built for two numbers of tokens, and its nodes that depend on them. */
interface TokenGraphs {
  readonly graph: Graph;
  readonly other: Graph;
  /** The sources that give the tokens, by their numbers. */
  readonly sources: readonly number[];
  /** For each node whether anything that it reads comes from the tokens. */
  readonly readers: readonly boolean[];
}

/** A network, or a layer of it written out. */
export interface Part extends TokenGraphs {
  /**
   * For each node that reads tokens and contains attention, such as MultiheadAttention and
   * TransformerDecoderLayer, the layer written out; null for any other.
   */
  readonly insides: readonly (Part | null)[];
  /** For each node whether it depends on any input; the others follow from parameters and constants. */
  readonly computed: readonly boolean[];
}

/** A part whose tokens come from some of its sources. */
export function partOf(graph: Graph, other: Graph, sources: readonly number[]): Part {
  const inputs = graph.sources.flatMap(({ kind }, number) => (kind === 'input' ? [number] : []));
  const graphs = { graph, other, sources, readers: readersOf(graph, sources) };
  const insides = graph.nodes.map((_, number) => insideOf(graphs, number));
  return { ...graphs, insides, computed: readersOf(graph, inputs) };
}

/** For each node whether anything that it reads comes from one of the sources. */
function readersOf({ nodes }: Graph, sources: readonly number[]): readonly boolean[] {
  const readers: boolean[] = [];
  for (const { inputs } of nodes)
    readers.push(inputs.some(({ node }) => (node < 0 ? sources.includes(-1 - node) : readers[node])));
  return readers;
}

function isOfTokens({ sources, readers }: TokenGraphs, { node }: Value): boolean {
  return node < 0 ? sources.includes(-1 - node) : (readers[node] ?? false);
}

/** Weighted values, whose weights follow from the products of queries and keys. */
interface Products {
  readonly query: Value;
  readonly key: Value;
  readonly value: Value;
  /** Whether it masks later tokens; null if unknown, since PyTorch's layers get a mask in their `forward`. */
  readonly isCausal: boolean | null;
}

/** Attention whose queries come from the tokens. */
export interface Attention {
  readonly node: Node;
  /** Whether its keys come from the tokens too. */
  readonly isSelf: boolean;
  readonly isCausal: boolean | null;
}

/** All attention in a part, including that inside its layers. */
export function attentionsOf(part: Part): readonly Attention[] {
  const { graph, insides } = part;
  return graph.nodes.flatMap((node, number): readonly Attention[] => {
    const inside = insides[number] ?? null;
    if (inside !== null) return attentionsOf(inside).map(({ isSelf }) => ({ node, isSelf, isCausal: null }));
    const products = productsAt(part, node);
    if (products === null) return [];
    return [{ node, isSelf: isOfTokens(part, products.key), isCausal: products.isCausal }];
  });
}

function insideOf(graphs: TokenGraphs, number: number): Part | null {
  const node = graphs.graph.nodes[number];
  const same = graphs.other.nodes[number]?.computation;
  if (node === undefined || !node.called || !graphs.readers[number]) return null;
  const { computation, inputs } = node;
  if (computation.op === null || computation.op.family !== 'attention') return null;
  if (computation.op.type === DOT_PRODUCT) return null;
  if (same === undefined || same.op === null) return null;
  const options = { attention: 'fused', parameters: 'frozen' } as const;
  const inner = writeOut(computation, options);
  const innerOther = writeOut(same, options);
  if (inner === null || innerOther === null) return null;
  return partOf(
    inner,
    innerOther,
    inputs.flatMap((value, index) => (isOfTokens(graphs, value) ? [index] : [])),
  );
}

const DOT_PRODUCT = 'ScaledDotProductAttention';

/** The keys and values of attention whose weighted values a node computes; null if it computes none for the tokens. */
function productsAt(part: Part, node: Node): Products | null {
  const { computation, inputs, called } = node;
  if (!called || computation.op === null) return null;
  if (computation.op.type === DOT_PRODUCT) {
    const [query, key = query, value = key] = inputs;
    if (query === undefined || key === undefined || value === undefined) return null;
    const isCausal = computation.args.is_causal === true;
    return isOfTokens(part, query) ? { query, key, value, isCausal } : null;
  }
  const [weights, value] = inputs;
  if (!isProduct(node) || weights === undefined || value === undefined) return null;
  const [query, key] = scoresOf(part, weights, MOST_BETWEEN, 'before')?.inputs ?? [];
  if (query === undefined || key === undefined || !isOfTokens(part, query)) return null;
  const areComputed = [key, value].every((one) => one.node < 0 || part.computed[one.node] === true);
  return areComputed ? { query, key, value, isCausal: null } : null;
}

function isProduct({ computation: { op }, called, inputs }: Node): boolean {
  return called && inputs.length === 2 && (op?.type === 'MatMul' || op?.type === 'Einsum');
}

/**
 * The largest number of calls, such as a scale, a bias, a mask and a dropout, between the products and the
 * weighted values.
 */
const MOST_BETWEEN = 8;

/**
 * The products of queries and keys from which weights follow, through a softmax and calls that keep their
 * shape; null if there are none.
 */
function scoresOf(part: Part, weights: Value, most: number, softmax: 'before' | 'behind'): Node | null {
  const node = part.graph.nodes[weights.node];
  if (node === undefined || most === 0) return null;
  if (softmax === 'behind' && isProduct(node)) return node;
  const state = node.computation.op?.type === 'Softmax' ? 'behind' : softmax;
  const { shape } = typeOfValue(part.graph, weights);
  for (const input of node.inputs) {
    if (!isSameShape(typeOfValue(part.graph, input).shape, shape)) continue;
    const scores = scoresOf(part, input, most - 1, state);
    if (scores !== null) return scores;
  }
  return null;
}

/**
 * The tensors with the keys and values of a part, each once. A tensor that only moves or repeats the elements
 * of a smaller one is replaced by the smaller one.
 */
export function keptValues(part: Part, bytesOf: (value: Value) => Count): Iterable<Value> {
  const { graph, insides } = part;
  const kept = new Map<string, Value>();
  for (const [number, node] of graph.nodes.entries()) {
    const products = insides[number] === null ? productsAt(part, node) : null;
    if (products === null) continue;
    for (const one of [products.key, products.value]) {
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

/** Whether a node only moves or repeats the elements of its one input. */
function movesOnly({ computation: { op }, inputs, parameters }: Node): boolean {
  return op !== null && op.work === 'none' && inputs.length === 1 && parameters.length === 0;
}
