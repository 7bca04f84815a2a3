import type { Fields } from './field';
import { coefficient, dimension, flag, optional, whole, withDefault, words } from './fields';
import { type Args, defineOp, ONE_INPUT, type Op, type WorkUnit } from './op';

const inplace = { inplace: flag(false, 'Writes the output over the input') };

/** Element-wise functions, PReLU and the softmaxes. */
export function activationOps(): readonly Op[] {
  return [
    ...elementwise([
      { type: 'ReLU', summary: 'max(x, 0).', fields: inplace, steps: { compare: 1 } },
      { type: 'ReLU6', summary: 'min(max(x, 0), 6).', fields: inplace, steps: { compare: 2 } },
      {
        type: 'LeakyReLU',
        summary: 'x where it is positive, a small multiple of it elsewhere.',
        fields: {
          negative_slope: coefficient(0.01, 'Slope of the negative side'),
          ...inplace,
        },
        steps: { compare: 1, mul: 1 },
      },
      {
        type: 'ELU',
        summary: 'x where it is positive, alpha x (exp(x) - 1) elsewhere.',
        fields: {
          alpha: coefficient(1, 'Factor of the negative side'),
          ...inplace,
        },
        steps: { compare: 1, exp: 1, add: 1, mul: 1 },
      },
      {
        type: 'CELU',
        summary: 'ELU with a continuous slope for every alpha.',
        fields: {
          alpha: coefficient(1, 'Factor of the negative side'),
          ...inplace,
        },
        steps: { compare: 1, exp: 1, add: 1, mul: 1, div: 1 },
      },
      {
        type: 'SELU',
        summary: 'ELU scaled so that activations keep mean 0 and variance 1.',
        fields: inplace,
        steps: { compare: 1, exp: 1, add: 1, mul: 2 },
      },
      {
        type: 'GELU',
        summary: 'x times the share of a normal distribution below x.',
        fields: {
          approximate: {
            ...words(['none', 'tanh'], 'none', '"tanh" for the approximation'),
            expected: '"none" or "tanh"',
          },
        },
        steps: { exp: 1, add: 1, mul: 3 },
      },
      { type: 'SiLU', summary: 'x times its sigmoid.', fields: inplace, steps: { exp: 1, add: 1, div: 1 } },
      {
        type: 'Mish',
        summary: 'x times tanh(softplus(x)).',
        fields: inplace,
        steps: { exp: 3, add: 3, div: 1, mul: 1 },
      },
      { type: 'Sigmoid', summary: '1 / (1 + exp(-x)).', fields: {}, steps: { exp: 1, add: 1, div: 1 } },
      { type: 'LogSigmoid', summary: 'log(1 / (1 + exp(-x))).', fields: {}, steps: { exp: 2, add: 1 } },
      { type: 'Tanh', summary: 'The hyperbolic tangent.', fields: {}, steps: { exp: 1, add: 2, div: 1 } },
      { type: 'Softsign', summary: 'x / (1 + |x|).', fields: {}, steps: { add: 1, div: 1 } },
      {
        type: 'Softplus',
        summary: 'log(1 + exp(beta x)) / beta.',
        fields: {
          beta: coefficient(1, 'Sharpness'),
          threshold: coefficient(20, 'Linear above this'),
        },
        steps: { exp: 2, add: 1, mul: 1, div: 1 },
      },
      {
        type: 'Hardswish',
        summary: 'x times min(max(x + 3, 0), 6) / 6.',
        fields: inplace,
        steps: { add: 1, compare: 2, mul: 1, div: 1 },
      },
      {
        type: 'Hardsigmoid',
        summary: 'min(max(x + 3, 0), 6) / 6.',
        fields: inplace,
        steps: { add: 1, compare: 2, div: 1 },
      },
      {
        type: 'Hardtanh',
        summary: 'x limited to a range.',
        fields: {
          min_val: coefficient(-1, 'Lowest value'),
          max_val: coefficient(1, 'Highest value'),
          ...inplace,
        },
        steps: { compare: 2 },
      },
    ]),
    prelu(),
    softmax('Softmax', 'exp(x) divided by its sum along a dimension.'),
    softmax('LogSoftmax', 'The logarithm of Softmax.'),
  ];
}

