import { expect, test } from 'vitest';
import type { Shape } from '../../src/ops/shape';
import { factsOf } from './call-facts';

/** Elementary operations, counted by hand: what each output element takes, times how many there are. */
type Case = readonly [
  type: string,
  args: object,
  inputs: readonly Shape[],
  work: Readonly<Record<string, number>>,
];

/** 2 x 8 x 3 x 2 elements. */
const image: Shape = [2, 8, 3, 2];
const ELEMENTS = 96;

/** So many operations for each of the 96 elements. */
function each(operations: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(operations).map(([unit, times]) => [unit, times * ELEMENTS]));
}

const elementwise: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
  ['ReLU', { compare: 1 }],
  ['ReLU6', { compare: 2 }],
  ['LeakyReLU', { compare: 1, mul: 1 }],
  // alpha x (exp(x) - 1) below 0
  ['ELU', { compare: 1, exp: 1, add: 1, mul: 1 }],
  // alpha x (exp(x / alpha) - 1)
  ['CELU', { compare: 1, exp: 1, add: 1, mul: 1, div: 1 }],
  // two factors
  ['SELU', { compare: 1, exp: 1, add: 1, mul: 2 }],
  // x times 0.5 times (1 + erf(x times a constant))
  ['GELU', { exp: 1, add: 1, mul: 3 }],
  // x / (1 + exp(-x))
  ['SiLU', { exp: 1, add: 1, div: 1 }],
  // softplus: log(1 + exp(x)), two exponentials or logarithms and a sum; tanh: one, two sums, a quotient; one product
  ['Mish', { exp: 3, add: 3, div: 1, mul: 1 }],
  ['Sigmoid', { exp: 1, add: 1, div: 1 }],
  ['LogSigmoid', { exp: 2, add: 1 }],
  // (e - 1) / (e + 1)
  ['Tanh', { exp: 1, add: 2, div: 1 }],
  ['Softsign', { add: 1, div: 1 }],
  // log(1 + exp(beta x)) / beta
  ['Softplus', { exp: 2, add: 1, mul: 1, div: 1 }],
  // x times min(max(x + 3, 0), 6) / 6
  ['Hardswish', { add: 1, compare: 2, mul: 1, div: 1 }],
  ['Hardsigmoid', { add: 1, compare: 2, div: 1 }],
  ['Hardtanh', { compare: 2 }],
  ['PReLU', { compare: 1, mul: 1 }],
  ['Softmax', { exp: 1, add: 1, div: 1 }],
  ['LogSoftmax', { exp: 1, add: 1, div: 1 }],
  ['BatchNorm2d', { mul: 2 }],
  ['InstanceNorm2d', { mul: 4 }],
  ['LayerNorm', { mul: 5 }],
  ['RMSNorm', { mul: 4 }],
  ['LayerNorm2d', { mul: 5 }],
  ['Softmin', { exp: 1, add: 1, div: 1 }],
  ['Softmax2d', { exp: 1, add: 1, div: 1 }],
  // each is compared with others once
  ['KthValue', { compare: 1 }],
  ['Mode', { compare: 1 }],
  ['Dropout', {}],
  ['Identity', {}],
  ['Flatten', {}],
];

/** What a type needs besides. */
const needed: Readonly<Record<string, object>> = { KthValue: { k: 1 } };

test.each(elementwise)('%s for each element', (type, operations) => {
  expect(factsOf(type, needed[type] ?? {}, image).work).toEqual(each(operations));
});

const rows: Shape = [4, 8];

