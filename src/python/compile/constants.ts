import { bytesClass } from '../classes';
import { createComplex, createFloat, ellipsis } from '../containers';
import type { Constant } from '../syntax';
import type { Value } from '../value';

/** The value of a literal. */
export function constantValue({ literal, value }: Constant): Value {
  switch (literal) {
    case 'bytes':
      return { kind: 'bytes', type: bytesClass, text: String(value) };
    case 'float':
      return createFloat(Number(value));
    case 'imaginary':
      return createComplex(0, Number(value));
    case 'ellipsis':
      return ellipsis;
    default:
      return value;
  }
}
