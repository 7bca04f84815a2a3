import type { Count } from '../counts/count';
import type { Shape } from '../ops/shape';

/** A tensor that a file of weights stores, without its elements. */
export interface CheckpointTensor {
  readonly key: string;
  readonly shape: Shape;
  /** The element type as PyTorch calls it, such as `float32` or `float8_e4m3fn`. */
  readonly dtype: string;
  /** In bytes; null if the file does not tell. */
  readonly bytes: Count | null;
  /** Whole numbers, such as axes and sizes that a graph computes with; they may be no weights. */
  readonly isGraphData?: true;
}

/** The tensors of a file of weights, or of an index with its shards. */
export interface Checkpoint {
  /** As the user named it. */
  readonly source: string;
  readonly format: 'safetensors' | 'onnx';
  /** The files that hold the tensors. */
  readonly files: readonly string[];
  /** In the order of the files. */
  readonly tensors: readonly CheckpointTensor[];
}
