import { multiplyCounts } from '../counts/count';
import { axisOf, noSuchDim } from './axis';
import { example } from './example';
import { coefficient, dimension, flag, whole, withDefault, words } from './fields';
import { broadcast } from './merging';
import { defineOp, isShapeProblem, type Op } from './op';
import { formatShape, sizeAt } from './shape';
import { perElement } from './work';

/** Bilinear, CosineSimilarity, PairwiseDistance, CDist and EmbeddingBag. */
export function similarityOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Bilinear',
      family: 'linear',
      summary: 'For each output feature a learned matrix between two inputs.',
      fields: {
        in1_features: whole(1, 'Size of the last dimension of the first input'),
        in2_features: whole(1, 'Size of the last dimension of the second input'),
        out_features: whole(1, 'Size of the last dimension of the output'),
        bias: flag(true, 'Adds a learned number to each output feature'),
      },
      inputs: { least: 2, most: 2 },
      output: ({ in1_features, in2_features, out_features }, [left, right]) =>
        left.at(-1) === in1_features && right.at(-1) === in2_features
          ? [...left.slice(0, -1), out_features]
          : {
              problem: `${formatShape(left)} and ${formatShape(right)} do not end with ${in1_features} and ${in2_features}`,
            },
      params: ({ in1_features, in2_features, out_features, bias }) => [
        { name: 'weight', shape: [out_features, in1_features, in2_features] },
        ...(bias ? [{ name: 'bias', shape: [out_features] }] : []),
      ],
      work: ({ in1_features, in2_features, bias }, _inputs, output) => [
        ...perElement({ mul: 2, add: 1 }, [multiplyCounts(in1_features, in2_features), ...output]),
        ...(bias ? [{ unit: 'bias_add' as const, factors: output }] : []),
      ],
      reach: () => 'everything',
      examples: [
        example('1x16, 1x8 -> 1x6', { in1_features: 16, in2_features: 8, out_features: 6 }, { params: 774 }),
      ],
    }),
    defineOp({
      type: 'CosineSimilarity',
      family: 'reduction',
      summary: 'The cosine of the angle between two inputs along a dimension.',
      fields: { dim: withDefault(dimension('The dimension'), 1), eps: coefficient(1e-8, 'Least divisor') },
      inputs: { least: 2, most: 2 },
      output: ({ dim }, inputs) => {
        const shape = broadcast(inputs);
        if (isShapeProblem(shape)) return shape;
        const axis = axisOf(shape, dim);
        return axis === null ? noSuchDim(shape, dim, 'dim') : shape.filter((_size, at) => at !== axis);
      },
      work: (_args, [input]) => perElement({ mul: 3, add: 3 }, input),
      reach: () => 'everything',
      examples: [example('1x16x4, 1x16x4 -> 1x4'), example('5x16, 5x16 -> 5', { dim: -1 })],
    }),
    defineOp({
      type: 'PairwiseDistance',
      family: 'reduction',
      summary: 'The norm of the difference of two inputs along the last dimension.',
      fields: {
        p: coefficient(2, 'Which norm'),
        eps: coefficient(1e-6, 'Added to the difference'),
        keepdim: flag(false, 'Keeps the last dimension, with size 1'),
      },
      inputs: { least: 2, most: 2 },
      output: ({ keepdim }, inputs) => {
        const shape = broadcast(inputs);
        return isShapeProblem(shape) ? shape : [...shape.slice(0, -1), ...(keepdim ? [1] : [])];
      },
      work: (_args, [input]) => perElement({ mul: 1, add: 3 }, input),
      reach: () => 'everything',
      examples: [example('5x16, 5x16 -> 5'), example('5x16, 5x16 -> 5x1', { keepdim: true })],
    }),
    defineOp({
      type: 'CDist',
      form: 'function',
      family: 'reduction',
      summary: 'The distance of every row of one input from every row of the other.',
      source: 'torch.cdist',
      fields: { p: coefficient(2, 'Which norm') },
      inputs: { least: 2, most: 2 },
      output: (_args, [left, right]) => {
        if (left.length < 2 || right.length < 2 || left.at(-1) !== right.at(-1))
          return { problem: `${formatShape(left)} and ${formatShape(right)} have no rows of one length` };
        const leading = broadcast([left.slice(0, -2), right.slice(0, -2)]);
        return isShapeProblem(leading) ? leading : [...leading, sizeAt(left, -2), sizeAt(right, -2)];
      },
      work: (_args, [left], output) => perElement({ mul: 1, add: 2 }, [left.at(-1) ?? 1, ...output]),
      reach: () => 'everything',
      examples: [example('2x5x16, 2x7x16 -> 2x5x7')],
    }),
    defineOp({
      type: 'EmbeddingBag',
      family: 'linear',
      summary: 'The sum, mean or largest of the rows of a learned table that each bag of indexes names.',
      fields: {
        num_embeddings: whole(1, 'Rows of the table'),
        embedding_dim: whole(1, 'Size of a row'),
        mode: words(['sum', 'mean', 'max'], 'mean', 'How the rows of a bag are joined'),
      },
      positional: ['num_embeddings', 'embedding_dim', 'max_norm', 'norm_type', 'scale_grad_by_freq', 'mode'],
      inputs: { least: 1, most: 3 },
      readsIndexes: (input) => input < 2,
      output: ({ embedding_dim }, [indexes, offsets]) => {
        if (indexes.length === 2) return [sizeAt(indexes, 0), embedding_dim];
        if (indexes.length === 1 && offsets?.length === 1) return [sizeAt(offsets, 0), embedding_dim];
        return {
          problem: `${formatShape(indexes)} says of no index in which bag it is`,
          help: 'give indexes of 2 dimensions, or of 1 with offsets',
        };
      },
      params: ({ num_embeddings, embedding_dim }) => [
        { name: 'weight', shape: [num_embeddings, embedding_dim] },
      ],
      work: ({ embedding_dim }, [indexes]) => perElement({ add: 1 }, [embedding_dim, ...indexes]),
      reach: () => 'everything',
      examples: [
        example('3x5 -> 3x16', { num_embeddings: 20, embedding_dim: 16 }, { params: 320 }),
        example('15, 3 -> 3x16', { num_embeddings: 20, embedding_dim: 16 }, { params: 320 }),
      ],
    }),
  ];
}
