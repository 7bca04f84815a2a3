import type { Args, Op } from '../ops/op';
import type { NamedShape, Shape } from '../ops/shape';
import type { Nodes } from './nodes';
import type { Reads } from './reads';

/** Whether PyTorch would write a class as a subclass of `nn.Sequential` or of `nn.Module`. */
export type Base = 'Module' | 'Sequential';

/** An op with its arguments on inputs of certain shapes, as a module or by a function: what a call computes. */
export interface Computation {
  readonly op: Op;
  /** The arguments, defaults applied and inferred ones filled in. */
  readonly args: Args;
  readonly inputShapes: readonly Shape[];
  readonly output: Shape;
  /** Computed by a function rather than a module. */
  readonly functional: boolean;
}

/** One call of a layer. */
export interface GraphNode extends Computation {
  /** PyTorch's module path; that of the enclosing body for an unnamed functional call. */
  readonly path: string;
  readonly frozen: boolean;
  /** The number of the first call with the same parameters; its own number on a first call. */
  readonly owner: number;
  /** JSON pointer of the layer in its document. */
  readonly at: string;
}

/** A tensor that a network or a module gives under a name. */
export interface GraphOutput extends NamedShape {
  /** The number of the node that gives it, or -1 - i where the network's i-th input passes through. */
  readonly node: number;
}

/** One call of a module or a Sequential: the nodes from `first` to before `end`. */
export interface ModuleCall {
  readonly path: string;
  readonly type: string;
  readonly base: Base;
  readonly first: number;
  readonly end: number;
  readonly output: Shape;
  /** The number of the node that gives the output, or -1 - i for the network's i-th input. */
  readonly outputNode: number;
  /** What it gives beside the output, where it names several. */
  readonly furtherOutputs: readonly GraphOutput[];
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
  /** The number of the node that gives the output, or -1 - i for the network's i-th input. */
  readonly outputNode: number;
}

/** A network, expanded and with every shape known. */
export interface Graph {
  /** The root's class name. */
  readonly name: string;
  readonly base: Base;
  /** The document that was asked for. */
  readonly source: string;
  /** The document that the layers stand in, for their places. */
  readonly document: string;
  readonly batch: number;
  readonly inputs: readonly NamedShape[];
  /** The calls; a node's number is its place in the order of execution. */
  readonly nodes: Nodes;
  /**
   * What they compute: one for all calls of an op with the same arguments object on the same shapes. What follows from
   * it alone has to be worked out once.
   */
  readonly computations: readonly Computation[];
  readonly reads: Reads;
  /** In the order in which the calls end. */
  readonly modules: readonly ModuleCall[];
  readonly branches: readonly BranchCall[];
  /**
   * The numbers of the nodes that are built and not called: their parameters count, they compute nothing and
   * nothing else reads their outputs.
   */
  readonly uncalled: ReadonlySet<number>;
  /** The positions in `modules` of those that are built and not called. */
  readonly uncalledModules: ReadonlySet<number>;
  /** What the network gives, the main one first; none where an error left it unknown. */
  readonly outputs: readonly GraphOutput[];
  /** The shape of the main one. */
  readonly output: Shape;
}
