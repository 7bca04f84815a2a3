import { type Count, productOf } from '../counts/count';
import { notTwoInputs, SCORES, WEIGHTED_VALUES } from './attention';
import { example } from './example';
import { field, flag, optional, probability } from './fields';
import type { InnerValue } from './inside';
import { broadcast } from './merging';
import { defineOp, isShapeProblem, type Op, type ShapeProblem } from './op';
import { dimAt, formatShape, isSameShape, type Shape, sizeAt } from './shape';
import type { Gradients } from './training';
import { softmaxWork } from './work';

/** ScaledDotProductAttention. */
export function dotProductOps(): readonly Op[] {
  return [
    defineOp({
      type: 'ScaledDotProductAttention',
      aliases: ['SDPA', 'DotProductAttention', 'Attention', 'GroupedQueryAttention', 'MultiQueryAttention'],
      form: 'function',
      family: 'attention',
      summary:
        'softmax(query x key / sqrt(features)) x value, without learned tensors; one input is all three, a fourth is the mask.',
      source: 'torch.nn.functional.scaled_dot_product_attention',
      fields: {
        dropout_p: probability(0, 'Fraction of the attention weights that is dropped'),
        is_causal: flag(false, 'Masks later steps; they are counted all the same'),
        scale: optional(
          field({ kind: 'number' }, 'Factor of the products; 1 / sqrt(features) when not given'),
        ),
        enable_gqa: flag(false, 'Several heads of queries share a head of keys and values (grouped queries)'),
      },
      positional: ['attn_mask', 'dropout_p', 'is_causal', 'scale'],
      inputs: { least: 1, most: 4 },
      output: ({ enable_gqa }, inputs) => {
        const products = dotProducts(inputs, enable_gqa);
        return 'problem' in products
          ? products
          : [...products.leading, products.queryLength, products.values];
      },
      work: ({ enable_gqa }, inputs) => {
        const products = dotProducts(inputs, enable_gqa);
        if ('problem' in products) return [];
        const weights = [products.queryLength, products.keyLength, ...products.leading];
        return [
          { unit: 'mac', label: SCORES, factors: [products.features, ...weights] },
          { unit: 'mac', label: WEIGHTED_VALUES, factors: [products.values, ...weights] },
          { unit: 'mul', factors: weights },
          ...softmaxWork(weights),
        ];
      },
      reach: () => 'everything',
      writtenOut: ({ dropout_p, enable_gqa }, _inputs, { attention, inputs, call }) => {
        const [query, given = query, givenValue = query] = inputs;
        if (attention === 'fused' || query === undefined || given === undefined || givenValue === undefined)
          return null;
        const repeats = enable_gqa ? headRatio(query.shape, given.shape) : 1;
        const shared = (heads: InnerValue): InnerValue =>
          repeats === 1 ? heads : call('RepeatInterleave', { repeats, dim: -3 }, heads);
        const [key, value] = [shared(given), shared(givenValue)];
        const turned = call('Transpose', { dim0: -2, dim1: -1 }, key);
        const scores = call('MatMul', PRODUCT, query, turned);
        const weights = call('Softmax', { dim: -1 }, scores);
        const used = call('Dropout', { p: dropout_p, inplace: false }, weights);
        return call('MatMul', PRODUCT, used, value);
      },
      saved: (_args, inputs, output) => ({
        inputs: inputs.map((_shape, index) => index),
        outputs: [0],
        inner: [{ shape: output.slice(0, -1), elements: 'statistics' }],
      }),
      backward: ({ enable_gqa }, inputs, _output, gradients) => fusedBackward(inputs, enable_gqa, gradients),
      examples: [
        example('1x4x5x4 -> 1x4x5x4', {}, { macs: 800 }),
        example('2x3x5x8, 2x3x7x8, 2x3x7x6 -> 2x3x5x6', {}, { macs: 2940 }),
        example('1x8x5x4, 1x2x5x4, 1x2x5x4 -> 1x8x5x4', { enable_gqa: true }, { macs: 1600 }),
        example('1x4x5x4, 1x4x5x4, 1x4x5x4, 5x5 -> 1x4x5x4', {}, { macs: 800 }),
      ],
    }),
  ];
}

const PRODUCT = { call: 'function' } as const;

/**
 * The scores again, the gradients of the weights, of the scores' two operands and of the values: all of them,
 * whichever are needed.
 */
function fusedBackward(inputs: readonly Shape[], sharesHeads: boolean, gradients: Gradients): Count {
  const products = dotProducts(inputs, sharesHeads);
  if ('problem' in products || !gradients.inputs.some((isAsked) => isAsked)) return 0;
  const { queryLength, keyLength, leading, features, values } = products;
  return productOf([3 * features + 2 * values, queryLength, keyLength, ...leading]);
}

interface DotProducts {
  readonly leading: Shape;
  readonly queryLength: number;
  readonly keyLength: number;
  readonly features: number;
  readonly values: number;
}

/** How many query heads share one key head. */
function headRatio(query: Shape, key: Shape): number {
  return (dimAt(query, -3) ?? 1) / (dimAt(key, -3) ?? 1);
}

/**
 * query [..., L, E], key [..., S, E], value [..., S, Ev]; leading dimensions broadcast. With shared heads of
 * keys and values, the heads are the dimension before the steps.
 */
function dotProducts(inputs: readonly Shape[], sharesHeads: boolean): DotProducts | ShapeProblem {
  if (inputs.length === 2) return notTwoInputs('ScaledDotProductAttention');
  const [query = [], key = query, value = query] = inputs;
  const short = [query, key, value].find((shape) => shape.length < 2);
  if (short !== undefined) {
    return {
      problem: `${formatShape(short)} has no steps and features`,
      help: 'each input needs at least 2 dimensions',
    };
  }
  const [queryLength, keyLength, valueLength] = [sizeAt(query, -2), sizeAt(key, -2), sizeAt(value, -2)];
  const [features, keyFeatures, values] = [sizeAt(query, -1), sizeAt(key, -1), sizeAt(value, -1)];
  const ratio = sharesHeads ? headRatio(query, key) : 1;
  if (!Number.isInteger(ratio)) {
    return {
      problem: `${formatShape(query)} has ${dimAt(query, -3)} heads, which ${dimAt(key, -3)} heads of keys cannot share evenly`,
      help: 'the heads of queries must be a multiple of those of keys and values',
    };
  }
  const leadingOf = (shape: Shape): Shape => shape.slice(0, -2);
  const shared = (shape: Shape): Shape =>
    ratio === 1 ? leadingOf(shape) : leadingOf(shape).with(-1, ratio * sizeAt(shape, -3));
  const leading = broadcast([leadingOf(query), shared(key), shared(value)]);
  if (features !== keyFeatures || keyLength !== valueLength || isShapeProblem(leading)) {
    return {
      problem: `query ${formatShape(query)}, key ${formatShape(key)} and value ${formatShape(value)} do not fit each other`,
      help: 'query and key need the same features, key and value the same length, and all the same leading dimensions',
    };
  }
  const weights = [...leading, queryLength, keyLength];
  const [, , , mask] = inputs;
  const masked = mask === undefined ? weights : broadcast([weights, mask]);
  if (isShapeProblem(masked) || !isSameShape(masked, weights)) {
    return {
      problem: `the mask ${formatShape(mask ?? [])} does not fit the weights ${formatShape(weights)}`,
      help: 'each of its sizes must be that of the weights, or 1',
    };
  }
  return { leading, queryLength, keyLength, features, values };
}
