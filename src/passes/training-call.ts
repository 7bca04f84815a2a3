import { addCounts, type Count, multiplyCounts, productOf } from '../counts/count';
import { type Dtype, type DtypeChoice, elementBytes, networkDtype } from '../graph/dtype';
import type { Computation, Node } from '../graph/graph';
import { once } from '../graph/made-once';
import type { AttentionPath } from '../ops/inside';
import type { Gradients, KeptElements, KeptTensor, Saved, SavedRule } from '../ops/training';
import { workOf } from './work';

/** What one call costs in training. */
export interface TrainingCall {
  /** The positions of the inputs that are saved for the backward pass. */
  readonly keptInputs: readonly number[];
  /** The positions of the outputs that are saved, the main one 0. */
  readonly keptOutputs: readonly number[];
  /** The bytes of what it makes and saves for its backward pass. */
  readonly innerBytes: Count;
  /** The multiply-adds of its backward pass. */
  readonly backwardMacs: Count;
  /** Whether all of this is known; unknown parts count as 0. */
  readonly isKnown: boolean;
}

export interface TrainingCallOptions {
  readonly dtypes: DtypeChoice;
  readonly attention: AttentionPath;
}

/** Works out what calls cost in training, once for each computation and each choice of gradients. */
export type TrainingCallOf = (computation: Node['computation'], gradients: Gradients) => TrainingCall;

/**
 * Makes a `TrainingCallOf`; `ofWrittenOut` gives the cost of a call that is written out in others, null for any
 * other.
 */
export function trainingCallOnce(
  { dtypes }: TrainingCallOptions,
  ofWrittenOut: (computation: Computation, gradients: Gradients) => TrainingCall | null,
): TrainingCallOf {
  const knownOf = once((_computation: Node['computation']) => new Map<string, TrainingCall>());
  return (computation, gradients) => {
    if (computation.op === null) return UNKNOWN;
    const known = knownOf(computation);
    const key = `${gradients.params ? 1 : 0}${gradients.inputs.map((isAsked) => (isAsked ? 1 : 0)).join('')}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const call =
      ofWrittenOut(computation, gradients) ?? ofElementary(computation, gradients, networkDtype(dtypes));
    known.set(key, call);
    return call;
  };
}

const UNKNOWN: TrainingCall = {
  keptInputs: [],
  keptOutputs: [],
  innerBytes: 0,
  backwardMacs: 0,
  isKnown: false,
};

function ofElementary(computation: Computation, gradients: Gradients, dtype: Dtype): TrainingCall {
  const { op, args, inputShapes, output } = computation;
  const isBackwardKnown = op.backward !== undefined || hasNoProducts(computation);
  if (op.saved === undefined) return UNKNOWN;
  const { inputs = [], outputs = [], inner = [] } = savedBy(op.saved, computation, gradients);
  return {
    keptInputs: inputs,
    keptOutputs: outputs,
    innerBytes: inner.reduce<Count>((sum, tensor) => addCounts(sum, bytesOf(tensor, dtype)), 0),
    backwardMacs: op.backward?.(args, inputShapes, output, gradients) ?? 0,
    // what the computation of a weight saves is not worked out
    isKnown: isBackwardKnown && computation.parametrization === undefined,
  };
}

/** Whether the call has no multiply-adds, so that its backward pass has none either. */
function hasNoProducts(computation: Computation): boolean {
  return workOf(computation)?.every(({ unit }) => unit !== 'mac') === true;
}

function savedBy(
  rule: SavedRule<Computation['args'], Computation['inputShapes']>,
  { args, inputShapes, output }: Computation,
  gradients: Gradients,
): Saved {
  if (typeof rule === 'function') return rule(args, inputShapes, output, gradients);
  if (rule === 'output') return { outputs: [0] };
  return rule === 'input' ? { inputs: [0] } : {};
}

function bytesOf({ shape, elements }: KeptTensor, dtype: Dtype): Count {
  return multiplyCounts(productOf(shape), sizeOfElement(elements, dtype));
}

function sizeOfElement(elements: KeptElements, dtype: Dtype): number {
  switch (elements) {
    case 'values':
      return elementBytes[dtype];
    case 'statistics':
      return Math.max(elementBytes[dtype], elementBytes.float32);
    case 'indices':
      return elementBytes.int64;
    case 'pivots':
      return elementBytes.int32;
    case 'mask':
      return 1;
  }
}
