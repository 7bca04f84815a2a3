import { isInstance } from '../../../python/classes';
import { raise } from '../../../python/failure';
import { hostClass } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import { bindArguments } from '../../../python/signature';
import type { Instance, Invoke, Machine, Value } from '../../../python/value';
import { readSignature } from '../torch-function';

/** `torch.nn.Module`. */
export const moduleClass = hostClass({ name: 'Module', module: 'torch.nn.modules.module', methods: {} });

export function isModule(value: Value | undefined): value is Instance {
  return value !== undefined && isKind(value, 'instance') && isInstance(value, moduleClass);
}

/** A method with parameters as Python writes them, the instance among them. */
export function method(
  name: string,
  parameters: string,
  run: (machine: Machine, self: Instance, ...given: Value[]) => Value,
): Invoke {
  return (machine, args, keywords) => {
    const signature = readSignature(`self, ${parameters}`);
    const bound = bindArguments(name, signature.parameters, signature.defaults, args, keywords);
    const [self, ...given] = bound.map((value) => value ?? null);
    if (!isKind(self, 'instance')) return raise('TypeError', `${name}() needs a module`);
    return run(machine, self, ...given);
  };
}
