import type { Args, Op, Tensor } from '../ops/op';
import type { Parametrization } from '../ops/parametrization';
import type { PartialShape, Shape } from '../ops/shape';
import type { Dtype } from './dtype';

/** What is known of a tensor before anything is computed. */
export interface TensorType {
  readonly shape: PartialShape;
  /** The element type; that of the report when not given. */
  readonly dtype?: Dtype;
  /** The elements of a small known tensor, for arithmetic with shapes. */
  readonly value?: readonly number[];
  /** The value of all its elements, if they are equal. */
  readonly fill?: number | 'inf' | '-inf';
}

/** A tensor type whose dimensions are all known. */
export interface KnownType extends TensorType {
  readonly shape: Shape;
}

/** One tensor of a graph: an output of a node, or with `node` -1 - i the i-th of the graph's sources. */
export interface Value {
  readonly node: number;
  /** Which of the node's outputs; 0 for a source. */
  readonly slot: number;
}

/** An output of a network or region, with its name. */
export interface NamedValue {
  readonly name: string;
  readonly value: Value;
}

/** A tensor that no node computes. */
export interface Source {
  readonly kind: 'input' | 'constant' | 'parameter';
  readonly name: string;
  readonly type: TensorType;
}

/** The position of a parameter among the graph's. */
export type ParameterId = number;

/** A tensor that belongs to the network; nodes that share one have the same id. */
export interface Parameter {
  /** PyTorch's key in the `state_dict`: `conv3x3.1.conv.weight`. */
  readonly name: string;
  readonly shape: Shape;
  readonly dtype?: Dtype;
  readonly kind: 'trainable' | 'frozen' | 'buffer';
  /** Its further keys in the `state_dict`, where layers or modules share it. */
  readonly furtherNames?: readonly string[];
  /** False for a buffer that the `state_dict` leaves out. */
  readonly persistent?: false;
}

/** A parameter or buffer of a layer's own. */
export interface OwnTensor extends Tensor {
  readonly isBuffer: boolean;
}

/** An op with its arguments on inputs of certain types: one object for all equal calls. */
export interface Computation {
  readonly op: Op;
  /** The arguments, defaults applied and inferred ones filled in. */
  readonly args: Args;
  readonly inputs: readonly KnownType[];
  /** The main output first. */
  readonly outputs: readonly KnownType[];
  readonly inputShapes: readonly Shape[];
  /** The layer's own tensors, in PyTorch's order: parameters, then buffers. */
  readonly tensors: readonly OwnTensor[];
  /** The shape of the main output. */
  readonly output: Shape;
  /** Computed by a function rather than a module. */
  readonly functional: boolean;
  /** Its inputs and outputs are one sample; the shapes in `inputShapes` and `output`, which rules read, have a batch of 1. */
  readonly unbatched?: true;
  /** How its weight is computed from other tensors, which are then the layer's own. */
  readonly parametrization?: Parametrization;
}

/**
 * A call that the program cannot compute: its op or some size of its inputs is not known. Its outputs are given
 * by the front end.
 */
export interface UnknownComputation {
  readonly op: null;
  readonly type: string;
  /** `none` if it is known to have no multiply-adds; its memory is unknown in any case. */
  readonly work: 'none' | 'unknown';
  /** Why its multiply-adds are not known, in words. */
  readonly reason?: string;
  readonly inputs: readonly TensorType[];
  readonly outputs: readonly TensorType[];
  readonly functional: boolean;
}

/** Where something was written. */
export interface Origin {
  readonly document: string;
  readonly at: JsonPointer | SourceLine | OnnxNode;
}

/** `/layers/0/branches/a`. */
type JsonPointer = string;

/** A place in source code, both counted from 1. */
interface SourceLine {
  readonly line: number;
  readonly column: number;
  /** The part of the document's text, in characters. */
  readonly range?: { readonly start: number; readonly end: number };
}

/** A node of an ONNX graph. */
export interface OnnxNode {
  /** Its name; empty where it has none. */
  readonly node: string;
  /** The operator, with its domain where that is not ONNX's own. */
  readonly operator: string;
  /** The name of its first output. */
  readonly tensor: string;
}

