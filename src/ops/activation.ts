import { dimsOf } from './axis';
import { example } from './example';
import type { Fields } from './field';
import { coefficient, dimension, flag, optional, whole, withDefault, words } from './fields';
import { type Args, defineOp, type Op, type PerWorkUnit } from './op';
import type { Shape } from './shape';
import type { SavedRule } from './training';
import { perElement, softmaxWork } from './work';

/** Element-wise functions, PReLU and the softmaxes. */
export function activationOps(): readonly Op[] {
  const inplace = { inplace: flag(false, 'Overwrites the input with the output') };
  const alpha = { alpha: coefficient(1, 'Factor of the negative side') };
  return [
    elementwise('ReLU', 'max(x, 0).', { compare: 1 }, 'output', inplace),
    elementwise('ReLU6', 'min(max(x, 0), 6).', { compare: 2 }, inputBefore, inplace),
    elementwise(
      'LeakyReLU',
      'x where it is positive, a small multiple of it elsewhere.',
      { compare: 1, mul: 1 },
      'input',
      { negative_slope: coefficient(0.01, 'Slope of the negative side'), ...inplace },
    ),
    elementwise(
      'ELU',
      'x where it is positive, alpha x (exp(x) - 1) elsewhere.',
      { compare: 1, exp: 1, add: 1, mul: 1 },
      'input',
      { ...alpha, ...inplace },
    ),
    elementwise(
      'CELU',
      'ELU with a continuous slope for every alpha.',
      { compare: 1, exp: 1, add: 1, mul: 1, div: 1 },
      'input',
      { ...alpha, ...inplace },
    ),
    elementwise(
      'SELU',
      'ELU scaled so that activations keep mean 0 and variance 1.',
      { compare: 1, exp: 1, add: 1, mul: 2 },
      'input',
      inplace,
    ),
    elementwise(
      'GELU',
      'x times the standard normal distribution function of x.',
      { exp: 1, add: 1, mul: 3 },
      'input',
      {
        approximate: {
          ...words(['none', 'tanh'], 'none', '"tanh" for the approximation'),
          expected: '"none" or "tanh"',
        },
      },
    ),
    elementwise('SiLU', 'x times its sigmoid.', { exp: 1, add: 1, div: 1 }, inputBefore, inplace),
    elementwise(
      'Mish',
      'x times tanh(softplus(x)).',
      { exp: 3, add: 3, div: 1, mul: 1 },
      inputBefore,
      inplace,
    ),
    elementwise('Sigmoid', '1 / (1 + exp(-x)).', { exp: 1, add: 1, div: 1 }, 'output'),
    elementwise('LogSigmoid', 'log(1 / (1 + exp(-x))).', { exp: 2, add: 1 }, inputAndInner),
    elementwise('Tanh', 'The hyperbolic tangent.', { exp: 1, add: 2, div: 1 }, 'output'),
    elementwise('Softsign', 'x / (1 + |x|).', { add: 1, div: 1 }, inputAndInner),
    elementwise('Softplus', 'log(1 + exp(beta x)) / beta.', { exp: 2, add: 1, mul: 1, div: 1 }, 'input', {
      beta: coefficient(1, 'Sharpness'),
      threshold: coefficient(20, 'Linear above this'),
    }),
    elementwise(
      'Hardswish',
      'x times min(max(x + 3, 0), 6) / 6.',
      { add: 1, compare: 2, mul: 1, div: 1 },
      inputBefore,
      inplace,
    ),
    elementwise(
      'Hardsigmoid',
      'min(max(x + 3, 0), 6) / 6.',
      { add: 1, compare: 2, div: 1 },
      inputBefore,
      inplace,
    ),
    elementwise('Hardtanh', 'x limited to a range.', { compare: 2 }, inputBefore, {
      min_val: coefficient(-1, 'Lowest value'),
      max_val: coefficient(1, 'Highest value'),
      ...inplace,
    }),
    defineOp({
      type: 'PReLU',
      family: 'activation',
      summary: 'x where it is positive, a learned multiple of it elsewhere.',
      fields: {
        num_parameters: withDefault(whole(1, '1 slope for all channels, or one for each'), 1),
        init: coefficient(0.25, 'First value of the slopes'),
      },
      output: ({ num_parameters }, [input]) => {
        const channels = input[1] ?? 1;
        if (num_parameters === 1 || num_parameters === channels) return input;
        return {
          problem: `num_parameters is ${num_parameters}, the input has ${channels} channels`,
          help: `use num_parameters 1 or ${channels}`,
        };
      },
      params: ({ num_parameters }) => [{ name: 'weight', shape: [num_parameters] }],
      memoryOrder: 'contiguous if inputs are',
      work: (_args, _inputs, output) => [
        { unit: 'compare', factors: output },
        { unit: 'mul', factors: output },
      ],
      saved: 'input',
      examples: [
        example('1x8x10x10 -> 1x8x10x10', {}, { params: 1 }),
        example('1x8x10x10 -> 1x8x10x10', { num_parameters: 8 }, { params: 8 }),
      ],
    }),
    softmax('Softmax', 'exp(x) divided by its sum along a dimension.'),
    softmax('LogSoftmax', 'The logarithm of Softmax.'),
  ];
}

