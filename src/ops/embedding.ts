import { example } from './example';
import { ANY_WHOLE, coefficient, field, flag, optional, whole } from './fields';
import { defineOp, type Op } from './op';

/** Embedding. */
export function embeddingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Embedding',
      aliases: ['Embed', 'EmbeddingLookup'],
      family: 'linear',
      summary: 'Looks each index of the input up in a learned table: gives a row of it for every index.',
      fields: {
        num_embeddings: whole(1, 'Rows of the table'),
        embedding_dim: whole(1, 'Size of a row, the last dimension of the output'),
        padding_idx: optional(
          field(
            { ...ANY_WHOLE, expected: 'the number of a row' },
            'Row that is not trained, negative from the end',
          ),
        ),
        max_norm: optional(field({ kind: 'number' }, 'Rows are scaled down to this norm')),
        norm_type: coefficient(2, 'Which norm max_norm limits'),
        scale_grad_by_freq: flag(false, 'Divides gradients by how often an index occurs'),
        sparse: flag(false, 'Gives sparse gradients'),
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
      work: 'none',
      examples: [
        example('1x5 -> 1x5x16', { num_embeddings: 20, embedding_dim: 16 }, { params: 320 }),
        example('2x4x6 -> 2x4x6x3', { num_embeddings: 10, embedding_dim: 3, padding_idx: 0 }, { params: 30 }),
      ],
    }),
  ];
}