/** One call of a layer; its number is its position in the order of execution. */
export interface Node {
  /** PyTorch's module path; that of the enclosing module for an unnamed functional call. */
  readonly path: string;
  readonly computation: Computation | UnknownComputation;
  readonly inputs: readonly Value[];
  /** The parameters that it uses, buffers among them, in PyTorch's order. */
  readonly parameters: readonly ParameterId[];
  /**
   * Whether its parameters are trained, if they are its computation's own and no earlier call uses them. Null
   * if it has none, shares one, or this is not known.
   */
  readonly ownTensors: 'trainable' | 'frozen' | null;
  /** The number of the first call of the same layer; its own number on a first call. */
  readonly layer: number;
  /** False for what is built and not called: its parameters count, it computes nothing. */
  readonly called: boolean;
  readonly origin: Origin;
}

/** What a region is: a module, one that PyTorch writes as an `nn.Sequential` or a subclass of it, or a branch. */
type RegionKind = 'module' | 'sequential' | 'branch';

/** One call of a module or one pass through a branch: the nodes from `first` up to, but not including, `end`. */
export interface Region {
  readonly kind: RegionKind;
  readonly path: string;
  /** The class name; empty for a branch. */
  readonly type: string;
  readonly first: number;
  readonly end: number;
  /** Its outputs, the main one first. */
  readonly outputs: readonly NamedValue[];
  /** False for what is built and not called. */
  readonly called: boolean;
  readonly origin: Origin;
}

/** What a model file says about itself. */
export interface ModelFile {
  readonly format: string;
  readonly irVersion: number;
  readonly opset: number;
  readonly producer: string;
}

/** A network in which every call is written out. */
export interface Graph {
  /** The root's class name. */
  readonly name: string;
  /** Whether PyTorch would write the root as a module or as a subclass of `nn.Sequential`. */
  readonly kind: 'module' | 'sequential';
  /** The reference that the user gave. */
  readonly source: string;
  /** The number of samples: the first dimension of the inputs. */
  readonly batch: number;
  /** The element type of tensors that have none of their own; float32 when not given. */
  readonly dtype?: Dtype;
  /**
   * Whether a tensor may be a view that reads another one's memory in another order, as PyTorch's strides
   * allow; `strided` when not given.
   */
  readonly layout?: 'strided' | 'contiguous';
  /** The file that it was read from, if that has metadata that a spec does not have. */
  readonly file?: ModelFile;
  /** Notes of the front end about the document, one sentence each. */
  readonly notes?: readonly string[];
  /** The inputs, constants and bare parameters. */
  readonly sources: readonly Source[];
  readonly nodes: readonly Node[];
  readonly parameters: readonly Parameter[];
  /** In the order in which they end. */
  readonly regions: readonly Region[];
  /** The outputs of the network, the main one first; none where an error left them unknown. */
  readonly outputs: readonly NamedValue[];
}

/** The type of a tensor of a graph. */
export function typeOfValue({ nodes, sources }: Pick<Graph, 'nodes' | 'sources'>, value: Value): TensorType {
  const type =
    value.node < 0 ? sources[-1 - value.node]?.type : nodes[value.node]?.computation.outputs[value.slot];
  if (type === undefined) throw new RangeError(`there is no output ${value.slot} of node ${value.node}`);
  return type;
}

/** A string that identifies a tensor within its graph, for maps and sets. */
export function keyOfValue({ node, slot }: Value): string {
  return `${node}:${slot}`;
}

/** The inputs of a network, in their order. */
export function inputsOf({ sources }: Pick<Graph, 'sources'>): readonly Source[] {
  return sources.filter(({ kind }) => kind === 'input');
}

/** The numbers of the nodes that meet a condition. */
export function numbersOf(
  nodes: readonly Node[],
  isTrue: (node: Node, number: number) => boolean,
): readonly number[] {
  const numbers: number[] = [];
  for (let number = 0; number < nodes.length; number += 1) {
    const node = nodes[number];
    if (node !== undefined && isTrue(node, number)) numbers.push(number);
  }
  return numbers;
}

/** The name of a layer's type, known or not. */
export function typeName({ computation }: Pick<Node, 'computation'>): string {
  return computation.op === null ? computation.type : computation.op.type;
}
