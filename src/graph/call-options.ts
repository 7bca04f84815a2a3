import type { Parametrization } from '../ops/parametrization';
import type { Dtype } from './dtype';
import type { Origin, ParameterId, Region, TensorType, UnknownComputation } from './graph';

/** The properties of a call apart from what it computes. */
export interface CallOptions {
  /** PyTorch's module path; that of the enclosing module for an unnamed functional call. */
  readonly path: string;
  readonly origin: Origin;
  /** Computed by a function rather than a module; false when not given. */
  readonly functional?: boolean;
  /** Whether the first input may be without a batch, if the op allows that; false when not given. */
  readonly allowsUnbatched?: boolean;
  /** Its parameters are not trained; false when not given. */
  readonly frozen?: boolean;
  /** Whether one of its parameters, by the op's name for it, is not trained; called only if `frozen` is false. */
  readonly isFrozen?: ((name: string) => boolean) | undefined;
  /** False for what is built and not called; true when not given. */
  readonly called?: boolean;
  /** The number of an earlier call of the same layer, whose parameters are used again; null when not given. */
  readonly layer?: number | null;
  /** Parameters that it uses in place of its own, by the op's names for them: `{ weight: id }`. */
  readonly weights?: Readonly<Record<string, ParameterId>>;
  /** The parameter that it uses in place of its own one of this name; undefined if it uses its own. */
  readonly weightOf?: ((name: string) => ParameterId | undefined) | undefined;
  /** All parameters that it uses, in place of the op's own, for documents that store them in another form. */
  readonly parameters?: readonly ParameterId[];
  /**
   * Its outputs, if the document has other element types than float, another order of dimensions, or only some
   * of the outputs. Refused if the op has no output with as many elements as the main one.
   */
  readonly outputs?: readonly TensorType[];
  /** The element types of its outputs, the main one first and the last one for all that follow; float when not given. */
  readonly outputDtypes?: readonly Dtype[];
  /** How its weight is computed from other tensors; when not given, the weight is a parameter. */
  readonly parametrization?: Parametrization | undefined;
  /** How many of its outputs exist, the main one first; all when not given. */
  readonly outputCount?: number;
}

/** The properties of a call that the program cannot compute. */
export interface UnknownCallOptions extends Omit<CallOptions, 'outputs' | 'outputDtypes' | 'outputCount'> {
  /** `none` where it is known that it multiplies nothing; `unknown` when not given. */
  readonly work?: UnknownComputation['work'];
  readonly reason?: string;
}

/** A region that begins. */
export type RegionStart = Pick<Region, 'kind' | 'path' | 'type' | 'called' | 'origin'>;
