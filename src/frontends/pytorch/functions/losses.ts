import type { Shape } from '../../../ops/shape';
import type { Value } from '../../../python/value';
import { argValue, floatingOf, operandOf, tensorArgument } from '../arguments';
import { callOp, callOpaque } from '../call-op';
import { promoted } from '../dtypes';
import type { Session } from '../session';
import { isTensor, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';

/** Losses that take more than tensors; where they do, only the shape of the result is worked out. */
export const lossFunctions: readonly TorchFunction[] = [
  torchFunction(
    'triplet_margin_with_distance_loss',
    "anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction='mean'",
    (session, anchor, positive, negative, distance, margin, swap, reduction) => {
      const first = tensorArgument('triplet_margin_with_distance_loss', anchor);
      const others = [positive, negative].map((one) =>
        tensorArgument('triplet_margin_with_distance_loss', one),
      );
      const inputs = [first, ...others];
      const samples = first.host.shape.slice(0, -1);
      if (distance !== null)
        return shapeOnly(session, 'triplet_margin_with_distance_loss', inputs, reduction, samples);
      const args = named(session, { margin, swap, reduction });
      return callOp(session, {
        type: 'TripletMarginWithDistanceLoss',
        args,
        inputs,
        dtype: 'float32',
      })[0];
    },
  ),
  torchFunction(
    'ctc_loss',
    "log_probs, targets, input_lengths, target_lengths, blank=0, reduction='mean', zero_infinity=False",
    (session, scores, targets, steps, labels, blank, reduction, infinite) => {
      const first = tensorArgument('ctc_loss', scores);
      const inputs = [first, ...[targets, steps, labels].filter(isTensor)];
      // lengths may be lists of numbers too
      if (inputs.length < 4)
        return shapeOnly(session, 'ctc_loss', inputs, reduction, first.host.shape.slice(1, -1));
      const args = named(session, { blank, reduction, zero_infinity: infinite });
      return callOp(session, { type: 'CTCLoss', args, inputs, dtype: 'float32' })[0];
    },
  ),
];

function named(session: Session, given: Readonly<Record<string, Value>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, argValue(session, value)]));
}

function shapeOnly(
  session: Session,
  name: string,
  inputs: readonly Tensor[],
  reduction: Value,
  unreduced: Shape,
): Tensor {
  return callOpaque(session, {
    type: `torch.nn.functional.${name}`,
    inputs,
    shape: reduction === 'none' ? unreduced : [],
    dtype: floatingOf(promoted(inputs.map(operandOf))),
  });
}
