import type { Count } from '../counts/count';
import type { SizeTerm } from '../ops/formula';
import type { Args, Tensor, WorkTerm } from '../ops/op';
import type { NamedShape, PartialShape } from '../ops/shape';
import type { Reduction } from './reduction';
import type { ReceptiveField, Report } from './report-rows';

/** A parameter tensor with its elements. */
export interface ExplainedTensor extends Pick<Tensor, 'name' | 'shape'> {
  readonly role: 'weight' | 'bias';
  readonly elements: Count;
}

/** A size with its formula. */
export interface ExplainedSize extends SizeTerm {
  readonly size: number;
}

/** Work with the product of its factors. */
interface ExplainedWork extends WorkTerm {
  readonly count: Count;
}

/** The cost in every explanation. */
export interface ExplainedCost {
  readonly params: Count;
  readonly weights: Count;
  readonly biases: Count;
  readonly macs: Count;
  readonly flops: Count;
  /** Whether `macs` and `flops` are complete; false where the work of a layer is not known. */
  readonly isWorkKnown: boolean;
  /** The figure under the report's convention; null where the convention cannot count it. */
  readonly count: Count | null;
  /** Of the output, or of the activations of a group. */
  readonly bytesPerElement: number;
  /** Of a parameter without an element type of its own. */
  readonly bytesPerParam: number;
  readonly paramBytes: Count;
  readonly activationBytes: Count;
  /** The receptive field of an output position; null if it is not known. */
  readonly receptiveField: ReceptiveField | null;
  /** Where source code calls it: `model.py:12:9`. */
  readonly calledAt?: string;
}

/** The arithmetic of a layer. */
export interface LayerExplanation extends ExplainedCost {
  readonly kind: 'layer';
  readonly path: string;
  readonly type: string;
  readonly family: string;
  readonly args: Args;
  readonly inputs: readonly PartialShape[];
  readonly output: PartialShape;
  readonly sizes: readonly ExplainedSize[];
  readonly tensors: readonly ExplainedTensor[];
  readonly work: readonly ExplainedWork[];
  readonly outputElements: Count;
  /** Present if its figures are stated by the network, not computed. */
  readonly stated?: true;
  readonly frozen: boolean;
  /** How often the layer is called: its parameters count once, all other figures are those of one call. */
  readonly calls: number;
  /** False for what is built and not called: it has no work. */
  readonly called: boolean;
}

/** A part of a module, a branch or the whole. */
export interface ExplainedPart {
  readonly path: string;
  readonly type: string;
  /** False for what is built and not called. */
  readonly called: boolean;
  readonly output: PartialShape;
  readonly params: Count;
  readonly macs: Count;
  readonly isWorkKnown: boolean;
}

/** An output after the main one, with its receptive field. */
export interface ExplainedOutput extends NamedShape {
  readonly receptiveField: ReceptiveField | null;
}

/** The arithmetic of a module, a branch, or with an empty path of the whole: the sum of its parts. */
export interface GroupExplanation extends ExplainedCost {
  readonly kind: 'group';
  readonly path: string;
  readonly type: string;
  readonly inputs: readonly PartialShape[];
  readonly output: PartialShape;
  /** Its outputs after the main one, where it names several. */
  readonly furtherOutputs: readonly ExplainedOutput[];
  /** False for what is built and not called: it has no work. */
  readonly called: boolean;
  readonly parts: readonly ExplainedPart[];
  readonly reductions: readonly Reduction[];
}

export type Explanation = (LayerExplanation | GroupExplanation) & {
  readonly convention: Report['convention'];
};
