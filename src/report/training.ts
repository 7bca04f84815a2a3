import { addCounts, type Count, multiplyCounts, productOf, sumOf } from '../counts/count';
import { bytesOfElements, type DtypeChoice, dtypeAs, isFloat, networkDtype } from '../graph/dtype';
import type { Graph, Parameter } from '../graph/graph';
import type { AttentionPath } from '../ops/inside';
import { measureTraining } from '../passes/training';
import { checkpointedRanges } from './checkpointed-ranges';

/** The optimizers whose state is known. */
export const optimizers = ['sgd', 'sgd-momentum', 'adam', 'adamw'] as const;
export type Optimizer = (typeof optimizers)[number];

/** What is known of a layer's work. */
interface CountedLayer {
  readonly flops: Count;
  readonly isWorkKnown: boolean;
}

/** How a network is trained. */
export interface TrainingPlan {
  readonly optimizer: Optimizer;
  /** A path or a pattern of paths of modules whose activations are computed again; none when not given. */
  readonly checkpointing?: string;
}

/** The memory and the work of one training step. */
export interface Training {
  readonly optimizer: Optimizer;
  /**
   * The paths of the modules whose activations are computed again, in the order of execution; null if none were
   * requested.
   */
  readonly checkpointed: readonly string[] | null;
  readonly paramBytes: Count;
  /** The gradients of the parameters that get one. */
  readonly gradientBytes: Count;
  readonly optimizerBytes: Count;
  /**
   * The bytes that autograd saves from the forward to the backward pass, besides parameters, buffers and the
   * network's inputs.
   */
  readonly savedBytes: Count;
  /** The bytes that it saves of the inputs; not in the total. */
  readonly savedInputBytes: Count;
  /** The most that one checkpointed module saves while it is computed again. */
  readonly recomputedBytes: Count;
  /** The sum of parameters, gradients, optimizer state, and saved and recomputed tensors. */
  readonly totalBytes: Count;
  readonly forwardFlops: Count;
  /** Including what is computed again. */
  readonly backwardFlops: Count;
  readonly flops: Count;
  /** False if it is not known what a layer saves or computes: the figures then leave it out. */
  readonly complete: boolean;
}

interface TrainingOptions extends TrainingPlan {
  readonly dtypes: DtypeChoice;
  /** The element types of the parameters. */
  readonly paramDtypes: DtypeChoice;
  readonly attention: AttentionPath;
  /** The bytes of all parameters. */
  readonly paramBytes: Count;
}

/** The memory and the FLOPs of one training step, and for each layer its share of what is saved. */
export function createTraining(
  graph: Graph,
  layers: readonly CountedLayer[],
  { optimizer, checkpointing, dtypes, paramDtypes, attention, paramBytes }: TrainingOptions,
): { readonly training: Training; readonly savedBytes: readonly Count[] } {
  const ranges = checkpointing === undefined ? null : checkpointedRanges(graph, checkpointing);
  const facts = measureTraining(graph, { dtypes, attention, checkpointed: ranges ?? [] });
  const gradients = [...facts.trained].flatMap((id) => gradientOf(graph.parameters[id], dtypes, paramDtypes));
  const gradientBytes = sumOf(gradients);
  const optimizerBytes = addCounts(
    multiplyCounts(STATES[optimizer], gradientBytes),
    multiplyCounts(STEP_BYTES[optimizer], gradients.length),
  );
  const savedBytes = sumOf(facts.savedBytes);
  const { savedInputBytes, recomputedBytes } = facts;
  const forwardFlops = flopsOf(layers);
  const again = sumOf((ranges ?? []).map(({ first, end }) => flopsOf(layers.slice(first, end))));
  const backwardFlops = addCounts(multiplyCounts(2, facts.backwardMacs), again);
  const training: Training = {
    optimizer,
    checkpointed: ranges?.map(({ path }) => path) ?? null,
    paramBytes,
    gradientBytes,
    optimizerBytes,
    savedBytes,
    savedInputBytes,
    recomputedBytes,
    totalBytes: sumOf([paramBytes, gradientBytes, optimizerBytes, savedBytes, recomputedBytes]),
    forwardFlops,
    backwardFlops,
    flops: addCounts(forwardFlops, backwardFlops),
    complete: facts.unknown.length === 0 && layers.every(({ isWorkKnown }) => isWorkKnown),
  };
  return { training, savedBytes: facts.savedBytes };
}

/** The element type of a gradient: that of the parameter, or the network's if the former is only for storage. */
function gradientOf(
  parameter: Parameter | undefined,
  dtypes: DtypeChoice,
  paramDtypes: DtypeChoice,
): readonly Count[] {
  if (parameter === undefined) return [];
  const { shape, dtype } = parameter;
  const own = dtypeAs(dtype, paramDtypes.asked, paramDtypes.byDefault);
  const isTrained = own !== 'nf4' && own !== 'float4' && isFloat(own);
  return [bytesOfElements(productOf(shape), isTrained ? own : networkDtype(dtypes))];
}

/** How many tensors of the size of each parameter torch.optim stores: momentum, or the mean and the mean square. */
const STATES: Readonly<Record<Optimizer, number>> = { sgd: 0, 'sgd-momentum': 1, adam: 2, adamw: 2 };

/** The bytes of the step counter that torch.optim stores for each parameter, a float32. */
const STEP_BYTES: Readonly<Record<Optimizer, number>> = { sgd: 0, 'sgd-momentum': 0, adam: 4, adamw: 4 };

function flopsOf(layers: readonly CountedLayer[]): Count {
  return sumOf(layers.map(({ flops }) => flops));
}
