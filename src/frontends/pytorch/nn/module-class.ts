import { isInstance } from '../../../python/classes';
import { raise } from '../../../python/failure';
import { hostClass, type InvokeMethod } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import { bindArguments } from '../../../python/signature';
import type { Instance, Invoke, Keywords, Machine, Value } from '../../../python/value';
import { readSignature } from '../torch-function';

/** `torch.nn.Module`. */
export const moduleClass = hostClass({ name: 'Module', module: 'torch.nn.modules.module', methods: {} });

export function isModule(value: Value | undefined): value is Instance {
  return value !== undefined && isKind(value, 'instance') && isInstance(value, moduleClass);
}

/** The arguments of a method besides its instance. */
interface Given {
  readonly machine: Machine;
  readonly args: readonly Value[];
  readonly keywords: Keywords;
}

/** A method of a layer's class, which refuses to be called on anything else. */
export function onInstance(name: string, run: (self: Instance, given: Given) => Value): InvokeMethod {
  return (machine, args, keywords) => {
    const self = args[0];
    return isKind(self, 'instance')
      ? run(self, { machine, args: args.slice(1), keywords })
      : raise('TypeError', `${name}() needs a module`);
  };
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
    const self = bound[0];
    if (!isKind(self, 'instance')) return raise('TypeError', `${name}() needs a module`);
    return run(machine, self, ...bound.slice(1).map((value) => value ?? null));
  };
}

/** What to do if a class is called on a tensor instead of an instance of it. */
export function helpForClass(name: string): string {
  return `${name}(...) creates a module: do so in __init__, and call the module, as in self.act(x)`;
}
