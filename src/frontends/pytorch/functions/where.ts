import type { Value } from '../../../python/value';
import { operandArgument, operandOf, tensorArgument } from '../arguments';
import { callForOne } from '../call-op';
import { promoted } from '../dtypes';
import { broadcastElements } from '../elements';
import { elementList, workedOutLater } from '../known-elements';
import type { Session } from '../session';
import type { Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { nonzero } from './selection';

/** `torch.where(condition, input, other)`; with only the condition, the indexes where it is true. */
export const whereFunctions: readonly TorchFunction[] = [
  torchFunction('where', 'condition, input=None, other=None', (session, condition, input, other) =>
    input === null && other === null
      ? nonzero(tensorArgument('where', condition, 'condition'), 'tuple')
      : chosen(session, condition, input, other),
  ),
];

/** `input.where(condition, other)`. */
export const whereMethods: readonly TorchFunction[] = [
  torchFunction('where', 'input, condition, other', (session, input, condition, other) =>
    chosen(session, condition, input, other),
  ),
];

function chosen(session: Session, condition: Value, input: Value, other: Value): Tensor {
  const mask = operandArgument('where', condition);
  const [left, right] = [operandArgument('where', input), operandArgument('where', other)] as const;
  const made = callForOne(session, {
    type: 'Where',
    inputs: [mask, left, right],
    dtype: promoted([operandOf(left), operandOf(right)]),
  });
  const masked = broadcastElements(mask, made.host.shape);
  const [yes, no] = [broadcastElements(left, made.host.shape), broadcastElements(right, made.host.shape)];
  if (masked !== null && yes !== null && no !== null)
    made.host.elements = workedOutLater(masked.count, [masked, yes, no], () => {
      const [ifTrue, ifFalse] = [elementList(yes), elementList(no)];
      return elementList(masked).map(
        (is, index) => (is === 0 ? ifFalse[index] : ifTrue[index]) ?? Number.NaN,
      );
    });
  return made;
}
