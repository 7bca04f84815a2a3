import type { Op } from '../../src/ops/op';

/**
 * Whether a layer type is one that only ONNX models have, no layer of PyTorch, or one of which tools count what its targets
 * make it compute: no convention of a tool says what it counts of it.
 */
export function isNotLookedUp({ family, type }: Pick<Op, 'family' | 'type'>): boolean {
  return family === 'onnx' || family === 'opaque' || type === 'AdaptiveLogSoftmaxWithLoss';
}
