import type { NamedArguments } from '../../../language/arguments';
import { findOp } from '../../../ops/index';
import type { Args, Op } from '../../../ops/op';
import { getAttribute } from '../../../python/attributes';
import { lookUp } from '../../../python/classes';
import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostClass } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import { takeSteps } from '../../../python/machine';
import type { Instance, Invoke, Keywords, PyClass, Value } from '../../../python/value';
import { argValue, dtypeArgument, tensorArgument } from '../arguments';
import { callOp } from '../call-op';
import { convolution, embedding, linear, oneFor } from '../functions/weighted-calls';
import { type Session, sessionOf } from '../session';
import { isTensor, type Tensor } from '../tensor';
import { convertTensors } from './conversions';
import { inShortForm, layerSignature, paddingOfAll } from './layer-arguments';
import { baseOfLayer } from './layer-bases';
import { layerCall } from './layer-calls';
import { setLayerType } from './layer-classes';
import { registerGivenBuffers, registerTensors, SWITCHES } from './layer-tensors';
import { moduleClass, onInstance } from './module-class';
import { initialiseModule, registryOf, tensorIn } from './module-state';
import { visitOwnTensors } from './module-tree';
import { unpool, withOutputSize } from './output-sizes';
import { addPrivateAttributes, privateMethods } from './private-methods';

export const classes = new Map<string, PyClass>();

/** The class of torch.nn for a layer type; undefined where the registry has no such type, or torch.nn no such class. */
export function layerClass(type: string): PyClass | undefined {
  const known = classes.get(type);
  if (known !== undefined) return known;
  const op = findOp(type);
  if (op === undefined || op.form === 'function') return undefined;
  const made = hostClass({
    name: type,
    module: 'torch.nn.modules',
    bases: [baseOfLayer(op)],
    methods: {
      __init__: onInstance('__init__', (self, { machine, args, keywords }) => {
        constructLayer(sessionOf(machine), self, op, args, keywords);
        return null;
      }),
      forward: onInstance('forward', (self, { machine, args, keywords }) =>
        runLayer(sessionOf(machine), self, op, args, keywords),
      ),
      reset_parameters: () => null,
      ...privateMethods(op, currentArguments),
      ...(type.startsWith('Embedding') ? { from_pretrained: fromPretrained(op) } : {}),
    },
  });
  const initialise = made.attributes.get('__init__') ?? null;
  if (isKind(initialise, 'host-function'))
    made.attributes.set('__init__', { ...initialise, describedBy: () => layerSignature(op) });
  addPrivateAttributes(made, op);
  setLayerType(made, type);
  const pretrained = made.attributes.get('from_pretrained');
  if (pretrained !== undefined)
    made.attributes.set('from_pretrained', { kind: 'class-method', type: moduleClass, callee: pretrained });
  classes.set(type, made);
  return made;
}

/** The arguments of a layer as they were given, which its instance keeps. */
interface LayerState {
  readonly layerArguments: Args;
}

/** The arguments that a layer was made with. */
export function givenArguments({ host }: Instance): Args {
  return isLayerState(host) ? host.layerArguments : {};
}

function isLayerState(host: unknown): host is LayerState {
  return typeof host === 'object' && host !== null && 'layerArguments' in host;
}

/** Keeps the arguments that a layer is made with. */
export function keepArguments(self: Instance, layerArguments: Args): void {
  self.host = { layerArguments };
}

/** `nn.Conv2d(...)`: checks the arguments, and registers the tensors of the layer. */
export function constructLayer(
  session: Session,
  self: Instance,
  op: Op,
  args: readonly Value[],
  keywords: Keywords,
): void {
  takeSteps(session.machine, STEPS_OF_LAYER);
  if (registryOf(self, '_modules') === undefined) initialiseModule(self);
  const { complete, attributes } = layerCall(session, { op, args, keywords });
  keepArguments(self, complete);
  attributes.forEach((value, name) => {
    self.attributes.set(name, value);
  });
  registerTensors(self, op, complete);
  const dtype = keywords.size === 0 ? null : dtypeArgument(keywords.get('dtype') ?? null);
  if (dtype !== null) convertTensors(self, dtype, 'floating');
  registerGivenBuffers(self, op, args, keywords);
}

/** The steps that a layer takes from the interpreter's budget, so that an endless loop of layers ends soon. */
const STEPS_OF_LAYER = 200;

/** Runs the `forward` of a layer. */
export function runLayer(
  session: Session,
  self: Instance,
  op: Op,
  args: readonly Value[],
  keywords: Keywords,
): Value {
  const given = [...args, ...keywords.values()];
  checkCount(op, given.length);
  const inputs = given.filter(isTensor);
  const [first = null] = given;
  if (op.type === 'Identity' && !isTensor(first)) return first;
  const input = isTensor(first) ? first : tensorArgument(nameOfFunction(op.type), first);
  const current = currentArguments(session, self, op);
  if (op.family === 'convolution') {
    const size = op.type.startsWith('ConvTranspose')
      ? (args[1] ?? keywords.get('output_size') ?? null)
      : null;
    const complete = size === null ? current : withOutputSize(session, op, current, input, size);
    return convolutionLayer(session, self, op, complete, inputs);
  }
  if (op.type === 'Linear') {
    const weight = weightOf(session, self, 'weight');
    if (weight !== null)
      return linear(session, input, { weight, bias: weightOf(session, self, 'bias'), all: weightsOf(self) });
  }
  if (op.type === 'Embedding') {
    const weight = weightOf(session, self, 'weight');
    if (weight !== null)
      return embedding(session, input, { weight, all: weightsOf(self), padding: current.padding_idx });
  }
  if (op.type.startsWith('MaxUnpool') && inputs.length < 2)
    raise(
      'TypeError',
      `${op.type}.forward() missing 1 required positional argument: 'indices'`,
      () => 'pass both results of a pool with return_indices=True, as in self.unpool(x, indices)',
    );
  if (op.type.startsWith('MaxUnpool'))
    return unpool(session, op, current, inputs, args[2] ?? keywords.get('output_size') ?? null);
  const used = op.inputs.most === 1 ? [input] : inputs.slice(0, op.inputs.most);
  const weights = weightsOf(self);
  const results = callOp(session, {
    type: op.type,
    args: argumentsInUse(op, current, weights),
    inputs: used,
    weights,
    furtherDtype: 'int64',
    ...(op.family === 'loss' || op.type === 'EmbeddingBag' ? { dtype: 'float32' as const } : {}),
  });
  return results.length === 1 ? results[0] : createTuple([...results]);
}

