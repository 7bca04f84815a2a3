import type { StoredTensor } from '../model/model';
import { readElements } from '../model/read-elements';
import { type Elements, FLOAT, type Tensor } from '../operators/operator';
import type { Wire } from '../wire/wire';

/** Tensors with more elements are never read or folded; real files need only some ten. */
const MOST_ELEMENTS = 4096;

/** The longest chain of dependent values that is followed. */
const LONGEST_CHAIN = 400;

/** Makes the functions that return the elements of tensors, read and folded on demand. */
export function elementReader(wire: Wire): {
  readonly elementsOf: (tensor: Tensor) => Elements | null;
  readonly storedElements: (tensor: StoredTensor) => Elements | null;
} {
  let chain = 0;
  const storedElements = (tensor: StoredTensor): Elements | null => {
    const count = tensor.dims.reduce((product, dim) => product * dim, 1);
    if (count > MOST_ELEMENTS || tensor.externalFile !== null || tensor.nonZero !== null) return null;
    const elements = readElements(wire, tensor, count);
    return elements.length === count ? elements : null;
  };
  const elementsOf = (tensor: Tensor): Elements | null => {
    if (tensor.elements !== undefined) return tensor.elements;
    tensor.elements = null;
    if (chain >= LONGEST_CHAIN) return null;
    chain += 1;
    tensor.elements = worked(tensor);
    chain -= 1;
    return tensor.elements;
  };
  const worked = ({ origin, dims, elementType }: Tensor): Elements | null => {
    if (origin.kind === 'stored') return storedElements(origin.tensor);
    if (origin.kind !== 'call' || (dims !== null && isLarge(dims))) return null;
    const elements = origin.call.operator.fold?.(origin.call, origin.slot) ?? null;
    if (elements === null || elements.length > MOST_ELEMENTS) return null;
    return elementType === FLOAT
      ? elements.map((element) => (element === null ? null : Math.fround(element)))
      : elements;
  };
  return { elementsOf, storedElements };
}

function isLarge(dims: readonly (number | null)[]): boolean {
  return dims.reduce<number>((product, dim) => product * (dim ?? 1), 1) > MOST_ELEMENTS;
}
