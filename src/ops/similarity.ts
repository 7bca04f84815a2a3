import { multiplyCounts, productOf } from '../counts/count';
import { axisOf, noSuchDim } from './axis';
import { example } from './example';
import { coefficient, dimension, extendedNumber, flag, whole, withDefault } from './fields';
import { broadcast, commonShape } from './merging';
import { defineOp, isShapeProblem, type Op } from './op';
import { formatShape, isSameShape, sizeAt } from './shape';
import { keptValues } from './training';
import { perElement } from './work';

/** Bilinear, CosineSimilarity, PairwiseDistance and CDist. */
export function similarityOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Bilinear',
      family: 'linear',
      summary: 'A learned matrix between two inputs for each output feature.',
      fields: {
        in1_features: whole(1, 'Size of the last dimension of the first input'),
        in2_features: whole(1, 'Size of the last dimension of the second input'),
        out_features: whole(1, 'Size of the last dimension of the output'),
        bias: flag(true, 'Adds a learned number to each output feature'),
      },
      inputs: { least: 2, most: 2 },
      output: ({ in1_features, in2_features, out_features }, [left, right]) => {
        if (left.at(-1) !== in1_features || right.at(-1) !== in2_features)
          return {
            problem: `${formatShape(left)} and ${formatShape(right)} do not end with ${in1_features} and ${in2_features}`,
          };
        const samples = left.slice(0, -1);
        if (!isSameShape(samples, right.slice(0, -1)))
          return {
            problem: `${formatShape(left)} and ${formatShape(right)} differ before their last dimension`,
            help: 'both inputs need the same dimensions before that of their features',
          };
        return [...samples, out_features];
      },
      params: ({ in1_features, in2_features, out_features, bias }) => [
        { name: 'weight', shape: [out_features, in1_features, in2_features] },
        ...(bias ? [{ name: 'bias', shape: [out_features] }] : []),
      ],
      // torch.utils.flop_counter sees torch.bilinear as one function and counts nothing, so it has no
      // multiply-adds here
      work: ({ in1_features, in2_features, bias }, _inputs, output) => [
        ...perElement({ mul: 2, add: 1 }, [multiplyCounts(in1_features, in2_features), ...output]),
        ...(bias ? [{ unit: 'bias_add' as const, factors: output }] : []),
      ],
      saved: () => ({ inputs: [0, 1] }),
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
      work: (_args, inputs) => perElement({ mul: 3, add: 3 }, commonShape(inputs)),
      reach: () => 'everything',
      // for each gradient its input, the length of that input, and the other input divided by its own length
      saved: ({ dim }, shapes, _output, { inputs: asked }) => {
        const shape = broadcast(shapes);
        const axis = isShapeProblem(shape) ? null : axisOf(shape, dim);
        if (isShapeProblem(shape) || axis === null) return {};
        const inputs = [0, 1].filter((input) => asked[input] === true);
        return {
          inputs,
          inner: inputs.flatMap(() => [keptValues(shape), keptValues(shape.with(axis, 1))]),
        };
      },
      examples: [example('1x16x4, 1x16x4 -> 1x4'), example('5x16, 5x16 -> 5', { dim: -1 })],
    }),
    defineOp({
      type: 'PairwiseDistance',
      family: 'reduction',
      summary: 'The norm of the difference of two inputs along the last dimension.',
      fields: {
        p: coefficient(2, 'The p of the norm'),
        eps: coefficient(1e-6, 'Added to the difference'),
        keepdim: flag(false, 'Keeps the last dimension, with size 1'),
      },
      inputs: { least: 2, most: 2 },
      output: ({ keepdim }, inputs) => {
        const shape = broadcast(inputs);
        return isShapeProblem(shape) ? shape : [...shape.slice(0, -1), ...(keepdim ? [1] : [])];
      },
      work: (_args, inputs) => perElement({ mul: 1, add: 3 }, commonShape(inputs)),
      reach: () => 'everything',
      saved: (_args, shapes) => {
        const difference = broadcast(shapes);
        return isShapeProblem(difference) ? {} : { outputs: [0], inner: [keptValues(difference)] };
      },
      examples: [example('5x16, 5x16 -> 5'), example('5x16, 5x16 -> 5x1', { keepdim: true })],
    }),
    defineOp({
      type: 'CDist',
      form: 'function',
      family: 'reduction',
      summary: 'The distance of every row of one input from every row of the other.',
      source: 'torch.cdist',
      fields: { p: withDefault(extendedNumber('The p of the norm'), 2) },
      inputs: { least: 2, most: 2 },
      output: (_args, [left, right]) => {
        if (left.length < 2 || right.length < 2 || left.at(-1) !== right.at(-1))
          return { problem: `${formatShape(left)} and ${formatShape(right)} have no rows of one length` };
        const leading = broadcast([left.slice(0, -2), right.slice(0, -2)]);
        return isShapeProblem(leading) ? leading : [...leading, sizeAt(left, -2), sizeAt(right, -2)];
      },
      work: (_args, [left], output) => perElement({ mul: 1, add: 2 }, [left.at(-1) ?? 1, ...output]),
      reach: () => 'everything',
      saved: () => ({ inputs: [0, 1], outputs: [0] }),
      // torch 1.13 uses matrix products above this number of rows, and always saves both inputs
      backward: ({ p }, [left, right], output) =>
        p === 2 && Math.max(sizeAt(left, -2), sizeAt(right, -2)) > 25
          ? productOf([2, sizeAt(left, -1), ...output])
          : 0,
      examples: [example('2x5x16, 2x7x16 -> 2x5x7')],
    }),
  ];
}
