import { asExtendedNumber } from '../../../ops/fields';
import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { realOf } from '../../../python/numbers';
import type { Value } from '../../../python/value';
import { argValue, intArgument } from '../arguments';
import { callForOne } from '../call-op';
import type { Session } from '../session';
import { describeTensor, isTensor, type Tensor } from '../tensor';
import { oneFor } from './weighted-calls';

interface Resize {
  readonly size: Value;
  readonly factor: Value;
  readonly mode: Value;
  readonly corners: Value;
  readonly recomputes: Value;
}

/** `F.interpolate`. */
export function interpolated(
  session: Session,
  input: Tensor,
  { size, factor, mode, corners, recomputes }: Resize,
): Tensor {
  checkPlaces(session, input, 'output', size);
  checkPlaces(session, input, 'scale_factor', factor);
  if (recomputes === true && size !== null)
    raise('ValueError', 'recompute_scale_factor is not meaningful with an explicit size.');
  if (corners !== null && typeof mode === 'string' && ['nearest', 'nearest-exact', 'area'].includes(mode))
    raise(
      'ValueError',
      'align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear',
      () => `remove align_corners, or choose another mode than '${mode}'`,
    );
  if (mode === 'area' && size !== null) {
    const axes = input.host.shape.length - 2;
    return callForOne(session, {
      type: `AdaptiveAvgPool${axes}d`,
      args: { output_size: oneFor(argValue(session, size)) },
      inputs: [input],
    });
  }
  return callForOne(session, {
    type: 'Upsample',
    args: {
      size: size === null ? null : oneFor(argValue(session, sizeValue(session, size))),
      scale_factor: oneFor(argValue(session, factor)),
      mode: mode === 'area' ? 'nearest' : mode,
      align_corners: mode === 'nearest' || mode === 'area' ? null : corners,
    },
    inputs: [input],
  });
}

/** A list has a number for each spatial dimension. */
function checkPlaces(session: Session, { host }: Tensor, name: string, value: Value): void {
  const axes = host.shape.length - 2;
  if (!isKind(value, 'list') && !isKind(value, 'tuple')) return;
  const { length } = itemsOf(session.machine, value);
  if (length !== axes)
    raise(
      'ValueError',
      `Input and ${name} must have the same number of spatial dimensions, but got input with ${axes} and ${name} with ${length}`,
      () => `${describeTensor(host)}: give one number, or ${axes}`,
    );
}

/** Sizes may be known tensors. */
function sizeValue(session: Session, size: Value): Value {
  if (isKind(size, 'list') || isKind(size, 'tuple'))
    return createTuple(itemsOf(session.machine, size).map((one) => intArgument('interpolate', one, 'size')));
  return isTensor(size) ? intArgument('interpolate', size, 'size') : Math.trunc(realOf(size) ?? 0);
}

/** `F.pad`; padding by 0 returns the tensor itself. */
export function padded(
  session: Session,
  input: Tensor,
  pad: readonly number[],
  mode: Value,
  value: Value,
): Tensor {
  if (pad.length % 2 !== 0)
    raise('RuntimeError', `Padding length must be divisible by 2, it is ${pad.length}`);
  if (pad.length === 0) return input;
  const filler = asExtendedNumber(realOf(value) ?? 0);
  return callForOne(session, {
    type: 'Pad',
    args: {
      padding: pad,
      mode,
      ...(mode === 'constant' && filler !== null ? { value: filler } : {}),
    },
    inputs: [input],
  });
}
