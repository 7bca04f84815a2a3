import type { Convention } from '../conventions/convention';
import type { Count } from '../counts/count';
import type { Dtype } from '../graph/dtype';
import type { ModelFile, OnnxNode } from '../graph/graph';
import type { Args } from '../ops/op';
import type { NamedShape, PartialShape } from '../ops/shape';
import type { Decode } from './decode';
import type { Figures } from './figures';
import type { Training } from './training';

/** The unusual properties of a tensor. */
export interface TensorFacts {
  readonly shape: PartialShape;
  /** Present if its first dimension is not the batch. */
  readonly firstDim?: 'other';
  /** Its element type, where that is not the network's. */
  readonly dtype?: Dtype;
}

/** An input or output of a network. */
export interface NamedTensor extends NamedShape, TensorFacts {}

/** An output of a network or of a part of it. */
export interface OutputTensor extends NamedTensor {
  /** The number of its layer; null if an input is passed through. */
  readonly layer: number | null;
}

/** The receptive field of an output position, an entry for each spatial axis. */
export interface ReceptiveField {
  readonly size: readonly number[];
  /** 0 if every position sees the same. */
  readonly stride: readonly number[];
}

/** Whether a layer is called for the first time, or again, or is built and never called. */
export type CallKind = 'first' | 'again' | 'never';

/** One call of a layer, in the order of execution, or a layer that is built and not called: it costs nothing. */
export interface LayerRow extends Figures {
  readonly path: string;
  /** The parameters of a layer that is called again count at its first call. */
  readonly call: CallKind;
  readonly type: string;
  readonly args: Args;
  /** The shapes that it has, or would have if it were called. */
  readonly inputs: readonly PartialShape[];
  readonly output: PartialShape;
  /** The outputs of the call after the main one, which torchsummary prints. */
  readonly furtherOutputs: readonly PartialShape[];
  /** For each of them, whether its first dimension is the batch. */
  readonly furtherFirstDims: readonly ('batch' | 'other')[];
  /** The bytes of all its outputs, wherever they live. */
  readonly outputBytes: Count;
  readonly functional: boolean;
  /** Of the parameters, those that are biases. */
  readonly biases: Count;
  /** The bytes of its parameters, each by its own element type. */
  readonly paramBytes: Count;
  /** The bytes of its buffers. */
  readonly bufferBytes: Count;
  /** The bytes that its outputs add to the activations; 0 if they live in its input's memory or it is not called. */
  readonly activationBytes: Count;
  /** The bytes of live tensors while it is computed, the largest of which is the peak; 0 if it is not called. */
  readonly liveBytes: Count;
  /** The bytes that its call saves for the backward pass and no earlier call does; 0 without training. */
  readonly savedBytes: Count;
  readonly receptiveField: ReceptiveField | null;
  /** The element type of its output, where that is its own and not the network's. */
  readonly dtype?: Dtype;
  /** The node of a model file. */
  readonly node?: OnnxNode;
  /** Present if its figures are stated by the network, not computed. */
  readonly stated?: true;
  /** Why it is not counted, if that is known. */
  readonly reason?: string;
  /** Where source code calls it: `model.py:12:9`. */
  readonly calledAt?: string;
}

/** The layers from `first` up to, but not including, `end`. */
export interface LayerRange {
  readonly first: number;
  readonly end: number;
}

/** One call of a module or a Sequential: the sums over its layers. */
export interface ModuleRow extends Figures, LayerRange {
  readonly path: string;
  readonly type: string;
  /** `sequential` for an `nn.Sequential` and its subclasses, which have no row in torchsummary. */
  readonly kind: 'module' | 'sequential';
  readonly output: PartialShape;
  /** The number of the layer with the output; null if an input is passed through. */
  readonly outputLayer: number | null;
  /** Its outputs after the main one, where it names several. */
  readonly furtherOutputs: readonly OutputTensor[];
  /** The bytes of all its outputs. */
  readonly outputBytes: Count;
  /** False for what is built and not called. */
  readonly called: boolean;
  /** Where source code calls it: `model.py:12:9`. */
  readonly calledAt?: string;
  /** Present if figures of a layer inside are stated, not computed. */
  readonly stated?: true;
}

/** One pass through a branch: the sums over its layers. */
export interface BranchRow extends Figures, LayerRange {
  readonly name: string;
  readonly output: PartialShape;
  /** The number of the layer with the output; null if an input is passed through. */
  readonly outputLayer: number | null;
  /** Present if figures of a layer inside are stated, not computed. */
  readonly stated?: true;
}

export interface Totals extends Figures {
  /** False if a layer could not be counted: `count`, or `macs` and `flops`, then leave it out. */
  readonly complete: boolean;
  /** False if the size of a tensor is known only after a run: the bytes of activations then leave it out. */
  readonly isMemoryKnown: boolean;
  readonly paramBytes: Count;
  readonly inputBytes: Count;
  readonly activationBytes: Count;
  readonly peakActivationBytes: Count;
}

/** All figures of a network, from which every output is made. `renderReportJson` writes it as JSON. */
export interface Report {
  readonly model: {
    readonly name: string;
    readonly kind: 'module' | 'sequential';
    readonly source: string;
    readonly inputs: readonly NamedTensor[];
    /** The main one first. */
    readonly outputs: readonly NamedTensor[];
    readonly batch: number;
    /** The element type of tensors without one of their own. */
    readonly dtype: Dtype;
    /** The element type of parameters and buffers. */
    readonly paramDtype: Dtype;
    /** What the model file says about itself; absent for other networks. */
    readonly file?: ModelFile;
  };
  /** Notes of the front end about the document, one sentence each. */
  readonly notes: readonly string[];
  readonly convention: Pick<Convention, 'name' | 'title'>;
  readonly totals: Totals;
  /** The passes through branches that contain a module. */
  readonly branches: readonly BranchRow[];
  /** The calls of layers, in the order of execution. */
  readonly layers: readonly LayerRow[];
  /** The calls of modules, in the order in which they end. */
  readonly modules: readonly ModuleRow[];
  /** The bytes of the buffers, each by its own element type. */
  readonly bufferBytes: Count;
  /** The bytes of all the model's outputs. */
  readonly outputBytes: Count;
  /** The cost of training; null if it was not requested. */
  readonly training: Training | null;
  /** The cost of one more token of a decoder; null if it was not requested. */
  readonly decode: Decode | null;
  /** For each of the model's outputs the number of its layer; null if an input is passed through. */
  readonly outputLayers: readonly (number | null)[];
}

/** The layers of a range. */
export function layersIn(
  { layers }: Pick<Report, 'layers'>,
  { first, end }: LayerRange,
): readonly LayerRow[] {
  return layers.slice(first, end);
}
