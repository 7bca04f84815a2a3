import { axisOf, movedPositions, noSuchDim } from './axis';
import { example } from './example';
import { ANY_WHOLE, dimension, field, whole } from './fields';
import { defineOp, type Op } from './op';
import { sizeAt } from './shape';

/** Narrow and Chunk. */
export function slicingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Narrow',
      form: 'function',
      family: 'shape',
      summary: 'Takes a range of a dimension.',
      source: 'torch.narrow',
      fields: {
        dim: dimension('The dimension from which a range is taken'),
        start: field(ANY_WHOLE, 'First element, negative from the end'),
        length: whole(1, 'Number of elements'),
      },
      output: ({ dim, start, length }, [shape]) => {
        const axis = axisOf(shape, dim);
        if (axis === null) return noSuchDim(shape, dim, 'dim');
        const size = sizeAt(shape, axis);
        const first = firstElement(start, size);
        if (first < 0 || first + length > size) {
          return {
            problem: `${length} elements from ${start} on are not within a dimension of ${size}`,
            help: `start and length together must stay within ${size}`,
          };
        }
        return shape.map((kept, at) => (at === axis ? length : kept));
      },
      storage: () => 'strided-view',
      reach: ({ dim, start }, [input]) => {
        const along = axisOf(input, dim);
        return movedPositions(input, (axis) =>
          axis === along ? 0 - firstElement(start, sizeAt(input, axis)) : 0,
        );
      },
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('1x197x768 -> 1x1x768', { dim: 1, start: 0, length: 1 }),
        example('1x8x10 -> 1x8x3', { dim: -1, start: -4, length: 3 }),
      ],
    }),
    defineOp({
      type: 'Chunk',
      form: 'function',
      family: 'shape',
      summary: 'Splits a dimension into equal parts (the last may be smaller), and gives one of them.',
      source: 'torch.chunk',
      fields: {
        chunks: whole(1, 'Number of parts; there are fewer where the dimension is too small'),
        dim: dimension('The dimension that is split'),
        index: whole(0, 'Which part, counted from 0'),
      },
      positional: ['chunks', 'dim'],
      output: ({ chunks, dim, index }, [shape]) => {
        const axis = axisOf(shape, dim);
        if (axis === null) return noSuchDim(shape, dim, 'dim');
        const size = sizeAt(shape, axis);
        const part = Math.ceil(size / chunks);
        const parts = Math.ceil(size / part);
        if (index >= parts) {
          return {
            problem: `a dimension of ${size} in ${chunks} chunks gives ${parts}, there is none with index ${index}`,
            help: `use an index from 0 to ${parts - 1}`,
          };
        }
        return shape.map((kept, at) => (at === axis ? Math.min(part, size - index * part) : kept));
      },
      storage: () => 'strided-view',
      reach: ({ chunks, dim, index }, [input]) => {
        const along = axisOf(input, dim);
        return movedPositions(input, (axis) =>
          axis === along ? 0 - index * Math.ceil(sizeAt(input, axis) / chunks) : 0,
        );
      },
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('1x116x28x28 -> 1x58x28x28', { chunks: 2, dim: 1, index: 1 }),
        example('1x10 -> 1x2', { chunks: 3, dim: -1, index: 2 }),
        example('1x6 -> 1x2', { chunks: 4, dim: 1, index: 2 }),
      ],
    }),
  ];
}

function firstElement(start: number, size: number): number {
  return start < 0 ? size + start : start;
}
