import type { StoredTensor } from '../model/model';
import {
  type Call,
  type Dims,
  type Elements,
  INT64,
  type Tensor,
  type TensorType,
} from '../operators/operator';

/** A tensor that the file stores. */
export function storedTensor(
  tensor: StoredTensor,
  name: string,
  place: 'initializer' | 'constant node',
): Tensor {
  const { dims, elementType } = tensor;
  return {
    name,
    dims,
    elementType,
    origin: { kind: 'stored', tensor, place },
    isFixed: true,
    elements: undefined,
  };
}

/** A tensor whose elements are known and that is stored nowhere. */
export function knownTensor(name: string, dims: Dims, elements: Elements, elementType = INT64): Tensor {
  return { name, dims, elementType, origin: { kind: 'known' }, isFixed: true, elements };
}

/** An input of the network or of an inner graph, of which no more than the type is known. */
export function inputTensor(name: string, { dims, elementType }: TensorType): Tensor {
  return { name, dims, elementType, origin: { kind: 'input' }, isFixed: false, elements: undefined };
}

/** An operand that is left out. */
export function absentTensor(name: string): Tensor {
  return inputTensor(name, { dims: null, elementType: 0 });
}

/** An output of a call. */
export function outputTensor(
  call: Call,
  slot: number,
  name: string,
  type: TensorType,
  isFixed: boolean,
): Tensor {
  return { name, ...type, origin: { kind: 'call', call, slot }, isFixed, elements: undefined };
}

/** A sequence; what it holds is null where that is not known. */
export function sequenceOf(name: string, items: readonly Tensor[] | null): Tensor {
  return {
    name,
    dims: null,
    elementType: 0,
    origin: { kind: 'known' },
    isFixed: false,
    elements: null,
    items,
  };
}
