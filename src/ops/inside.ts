import type { Args } from './args';
import type { Shape } from './shape';

/**
 * How attention is computed: by matrix products that store all scores (`math`), or block by block without
 * storing them (`fused`, FlashAttention).
 */
export const attentionPaths = ['math', 'fused'] as const;

export type AttentionPath = (typeof attentionPaths)[number];

/** A tensor inside a call that is written out in other ops. */
export interface InnerValue {
  readonly shape: Shape;
}

/** What a call is written out with. */
export interface Writer {
  readonly attention: AttentionPath;
  /** The inputs of the call. */
  readonly inputs: readonly InnerValue[];
  /** Calls an op with all its arguments except the inferred ones, and returns its main output. */
  readonly call: (type: string, args: Args, ...inputs: readonly InnerValue[]) => InnerValue;
  /** A parameter of the layer as a tensor. */
  readonly parameter: (shape: Shape) => InnerValue;
  /** A tensor that is neither learned nor computed. */
  readonly constant: (shape: Shape) => InnerValue;
}

/** A tensor that a call makes and frees while it runs. */
export interface InnerTensor {
  readonly shape: Shape;
  /** How many are made one after the other, each after the one before is freed; 1 when not given. */
  readonly times?: number;
  /** The steps of the call that make it and that read it last. */
  readonly from: number;
  readonly to: number;
}

/** The tensors that a call holds while it runs, by its steps, counted from 0. */
export interface Inside {
  readonly tensors: readonly InnerTensor[];
  /** The last step that reads the inputs. */
  readonly inputsTo: number;
  /** The step that makes the output. */
  readonly outputFrom: number;
}
