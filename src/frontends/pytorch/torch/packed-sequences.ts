import { createList } from '../../../python/containers';
import { hostModule } from '../../../python/host';
import type { HostModule, Value } from '../../../python/value';
import { tensorsArgument } from '../arguments';
import { stacked } from '../functions/joins';
import { padded } from '../functions/resizing';
import { pack, packedClass, unpack } from '../nn/packed-sequence';
import type { Session } from '../session';
import { functionValue, torchFunction } from '../torch-function';

const functions = [
  torchFunction(
    'pack_padded_sequence',
    'input, lengths, batch_first=False, enforce_sorted=True',
    (session, input, lengths, batchFirst, isSorted) =>
      pack(session, input, lengths, { isBatchFirst: batchFirst === true, isSorted: isSorted !== false }),
  ),
  torchFunction(
    'pad_packed_sequence',
    'sequence, batch_first=False, padding_value=0.0, total_length=None',
    (session, sequence, batchFirst, _value, total) => unpack(session, sequence, batchFirst, total),
  ),
  torchFunction(
    'pad_sequence',
    'sequences, batch_first=False, padding_value=0.0',
    (session, sequences, batchFirst) => padSequences(session, sequences, batchFirst === true ? 0 : 1),
  ),
  torchFunction('pack_sequence', 'sequences, enforce_sorted=True', (session, sequences, isSorted) =>
    pack(session, padSequences(session, sequences, 1), lengthsOf(session, sequences), {
      isBatchFirst: false,
      isSorted: isSorted !== false,
    }),
  ),
];

/** `torch.nn.utils.rnn`. */
export const packedSequencesModule: HostModule = {
  name: 'torch.nn.utils.rnn',
  create: () =>
    hostModule('torch.nn.utils.rnn', {
      PackedSequence: packedClass,
      ...Object.fromEntries(functions.map((one) => [one.name, functionValue(one)])),
    }),
};

function lengthsOf(session: Session, sequences: Value): Value {
  const all = tensorsArgument(session, 'pack_sequence', sequences);
  return createList(all.map(({ host }) => host.shape[0] ?? 0));
}

function padSequences(session: Session, sequences: Value, axis: 0 | 1): Value {
  const all = tensorsArgument(session, 'pad_sequence', sequences);
  const lengths = all.map(({ host }) => host.shape[0] ?? 0);
  const longest = Math.max(...lengths);
  const same = all.map((one, at) => {
    const missing = longest - (lengths[at] ?? 0);
    const pad = [...new Array<number>(2 * (one.host.shape.length - 1)).fill(0), 0, missing];
    return missing === 0 ? one : padded(session, one, pad, 'constant', 0);
  });
  return stacked(session, same, axis);
}
