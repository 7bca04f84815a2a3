import { multiplyCounts } from '../counts/count';
import { writeAttention } from './attention-calls';
import { type AttentionSizes, readSequence } from './attention-sizes';
import { example } from './example';
import { flag, optional, probability, whole, words } from './fields';
import { defineOp, type Op, type ShapeProblem, type Tensor, type Work } from './op';
import { formatShape, isSameShape, type Shape } from './shape';
import { softmaxWork } from './work';

/** MultiheadAttention. */
export function attentionOps(): readonly Op[] {
  return [
    defineOp({
      type: 'MultiheadAttention',
      aliases: ['MHA', 'SelfAttention', 'MultiHeadSelfAttention', 'Attention'],
      family: 'attention',
      summary:
        'Multi-head attention with learned projections: one input attends to itself, three are query, key and value, and masks may follow.',
      fields: {
        embed_dim: whole(1, 'Features of the query and of the output, over all heads'),
        num_heads: whole(1, 'Heads that share the features'),
        dropout: probability(0, 'Fraction of the attention weights that is dropped while training'),
        bias: flag(true, 'Adds learned numbers in the projections'),
        add_bias_kv: flag(false, 'Adds a learned key and value to the sequence'),
        add_zero_attn: flag(false, 'Adds a key and value of zeros to the sequence'),
        kdim: optional(whole(1, 'Features of the key; embed_dim when not given')),
        vdim: optional(whole(1, 'Features of the value; embed_dim when not given')),
        batch_first: flag(
          false,
          'Reads the inputs as [batch, step, feature] instead of [step, batch, feature]',
        ),
        mask: words(
          ['attn_mask', 'key_padding_mask'],
          'attn_mask',
          'Which mask a fourth input is; a fifth one is the other mask',
        ),
        average_attn_weights: flag(
          true,
          'Gives the attention weights averaged over the heads, not those of each',
        ),
      },
      positional: [
        ...['embed_dim', 'num_heads', 'dropout', 'bias', 'add_bias_kv', 'add_zero_attn', 'kdim', 'vdim'],
        'batch_first',
      ],
      inputs: { least: 1, most: 5 },
      ranks: [2, 3],
      output: (args, inputs) =>
        checkHeads(args.embed_dim, args.num_heads, 'embed_dim', 'num_heads') ??
        checkSequences(args, inputs) ??
        checkMasks(attentionSizes(args, inputs), args.mask, inputs.slice(3)) ??
        inputs[0],
      params: ({ embed_dim, bias, add_bias_kv, kdim, vdim }) =>
        attentionTensors(
          { embed: embed_dim, keys: kdim ?? embed_dim, values: vdim ?? embed_dim, bias },
          add_bias_kv
            ? [
                { name: 'bias_k', shape: [1, 1, embed_dim] },
                { name: 'bias_v', shape: [1, 1, embed_dim] },
              ]
            : [],
        ),
      work: (args, inputs) => attentionWork(attentionSizes(args, inputs)),
      reach: () => 'everything',
      writtenOut: (args, inputs, writer) => writeAttention(attentionSizes(args, inputs), args, writer),
      furtherNames: ['attn_output_weights'],
      furtherOutputs: (args, inputs) => {
        const { batch, heads, queryLength, keyLength, addedLength } = attentionSizes(args, inputs);
        const leading = [
          ...(inputs[0]?.length === 2 ? [] : [batch]),
          ...(args.average_attn_weights ? [] : [heads]),
        ];
        return [[...leading, queryLength, keyLength + addedLength]];
      },
      examples: [
        example(
          '1x5x16 -> 1x5x16',
          { embed_dim: 16, num_heads: 4, batch_first: true },
          { params: 1088, macs: 5920 },
        ),
        example(
          '1x6x18 -> 1x6x18',
          { embed_dim: 18, num_heads: 2, batch_first: true },
          { params: 1368, macs: 9072 },
        ),
        example('5x1x16 -> 5x1x16', { embed_dim: 16, num_heads: 4 }, { params: 1088, macs: 5920 }),
        example(
          '2x3x4, 2x6x3, 2x6x5 -> 2x3x4',
          { embed_dim: 4, num_heads: 2, kdim: 3, vdim: 5, add_bias_kv: true, batch_first: true },
          { params: 88, macs: 912 },
        ),
        example(
          '1x5x16, 1x5x16, 1x5x16, 5x5 -> 1x5x16',
          { embed_dim: 16, num_heads: 4, batch_first: true },
          { params: 1088, macs: 5920 },
        ),
      ],
    }),
  ];
}

/** Heads must share the features evenly. */
export function checkHeads(
  embed: number,
  heads: number,
  embedName: string,
  headsName: string,
): ShapeProblem | null {
  if (embed % heads === 0) return null;
  return {
    problem: `${embedName} ${embed} is not divisible by ${headsName} ${heads}`,
    help: `choose ${headsName} that divides ${embed}`,
  };
}

/** The last dimension of an input must be the features that it is projected from. */
export function checkFeatures(input: Shape, features: number, name: string): ShapeProblem | null {
  if (input[input.length - 1] === features) return null;
  return {
    problem: `${name} is ${features}, the last dimension of ${formatShape(input)} is ${input[input.length - 1]}`,
    help: `make ${name} ${input[input.length - 1]}, or Permute the input`,
  };
}

