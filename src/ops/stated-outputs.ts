import { field, NON_NEGATIVE } from './fields';

const SHAPES = {
  kind: 'list',
  of: { kind: 'list', of: NON_NEGATIVE, most: 64, expected: 'a list of sizes' },
  least: 1,
  expected: 'a list of shapes',
} as const;

/** The fields of an op whose outputs are stated. */
export function statedFields() {
  return { outputs: field(SHAPES, 'The sizes of each output, the main one first') };
}
