import { numberAttribute } from './attributes';
import { convolution, PLAIN } from './convolution';
import { dimsAt, type Operator, type Operators, typeAt } from './operator';
import { averagePool, globalPool, maxPool } from './pooling';
import { upsample } from './vision';

/** If the channels are last they become second; how far they are padded depends on the processor, and is not known. */
const reorderInput: Operator = {
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const isLast = numberAttribute(call, 'channels_last', 0) === 1;
    const moved =
      dims === null || !isLast ? dims : [dims[0] ?? null, dims.at(-1) ?? null, ...dims.slice(1, -1)];
    return [{ dims: moved, elementType: typeAt(call, 0) }];
  },
};

/** Restores the plain layout, with as many channels as before the padding. */
const reorderOutput: Operator = {
  outputs: (call) => {
    const [batch = null, , ...spatial] = dimsAt(call, 0) ?? [];
    const channels = numberAttribute(call, 'channels', null);
    const isLast = numberAttribute(call, 'channels_last', 0) === 1;
    const moved = isLast ? [batch, ...spatial, channels] : [batch, channels, ...spatial];
    return [{ dims: dimsAt(call, 0) === null ? null : moved, elementType: typeAt(call, 0) }];
  },
};

/**
 * Operators of com.microsoft.nchwc, which ONNX Runtime writes when it optimises for one processor: channels are
 * in blocks, and weights are padded to whole blocks.
 */
export const blockedOperators: Operators = {
  ReorderInput: reorderInput,
  ReorderOutput: reorderOutput,
  Conv: {
    ...convolution({ ...PLAIN, channels: 'padded' }),
    note: 'the weights are padded to whole blocks of channels: they are counted as stored, padding included',
  },
  MaxPool: maxPool,
  AveragePool: averagePool,
  GlobalMaxPool: globalPool('Max'),
  GlobalAveragePool: globalPool('Avg'),
  Upsample: upsample,
};
