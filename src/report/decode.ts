import { macs as macsConvention } from '../conventions/macs';
import { addCounts, type Count, divideCounts, multiplyCounts } from '../counts/count';
import type { DtypeChoice } from '../graph/dtype';
import { type Graph, type Node, type TensorType, typeOfValue } from '../graph/graph';
import { isSameShape } from '../ops/shape';
import { bytesOnce } from '../passes/tensor-bytes';
import { type Attention, attentionsOf, keptValues, type Part, partOf } from './decode-attention';
import { costOnce, UNKNOWN_COST } from './layer-cost';

/** The cost of one more token of a decoder whose attention has stored the keys and values of those before it. */
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
 * Works out the cost of the last of `length` + 1 tokens of a network that was built for all of them; `other` is
 * the same network built for another number of tokens, which shows what grows with it.
 *
 * The work of a layer that grows with the tokens is divided evenly among them, since attention to earlier
 * tokens is counted in full. A layer whose work does not grow is computed again for each token if it reads
 * tokens, such as a head on the last position alone, and otherwise once for all of them, such as an encoder. A
 * layer that can be written out, such as MultiheadAttention, is counted by its parts, so that the projections
 * of an encoder's output are computed only once too.
 */
export function createDecode(
  whole: BuiltNetwork,
  other: BuiltNetwork,
  { input, length, dtypes }: DecodeOptions,
): Decode | DecodeProblem {
  const source = whole.graph.sources.findIndex(({ kind, name }) => kind === 'input' && name === input);
  const part = partOf(whole.graph, other.graph, [source]);
  const selves = attentionsOf(part).filter(({ isSelf }) => isSelf);
  const causality = notCausal(selves);
  if (causality !== null) return { problem: causality };
  const found = decodePart(part, (number) => whole.layers[number] ?? UNKNOWN_COST, {
    tokens: length + 1,
    isGrown: (number) => whole.layers[number]?.macs !== other.layers[number]?.macs,
    bytesOf: bytesOnce(dtypes),
    costOf: costOnce(macsConvention),
  });
  if ('problem' in found) return found;
  const { macs, kvCacheBytes } = found;
  return { length, macs, flops: multiplyCounts(2, macs), kvCacheBytes };
}

/** The data that the decoding of all parts needs. */
interface Decoding {
  readonly tokens: number;
  /** Whether the work of a node of the outermost part changes with the number of tokens. */
  readonly isGrown: (node: number) => boolean;
  readonly bytesOf: (type: TensorType) => Count;
  readonly costOf: (computation: Node['computation']) => CountedLayer;
}

/** The work of one more token in a part of a network, and the bytes of its cache. */
function decodePart(
  part: Part,
  layerOf: (node: number) => CountedLayer,
  decoding: Decoding,
): Pick<Decode, 'macs' | 'kvCacheBytes'> | DecodeProblem {
  const { graph, other, readers, insides } = part;
  const { tokens, isGrown, bytesOf } = decoding;
  let macs: Count = 0;
  let kvCacheBytes = keptBytes(part, tokens, bytesOf);
  for (const [number, node] of graph.nodes.entries()) {
    const inside = insides[number] ?? null;
    if (inside !== null) {
      const costIn = ({ nodes }: Graph, inner: number) => {
        const computation = nodes[inner]?.computation;
        return computation === undefined ? UNKNOWN_COST : decoding.costOf(computation);
      };
      const found = decodePart(inside, (inner) => costIn(inside.graph, inner), {
        ...decoding,
        isGrown: (inner) => costIn(inside.graph, inner).macs !== costIn(inside.other, inner).macs,
      });
      if ('problem' in found) return found;
      macs = addCounts(macs, found.macs);
      kvCacheBytes = addCounts(kvCacheBytes, found.kvCacheBytes);
      continue;
    }
    const { macs: all, isWorkKnown } = layerOf(number);
    const own = isGrown(number) ? divideCounts(all, tokens) : readers[number] ? all : 0;
    if (own === null || !isWorkKnown || other.nodes[number] === undefined)
      return { problem: `the work of ${nameOf(node)} for one token is not known` };
    macs = addCounts(macs, own);
  }
  return { macs, kvCacheBytes };
}

/** The bytes of the keys and values of the tokens before the last, and of those that are the same for all tokens. */
function keptBytes(part: Part, tokens: number, bytesOf: (type: TensorType) => Count): Count {
  const { graph, other } = part;
  let sum: Count = 0;
  for (const value of keptValues(part, (one) => bytesOf(typeOfValue(graph, one)))) {
    const type = typeOfValue(graph, value);
    const grows = !isSameShape(type.shape, typeOfValue(other, value).shape);
    const bytes = bytesOf(type);
    const kept = grows ? multiplyCounts(divideCounts(bytes, tokens) ?? 0, tokens - 1) : bytes;
    sum = addCounts(sum, kept);
  }
  return sum;
}

/** Why tokens may read later ones; null if none does. */
function notCausal(attentions: readonly Attention[]): string | null {
  if (attentions.length === 0) return 'none of its layers attends to earlier tokens';
  const other = attentions.find(({ isCausal }) => isCausal === false);
  return other === undefined
    ? null
    : `${nameOf(other.node)} also attends to later tokens: its is_causal is not true`;
}

function nameOf(node: Node | undefined): string {
  const type = node?.computation.op?.type ?? 'a layer';
  return node === undefined || node.path === '' ? type : `${type} in ${node.path}`;
}
