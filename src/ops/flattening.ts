import { example } from './example';
import { dimension, withDefault } from './fields';
import { defineOp, type Op } from './op';

/** Flatten. */
export function flatteningOps(): readonly Op[] {
  return [
    defineOp({
      type: 'Flatten',
      family: 'shape',
      summary: 'Joins neighbouring dimensions into one.',
      fields: {
        start_dim: withDefault(dimension('First dimension that is joined'), 1),
        end_dim: withDefault(dimension('Last dimension that is joined'), -1),
      },
      output: ({ start_dim, end_dim }, [shape]) => {
        const rank = shape.length;
        const start = start_dim < 0 ? rank + start_dim : start_dim;
        const end = end_dim < 0 ? rank + end_dim : end_dim;
        if (start < 0 || end >= rank || start > end) {
          return {
            problem: `dimensions ${start_dim} to ${end_dim} are not a part of an input with ${rank} dimensions`,
            help: `use dimensions from ${-rank} to ${rank - 1}, the start before the end`,
          };
        }
        const joined = shape.slice(start, end + 1).reduce((product, dim) => product * dim, 1);
        return [...shape.slice(0, start), joined, ...shape.slice(end + 1)];
      },
      storage: () => 'view',
      reach: () => 'everything',
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [example('1x8x10x10 -> 1x800'), example('1x8x10x10 -> 1x8x100', { start_dim: 2 })],
    }),
  ];
}