/** The arguments that a layer computes with: without tensors it has no sizes that an input could disagree with. */
function argumentsInUse({ inferred }: Op, args: NamedArguments, weights: readonly Tensor[]): NamedArguments {
  if (weights.length > 0 || inferred === undefined) return args;
  return { ...args, ...Object.fromEntries(Object.keys(inferred).map((name) => [name, null])) };
}

/** Layers of one input whose forward takes more arguments, such as the size of the output. */
const WITH_MORE = /^(?:ConvTranspose|MaxUnpool|EmbeddingBag)/;

/** Refuses more or fewer inputs than the forward of a layer of one input takes. */
function checkCount({ type, inputs, family }: Op, count: number): void {
  if (count === 0) raise('TypeError', `${type}.forward() missing 1 required positional argument: 'input'`);
  if (count === 1 || inputs.most !== 1 || family === 'recurrent' || WITH_MORE.test(type)) return;
  raise('TypeError', `${type}.forward() takes 2 positional arguments but ${count + 1} were given`);
}

/** A tensor that a layer computes with: registered, an attribute, or a property of its class. */
function weightOf({ machine }: Session, self: Instance, name: string): Tensor | null {
  if (!isKind(lookUp(self.type, name), 'property')) return tensorIn(self, name);
  const value = getAttribute(machine, self, name);
  return isTensor(value) ? value : null;
}

/** The tensors that a module registers itself, parameters before buffers. */
export function weightsOf(self: Instance): readonly Tensor[] {
  const tensors: Tensor[] = [];
  visitOwnTensors(self, '_parameters', (_name, tensor) => tensors.push(tensor));
  visitOwnTensors(self, '_buffers', (_name, tensor) => tensors.push(tensor));
  return tensors;
}

function convolutionLayer(
  session: Session,
  self: Instance,
  op: Op,
  args: Readonly<Record<string, unknown>>,
  inputs: readonly Tensor[],
): Value {
  const [input] = inputs;
  const weight = weightOf(session, self, 'weight');
  if (input === undefined || weight === null)
    return raise('TypeError', `${op.type} needs a tensor and a weight`);
  return convolution(
    session,
    input,
    { weight, bias: weightOf(session, self, 'bias'), all: weightsOf(self) },
    { type: op.type, args },
  );
}

/** The arguments of a layer as its attributes say now: code may change `stride` or `eps` after construction. */
export function currentArguments(
  session: Session,
  self: Instance,
  op: Op,
): Readonly<Record<string, unknown>> {
  const given = givenArguments(self);
  const current: Record<string, unknown> = {};
  for (const name in op.fields) {
    const attribute = self.attributes.get(name);
    const value = attribute === undefined ? undefined : argValue(session, attribute);
    if (value === undefined) current[name] = given[name];
    else if (name === 'stride' && given.stride === null && isSame(oneFor(value), given.kernel_size))
      current[name] = null;
    else if (name === 'padding' && Array.isArray(value)) current[name] = paddingOfAll(op, value);
    else current[name] = inShortForm(op, name, value);
  }
  for (const name of SWITCHES) if (name in given) current[name] = given[name];
  if ('affine' in current || 'elementwise_affine' in current) {
    const isAffine = tensorIn(self, 'weight') !== null;
    if ('affine' in current) current.affine = isAffine;
    else current.elementwise_affine = isAffine;
  }
  return current;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The name of a layer's function in PyTorch's own messages. */
function nameOfFunction(type: string): string {
  return type.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}

/** `nn.Embedding.from_pretrained(table)` and that of `nn.EmbeddingBag`. */
function fromPretrained(op: Op): Invoke {
  return (machine, [type = null, embeddings = null, freeze = true], keywords) => {
    const table = tensorArgument('from_pretrained', embeddings, 'embeddings');
    if (!isKind(type, 'class')) return null;
    const [rows = 1, size = 1] = table.host.shape;
    const made: Instance = {
      kind: 'instance',
      type,
      attributes: new Map(),
      primitive: undefined,
      host: null,
    };
    const named = [...keywords].filter(([name]) => name !== 'freeze' && Object.hasOwn(op.fields, name));
    constructLayer(sessionOf(machine), made, op, [rows, size], new Map(named));
    const weight = tensorIn(made, 'weight');
    if (weight !== null) weight.host.requiresGrad = (keywords.get('freeze') ?? freeze) === false;
    return made;
  };
}
