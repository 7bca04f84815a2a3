import { productOf } from '../counts/count';
import type { Tensor } from './op';

/** How the weight of a layer may be computed of other tensors (torch.nn.utils). */
export const PARAMETRIZATIONS = ['weight_norm', 'spectral_norm'] as const;

export type Parametrization = (typeof PARAMETRIZATIONS)[number];

/** Whether a value is the name of one. */
export function isParametrization(value: unknown): value is Parametrization {
  return PARAMETRIZATIONS.some((name) => name === value);
}

/** A tensor of a layer that is parametrized. */
export interface ParametrizedTensor extends Tensor {
  readonly isBuffer: boolean;
}

/**
 * The tensors of a layer whose weight is computed of others, by the names and in the order of torch.nn.utils.weight_norm and
 * spectral_norm; null where it has no weight.
 *
 * A length for each index of the first dimension. A vector for each side of the weight as a matrix, whose rows are the
 * output channels: of a transposed convolution the second dimension.
 */
export function parametrized(
  type: string,
  tensors: readonly ParametrizedTensor[],
  by: Parametrization,
): readonly ParametrizedTensor[] | null {
  const weight = tensors.find(({ name, isBuffer }) => name === 'weight' && !isBuffer);
  if (weight === undefined) return null;
  const { shape } = weight;
  const others = tensors.filter((tensor) => tensor !== weight);
  const params = others.filter(({ isBuffer }) => !isBuffer);
  const buffers = others.filter(({ isBuffer }) => isBuffer);
  const parameter = (name: string, of: Tensor['shape']) => ({ name, shape: of, isBuffer: false });
  if (by === 'weight_norm') {
    const length = shape.map((size, axis) => (axis === 0 ? size : 1));
    return [...params, parameter('weight_g', length), parameter('weight_v', shape), ...buffers];
  }
  const rows = shape[type.startsWith('ConvTranspose') ? 1 : 0] ?? 1;
  const columns = Number(productOf(shape)) / rows;
  return [
    ...params,
    parameter('weight_orig', shape),
    ...buffers,
    { name: 'weight_u', shape: [rows], isBuffer: true },
    { name: 'weight_v', shape: [columns], isBuffer: true },
  ];
}
