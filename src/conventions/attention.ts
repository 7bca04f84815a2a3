import { type Count, multiplyCounts, productOf, subtractCounts } from '../counts/count';
import type { Computation } from '../graph/graph';
import { readSequence } from '../ops/attention-sizes';
import type { Work } from '../ops/op';
import { dimAt } from '../ops/shape';
import { macsOf } from './macs';
import { firstInput, numberArg } from './rule';

/** The sizes of one call of nn.MultiheadAttention. */
export interface AttentionCall {
  readonly heads: number;
  readonly batch: number;
  readonly queryLength: number;
  readonly keyLength: number;
  /** Features of query, key and value. */
  readonly query: number;
  readonly key: number;
  readonly value: number;
  /** Multiply-adds of queries by keys, for all heads; weights by values have the same number. */
  readonly products: Count;
  /** Attention weights of all heads, the output of the softmax. */
  readonly weights: Count;
}

/** Reads the sizes of a call of nn.MultiheadAttention. */
export function readAttention(computation: Computation): AttentionCall {
  const query = firstInput(computation);
  const [, key = query, value = key] = computation.inputShapes;
  const isBatchFirst = computation.args.batch_first === true;
  const { batch, length: queryLength } = readSequence(query, isBatchFirst);
  const keyLength = readSequence(key, isBatchFirst).length;
  const added = ['add_bias_kv', 'add_zero_attn'].filter((name) => computation.args[name] === true).length;
  const heads = numberArg(computation, 'num_heads');
  const features = dimAt(query, -1) ?? 1;
  const weights = productOf([batch, queryLength, keyLength + added]);
  return {
    heads,
    batch,
    queryLength,
    keyLength,
    query: features,
    key: dimAt(key, -1) ?? 1,
    value: dimAt(value, -1) ?? 1,
    products: multiplyCounts(weights, features),
    weights: multiplyCounts(weights, heads),
  };
}

/** The multiply-adds of the learned projections of nn.MultiheadAttention, which are calls of F.linear. */
export function projectionMacs(computation: Computation, work: Work | null): Count | null {
  const macs = macsOf(work);
  if (macs === null) return null;
  return subtractCounts(macs, multiplyCounts(2, readAttention(computation).products));
}
