import type { Shape } from '../ops/shape';
import type { Computation } from './graph';

/** A tensor that a layer brings with it. */
export interface OwnTensor {
  /** PyTorch's name within the layer: `weight`. */
  readonly name: string;
  readonly shape: Shape;
  readonly isBuffer: boolean;
}

/** The tensors that a layer brings with it, in PyTorch's order: parameters, then buffers. */
export function ownTensors({ op, args, inputShapes }: Computation): readonly OwnTensor[] {
  const params = op.params?.(args, inputShapes) ?? [];
  const buffers = op.buffers?.(args, inputShapes) ?? [];
  return [
    ...params.map((tensor) => ({ ...tensor, isBuffer: false })),
    ...buffers.map((tensor) => ({ ...tensor, isBuffer: true })),
  ];
}
