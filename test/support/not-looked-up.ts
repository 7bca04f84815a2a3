import type { Op } from '../../src/ops/op';

/** Whether a layer type is one that only ONNX models have, or no layer of PyTorch: no convention of a tool says what it counts of it. */
export function isNotLookedUp({ family }: Pick<Op, 'family'>): boolean {
  return family === 'onnx' || family === 'opaque';
}
