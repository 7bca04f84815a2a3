import { productOf } from '../counts/count';
import type { Tensor } from './op';

/** How a tensor of a layer may be computed of other tensors (torch.nn.utils). */
export const PARAMETRIZATIONS = ['weight_norm', 'spectral_norm'] as const;

/** For each tensor that is computed, by its name, how. */
export type Parametrization = Readonly<Record<string, (typeof PARAMETRIZATIONS)[number]>>;

/** The tensor that is computed where none is named. */
export const COMPUTED_WEIGHT = 'weight';

/** A tensor of a layer that is parametrized. */
export interface ParametrizedTensor extends Tensor {
  readonly isBuffer: boolean;
}

/**
 * The tensors of a layer of which some are computed of others, by the names and in the order of torch.nn.utils.weight_norm
 * and spectral_norm, which are called in the order of the names; the name of a parameter that the layer does not have.
 *
 * A length for each index of the first dimension. A vector for each side of the tensor as a matrix, whose rows are the
 * output channels: of a transposed convolution the second dimension.
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

/** Tensors with new ones behind the others of the module that has `name`: what is inside that module comes after them. */
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
