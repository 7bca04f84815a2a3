import { raise } from '../../../python/failure';
import { isKind } from '../../../python/kinds';
import { intOf } from '../../../python/numbers';
import { representation } from '../../../python/representation';
import type { Instance, Value } from '../../../python/value';
import { getIn, registryIn, registryOf, setIn, tensorIn } from '../nn/module-state';
import { countOf, createParameter, createTensor, type Tensor } from '../tensor';
import { functionValue, type TorchFunction, torchFunction } from '../torch-function';

/** `weight_norm(module)`: the weight becomes a length and a direction. */
const weightNorm = torchFunction(
  'weight_norm',
  "module, name='weight', dim=0",
  (_session, given, name, dim) => {
    const module = moduleArgument('weight_norm', given);
    const key = String(name);
    refuseSecond('weight_norm', module, key);
    const weight = tensorIn(module, key);
    if (weight === null) return module;
    const { shape } = weight.host;
    const kept = dim === null ? -1 : Number(intOf(dim) ?? 0);
    const at = kept < 0 && dim !== null ? kept + shape.length : kept;
    const length = dim === null ? [] : shape.map((size, index) => (index === at ? size : 1));
    replaceParameter(module, key, weight, [
      [`${key}_g`, createParameter(length, { maker: `${key}_g` })],
      [`${key}_v`, createParameter(shape, { maker: `${key}_v` })],
    ]);
    return module;
  },
);

/** `spectral_norm(module)`: the weight is divided by an estimate of its largest singular value. */
const spectralNorm = torchFunction(
  'spectral_norm',
  "module, name='weight', n_power_iterations=1, eps=1e-12, dim=None",
  (_session, given, name, _iterations, _eps, dim) => {
    const module = moduleArgument('spectral_norm', given);
    const key = String(name);
    refuseSecond('spectral_norm', module, key);
    const weight = tensorIn(module, key);
    if (weight === null) return module;
    const isTransposed = module.type.order.some((one) => one.name.startsWith('ConvTranspose'));
    const { shape } = weight.host;
    const rows = shape.at(Number(intOf(dim) ?? (isTransposed ? 1 : 0))) ?? 1;
    const columns = countOf(shape) / Math.max(1, rows);
    replaceParameter(module, key, weight, [
      [`${key}_orig`, createParameter(shape, { maker: `${key}_orig` })],
    ]);
    const buffers = registryIn(module, '_buffers');
    setIn(buffers, `${key}_u`, createTensor([rows], { maker: `${key}_u` }));
    setIn(buffers, `${key}_v`, createTensor([columns], { maker: `${key}_v` }));
    return module;
  },
);

type Norm = 'weight_norm' | 'spectral_norm';

/** What a norm registers in the place of a weight; the first of them tells that the module has it. */
const PARTS: Readonly<
  Record<Norm, { readonly _parameters: readonly string[]; readonly _buffers: readonly string[] }>
> = {
  weight_norm: { _parameters: ['_v', '_g'], _buffers: [] },
  spectral_norm: { _parameters: ['_orig'], _buffers: ['_u', '_v'] },
};

function moduleArgument(norm: string, module: Value): Instance {
  return isKind(module, 'instance') ? module : raise('TypeError', `${norm}() needs a module`);
}

function hasNorm(norm: Norm, module: Instance, key: string): boolean {
  const [first = ''] = PARTS[norm]._parameters;
  return getIn(registryOf(module, '_parameters'), key + first) !== undefined;
}

function refuseSecond(norm: Norm, module: Instance, key: string): void {
  if (hasNorm(norm, module, key))
    raise('RuntimeError', `Cannot register two ${norm} hooks on the same parameter ${key}`);
}

/** The named parameter becomes an attribute that is computed from others. */
function replaceParameter(
  module: Instance,
  name: string,
  weight: Tensor,
  others: readonly (readonly [string, Tensor])[],
): void {
  const parameters = registryOf(module, '_parameters');
  if (parameters === undefined || getIn(parameters, name) === undefined) return;
  parameters.entries.delete(name);
  for (const [key, tensor] of others) setIn(parameters, key, tensor);
  module.attributes.set(
    name,
    createTensor(weight.host.shape, {
      dtype: weight.host.dtype,
      maker: `the ${name} of ${module.type.name}`,
    }),
  );
}

/** `remove_weight_norm(module)`, `remove_spectral_norm(module)`: the weight is a parameter again, behind the others. */
function removal(norm: Norm): TorchFunction {
  return torchFunction(`remove_${norm}`, "module, name='weight'", ({ machine }, given, name) => {
    const module = moduleArgument(`remove_${norm}`, given);
    const key = String(name);
    const weight = tensorIn(module, key);
    if (weight === null || !hasNorm(norm, module, key))
      return raise('ValueError', `${norm} of '${key}' not found in ${representation(machine, module)}`);
    for (const registry of ['_parameters', '_buffers'] as const)
      for (const part of PARTS[norm][registry]) registryIn(module, registry).entries.delete(key + part);
    module.attributes.delete(key);
    const { shape, dtype } = weight.host;
    setIn(registryIn(module, '_parameters'), key, createParameter(shape, { dtype, maker: key }));
    return module;
  });
}

/** The norms of weights among `torch.nn.utils`. */
export const weightNorms: Readonly<Record<string, Value>> = Object.fromEntries(
  [weightNorm, spectralNorm, removal('weight_norm'), removal('spectral_norm')].map((definition) => [
    definition.name,
    functionValue(definition),
  ]),
);
