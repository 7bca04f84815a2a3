// @ts-nocheck
import type { Args, Op } from '../ops/op';
import type { Shape } from '../ops/shape';
import type { Base } from '../spec/spec';

/** One call of a layer, in the order of execution. */
export interface GraphNode {
  /** PyTorch's module path; that of the enclosing body for an unnamed functional call. */
  readonly path: string;
  readonly op: Op;
  /** The arguments, defaults applied and inferred ones filled in. */
  readonly args: Args;
  /** For each input, the number of the node that gives it, or -1 - i for the network's i-th input. */
  readonly inputs: readonly number[];
  readonly inputShapes: readonly Shape[];
  readonly output: Shape;
  /** Computed by a function rather than a module. */
  readonly functional: boolean;
  readonly frozen: boolean;
  /** The number of the first call with the same parameters; its own number on a first call. */
  readonly owner: number;
  /** JSON pointer of the layer in its document. */
  readonly at: string;
}

/** One call of a module or a Sequential: the nodes from `first` to before `end`. */
export interface ModuleCall {
  readonly path: string;
  readonly type: string;
  readonly base: Base;
  readonly first: number;
  readonly end: number;
  readonly output: Shape;
  /** JSON pointer of the step in its document. */
  readonly at: string;
}

/** One run through a branch: the nodes from `first` to before `end`. */
export interface BranchCall {
  /** The module path that the branch's name gives. */
  readonly name: string;
  readonly first: number;
  readonly end: number;
  readonly output: Shape;
}

export interface GraphInput {
  readonly name: string;
  /** With the batch. */
  readonly shape: Shape;
}

/** A network, expanded and with every shape known. Node numbers are positions in `nodes`. */
export interface Graph {
  /** The root's class name. */
  readonly name: string;
  readonly base: Base;
  /** The document that was asked for. */
  readonly source: string;
  /** The document that the layers stand in, for their places. */
  readonly document: string;
  readonly batch: number;
  readonly inputs: readonly GraphInput[];
  readonly nodes: readonly GraphNode[];
  /** In the order in which the calls end. */
  readonly modules: readonly ModuleCall[];
  readonly branches: readonly BranchCall[];
  /**
   * For each node, the number of the first one that is the same call: of the same op with the same arguments
   * on inputs of the same shapes, both as a module or both as a function. What follows from these alone has
   * to be worked out for that one only.
   */
  readonly alike: Int32Array;
  /** The number of the node that gives the output, or -1 - i where the i-th input passes through. */
  readonly outputNode: number;
  readonly output: Shape;
}
