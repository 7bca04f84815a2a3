import { example } from './example';
import { coefficient, whole } from './fields';
import { defineOp, type Op } from './op';
import { type Shape, sizeAt, spatialDims } from './shape';
import { keptValues, type Saved } from './training';

const fields = {
  size: whole(1, 'Number of neighbouring channels in a window'),
  alpha: coefficient(1e-4, 'Factor of the mean square'),
  beta: coefficient(0.75, 'Exponent'),
  k: coefficient(1, 'Added before the power'),
};

/** LocalResponseNorm and CrossMapLRN2d. */
export function responseNormalisationOps(): readonly Op[] {
  return [responseNorm('LocalResponseNorm'), responseNorm('CrossMapLRN2d')];
}

/** CrossMapLRN2d comes from Lua Torch, for images: it is one function that saves its output, not several steps. */
function responseNorm(type: 'LocalResponseNorm' | 'CrossMapLRN2d'): Op {
  const isInSteps = type === 'LocalResponseNorm';
  return defineOp({
    type,
    family: 'normalisation',
    summary: 'Divides each value by a power of the mean square of its neighbours in other channels.',
    aliases: isInSteps ? ['LRN', 'LocalResponseNormalization'] : [],
    ...(isInSteps
      ? {}
      : {
          source: 'https://github.com/pytorch/pytorch/blob/main/torch/nn/modules/_functions.py',
          ranks: [4],
        }),
    fields,
    output: (_args, [input]) =>
      input.length < 3
        ? { problem: `the input has ${input.length} dimensions, ${type} needs at least 3` }
        : input,
    memoryOrder: 'contiguous if inputs are',
    work: ({ size }, _inputs, output) => [
      { unit: 'mul', factors: [2, ...output] },
      { unit: 'add', factors: [size, ...output] },
      { unit: 'exp', factors: output },
      { unit: 'div', factors: output },
    ],
    saved: ({ size }, [input]) =>
      isInSteps ? localResponseSaved(size, input) : { inputs: [0], outputs: [0] },
    examples: [example('1x8x10x10 -> 1x8x10x10', { size: 5 })],
  });
}

/**
 * Saves the squares padded by size - 1 channels of zeros, their scaled mean, and its power, which divides the
 * input.
 */
function localResponseSaved(size: number, input: Shape): Saved {
  const padded = [sizeAt(input, 0), sizeAt(input, 1) + size - 1, ...spatialDims(input)];
  const inner = [padded, input, input].map(keptValues);
  return { inputs: [0], inner };
}
