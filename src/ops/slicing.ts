import { axisOf, movedPositions, noSuchDim } from './axis';
import { ANY_WHOLE, dimension, field, whole } from './fields';
import { defineOp, ONE_INPUT, type Op } from './op';
import { sizeAt } from './shape';

/** Narrow and Chunk. */
export function slicingOps(): readonly Op[] {
  return [narrow(), chunk()];
}

function narrow(): Op {
  return defineOp({
    type: 'Narrow',
    form: 'function',
    family: 'shape',
    summary: 'Takes a stretch of a dimension.',
    source: 'https://pytorch.org/docs/stable/generated/torch.narrow.html',
    fields: {
      dim: dimension('The dimension of which a stretch is taken'),
      start: field(ANY_WHOLE, 'First element, negative from the end'),
      length: whole(1, 'Number of elements'),
    },
    inputs: ONE_INPUT,
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
    storage: () => 'view',
    reach: ({ dim, start }, [input]) => {
      const along = axisOf(input, dim);
      return movedPositions(input, (axis) =>
        axis === along ? 0 - firstElement(start, sizeAt(input, axis)) : 0,
      );
    },
    work: 'none',
    examples: [
      {
        args: { dim: 1, start: 0, length: 1 },
        inputs: [[1, 197, 768]],
        output: [1, 1, 768],
        params: 0,
        macs: 0,
      },
      {
        args: { dim: -1, start: -4, length: 3 },
        inputs: [[1, 8, 10]],
        output: [1, 8, 3],
        params: 0,
        macs: 0,
      },
    ],
  });
}

function chunk(): Op {
  return defineOp({
    type: 'Chunk',
    form: 'function',
    family: 'shape',
    summary: 'Cuts a dimension into equal parts, the last of which may be smaller, and gives one of them.',
    source: 'https://pytorch.org/docs/stable/generated/torch.chunk.html',
    fields: {
      chunks: whole(1, 'Number of parts; there are fewer where the dimension is too small'),
      dim: dimension('The dimension that is cut'),
      index: whole(0, 'Which part is given, from 0'),
    },
    inputs: ONE_INPUT,
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
    storage: () => 'view',
    reach: ({ chunks, dim, index }, [input]) => {
      const along = axisOf(input, dim);
      return movedPositions(input, (axis) =>
        axis === along ? 0 - index * Math.ceil(sizeAt(input, axis) / chunks) : 0,
      );
    },
    work: 'none',
    examples: [
      {
        args: { chunks: 2, dim: 1, index: 1 },
        inputs: [[1, 116, 28, 28]],
        output: [1, 58, 28, 28],
        params: 0,
        macs: 0,
      },
      { args: { chunks: 3, dim: -1, index: 2 }, inputs: [[1, 10]], output: [1, 2], params: 0, macs: 0 },
      { args: { chunks: 4, dim: 1, index: 2 }, inputs: [[1, 6]], output: [1, 2], params: 0, macs: 0 },
    ],
  });
}

function firstElement(start: number, size: number): number {
  return start < 0 ? size + start : start;
}
