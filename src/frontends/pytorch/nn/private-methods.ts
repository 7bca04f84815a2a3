import type { Op } from '../../../ops/op';
import { addReader } from '../../../python/builtins/descriptors';
import { createList, createTuple } from '../../../python/containers';
import type { HostMethods } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import { intOf } from '../../../python/numbers';
import type { Instance, PyClass, Value } from '../../../python/value';
import { tensorArgument } from '../arguments';
import { convolution, optionalTensor } from '../functions/weighted-calls';
import { type Session, sessionOf } from '../session';

/** The arguments of a layer as its attributes say now. */
type CurrentArguments = (session: Session, self: Instance, op: Op) => Readonly<Record<string, unknown>>;

/** The private methods of PyTorch's layers that many derived networks call. */
export function privateMethods(op: Op, argumentsOf: CurrentArguments): HostMethods {
  if (op.type === 'Embedding') return { _fill_padding_idx_with_zero: () => null };
  if (op.type.startsWith('BatchNorm')) return { _check_input_dim: () => null };
  if (op.family !== 'convolution') return {};
  return {
    _conv_forward: (machine, [self = null, input = null, weight = null, bias = null], keywords) => {
      if (!isKind(self, 'instance')) return null;
      const session = sessionOf(machine);
      return convolution(
        session,
        tensorArgument('_conv_forward', keywords.get('input') ?? input),
        {
          weight: tensorArgument('_conv_forward', keywords.get('weight') ?? weight, 'weight'),
          bias: optionalTensor(keywords.get('bias') ?? bias),
        },
        { type: op.type, args: argumentsOf(session, self, op) },
      );
    },
  };
}

/** The attributes that follow from others. */
export function addPrivateAttributes(type: PyClass, op: Op): void {
  if (op.family !== 'convolution') return;
  const isTransposed = op.type.startsWith('ConvTranspose');
  type.attributes.set('transposed', isTransposed);
  // all of torch's convolutions have output_padding; it is 0 unless they are transposed
  if (!isTransposed)
    type.attributes.set('output_padding', createTuple(new Array<Value>((op.ranks?.[0] ?? 2) - 2).fill(0)));
  addReader(type, '_reversed_padding_repeated_twice', paddingOfSides);
}

/** The padding of both sides of each axis, the last axis first, as `F.pad` takes it. */
function paddingOfSides(self: Value): Value {
  if (!isKind(self, 'instance')) return null;
  const sizes = (name: string): readonly number[] => {
    const value = self.attributes.get(name);
    return isKind(value, 'tuple') ? value.items.map((item) => Number(intOf(item) ?? 0)) : [];
  };
  const padding = self.attributes.get('padding');
  if (typeof padding !== 'string')
    return createTuple(
      sizes('padding')
        .map((size) => [size, size])
        .reverse()
        .flat(),
    );
  const sides = sizes('kernel_size').map((size, axis) => {
    const total = padding === 'same' ? (sizes('dilation')[axis] ?? 1) * (size - 1) : 0;
    return [Math.floor(total / 2), total - Math.floor(total / 2)];
  });
  return createList(sides.reverse().flat());
}
