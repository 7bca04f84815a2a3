import type { TorchFunction } from '../torch-function';
import { clampingFunctions } from './clamping';
import { creationFunctions } from './creation';
import { creationMethods } from './creation-methods';
import { diagonalFunctions } from './diagonals';
import { complexFunctions, fourierFunctions } from './fourier';
import { functionalFunctions } from './functional';
import { groupedProductFunction } from './grouped-products';
import { indexingFunctions } from './indexing';
import { joinFunctions } from './joins';
import { linalgFunctions, matrixFunctions } from './linear-algebra';
import { lossFunctions } from './losses';
import { orderingFunctions } from './ordering';
import { pointwiseFunctions, pointwiseInTorch } from './pointwise';
import { productFunctions } from './products';
import { reductionFunctions } from './reductions';
import { repetitionFunctions } from './repetitions';
import { scatteringFunctions } from './scattering';
import { shapeOnlyFunctions } from './shape-only';
import { shapeFunctions, shapeMethods } from './shapes';
import { splitFunctions } from './splits';
import { uniqueFunctions } from './unique';
import { weightedFunctions } from './weighted';
import { whereFunctions, whereMethods } from './where';

function byName(...tables: readonly (readonly TorchFunction[])[]): ReadonlyMap<string, TorchFunction> {
  return new Map(tables.flat().map((one) => [one.name, one]));
}

/** Functions that torch has and that tensors have as methods. */
export const sharedFunctions = byName(
  pointwiseFunctions,
  clampingFunctions,
  reductionFunctions,
  orderingFunctions,
  shapeFunctions,
  diagonalFunctions,
  repetitionFunctions,
  joinFunctions,
  splitFunctions,
  indexingFunctions,
  scatteringFunctions,
  productFunctions,
  matrixFunctions,
  complexFunctions,
  shapeOnlyFunctions,
  uniqueFunctions,
  whereFunctions,
);

/** Functions of torch.fft. */
export const fourier = byName(fourierFunctions);

/** Functions of torch.linalg; torch has different functions of the same names. */
export const linalg = byName(linalgFunctions);

/** Functions that only torch has. */
export const torchOnly = byName(creationFunctions, pointwiseInTorch, [groupedProductFunction('_grouped_mm')]);

/** Functions of torch.nn.functional. */
export const functional = byName(functionalFunctions, lossFunctions, weightedFunctions, [
  groupedProductFunction('grouped_mm'),
]);

/** Methods that only tensors have. */
export const methodsOnly = byName(shapeMethods, creationMethods, whereMethods);

/** Functions of torch.nn.functional that are functions of torch too. */
export const FUNCTIONAL_IN_TORCH: ReadonlySet<string> = new Set(
  `relu sigmoid tanh softmax log_softmax selu celu prelu rrelu dropout alpha_dropout feature_dropout threshold
  conv1d conv2d conv3d conv_tbc conv_transpose1d conv_transpose2d conv_transpose3d max_pool1d max_pool2d max_pool3d
  avg_pool1d adaptive_avg_pool1d adaptive_max_pool1d bilinear cosine_similarity pairwise_distance hardshrink rms_norm`
    .trim()
    .split(/\s+/),
);

/** Functions of torch.nn.functional that are methods of tensors too. */
export const FUNCTIONAL_METHODS: ReadonlySet<string> = new Set(
  'relu sigmoid tanh softmax log_softmax selu hardshrink'.split(' '),
);
