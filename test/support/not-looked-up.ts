import type { Op } from '../../src/ops/op';

/** Layer types by name of which nobody has looked up what tools count and what autograd keeps. */
const types = ['Stack', 'Select', 'Split', 'Tile'];

/** Whether a layer type is one of those that came with ONNX models: no tool's convention counts it. */
export function isNotLookedUp({ type, family }: Pick<Op, 'type' | 'family'>): boolean {
  return ['element-wise', 'reduction', 'onnx'].includes(family) || types.includes(type);
}
