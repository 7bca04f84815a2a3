import { orderOf } from './reorderings';
import { argsOfType, type FusingRule } from './rule';

/** A softmax over another axis than the last, which exporters move there and back. */
function movedSoftmax(type: 'Softmax' | 'LogSoftmax'): FusingRule {
  return {
    type,
    pattern: {
      name: 'moved back',
      of: ['Transpose', { name: 'softmax', of: [type, { name: 'moved', of: ['Transpose', 'x'] }] }],
    },
    reads: { x: 'data' },
    args: (found) => {
      const [there, back] = [orderOf(found, 'moved'), orderOf(found, 'moved back')];
      const dim = argsOfType(found, 'softmax', type)?.dim;
      const isThereAndBack = there.length > 0 && there.every((axis, place) => back[axis] === place);
      return isThereAndBack && typeof dim === 'number' ? { dim: there.at(dim) ?? null } : null;
    },
  };
}

/** Softmaxes that older operator sets have over the last axes only. */
export const softmaxRules: readonly FusingRule[] = [movedSoftmax('Softmax'), movedSoftmax('LogSoftmax')];
