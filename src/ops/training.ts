import type { Count } from '../counts/count';
import type { Shape } from './shape';

/** Which gradients the backward pass of a call computes. */
export interface Gradients {
  /** For each input, whether a gradient flows back through it. */
  readonly inputs: readonly boolean[];
  /** Whether the layer's own parameters are trained. */
  readonly params: boolean;
}

/**
 * The elements of a tensor, which decide its size: `values` have the network's type, `statistics` at least
 * float32, `indices` are int64, `pivots` int32, and a `mask` has one byte per element.
 */
export type KeptElements = 'values' | 'statistics' | 'indices' | 'pivots' | 'mask';

/** A tensor that a call makes for its backward pass. */
export interface KeptTensor {
  readonly shape: Shape;
  readonly elements: KeptElements;
}

/** What autograd saves of a call for its backward pass, besides parameters and buffers. */
export interface Saved {
  /** The positions of the inputs that are saved; none when not given. */
  readonly inputs?: readonly number[];
  /** The positions of the outputs that are saved, the main one 0; none when not given. */
  readonly outputs?: readonly number[];
  /** The tensors that the call makes for its backward pass; none when not given. */
  readonly inner?: readonly KeptTensor[];
}

/**
 * What is saved of a call through which a gradient flows: nothing, the first input, the output, or the result
 * of a rule.
 */
export type SavedRule<A, S extends readonly Shape[]> =
  | 'nothing'
  | 'input'
  | 'output'
  | ((args: A, inputs: S, output: Shape, gradients: Gradients) => Saved);

/** A tensor of the network's type that a call makes and saves. */
export function keptValues(shape: Shape): KeptTensor {
  return { shape, elements: 'values' };
}

/** The multiply-adds of the backward pass of a call, as torch.utils.flop_counter counts them. */
export type BackwardRule<A, S extends readonly Shape[]> = (
  args: A,
  inputs: S,
  output: Shape,
  gradients: Gradients,
) => Count;
