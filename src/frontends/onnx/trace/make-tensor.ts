import type { StoredTensor } from '../model/model';
import {
  type Call,
  type Dims,
  type Elements,
  INT64,
  type Tensor,
  type TensorType,
} from '../operators/operator';

/**
 * The only function that makes tensors, since V8 handles objects of one shape much faster than several similar
 * ones.
 */
function makeTensor(
  name: string,
  { dims, elementType }: TensorType,
  { origin, isFixed, elements, items }: Pick<Tensor, 'origin' | 'isFixed' | 'elements' | 'items'>,
): Tensor {
  return { name, dims, elementType, origin, isFixed, elements, items };
}

/** A tensor that the file stores. */
export function storedTensor(
  tensor: StoredTensor,
  name: string,
  place: 'initializer' | 'constant node',
): Tensor {
  const origin = { kind: 'stored', tensor, place } as const;
  return makeTensor(name, tensor, { origin, isFixed: true, elements: undefined, items: undefined });
}

/** A tensor whose elements are known and that is stored nowhere. */
export function knownTensor(name: string, dims: Dims, elements: Elements, elementType = INT64): Tensor {
  return makeTensor(
    name,
    { dims, elementType },
    { origin: KNOWN, isFixed: true, elements, items: undefined },
  );
}

/** An input of the network or of an inner graph; only its type is known. */
export function inputTensor(name: string, type: TensorType): Tensor {
  return makeTensor(name, type, { origin: INPUT, isFixed: false, elements: undefined, items: undefined });
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
  const origin = { kind: 'call', call, slot } as const;
  return makeTensor(name, type, { origin, isFixed, elements: undefined, items: undefined });
}

/** A sequence; what it holds is null where that is not known. */
export function sequenceOf(name: string, items: readonly Tensor[] | null): Tensor {
  const type = { dims: null, elementType: 0 };
  return makeTensor(name, type, { origin: KNOWN, isFixed: false, elements: null, items });
}

/** Operands, with what a sequence holds in its place as far as that is known. */
export function heldBy(operands: readonly (Tensor | null)[]): readonly (Tensor | null)[] {
  return operands.flatMap<Tensor | null>((operand) => operand?.items ?? [operand]);
}

const KNOWN = { kind: 'known' } as const;
const INPUT = { kind: 'input' } as const;
