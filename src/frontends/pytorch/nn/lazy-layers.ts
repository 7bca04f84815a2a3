import { findOp } from '../../../ops/index';
import type { Args, Op } from '../../../ops/op';
import { addMethods, hostClass } from '../../../python/host';
import type { Instance, Keywords, PyClass, Value } from '../../../python/value';
import { dtypeArgument, sizesArgument, tensorArgument } from '../arguments';
import { type Session, sessionOf } from '../session';
import { createParameter, parameterClass, type Tensor, uninitializedClass } from '../tensor';
import { onTensor } from '../tensor-own-methods';
import { bindLayerArguments, completeArguments } from './layer-arguments';
import { attributeOf } from './layer-calls';
import { setLayerType } from './layer-classes';
import { registerTensors } from './layer-tensors';
import { classes, givenArguments, keepArguments, layerClass, runLayer } from './layers';
import { onInstance } from './module-class';
import { initialiseModule, registryIn, setIn } from './module-state';

/** A layer whose sizes follow from its input, and the class that it becomes. */
interface Lazy {
  readonly op: Op;
  readonly inferred: NonNullable<Op['inferred']>;
  readonly target: PyClass;
}

/** An uninitialised parameter of a lazy module becomes an ordinary one in place. */
addMethods(uninitializedClass, {
  materialize: onTensor((self, { machine, args: [shape, , dtype], keywords }) => {
    const sizes = sizesArgument(sessionOf(machine), 'materialize', [shape ?? keywords.get('shape') ?? null]);
    self.host.shape = sizes;
    self.host.dtype = dtypeArgument(dtype ?? keywords.get('dtype') ?? null) ?? self.host.dtype;
    self.host.elements = null;
    self.type = parameterClass;
    return null;
  }),
});

/** Turns a lazy layer into the ordinary one, now that its input is known. */
function materialise(self: Instance, { op, inferred, target }: Lazy, input: Tensor): void {
  const sizes = Object.fromEntries(
    Object.entries(inferred).map(([name, infer]) => [name, infer(input.host.shape) ?? null]),
  );
  const complete: Args = { ...givenArguments(self), ...sizes };
  keepArguments(self, complete);
  for (const [name, size] of Object.entries(sizes)) self.attributes.set(name, size);
  registerTensors(self, op, complete);
  self.type = target;
}

/** `nn.LazyLinear` and the like: the sizes that depend on the input are not given. */
export function lazyClass(name: string): PyClass | undefined {
  const type = name.replace(/^Lazy/, '');
  const op = findOp(type);
  const target = layerClass(type);
  if (op?.inferred === undefined || target === undefined) return undefined;
  const known = classes.get(name);
  if (known !== undefined) return known;
  const { inferred } = op;
  const made = hostClass({
    name,
    module: 'torch.nn.modules',
    bases: [target],
    methods: {
      __init__: onInstance('__init__', (self, { machine, args, keywords }) => {
        constructLazy(sessionOf(machine), self, lazyOp(op, inferred), args, keywords);
        return null;
      }),
      forward: onInstance('forward', (self, { machine, args, keywords }) => {
        const [input = null] = args;
        materialise(self, { op, inferred, target }, tensorArgument(type, input));
        return runLayer(sessionOf(machine), self, op, args, keywords);
      }),
    },
  });
  setLayerType(made, type);
  classes.set(name, made);
  return made;
}

/** A layer type without the sizes that follow from the input. */
function lazyOp(op: Op, inferred: Lazy['inferred']): Op {
  const isGiven = (name: string) => !Object.hasOwn(inferred, name);
  return {
    ...op,
    type: `Lazy${op.type}`,
    positional: (op.positional ?? Object.keys(op.fields)).filter(isGiven),
    fields: Object.fromEntries(Object.entries(op.fields).filter(([name]) => isGiven(name))),
  };
}

function constructLazy(
  session: Session,
  self: Instance,
  op: Op,
  args: readonly Value[],
  keywords: Keywords,
): void {
  initialiseModule(self);
  const complete = completeArguments(session, op, bindLayerArguments(op, args, keywords));
  keepArguments(self, complete);
  for (const [name, field] of Object.entries(op.fields))
    self.attributes.set(name, attributeOf(op, name, field, complete, undefined));
  const dict = registryIn(self, '_parameters');
  const tensors = ['weight', ...(complete.bias === false ? [] : ['bias'])];
  if (op.params !== undefined) {
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