const cases: readonly Case[] = [
  ['BatchNorm2d', { affine: false }, [image], each({ mul: 1 })],
  ['InstanceNorm2d', { affine: true }, [image], each({ mul: 5 })],
  ['GroupNorm', { num_groups: 4 }, [image], each({ mul: 5 })],
  ['GroupNorm', { num_groups: 4, affine: false }, [image], each({ mul: 4 })],
  ['LayerNorm', { elementwise_affine: false }, [image], each({ mul: 4 })],
  ['RMSNorm', { elementwise_affine: false }, [image], each({ mul: 3 })],
  ['LayerNorm2d', { elementwise_affine: false }, [image], each({ mul: 4 })],
  // the squares of 5 channels, their sum, a power
  ['LocalResponseNorm', { size: 5 }, [image], each({ mul: 2, add: 5, exp: 1, div: 1 })],
  // 3 outputs of 8 features for 2 x 5 rows
  ['Linear', { out_features: 3 }, [[2, 5, 8]], { mac: 240, bias_add: 30 }],
  ['Linear', { out_features: 3, bias: false }, [[2, 5, 8]], { mac: 240 }],
  // one row of features, without a batch
  ['Linear', { out_features: 3 }, [[8]], { mac: 24, bias_add: 3 }],
  // 4 x 8 x 3 x 2 weights at 1 position of 2 samples
  ['Conv2d', { out_channels: 4, kernel_size: [3, 2] }, [image], { mac: 384, bias_add: 8 }],
  ['Conv2d', { out_channels: 4, kernel_size: [3, 2], bias: false, groups: 2 }, [image], { mac: 192 }],
  // 8 x 4 x 2 x 2 weights at 6 input positions of 2 samples; 4 x 6 x 4 outputs of each
  ['ConvTranspose2d', { out_channels: 4, kernel_size: 2, stride: 2 }, [image], { mac: 1536, bias_add: 192 }],
  ['ConvTranspose2d', { out_channels: 4, kernel_size: 2, stride: 2, bias: false }, [image], { mac: 1536 }],
  // 5 comparisons find the largest of 6
  ['MaxPool2d', { kernel_size: [3, 2] }, [image], { compare: 80 }],
  ['AvgPool2d', { kernel_size: [3, 2] }, [image], { add: 80, div: 16 }],
  ['AdaptiveMaxPool2d', { output_size: 1 }, [image], { compare: 80 }],
  ['AdaptiveAvgPool2d', { output_size: 1 }, [image], { add: 80, div: 16 }],
  // windows of 7 to 5 hold at most 3: 2 steps for each of 2 x 5
  ['AdaptiveMaxPool1d', { output_size: 5 }, [[1, 2, 7]], { compare: 20 }],
  // 9 to 6 is 3 to 2 three times: at most 2 at once
  ['AdaptiveMaxPool1d', { output_size: 6 }, [[1, 2, 9]], { compare: 12 }],
  ['Mean', { dim: [2, 3] }, [image], { add: 80, div: 16 }],
  ['Mean', { dim: -1, keepdim: true }, [image], { add: 48, div: 48 }],
  ['Add', {}, [image, image, image], { add: 192 }],
  ['Mul', {}, [image, [2, 8, 1, 1]], { mul: 96 }],
  ['Concat', {}, [image, image], {}],
  // 48 elements of each half, a sigmoid and a product for each
  ['GLU', { dim: 1 }, [image], { exp: 48, add: 48, div: 48, mul: 48 }],
  ['TopK', { k: 2 }, [image], { compare: 96 }],
  // 2 x 8 x 5 x 4 outputs of 4 neighbours in a plane, of 1, of 16, and 2 x 2 x 3 x 2 x 2 of 8 in a volume
  ['GridSample', {}, [image, [2, 5, 4, 2]], { mul: 1280, add: 960 }],
  ['GridSample', { mode: 'nearest' }, [image, [2, 5, 4, 2]], { mul: 320 }],
  ['GridSample', { mode: 'bicubic' }, [image, [2, 5, 4, 2]], { mul: 5120, add: 4800 }],
  [
    'GridSample',
    {},
    [
      [2, 2, 3, 3, 3],
      [2, 3, 2, 2, 3],
    ],
    { mul: 384, add: 336 },
  ],
  // a x + b y + c for each of 2 x 4 x 5 places and 2 coordinates
  ['AffineGrid', { size: [2, 3, 4, 5] }, [[2, 2, 3]], { mul: 160, add: 160 }],
  // 2 x 2 x 2 windows of 8 values are added into 3 x 3 places of 2 channels
  ['Fold', { output_size: 3, kernel_size: 2 }, [[2, 8, 4]], { add: 64 }],
  // for each of 3 outputs of 2 samples 4 x 5 terms of two products each, and a bias
  [
    'Bilinear',
    { in1_features: 4, in2_features: 5, out_features: 3 },
    [
      [2, 4],
      [2, 5],
    ],
    { mul: 240, add: 120, bias_add: 6 },
  ],
  // 2 vectors of 8 with 4 others: three products and three sums of 4 x 2 x 8 elements
  [
    'CosineSimilarity',
    { dim: -1 },
    [
      [2, 8],
      [4, 1, 8],
    ],
    { mul: 192, add: 192 },
  ],
  // the difference, the least distance and the sum; the power
  [
    'PairwiseDistance',
    {},
    [
      [1, 8],
      [4, 8],
    ],
    { mul: 32, add: 96 },
  ],
  // 4 x 3 pairs of rows of 8: the difference, its power and the sum
  [
    'CDist',
    {},
    [
      [4, 8],
      [3, 8],
    ],
    { mul: 96, add: 192 },
  ],
  // 2 bags of 6 rows of 4
  ['EmbeddingBag', { num_embeddings: 9, embedding_dim: 4 }, [[2, 6]], { add: 48 }],
  ['Stack', {}, [image, image], {}],
  ['Select', { dim: 1, index: 0 }, [image], {}],
  ['Upsample', { scale_factor: 2 }, [image], {}],
  // 4 x 96 outputs: 4 products and 3 sums each, or 16 and 15
  ['Upsample', { scale_factor: 2, mode: 'bilinear' }, [image], { mul: 1536, add: 1152 }],
  ['Upsample', { scale_factor: 2, mode: 'bicubic' }, [image], { mul: 6144, add: 5760 }],
  ['Upsample', { scale_factor: 2, mode: 'nearest-exact' }, [image], {}],
  // 2 outputs, of 2 neighbours each
  ['Upsample', { size: 2, mode: 'linear' }, [[1, 1, 4]], { mul: 4, add: 2 }],
  // 1 output, of 8 neighbours
  ['Upsample', { size: 1, mode: 'trilinear' }, [[1, 1, 2, 2, 2]], { mul: 8, add: 7 }],
  // 5 x 8 x 5 products in each of 2
  [
    'MatMul',
    {},
    [
      [2, 5, 8],
      [2, 8, 5],
    ],
    { mac: 400 },
  ],
  // a row times a matrix
  ['MatMul', {}, [[8], [2, 8, 5]], { mac: 80 }],
  // seen at torch 1.13's dispatcher: an index of one element is not summed, and aten.mul makes 2 x 3 x 4 products
  [
    'Einsum',
    { equation: 'bij,bjk->bik' },
    [
      [2, 3, 1],
      [2, 1, 4],
    ],
    { mul: 24 },
  ],
  // aten.bmm of 2 x 3 x 5 x 4, where the index of one element beside the summed one changes nothing
  [
    'Einsum',
    { equation: 'bijl,bjkl->bik' },
    [
      [2, 3, 1, 5],
      [2, 1, 4, 5],
    ],
    { mac: 120 },
  ],
  // seen at torch 1.13's dispatcher: an index that one input repeats is summed in the other first, so that nothing is left to sum
  [
    'Einsum',
    { equation: 'ncvl,nvwl->ncwl' },
    [
      [1, 8, 16, 6],
      [1, 1, 7, 6],
    ],
    { mul: 336 },
  ],
  // aten.bmm of 2 x 15 x 7 x 8, where all heads have the same values
  [
    'Einsum',
    { equation: 'bhqk,bkhd->bqhd' },
    [
      [2, 3, 5, 7],
      [2, 7, 1, 8],
    ],
    { mac: 1680 },
  ],
  // aten.bmm of 3 x 4 x 1, then the outer product of 3 and of 6 sums of 5
  [
    'Einsum',
    { equation: 'ij,jk,kl->il' },
    [
      [3, 4],
      [4, 1],
      [5, 6],
    ],
    { mac: 12, mul: 18 },
  ],
  // 2 x 3 x 4 products of the sums of 5, then aten.bmm of 2 x 3 x 4 x 1
  [
    'Einsum',
    { equation: 'bn,anm,bm->ba' },
    [
      [2, 5],
      [3, 1, 4],
      [2, 4],
    ],
    { mul: 24, mac: 24 },
  ],
  // seen at torch 1.13's dispatcher (aten.mul, aten.bmm): nothing is summed, so that 2 x 5 x 8 x 3 are multiplied twice
  [
    'Einsum',
    { equation: 'bld,bln,bld->bldn' },
    [
      [2, 5, 8],
      [2, 5, 3],
      [2, 5, 8],
    ],
    { mul: 480 },
  ],
  // from the left: 40 x 3 x 50 and 40 x 50 x 2, where from the right were 3 x 50 x 2 and 40 x 3 x 2
  [
    'Einsum',
    { equation: 'ij,jk,kl->il' },
    [
      [40, 3],
      [3, 50],
      [50, 2],
    ],
    { mac: 10000 },
  ],
  // 9 x 2 x 3 multiplied one by one, then a product of matrices of 6 x 9 and 9 x 4
  [
    'Einsum',
    { equation: 'ij,ik,il->jkl' },
    [
      [9, 2],
      [9, 3],
      [9, 4],
    ],
    { mul: 54, mac: 216 },
  ],
  // 6 queries on 4 keys of 8 features, 3 values each: (8 + 3) x 24, a factor and the softmax of 24, each 2 times
  [
    'ScaledDotProductAttention',
    {},
    [
      [2, 6, 8],
      [2, 4, 8],
      [2, 4, 3],
    ],
    { mac: 528, mul: 48, exp: 48, add: 48, div: 48 },
  ],
  // each of 32: one logarithm of exp and 1 + exp
  ['SoftMarginLoss', {}, [rows, rows], { mul: 32, exp: 64, add: 64 }],
  // Stirling's terms for each of 32 are two logarithms, three products, two sums and their own
  ['PoissonNLLLoss', {}, [rows, rows], { exp: 32, mul: 32, add: 64 }],
  ['PoissonNLLLoss', { full: true }, [rows, rows], { exp: 96, mul: 128, add: 160, compare: 32 }],
  ['PoissonNLLLoss', { log_input: false }, [rows, rows], { exp: 32, mul: 32, add: 96 }],
  ['GaussianNLLLoss', {}, [rows, rows, rows], { compare: 32, exp: 32, div: 32, mul: 64, add: 96 }],
  // each of 8 scores of 4 samples against at most 8 others
  ['MultiLabelMarginLoss', {}, [rows, rows], { add: 768, compare: 256 }],
  ['MultiMarginLoss', { p: 2 }, [rows, [4]], { add: 96, compare: 32, mul: 32 }],
  ['MultiLabelSoftMarginLoss', {}, [rows, rows], { exp: 128, add: 160, mul: 64 }],
  ['MarginRankingLoss', {}, [[4], [4], [4]], { mul: 4, add: 12, compare: 4 }],
  ['HingeEmbeddingLoss', {}, [rows, rows], { add: 96, compare: 96 }],
  // two distances of 32, or three; 4 samples with a root each
  ['TripletMarginLoss', {}, [rows, rows, rows], { mul: 64, add: 204, exp: 8, compare: 4 }],
  ['TripletMarginLoss', { swap: true }, [rows, rows, rows], { mul: 96, add: 300, exp: 12, compare: 8 }],
  // 3 products of 32, then 4 samples
  ['CosineEmbeddingLoss', {}, [rows, rows, [4]], { mul: 100, add: 112, exp: 4, div: 4, compare: 12 }],
  // 5 steps of 4 samples, 3 labels with 4 blanks: 140 places
  ['CTCLoss', {}, [[5, 4, 8], [4, 3], [4], [4]], { exp: 560, add: 980, compare: 280 }],
];

test.each(cases)('%s %j of %j', (type, args, inputs, work) => {
  expect(factsOf(type, args, ...inputs).work).toEqual(work);
});
