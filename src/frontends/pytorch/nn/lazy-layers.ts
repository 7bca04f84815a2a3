import { checkArguments } from '../../../language/arguments';
import { findOp } from '../../../ops/index';
import type { Args, Op } from '../../../ops/op';
import { hostClass } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import type { Instance, Keywords, PyClass, Value } from '../../../python/value';
import { tensorArgument } from '../arguments';
import { type Session, sessionOf } from '../session';
import { createParameter, type Tensor, uninitializedClass } from '../tensor';
import { bindLayerArguments, checkedValue, refuseArguments } from './layer-arguments';
import { setLayerType } from './layer-classes';
import { registerTensors } from './layer-tensors';
import { attributeOf, classes, givenArguments, keepArguments, layerClass, runLayer } from './layers';
import { moduleClass } from './module-class';
import { initialiseModule, registryOf, setIn } from './module-state';

/** Turns a lazy layer into the ordinary one, now that its input is known. */
function materialise(self: Instance, type: string, input: Tensor): void {
  const op = findOp(type);
  const target = layerClass(type);
  if (op === undefined || target === undefined) return;
  const given = givenArguments(self);
  const sizes = Object.fromEntries(
    Object.entries(op.inferred ?? {}).map(([name, infer]) => [name, infer(input.host.shape) ?? null]),
  );
  const complete: Args = { ...given, ...sizes };
  keepArguments(self, complete);
  for (const [name, size] of Object.entries(sizes)) self.attributes.set(name, size);
  registerTensors(self, op, complete);
  self.type = target;
}

/** `nn.LazyLinear` and its kin: the sizes that follow from the input are not given. */
export function lazyClass(name: string): PyClass | undefined {
  const type = name.replace(/^Lazy/, '');
  const op = findOp(type);
  if (!name.startsWith('Lazy') || op?.inferred === undefined) return undefined;
  const known = classes.get(name);
  if (known !== undefined) return known;
  const inferred = Object.keys(op.inferred);
  const made = hostClass({
    name,
    module: 'torch.nn.modules',
    bases: [layerClass(type) ?? moduleClass],
    methods: {
      __init__: (machine, [self, ...args], keywords) => {
        if (!isKind(self, 'instance')) return null;
        constructLazy(sessionOf(machine), self, op, inferred, args, keywords);
        return null;
      },
      forward: (machine, [self, ...args], keywords) => {
        const [input = null] = args;
        if (!isKind(self, 'instance')) return null;
        const session = sessionOf(machine);
        if (self.type === made) materialise(self, type, tensorArgument(type, input));
        return runLayer(session, self, op, args, keywords);
      },
    },
  });
  setLayerType(made, type);
  classes.set(name, made);
  return made;
}

function constructLazy(
  session: Session,
  self: Instance,
  op: Op,
  inferred: readonly string[],
  args: readonly Value[],
  keywords: Keywords,
): void {
  initialiseModule(self);
  const isGiven = (name: string) => !inferred.includes(name);
  const own: Op = {
    ...op,
    type: `Lazy${op.type}`,
    positional: (op.positional ?? Object.keys(op.fields)).filter(isGiven),
    fields: Object.fromEntries(Object.entries(op.fields).filter(([name]) => isGiven(name))),
  };
  const named: Record<string, unknown> = {};
  for (const [name, value] of bindLayerArguments(own, args, keywords))
    if (Object.hasOwn(own.fields, name)) named[name] = checkedValue(session, op, name, value);
  const { args: complete, problems } = checkArguments(op, named);
  if (complete === null) refuseArguments(op, problems);
  keepArguments(self, complete);
  for (const [name, field] of Object.entries(op.fields))
    self.attributes.set(name, attributeOf(op, name, field, complete, undefined));
  const dict = registryOf(self, '_parameters');
  const tensors = ['weight', ...(complete.bias === false ? [] : ['bias'])];
  if (dict !== undefined && op.params !== undefined) {
    for (const name of tensors) {
      self.attributes.delete(name);
      setIn(
        dict,
        name,
        createParameter([], { type: uninitializedClass, maker: `the ${name} of ${op.type}` }),
      );
    }
  }
}
