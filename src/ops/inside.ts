import type { Args } from './args';
import type { Shape } from './shape';

/**
 * How attention is computed: by products of matrices that hold every score (`math`), or in blocks that hold none of them
 * whole (`fused`, FlashAttention).
 */
export const attentionPaths = ['math', 'fused'] as const;

export type AttentionPath = (typeof attentionPaths)[number];

/** A tensor inside a call that is written out. */
export interface InnerValue {
  readonly shape: Shape;
}

/** What a call is written out with. */
export interface Writer {
  readonly attention: AttentionPath;
  /** The inputs of the call. */
  readonly inputs: readonly InnerValue[];
  /** Calls an op with all of its arguments but the inferred ones, and gives its main output. */
  readonly call: (type: string, args: Args, ...inputs: readonly InnerValue[]) => InnerValue;
  /** A parameter of the layer as a tensor. */
  readonly parameter: (shape: Shape) => InnerValue;
  /** A tensor that is neither learned nor computed. */
  readonly constant: (shape: Shape) => InnerValue;
}

/** A tensor that a call makes and frees while it runs. */
export interface InnerTensor {
  readonly shape: Shape;
  /** How often one is made after the one before is freed; once when not given. */
  readonly times?: number;
  /** The steps of the call that make it and that read it last. */
  readonly from: number;
  readonly to: number;
}

/** What a call holds while it runs, by its steps, which are counted from 0. */
export interface Inside {
  readonly tensors: readonly InnerTensor[];
  /** The last step that reads the inputs. */
  readonly inputsTo: number;
  /** The step that makes the output. */
  readonly outputFrom: number;
}
