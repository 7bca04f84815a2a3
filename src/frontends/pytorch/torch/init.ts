import { typeOf } from '../../../python/classes';
import { createFloat, createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostFunction, hostModule } from '../../../python/host';
import { realOf } from '../../../python/numbers';
import type { PyModule, Value } from '../../../python/value';
import { mapElements } from '../elements';
import { isModule } from '../nn/module-class';
import { countOf, isTensor } from '../tensor';

const FILLERS = `uniform normal trunc_normal constant ones zeros eye dirac xavier_uniform xavier_normal kaiming_uniform
  kaiming_normal orthogonal sparse`;

const GAINS: Readonly<Record<string, number>> = { tanh: 5 / 3, relu: Math.SQRT2, selu: 0.75 };

const NONLINEARITIES = new Set(
  'linear conv1d conv2d conv3d conv_transpose1d conv_transpose2d conv_transpose3d sigmoid tanh relu leaky_relu selu'.split(
    ' ',
  ),
);

/** `torch.nn.init`: functions that fill tensors, which changes no figure. */
export function initModule(): PyModule {
  const values: Record<string, Value> = {};
  for (const name of FILLERS.trim().split(/\s+/)) {
    const fill = hostFunction(`${name}_`, (_machine, [tensor = null, value = null], keywords) => {
      const target = keywords.get('tensor') ?? tensor;
      if (!isTensor(target))
        return raise('TypeError', `${name}_() needs a tensor, not ${typeOf(target).name}`, () =>
          helpForTarget(target),
        );
      if (/^xavier|^kaiming/.test(name)) fansOf(target);
      const element =
        name === 'zeros'
          ? 0
          : name === 'ones'
            ? 1
            : name === 'constant'
              ? realOf(keywords.get('val') ?? value)
              : undefined;
      target.host.elements = element === undefined ? null : mapElements(target.host.elements, () => element);
      target.host.fill = element ?? null;
      return target;
    });
    values[`${name}_`] = fill;
    values[name] = fill;
    values[`_no_grad_${name}_`] = fill;
  }
  values.calculate_gain = hostFunction('calculate_gain', (_machine, [name = null, param = null]) => {
    if (!NONLINEARITIES.has(String(name))) raise('ValueError', `Unsupported nonlinearity ${String(name)}`);
    if (name === 'leaky_relu') return createFloat(Math.sqrt(2 / (1 + (realOf(param) ?? 0.01) ** 2)));
    return createFloat(GAINS[String(name)] ?? 1);
  });
  values._calculate_fan_in_and_fan_out = hostFunction('_calculate_fan_in_and_fan_out', (_machine, [tensor]) =>
    createTuple([...fansOf(tensor)]),
  );
  values._calculate_correct_fan = hostFunction('_calculate_correct_fan', (_machine, [tensor, mode]) => {
    const [fanIn, fanOut] = fansOf(tensor);
    return String(mode).toLowerCase() === 'fan_out' ? fanOut : fanIn;
  });
  return hostModule('torch.nn.init', values);
}

/** What to give instead of a value that is not a tensor. */
function helpForTarget(target: Value): string | null {
  if (target === null) return 'it is None, like the bias of a layer with bias=False: check for None first';
  return isModule(target) ? 'pass the weight of the module, as in m.weight' : null;
}

/** How many inputs and outputs an element of a weight has. */
function fansOf(tensor: Value | undefined): readonly [fanIn: number, fanOut: number] {
  const [outputs, inputs, ...kernel] = isTensor(tensor) ? tensor.host.shape : [];
  if (outputs === undefined || inputs === undefined)
    return raise(
      'ValueError',
      'Fan in and fan out can not be computed for tensor with fewer than 2 dimensions',
    );
  const field = countOf(kernel);
  return [inputs * field, outputs * field];
}
