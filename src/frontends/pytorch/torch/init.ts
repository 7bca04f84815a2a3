import { createFloat, createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostFunction, hostModule } from '../../../python/host';
import { realOf } from '../../../python/numbers';
import type { PyModule, Value } from '../../../python/value';
import { mapElements } from '../elements';
import { isTensor } from '../tensor';

const FILLERS = `uniform normal trunc_normal constant ones zeros eye dirac xavier_uniform xavier_normal kaiming_uniform
  kaiming_normal orthogonal sparse`;

const GAINS: Readonly<Record<string, number>> = { tanh: 5 / 3, relu: Math.SQRT2, selu: 0.75 };

/** `torch.nn.init`: functions that fill tensors, which changes no figure. */
export function initModule(): PyModule {
  const values: Record<string, Value> = {};
  for (const name of FILLERS.trim().split(/\s+/)) {
    const fill = hostFunction(`${name}_`, (_machine, [tensor = null, value = null], keywords) => {
      const target = keywords.get('tensor') ?? tensor;
      if (!isTensor(target)) return raise('TypeError', `${name}_() needs a tensor`);
      const element =
        name === 'zeros'
          ? 0
          : name === 'ones'
            ? 1
            : name === 'constant'
              ? realOf(keywords.get('val') ?? value)
              : undefined;
      target.host.elements = element === undefined ? null : mapElements(target.host.elements, () => element);
      return target;
    });
    values[`${name}_`] = fill;
    values[name] = fill;
  }
  values.calculate_gain = hostFunction('calculate_gain', (_machine, [name = null, param = null]) => {
    if (name === 'leaky_relu') return createFloat(Math.sqrt(2 / (1 + (realOf(param) ?? 0.01) ** 2)));
    return createFloat(GAINS[String(name)] ?? 1);
  });
  values._calculate_fan_in_and_fan_out = hostFunction(
    '_calculate_fan_in_and_fan_out',
    (_machine, [tensor]) => {
      const [outputs = 1, inputs = 1, ...kernel] = isTensor(tensor) ? tensor.host.shape : [];
      const field = kernel.reduce((product, size) => product * size, 1);
      return createTuple([inputs * field, outputs * field]);
    },
  );
  return hostModule('torch.nn.init', values);
}