interface Elementwise {
  readonly type: string;
  readonly summary: string;
  readonly fields: Fields;
  /** Elementary operations for each element. */
  readonly steps: Partial<Readonly<Record<WorkUnit, number>>>;
}

function elementwise(functions: readonly Elementwise[]): readonly Op[] {
  return functions.map(({ type, summary, fields, steps }) =>
    defineOp({
      type,
      family: 'activation',
      summary,
      source: `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`,
      fields,
      inputs: ONE_INPUT,
      output: (_args, [input]) => input,
      work: (_args, _inputs, output) =>
        (Object.keys(steps) as WorkUnit[]).map((unit) => ({ unit, factors: [steps[unit] ?? 0, ...output] })),
      storage: (args: Args) => (args.inplace === true ? 'in-place' : 'new'),
      examples: [
        { args: {}, inputs: [[1, 8, 10, 10]], output: [1, 8, 10, 10], params: 0, macs: 0 },
        { args: {}, inputs: [[1, 16]], output: [1, 16], params: 0, macs: 0 },
      ],
    }),
  );
}

function prelu(): Op {
  return defineOp({
    type: 'PReLU',
    family: 'activation',
    summary: 'x where it is positive, a learned multiple of it elsewhere.',
    source: 'https://pytorch.org/docs/stable/generated/torch.nn.PReLU.html',
    fields: {
      num_parameters: withDefault(whole(1, '1 slope for all channels, or one for each'), 1),
      init: coefficient(0.25, 'First value of the slopes'),
    },
    inputs: ONE_INPUT,
    output: ({ num_parameters }, [input]) => {
      const channels = input[1] ?? 1;
      if (num_parameters === 1 || num_parameters === channels) return input;
      return {
        problem: `num_parameters is ${num_parameters}, the input has ${channels} channels`,
        help: `use num_parameters 1 or ${channels}`,
      };
    },
    params: ({ num_parameters }) => [{ name: 'weight', shape: [num_parameters] }],
    work: (_args, _inputs, output) => [
      { unit: 'compare', factors: output },
      { unit: 'mul', factors: output },
    ],
    examples: [
      { args: {}, inputs: [[1, 8, 10, 10]], output: [1, 8, 10, 10], params: 1, macs: 0 },
      { args: { num_parameters: 8 }, inputs: [[1, 8, 10, 10]], output: [1, 8, 10, 10], params: 8, macs: 0 },
    ],
  });
}

function softmax(type: 'Softmax' | 'LogSoftmax', summary: string): Op {
  return defineOp({
    type,
    family: 'activation',
    summary,
    source: `https://pytorch.org/docs/stable/generated/torch.nn.${type}.html`,
    fields: {
      dim: optional(dimension('Dimension along which the outputs add up to 1')),
    },
    inputs: ONE_INPUT,
    output: ({ dim }, [input]) => {
      const rank = input.length;
      if (dim === null || (dim >= -rank && dim < rank)) return input;
      return {
        problem: `dim ${dim} is not a dimension of an input with ${rank} dimensions`,
        help: `use a dim from ${-rank} to ${rank - 1}`,
      };
    },
    work: (_args, _inputs, output) => [
      { unit: 'exp', factors: output },
      { unit: 'add', factors: output },
      { unit: 'div', factors: output },
    ],
    reach: ({ dim }, [input]) => (dim === 1 || dim === 1 - input.length ? 'position' : 'everything'),
    examples: [{ args: { dim: -1 }, inputs: [[1, 5, 16]], output: [1, 5, 16], params: 0, macs: 0 }],
  });
}