/** The projections of query, key and value, in one tensor where all have the same features. */
export function attentionTensors(
  { embed, keys, values, bias }: Pick<AttentionSizes, 'embed' | 'keys' | 'values' | 'bias'>,
  added: readonly Tensor[],
): readonly Tensor[] {
  const projections: readonly Tensor[] =
    keys === embed && values === embed
      ? [{ name: 'in_proj_weight', shape: [3 * embed, embed] }]
      : [
          { name: 'q_proj_weight', shape: [embed, embed] },
          { name: 'k_proj_weight', shape: [embed, keys] },
          { name: 'v_proj_weight', shape: [embed, values] },
        ];
  return [
    ...projections,
    ...(bias ? [{ name: 'in_proj_bias', shape: [3 * embed] }] : []),
    ...added,
    { name: 'out_proj.weight', shape: [embed, embed] },
    ...(bias ? [{ name: 'out_proj.bias', shape: [embed] }] : []),
  ];
}

/** The label of the products of queries and keys. */
export const SCORES = 'scores';

/** The label of the products of the softmax of the scores and the values. */
export const WEIGHTED_VALUES = 'weighted values';

/**
 * Each projection's weights are used once for each step; each head multiplies queries by keys, and the
 * softmax of that by values.
 */
export function attentionWork(sizes: AttentionSizes): Work {
  const { embed, heads, batch, queryLength, keyLength } = sizes;
  const attended = keyLength + sizes.addedLength;
  const width = embed / heads;
  const weights = [heads, queryLength, attended, batch];
  return [
    { unit: 'mac', label: 'query', factors: [multiplyCounts(embed, embed), queryLength, batch] },
    { unit: 'mac', label: 'key', factors: [multiplyCounts(embed, sizes.keys), keyLength, batch] },
    { unit: 'mac', label: 'value', factors: [multiplyCounts(embed, sizes.values), keyLength, batch] },
    { unit: 'mac', label: SCORES, factors: [width, ...weights] },
    { unit: 'mac', label: WEIGHTED_VALUES, factors: [width, ...weights] },
    { unit: 'mac', label: 'output', factors: [multiplyCounts(embed, embed), queryLength, batch] },
    ...(sizes.bias
      ? [
          { unit: 'bias_add' as const, factors: [2, embed, queryLength, batch] },
          { unit: 'bias_add' as const, factors: [2, embed, keyLength, batch] },
        ]
      : []),
    { unit: 'div', factors: [embed, queryLength, batch] },
    ...softmaxWork(weights),
  ];
}

interface MultiheadArgs {
  readonly embed_dim: number;
  readonly num_heads: number;
  readonly bias: boolean;
  readonly add_bias_kv: boolean;
  readonly add_zero_attn: boolean;
  readonly kdim: number | null;
  readonly vdim: number | null;
  readonly batch_first: boolean;
}

function attentionSizes(args: MultiheadArgs, [query = [], key = query]: readonly Shape[]): AttentionSizes {
  const { batch, length } = readSequence(query, args.batch_first);
  return {
    embed: args.embed_dim,
    heads: args.num_heads,
    keys: args.kdim ?? args.embed_dim,
    values: args.vdim ?? args.embed_dim,
    bias: args.bias,
    batch,
    queryLength: length,
    keyLength: readSequence(key, args.batch_first).length,
    addedLength: (args.add_bias_kv ? 1 : 0) + (args.add_zero_attn ? 1 : 0),
  };
}

function checkSequences(args: MultiheadArgs, inputs: readonly Shape[]): ShapeProblem | null {
  if (inputs.length === 2) return notTwoInputs('MultiheadAttention');
  const [query = [], key = query, value = query] = inputs;
  const problem =
    checkFeatures(query, args.embed_dim, 'embed_dim') ??
    checkFeatures(key, args.kdim ?? args.embed_dim, args.kdim === null ? 'embed_dim' : 'kdim') ??
    checkFeatures(value, args.vdim ?? args.embed_dim, args.vdim === null ? 'embed_dim' : 'vdim');
  if (problem !== null) return problem;
  if (key.length === query.length && value.length === query.length) {
    const ofQuery = readSequence(query, args.batch_first);
    const ofKey = readSequence(key, args.batch_first);
    const ofValue = readSequence(value, args.batch_first);
    const isSameBatch = ofQuery.batch === ofKey.batch && ofKey.batch === ofValue.batch;
    if (isSameBatch && ofKey.length === ofValue.length) return null;
  }
  return {
    problem: `query ${formatShape(query)}, key ${formatShape(key)} and value ${formatShape(value)} do not fit each other`,
    help: 'all need the same batch, key and value the same length',
  };
}

/**
 * A mask of queries and keys is one for all, or one for each head of each sample; a mask of keys is one for
 * each sample.
 */
function checkMasks(
  { batch, heads, queryLength, keyLength }: AttentionSizes,
  first: 'attn_mask' | 'key_padding_mask',
  masks: readonly Shape[],
): ShapeProblem | null {
  for (const [at, shape] of masks.entries()) {
    const isOfKeys = (first === 'key_padding_mask') === (at === 0);
    const fitting = isOfKeys
      ? [[batch, keyLength], ...(batch === 1 ? [[keyLength]] : [])]
      : [
          [queryLength, keyLength],
          [batch * heads, queryLength, keyLength],
        ];
    if (fitting.some((one) => isSameShape(one, shape))) continue;
    return {
      problem: `the ${isOfKeys ? 'key_padding_mask' : 'attn_mask'} ${formatShape(shape)} does not fit the queries and keys`,
      help: `make it ${fitting.map(formatShape).join(' or ')}`,
    };
  }
  return null;
}

/** Attention takes one input or three. */
export function notTwoInputs(type: string): ShapeProblem {
  return { problem: `${type} is given 2 inputs`, help: 'give one, or three: query, key and value' };
}
