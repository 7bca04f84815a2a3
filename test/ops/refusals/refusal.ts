import type { Shape } from '../../../src/ops/shape';

/** What is said of a call that is refused, and what to do, word for word. */
export type Refusal = readonly [
  type: string,
  args: object,
  inputs: readonly Shape[],
  problem: string,
  help?: string,
];

export const image: Shape = [2, 8, 6, 4];
export const sequence: Shape = [2, 5, 8];
