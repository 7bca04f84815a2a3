import { raise } from '../../../python/failure';
import { isFloating } from '../dtypes';
import { isUntyped } from '../input-types';
import type { Session } from '../session';
import { describeTensor, ndarrayClass, type Tensor } from '../tensor';

/** Refuses bitwise operations on real numbers. */
export function checkBits(session: Session, type: string, operands: readonly Tensor[]): void {
  if (!/^Bitwise(?:And|Or|Xor)$/.test(type)) return;
  const real = operands.find((one) => isFloating(one.host.dtype) && !isUntyped(session, one));
  if (real === undefined) return;
  const name = type.replace('Bitwise', 'bitwise_').toLowerCase();
  raise(
    'RuntimeError',
    `"${name}_cpu" not implemented for ${real.host.dtype}`,
    () =>
      `${describeTensor(real.host)} is not a mask: compare it, as in x > 0, or convert it, as in x.bool()`,
  );
}

/** Refuses to negate a mask. */
export function checkNegation({ host }: Tensor): void {
  if (host.dtype === 'bool')
    raise(
      'RuntimeError',
      'Negation, the `-` operator, on a bool tensor is not supported',
      () => 'invert a mask with ~x',
    );
}

/** Refuses to subtract masks. */
export function checkSubtraction(operands: readonly Tensor[]): void {
  const areArrays = operands.some(({ type }) => type === ndarrayClass);
  if (operands.some(({ host }) => host.dtype === 'bool' && !(areArrays && host.isNumber)))
    raise(
      'RuntimeError',
      'Subtraction, the `-` operator, with a bool tensor is not supported',
      () => 'invert a mask with ~x, or convert it first, as in x.float()',
    );
}
