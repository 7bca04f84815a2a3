import type { Args, Op } from '../../../ops/op';
import { isKind } from '../../../python/kinds';
import type { Instance, Keywords, Value } from '../../../python/value';
import { createParameter, createTensor, isTensor } from '../tensor';
import { getIn, registryIn, registryOf, setIn } from './module-state';

/** Registers the given tensors that a layer keeps as buffers, such as the class weights of a loss. */
export function registerGivenBuffers(
  self: Instance,
  { givenBuffers = {} }: Op,
  args: readonly Value[],
  keywords: Keywords,
): void {
  for (const name in givenBuffers) {
    const given = keywords.get(name) ?? args[givenBuffers[name] ?? -1];
    setIn(registryIn(self, '_buffers'), name, isTensor(given) ? given : null);
  }
}

/** Registers the parameters and buffers of a layer; those that an argument turns off are None. */
export function registerTensors(self: Instance, op: Op, args: Args): void {
  const all = withAll(args);
  const own = op.params?.(args, []) ?? [];
  for (const { name } of all === args ? own : (op.params?.(all, []) ?? [])) {
    const tensor = own.find((one) => one.name === name);
    const [parent, key] = placeOfTensor(self, name);
    const dict = registryIn(parent, '_parameters');
    parent.attributes.delete(key);
    setIn(
      dict,
      key,
      tensor === undefined ? null : createParameter(tensor.shape, { maker: `the ${name} of ${op.type}` }),
    );
  }
  const buffers = op.buffers?.(args, []) ?? [];
  const registry = registryIn(self, '_buffers');
  for (const { name } of all === args ? buffers : (op.buffers?.(all, []) ?? [])) {
    const tensor = buffers.find((one) => one.name === name);
    const dtype = name === 'num_batches_tracked' ? 'int64' : 'float32';
    setIn(
      registry,
      name,
      tensor === undefined ? null : createTensor(tensor.shape, { dtype, maker: `the ${name} of ${op.type}` }),
    );
  }
}

/** Arguments that turn no tensor off; the same object if none does. */
function withAll(args: Args): Args {
  const turnedOff = SWITCHES.filter((name) => args[name] === false);
  return turnedOff.length === 0
    ? args
    : { ...args, ...Object.fromEntries(turnedOff.map((name) => [name, true])) };
}

export const SWITCHES = ['bias', 'affine', 'elementwise_affine', 'track_running_stats'];

/** `out_proj.weight` belongs to a module inside. */
function placeOfTensor(self: Instance, name: string): readonly [Instance, string] {
  const dot = name.indexOf('.');
  if (dot < 0) return [self, name];
  const child = getIn(registryOf(self, '_modules'), name.slice(0, dot));
  return [isKind(child, 'instance') ? child : self, name.slice(dot + 1)];
}
