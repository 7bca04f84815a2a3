import type { Convention } from '../conventions/convention';
import type { Count } from '../counts/count';
import type { Dtype } from '../graph/dtype';
import type { ModelFile, OnnxNode } from '../graph/graph';
import type { Args } from '../ops/op';
import type { NamedShape, PartialShape } from '../ops/shape';
import type { Decode } from './decode';
import type { Figures } from './figures';
import type { Training } from './training';

/** A tensor with what is unusual in it. */
export interface TensorFacts {
  readonly shape: PartialShape;
  /** Where its first dimension is not the batch. */
  readonly firstDim?: 'other';
  /** Its element type, where that is not the network's. */
  readonly dtype?: Dtype;
}

/** A tensor that a network takes or gives. */
export interface NamedTensor extends NamedShape, TensorFacts {}

/** A tensor that a network or a part of it gives. */
export interface OutputTensor extends NamedTensor {
  /** The number of the layer that gives it; null where an input is passed through. */
  readonly layer: number | null;
}

/** The receptive field of an output position, an entry for each spatial axis. */
export interface ReceptiveField {
  readonly size: readonly number[];
  /** 0 where every position sees the same. */
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
  /** Further tensors that the call returns, which torchsummary prints. */
  readonly furtherOutputs: readonly PartialShape[];
  /** For each of them, whether its first dimension is the batch. */
  readonly furtherFirstDims: readonly ('batch' | 'other')[];
  /** The bytes of all its outputs, wherever they live. */
  readonly outputBytes: Count;
  readonly functional: boolean;
  /** Of the parameters, those that are biases. */
  readonly biases: Count;
  /** What its parameters take, each by its own element type. */
  readonly paramBytes: Count;
  /** What its buffers take. */
  readonly bufferBytes: Count;
  /** What its outputs add to the memory of the activations; 0 where they live in its input's or it is not called. */
  readonly activationBytes: Count;
  /** The sum of live tensors while it is computed; the largest one is the peak. 0 where it is not called. */
  readonly liveBytes: Count;
  /** What is kept from its call to the backward pass and by no call before; 0 where training was not asked for. */
  readonly savedBytes: Count;
  readonly receptiveField: ReceptiveField | null;
  /** The element type of its output, where that is its own and not the network's. */
  readonly dtype?: Dtype;
  /** Where a model file has it. */
  readonly node?: OnnxNode;
  /** That its figures are stated by the writer of the network, not computed. */
  readonly stated?: true;
  /** Why it is not counted, where that is known. */
  readonly reason?: string;
  /** Where source code calls it: `model.py:12:9`. */
  readonly calledAt?: string;
}

/** The layers from `first` to before `end`. */
export interface LayerRange {
  readonly first: number;
  readonly end: number;
}

/** One call of a module or a Sequential: the sums over its layers. */
export interface ModuleRow extends Figures, LayerRange {
  readonly path: string;
  readonly type: string;
  /** `sequential` for an `nn.Sequential` and its subclasses, which torchsummary gives no row. */
  readonly kind: 'module' | 'sequential';
  readonly output: PartialShape;
  /** The number of the layer that gives the output; null where an input is passed through. */
  readonly outputLayer: number | null;
  /** Its outputs after the main one, where it names several. */
  readonly furtherOutputs: readonly OutputTensor[];
  /** The bytes of all its outputs. */
  readonly outputBytes: Count;
  /** False for what is built and not called. */
  readonly called: boolean;
  /** Where source code calls it: `model.py:12:9`. */
  readonly calledAt?: string;
  /** Whether figures of a layer inside are stated and not computed; without it none are. */
  readonly stated?: true;
}

/** One run through a branch: the sums over its layers. */
export interface BranchRow extends Figures, LayerRange {
  readonly name: string;
  readonly output: PartialShape;
  /** The number of the layer that gives the output; null where an input is passed through. */
  readonly outputLayer: number | null;
  /** Whether figures of a layer inside are stated and not computed; without it none are. */
  readonly stated?: true;
}

export interface Totals extends Figures {
  /** False where a layer could not be counted: `count`, or `macs` and `flops`, then leave something out. */
  readonly complete: boolean;
  /** False where the size of a tensor is known only after a run: the bytes of activations then leave it out. */
  readonly isMemoryKnown: boolean;
  readonly paramBytes: Count;
  readonly inputBytes: Count;
  readonly activationBytes: Count;
  readonly peakActivationBytes: Count;
}

/** Everything that is known of a network: what each output reads. JSON of it is written by `renderReportJson`. */
export interface Report {
  readonly model: {
    readonly name: string;
    readonly kind: 'module' | 'sequential';
    readonly source: string;
    readonly inputs: readonly NamedTensor[];
    /** The main one first. */
    readonly outputs: readonly NamedTensor[];
    readonly batch: number;
    /** That of tensors without one of their own. */
    readonly dtype: Dtype;
    /** The same of parameters and buffers. */
    readonly paramDtype: Dtype;
    /** What the model file says of itself, where it was read from one. */
    readonly file?: ModelFile;
  };
  /** What the reader of the document has to say of it, a sentence each. */
  readonly notes: readonly string[];
  readonly convention: Pick<Convention, 'name' | 'title'>;
  readonly totals: Totals;
  /** The runs through branches that contain a module. */
  readonly branches: readonly BranchRow[];
  /** The calls of layers, in the order of execution. */
  readonly layers: readonly LayerRow[];
  /** The calls of modules, in the order in which they end. */
  readonly modules: readonly ModuleRow[];
  /** What the buffers take, each by its own element type. */
  readonly bufferBytes: Count;
  /** The bytes of all the model's outputs. */
  readonly outputBytes: Count;
  /** What training takes; null where it was not asked for. */
  readonly training: Training | null;
  /** What one more token of a decoder takes; null where it was not asked for. */
  readonly decode: Decode | null;
  /** For each of the model's outputs the number of the layer that gives it; null where an input passes through. */
  readonly outputLayers: readonly (number | null)[];
}

/** The layers of a range. */
export function layersIn(
  { layers }: Pick<Report, 'layers'>,
  { first, end }: LayerRange,
): readonly LayerRow[] {
  return layers.slice(first, end);
}
