import { raise } from '../../../python/failure';
import type { Value } from '../../../python/value';
import { operandArgument, operandOf, realArgument, tensorArgument } from '../arguments';
import { promoted } from '../dtypes';
import type { Session } from '../session';
import { isTensor, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { applyToOne, applyToTwo, converted } from './pointwise';

/** Functions that keep elements within bounds. */
export const clampingFunctions: readonly TorchFunction[] = [
  ...['clamp', 'clip'].map((name) =>
    torchFunction(name, 'input, min=None, max=None, *, out=None', (session, input, min, max) =>
      clamped(session, tensorArgument(name, input), min, max),
    ),
  ),
  torchFunction('clamp_min', 'input, min', (session, input, min) =>
    clamped(session, tensorArgument('clamp_min', input), min, null),
  ),
  torchFunction('clamp_max', 'input, max', (session, input, max) =>
    clamped(session, tensorArgument('clamp_max', input), null, max),
  ),
];

function clamped(session: Session, input: Tensor, min: Value, max: Value): Tensor {
  if (isTensor(min) || isTensor(max)) {
    let result = input;
    if (isTensor(min))
      result = applyToTwo(session, result, min, { type: 'Maximum', result: 'same', of: Math.max });
    if (isTensor(max))
      result = applyToTwo(session, result, max, { type: 'Minimum', result: 'same', of: Math.min });
    return result;
  }
  if (min === null && max === null)
    raise('RuntimeError', "torch.clamp: At least one of 'min' or 'max' must not be None");
  const [low, high] = [min, max].map((bound) =>
    bound === null ? null : realArgument('clamp', bound, 'bound'),
  );
  const bounds = [min, max].filter((bound) => bound !== null);
  const dtype = promoted([input, ...bounds.map((bound) => operandArgument('clamp', bound))].map(operandOf));
  return applyToOne(session, dtype === input.host.dtype ? input : converted(session, input, dtype), {
    type: 'Clamp',
    result: 'same',
    of: (x) => Math.min(Math.max(x, low ?? Number.NEGATIVE_INFINITY), high ?? Number.POSITIVE_INFINITY),
    args: { min: finite(low), max: finite(high) },
  });
}

/** A bound of an op is a finite number. */
function finite(bound: number | null | undefined): number | null {
  return bound !== null && bound !== undefined && Number.isFinite(bound) ? bound : null;
}
