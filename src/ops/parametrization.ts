import { productOf } from '../counts/count';
import type { Tensor } from './op';

/** How a tensor of a layer may be computed from other tensors (torch.nn.utils). */
export const PARAMETRIZATIONS = ['weight_norm', 'spectral_norm'] as const;

/** For each tensor that is computed, by its name, how. */
export type Parametrization = Readonly<Record<string, (typeof PARAMETRIZATIONS)[number]>>;

/** The tensor that is computed by default. */
export const COMPUTED_WEIGHT = 'weight';

/** A tensor of a layer that is parametrized. */
export interface ParametrizedTensor extends Tensor {
  readonly isBuffer: boolean;
}

/**
 * The tensors of a layer some of whose tensors are computed from others, with the names and the order of
 * torch.nn.utils.weight_norm and spectral_norm, called in the order of the names; or the name of a parameter
 * that the layer does not have.
 *
 * weight_norm adds a length for each index of the first dimension, spectral_norm a vector for each side of the
 * tensor as a matrix whose rows are the output channels (the second dimension of a transposed convolution).
 */
export function parametrized(
  type: string,
  tensors: readonly ParametrizedTensor[],
  parametrization: Parametrization,
): readonly ParametrizedTensor[] | { readonly missing: string } {
  let params = tensors.filter(({ isBuffer }) => !isBuffer);
  let buffers = tensors.filter(({ isBuffer }) => isBuffer);
  for (const [name, by] of Object.entries(parametrization)) {
    const computed = params.find((tensor) => tensor.name === name);
    if (computed === undefined) return { missing: name };
    const { shape } = computed;
    const place = params.indexOf(computed);
    params = params.filter((tensor) => tensor !== computed);
    const tensor = (suffix: string, of: Tensor['shape'], isBuffer = false): ParametrizedTensor => ({
      name: `${name}_${suffix}`,
      shape: of,
      isBuffer,
    });
    if (by === 'weight_norm') {
      const length = shape.map((size, axis) => (axis === 0 ? size : 1));
      params = behindOwn(params, name, place, [tensor('g', length), tensor('v', shape)]);
      continue;
    }
    const rows = shape[type.startsWith('ConvTranspose') ? 1 : 0] ?? 1;
    const columns = Number(productOf(shape)) / rows;
    params = behindOwn(params, name, place, [tensor('orig', shape)]);
    buffers = [...buffers, tensor('u', [rows], true), tensor('v', [columns], true)];
  }
  return [...params, ...buffers];
}

/** Tensors with new ones after those of the module that has `name`, and before those of modules inside it. */
function behindOwn(
  tensors: readonly ParametrizedTensor[],
  name: string,
  place: number,
  added: readonly ParametrizedTensor[],
): ParametrizedTensor[] {
  const last = tensors.findLastIndex((tensor) => ownerOf(tensor.name) === ownerOf(name));
  return tensors.toSpliced(last === -1 ? place : last + 1, 0, ...added);
}

function ownerOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.') + 1);
}
