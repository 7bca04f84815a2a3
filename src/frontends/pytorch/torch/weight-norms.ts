import { raise } from '../../../python/failure';
import { isKind } from '../../../python/kinds';
import { representation } from '../../../python/representation';
import type { Instance, Machine, Value } from '../../../python/value';
import { intArgument } from '../arguments';
import { getIn, registryIn, registryOf, setIn, tensorIn } from '../nn/module-state';
import { countOf, createParameter, createTensor, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';

/** `weight_norm` and `spectral_norm` of torch.nn.utils, which compute a weight from others, and their removal. */
export const weightNorms: readonly TorchFunction[] = [
  torchFunction('weight_norm', "module, name='weight', dim=0", (_session, module, given, dim) => {
    const { self, name, weight } = normalised('weight_norm', module, given);
    const { shape } = weight.host;
    // torch treats -1 as all dimensions, like None
    const axis = dim === null ? -1 : intArgument('weight_norm', dim);
    const length = axis === -1 ? [] : shape.map((size, at) => (at === axis ? size : 1));
    replaceParameter(self, name, [
      [`${name}_g`, createParameter(length, { maker: `${name}_g` })],
      [`${name}_v`, createParameter(shape, { maker: `${name}_v` })],
    ]);
    return module;
  }),
  torchFunction(
    'spectral_norm',
    "module, name='weight', n_power_iterations=1, eps=1e-12, dim=None",
    (_session, module, given, _iterations, _eps, dim) => {
      const { self, name, weight } = normalised('spectral_norm', module, given);
      const isTransposed = self.type.order.some((one) => one.name.startsWith('ConvTranspose'));
      const axis = dim === null ? Number(isTransposed) : intArgument('spectral_norm', dim);
      const rows = weight.host.shape[axis] ?? 1;
      replaceParameter(self, name, [
        [`${name}_orig`, createParameter(weight.host.shape, { maker: `${name}_orig` })],
      ]);
      const buffers = registryIn(self, '_buffers');
      setIn(buffers, `${name}_u`, createTensor([rows], { maker: `${name}_u` }));
      setIn(buffers, `${name}_v`, createTensor([countOf(weight.host.shape) / rows], { maker: `${name}_v` }));
      return module;
    },
  ),
  torchFunction('remove_weight_norm', "module, name='weight'", ({ machine }, module, name) =>
    restored(machine, 'weight_norm', module, name),
  ),
  torchFunction('remove_spectral_norm', "module, name='weight'", ({ machine }, module, name) =>
    restored(machine, 'spectral_norm', module, name),
  ),
];

type Norm = 'weight_norm' | 'spectral_norm';

/** The suffixes of the tensors that a norm registers instead of a weight; the first has the weight's sizes. */
const PARTS: Readonly<Record<Norm, readonly [whole: string, ...others: readonly string[]]>> = {
  weight_norm: ['_v', '_g'],
  spectral_norm: ['_orig', '_u', '_v'],
};

/** The weight that a norm of a module keeps beside the computed one. */
function normalisedWeight(norm: Norm, module: Instance, name: string): Value | undefined {
  return getIn(registryOf(module, '_parameters'), name + PARTS[norm][0]);
}

/** A module with the chosen parameter. */
function normalised(
  what: Norm,
  module: Value,
  given: Value,
): { readonly self: Instance; readonly name: string; readonly weight: Tensor } {
  const name = String(given);
  const weight = isKind(module, 'instance') ? tensorIn(module, name) : null;
  if (!isKind(module, 'instance') || weight === null)
    return raise('AttributeError', `${what}: the object has no parameter '${name}'`);
  if (normalisedWeight(what, module, name) !== undefined)
    return raise('RuntimeError', `Cannot register two ${what} hooks on the same parameter ${name}`);
  return { self: module, name, weight };
}

/** The named parameter becomes an attribute that is computed from others. */
function replaceParameter(
  module: Instance,
  name: string,
  others: readonly (readonly [string, Tensor])[],
): void {
  const parameters = registryIn(module, '_parameters');
  const weight = tensorIn(module, name);
  parameters.entries.delete(name);
  for (const [key, tensor] of others) setIn(parameters, key, tensor);
  if (weight === null) return;
  const { shape, dtype } = weight.host;
  const maker = `the ${name} of ${module.type.name}`;
  module.attributes.set(name, createTensor(shape, { dtype, maker }));
}

/** Makes the computed attribute a parameter again, after the others. */
function restored(machine: Machine, what: Norm, module: Value, given: Value): Value {
  const name = String(given);
  const weight = isKind(module, 'instance') ? normalisedWeight(what, module, name) : undefined;
  if (!isKind(module, 'instance') || weight === undefined)
    return raise('ValueError', `${what} of '${name}' not found in ${representation(machine, module)}`);
  for (const part of PARTS[what]) {
    registryIn(module, '_parameters').entries.delete(name + part);
    registryIn(module, '_buffers').entries.delete(name + part);
  }
  module.attributes.delete(name);
  setIn(registryIn(module, '_parameters'), name, weight);
  return module;
}
