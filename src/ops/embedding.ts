import { productOf } from '../counts/count';
import { example } from './example';
import { ANY_WHOLE, coefficient, field, flag, optional, whole, words } from './fields';
import { defineOp, type Op } from './op';
import { formatShape, isSameShape, type Shape, sizeAt } from './shape';
import type { Saved } from './training';
import { perElement } from './work';

const PADDING_ROW = optional(
  field({ ...ANY_WHOLE, expected: 'the number of a row' }, 'Row that is not trained, negative from the end'),
);

const normFields = {
  max_norm: optional(field({ kind: 'number' }, 'Rows are scaled down to this norm')),
  norm_type: coefficient(2, 'The p of the norm that max_norm limits'),
  scale_grad_by_freq: flag(false, 'Divides gradients by how often an index occurs'),
} as const;

const SPARSE = flag(false, 'Gives sparse gradients');

/** Embedding and EmbeddingBag. */
export function embeddingOps(): readonly Op[] {
  return [embedding(), embeddingBag()];
}

function embedding(): Op {
  return defineOp({
    type: 'Embedding',
    aliases: ['Embed', 'EmbeddingLookup'],
    family: 'linear',
    summary: 'Looks up each index of the input in a learned table: a row for each index.',
    fields: {
      num_embeddings: whole(1, 'Rows of the table'),
      embedding_dim: whole(1, 'Size of a row, the last dimension of the output'),
      padding_idx: PADDING_ROW,
      ...normFields,
      sparse: SPARSE,
    },
    output: ({ num_embeddings, embedding_dim, padding_idx }, [input]) => {
      if (padding_idx !== null && (padding_idx < -num_embeddings || padding_idx >= num_embeddings)) {
        return {
          problem: `padding_idx ${padding_idx} is not a row of a table with ${num_embeddings}`,
          help: `use a padding_idx from ${-num_embeddings} to ${num_embeddings - 1}`,
        };
      }
      return [...input, embedding_dim];
    },
    params: ({ num_embeddings, embedding_dim }) => [
      { name: 'weight', shape: [num_embeddings, embedding_dim] },
    ],
    readsIndexes: (input) => input === 0,
    reach: () => 'everything',
    saved: 'input',
    memoryOrder: 'contiguous',
    work: 'none',
    examples: [
      example('1x5 -> 1x5x16', { num_embeddings: 20, embedding_dim: 16 }, { params: 320 }),
      example('2x4x6 -> 2x4x6x3', { num_embeddings: 10, embedding_dim: 3, padding_idx: 0 }, { params: 30 }),
    ],
  });
}

function embeddingBag(): Op {
  return defineOp({
    type: 'EmbeddingBag',
    family: 'linear',
    summary: 'The sum, mean or maximum of rows of a learned table, for each bag of indexes.',
    fields: {
      num_embeddings: whole(1, 'Rows of the table'),
      embedding_dim: whole(1, 'Size of a row'),
      ...normFields,
      mode: words(['sum', 'mean', 'max'], 'mean', 'How the rows of a bag are joined'),
      sparse: SPARSE,
      include_last_offset: flag(false, 'The last offset is the number of all indexes, and starts no bag'),
      padding_idx: PADDING_ROW,
    },
    positional: [
      ...['num_embeddings', 'embedding_dim', 'max_norm', 'norm_type', 'scale_grad_by_freq', 'mode', 'sparse'],
      ...['_weight', 'include_last_offset', 'padding_idx'],
    ],
    inputs: { least: 1, most: 3 },
    // with bags of 2 dimensions the next input is not offsets but the weights of the indexes
    readsIndexes: (input, _args, [indexes]) => input === 0 || (input === 1 && indexes.length === 1),
    output: ({ embedding_dim, include_last_offset }, [indexes, second, third]) => {
      const bags = bagsOf(indexes, second, include_last_offset);
      if (bags === null || bags <= 0)
        return {
          problem: `${formatShape(indexes)} does not say which index belongs to which bag`,
          help: 'give indexes of 2 dimensions, or of 1 with offsets',
        };
      const weights = indexes.length === 2 ? second : third;
      if (weights !== undefined && !isSameShape(weights, indexes))
        return {
          problem: `${formatShape(weights)} does not have a weight for each index of ${formatShape(indexes)}`,
          help: 'indexes of 2 dimensions take no offsets, and weights have the shape of the indexes',
        };
      return [bags, embedding_dim];
    },
    params: ({ num_embeddings, embedding_dim }) => [
      { name: 'weight', shape: [num_embeddings, embedding_dim] },
    ],
    // rows are looked up and added: a table has no product, as torch.utils.flop_counter and the tools have it
    work: ({ embedding_dim }, [indexes]) => perElement({ add: 1 }, [embedding_dim, ...indexes]),
    reach: () => 'everything',
    saved: (args, shapes, _output, { params }) => (params ? bagsSaved(args, shapes) : {}),
    examples: [
      example('3x5 -> 3x16', { num_embeddings: 20, embedding_dim: 16 }, { params: 320 }),
      example('15, 3 -> 3x16', { num_embeddings: 20, embedding_dim: 16 }, { params: 320 }),
    ],
  });
}

/** The number of bags; null if it does not follow from the inputs. */
function bagsOf(indexes: Shape, offsets: Shape | undefined, includesLast: boolean): number | null {
  if (indexes.length === 2) return sizeAt(indexes, 0);
  if (indexes.length !== 1 || offsets?.length !== 1) return null;
  return sizeAt(offsets, 0) - (includesLast ? 1 : 0);
}

/**
 * The indexes and offsets, the sizes of the bags, and an index for each bag (for `max`, for each feature of
 * each bag). `mean` and `max` also save the bag of each index, with one element more.
 */
function bagsSaved(
  { mode, embedding_dim, include_last_offset }: BagArgs,
  [indexes, offsets]: readonly [Shape, ...Shape[]],
): Saved {
  const bags = bagsOf(indexes, offsets, include_last_offset) ?? 0;
  const begins = offsets === undefined ? bags : sizeAt(offsets, 0);
  const shapes: readonly Shape[] = [
    [bags],
    mode === 'max' ? [bags, embedding_dim] : [begins],
    ...(mode === 'sum' ? [] : [[Number(productOf(indexes)) + 1]]),
    ...(offsets === undefined ? [[bags]] : []),
  ];
  return {
    inputs: offsets === undefined ? [0] : [0, 1],
    inner: shapes.map((shape) => ({ shape, elements: 'indices' as const })),
  };
}

interface BagArgs {
  readonly mode: 'sum' | 'mean' | 'max';
  readonly embedding_dim: number;
  readonly include_last_offset: boolean;
}
