import type { Dtype } from '../../../graph/dtype';
import { type Call, typeAt, UINT8 } from './operator';

/** A number among the attributes. */
export function numberAttribute<D>({ attributes }: Call, name: string, byDefault: D): number | D {
  const attribute = attributes.get(name);
  return attribute?.kind === 'number' ? attribute.value : byDefault;
}

/** A number as the shortest decimal of its single precision: 0.1 and not 0.10000000149011612. */
export function asSingle(value: number): number {
  return Number(value.toPrecision(7));
}

/** A number of single precision among the attributes. */
export function coefficient(call: Call, name: string, byDefault: number): number {
  return asSingle(numberAttribute(call, name, byDefault));
}

/** A string among the attributes. */
export function textAttribute({ attributes }: Call, name: string, byDefault: string): string {
  const attribute = attributes.get(name);
  return attribute?.kind === 'text' ? attribute.value : byDefault;
}

/** A list of numbers among the attributes; null where it is not given. */
export function numbersAttribute({ attributes }: Call, name: string): readonly number[] | null {
  const attribute = attributes.get(name);
  return attribute?.kind === 'numbers' ? attribute.value : null;
}

/** How many bits a packed number of com.microsoft has. */
export function bitsOf(call: Call): number {
  return numberAttribute(call, 'bits', 4);
}

/** How many elements of this many bits a stored element contains: several if it is a byte. */
export function elementsInOne(call: Call, operand: number, bits: number): number {
  return typeAt(call, operand) === UINT8 ? Math.max(1, Math.floor(8 / bits)) : 1;
}

/** The element type as which numbers of this many bits are counted. */
export function dtypeOfBits(bits: number): Dtype {
  if (bits <= 2) return 'uint2';
  return bits <= 4 ? 'uint4' : 'uint8';
}

/** The element type as which packed numbers are counted. */
export function packedDtype(call: Call): Dtype {
  return dtypeOfBits(bitsOf(call));
}
