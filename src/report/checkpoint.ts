import type { Count } from '../counts/count';
import type { Shape } from '../ops/shape';

/** A tensor that a file of weights stores, without its elements. */
export interface CheckpointTensor {
  readonly key: string;
  readonly shape: Shape;
  /** The element type as PyTorch calls it, such as `float32` or `float8_e4m3fn`. */
  readonly dtype: string;
  /** In bytes; null where the file does not say it. */
  readonly bytes: Count | null;
  /** Whole numbers that a graph computes with, such as axes and sizes: they may be no weights. */
  readonly isGraphData?: true;
}

/** What a file of weights, or an index with its shards, says of its tensors. */
export interface Checkpoint {
  /** As the user named it. */
  readonly source: string;
  readonly format: 'safetensors' | 'onnx';
  /** The files that hold the tensors. */
  readonly files: readonly string[];
  /** In the order of the files. */
  readonly tensors: readonly CheckpointTensor[];
}