type ElementwiseRule = SavedRule<Args, readonly [Shape, ...Shape[]]>;

/** Saves the input; in place, where the output overwrites it, a copy made before. */
const inputBefore: ElementwiseRule = ({ inplace }, [input]) =>
  inplace === true ? { inner: [{ shape: input, elements: 'values' }] } : { inputs: [0] };

/** Saves the input and an intermediate result: |x| + 1 of Softsign, exp(-|x|) of LogSigmoid. */
const inputAndInner: ElementwiseRule = (_args, [input]) => ({
  inputs: [0],
  inner: [{ shape: input, elements: 'values' }],
});

/** What these are called elsewhere. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  GELU: ['GeluNew', 'FastGELU', 'NewGELU'],
  SiLU: ['Swish'],
  Sigmoid: ['Logistic'],
  Hardswish: ['HSwish'],
  Hardsigmoid: ['HSigmoid'],
};

/** An element-wise function, with the elementary operations for one element and what autograd saves. */
function elementwise(
  type: string,
  summary: string,
  steps: PerWorkUnit,
  saved: ElementwiseRule,
  fields: Fields = {},
): Op {
  return defineOp({
    type,
    family: 'activation',
    summary,
    aliases: ALIASES[type] ?? [],
    fields,
    output: (_args, [input]) => input,
    memoryOrder: type === 'LogSigmoid' ? 'contiguous if inputs are' : 'kept',
    work: (_args, _inputs, output) => perElement(steps, output),
    storage: (args: Args) => (args.inplace === true ? 'in-place' : 'new'),
    saved,
    examples: [example('1x8x10x10 -> 1x8x10x10'), example('1x16 -> 1x16')],
  });
}

function softmax(type: 'Softmax' | 'LogSoftmax', summary: string): Op {
  return defineOp({
    type,
    family: 'activation',
    summary,
    fields: { dim: optional(dimension('Dimension along which the outputs add up to 1')) },
    output: ({ dim }, [input]) => {
      // A tensor without dimensions accepts the dims of one with a single dimension.
      const rank = Math.max(1, input.length);
      if (dim === null || (dim >= -rank && dim < rank)) return input;
      return {
        problem: `dim ${dim} is not a dimension of an input with ${input.length} dimensions`,
        help: dimsOf(rank, 'dim'),
      };
    },
    memoryOrder: 'contiguous if inputs are',
    work: (_args, _inputs, output) => softmaxWork(output),
    saved: 'output',
    reach: ({ dim }, [input]) => (dim === 1 || dim === 1 - input.length ? 'position' : 'everything'),
    examples: [example('1x5x16 -> 1x5x16', { dim: -1 })],
  });
}
