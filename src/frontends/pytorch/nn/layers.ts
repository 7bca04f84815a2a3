import { didYouMean } from '../../../diagnostics/nearest';
import { checkArguments } from '../../../language/arguments';
import type { Field } from '../../../ops/field';
import { findOp } from '../../../ops/index';
import type { Args, ArgValue, Op } from '../../../ops/op';
import { isShapeProblem } from '../../../ops/op';
import { getAttribute } from '../../../python/attributes';
import { lookUp } from '../../../python/classes';
import { createFloat, createTuple } from '../../../python/containers';
import { raise, refuse } from '../../../python/failure';
import { hostClass } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import { takeSteps } from '../../../python/machine';
import type { Instance, Invoke, Keywords, PyClass, Value } from '../../../python/value';
import { argValue, tensorArgument } from '../arguments';
import { callOp } from '../call-op';
import { withBatch } from '../functions/functional';
import { keepingOrder } from '../functions/shapes';
import { convolution, embedding, linear, oneFor } from '../functions/weighted';
import { type Session, sessionOf } from '../session';
import { createParameter, createTensor, isTensor, type Tensor, uninitializedClass } from '../tensor';
import { setLayerType } from './layer-classes';
import { moduleClass } from './module';
import { getIn, initialiseModule, ownTensors, registryOf, setIn, tensorIn } from './module-state';

/** Arguments that PyTorch's classes take and that change no figure. */
const IGNORED = new Set([
  'device',
  'dtype',
  'size_average',
  'reduce',
  'weight',
  'pos_weight',
  'full',
  'log_target',
  'generator',
  '_weight',
  '_freeze',
]);

const classes = new Map<string, PyClass>();

/** The class of torch.nn for a layer type; undefined where the registry has no such type, or torch.nn no such class. */
export function layerClass(type: string): PyClass | undefined {
  const known = classes.get(type);
  if (known !== undefined) return known;
  const op = findOp(type);
  if (op === undefined || op.form === 'function') return undefined;
  const made = hostClass({
    name: type,
    module: 'torch.nn.modules',
    bases: [moduleClass],
    methods: {
      __init__: (machine, [self = null, ...args], keywords) => {
        if (!isKind(self, 'instance')) return raise('TypeError', `${type} needs an instance`);
        constructLayer(sessionOf(machine), self, op, args, keywords);
        return null;
      },
      forward: (machine, [self = null, ...args], keywords) =>
        isKind(self, 'instance') ? runLayer(sessionOf(machine), self, op, args, keywords) : null,
      reset_parameters: () => null,
      ...(type.startsWith('Embedding') ? { from_pretrained: fromPretrained(op) } : {}),
    },
  });
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

function givenArguments({ host }: Instance): Args {
  return isLayerState(host) ? host.layerArguments : {};
}

function isLayerState(host: unknown): host is LayerState {
  return typeof host === 'object' && host !== null && 'layerArguments' in host;
}

function keepArguments(self: Instance, layerArguments: Args): void {
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
  const given = bindLayerArguments(op, args, keywords);
  const named: Record<string, unknown> = {};
  for (const [name, value] of given) {
    if (Object.hasOwn(op.fields, name)) named[name] = checkedValue(session, op, name, value);
  }
  const { args: complete, problems } = checkArguments(op, named);
  if (complete === null) refuseArguments(op, problems);
  keepArguments(self, complete);
  for (const [name, field] of Object.entries(op.fields))
    self.attributes.set(name, attributeOf(op, name, field, complete, given.get(name)));
  registerTensors(self, op, complete);
  if (op.family === 'loss') registerLossWeights(self, op, args, keywords);
  checkWithoutInput(op, complete);
}

/** The places of the weights of classes among the arguments of a loss, which registers them as buffers. */
const LOSS_WEIGHTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  CrossEntropyLoss: { weight: 0 },
  NLLLoss: { weight: 0 },
  BCELoss: { weight: 0 },
  BCEWithLogitsLoss: { weight: 0, pos_weight: 4 },
};

function registerLossWeights(self: Instance, op: Op, args: readonly Value[], keywords: Keywords): void {
  const buffers = registryOf(self, '_buffers');
  for (const [name, place] of Object.entries(LOSS_WEIGHTS[op.type] ?? {})) {
    const weight = keywords.get(name) ?? args[place] ?? null;
    if (buffers !== undefined) setIn(buffers, name, isTensor(weight) ? weight : null);
  }
}

/** What a layer takes of the interpreter's budget, so that an endless loop of them ends soon. */
const STEPS_OF_LAYER = 200;

/** Arguments by name, in PyTorch's order and with Python's errors. */
function bindLayerArguments(op: Op, args: readonly Value[], keywords: Keywords): Map<string, Value> {
  const { type } = op;
  const isLoss = op.family === 'loss';
  const names = op.positional ?? Object.keys(op.fields);
  const bound = new Map<string, Value>();
  // nn.Identity takes any arguments
  if (type === 'Identity') return bound;
  for (const [index, value] of args.entries()) {
    const name = names[index];
    if (name !== undefined) bound.set(name, value);
    else if (!isLoss && index >= names.length + 2)
      raise(
        'TypeError',
        `${type}.__init__() takes ${names.length + 1} positional arguments but ${args.length + 1} were given`,
      );
  }
  for (const [name, value] of keywords) {
    if (bound.has(name)) raise('TypeError', `${type}.__init__() got multiple values for argument '${name}'`);
    if (!Object.hasOwn(op.fields, name) && !names.includes(name) && !IGNORED.has(name) && !isLoss) {
      const hint = didYouMean(name, Object.keys(op.fields));
      raise(
        'TypeError',
        `${type}.__init__() got an unexpected keyword argument '${name}'${hint === null ? '' : `, ${hint}`}`,
      );
    }
    bound.set(name, value);
  }
  const missing = Object.entries(op.fields).filter(
    ([name, field]) =>
      !bound.has(name) && (field.default === undefined || field.inferred === true || isRequired(op, name)),
  );
  if (missing.length > 0) {
    const list = missing.map(([name]) => `'${name}'`).join(' and ');
    const plural = missing.length === 1 ? '' : 's';
    raise(
      'TypeError',
      `${type}.__init__() missing ${missing.length} required positional argument${plural}: ${list}`,
    );
  }
  return bound;
}

/** A spec may leave out what follows from the input, PyTorch may not. */
function isRequired(op: Op, name: string): boolean {
  return name === 'normalized_shape' && op.family === 'normalisation';
}

/** A value of Python as an op's argument; whole numbers must not be floats. */
function checkedValue(session: Session, op: Op, name: string, value: Value): unknown {
  const field = op.fields[name];
  if (field !== undefined && takesWholeNumbers(field) && hasFloat(value))
    raise('TypeError', `${op.type}: ${name} must be int, not float`);
  if (field?.kind === 'flag' && (value === null || typeof value === 'number')) return Boolean(value);
  const isNumber = field?.kind === 'number' || field?.kind === 'whole' || field?.kind === 'per axis';
  const converted = typeof value === 'boolean' && isNumber ? Number(value) : argValue(session, value);
  if (converted === undefined) {
    const shown = typeof value === 'object' && value !== null ? value.type.name : typeof value;
    return refuse({
      code: 'pytorch/argument',
      message: `${name} of ${op.type} cannot be a ${shown}`,
      help: 'give it as a number, a text, or a list of numbers',
    });
  }
  if (name === 'padding' && Array.isArray(converted)) return paddingOfAll(op, converted);
  return field?.kind === 'per axis' || field?.kind === 'either' ? oneFor(converted) : converted;
}

/** Layers that pad with a constant may be given the padding of the last dimensions alone. */
function paddingOfAll({ type }: Op, padding: readonly unknown[]): unknown {
  const axes = Number(/^(?:Constant|Zero)Pad(\d)d$/.exec(type)?.[1] ?? 0);
  if (padding.length >= 2 * axes) return oneFor(padding);
  return [...padding, ...new Array<number>(2 * axes - padding.length).fill(0)];
}

function takesWholeNumbers(field: Pick<Field, 'kind'> & { readonly of?: unknown }): boolean {
  return field.kind === 'whole' || field.kind === 'per axis';
}

function hasFloat(value: Value): boolean {
  if (isKind(value, 'list') || isKind(value, 'tuple')) return value.items.some(hasFloat);
  return isKind(value, 'float');
}

function refuseArguments(op: Op, problems: ReturnType<typeof checkArguments>['problems']): never {
  const [problem] = problems;
  const what =
    problem === undefined
      ? 'cannot take these arguments'
      : problem.kind === 'invalid'
        ? `needs ${problem.argument} to be ${problem.expected}, not ${JSON.stringify(problem.value)}`
        : problem.kind === 'missing'
          ? `needs ${problem.argument}: ${problem.expected}`
          : problem.kind === 'too many'
            ? `takes ${problem.most} arguments`
            : `has no ${problem.argument}`;
  return refuse({ code: 'pytorch/argument', message: `nn.${op.type} ${what}` });
}

/** Arguments that no input fits, such as channels that do not divide into groups, are refused where they are written. */
function checkWithoutInput(op: Op, args: Args): void {
  const sizes = op.inferred === undefined ? [] : Object.keys(op.inferred).map((name) => args[name]);
  const [channels] = sizes;
  if (typeof channels !== 'number' || !('groups' in args || 'num_groups' in args)) return;
  const rank = op.ranks?.[0] ?? 4;
  const answer = op.output(args, [[1, channels, ...new Array<number>(rank - 2).fill(PROBE_SIZE)]]);
  if (!isShapeProblem(answer) || !/divisib/.test(answer.problem)) return;
  refuse({
    code: 'pytorch/argument',
    message: `nn.${op.type} cannot be made: ${answer.problem}`,
    ...(answer.help === undefined ? {} : { help: answer.help }),
  });
}

/** Larger than any kernel. */
const PROBE_SIZE = 2 ** 20;

/** An argument as an attribute of the module: convolutions and normalised shapes keep tuples. */
function attributeOf(op: Op, name: string, field: Field, args: Args, given: Value | undefined): Value {
  const value = args[name] ?? null;
  if (op.family === 'convolution' && field.kind !== 'whole' && typeof value === 'number')
    return createTuple(new Array<Value>(op.ranks?.[0] === undefined ? 1 : op.ranks[0] - 2).fill(value));
  if (name === 'normalized_shape' && typeof value === 'number') return createTuple([value]);
  if (name === 'stride' && value === null) return pythonValue(args.kernel_size ?? null);
  return given !== undefined && typeof given !== 'boolean' && op.family !== 'convolution'
    ? given
    : pythonValue(value);
}

function pythonValue(value: ArgValue): Value {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'number' && !Number.isInteger(value) ? createFloat(value) : value;
  }
  return createTuple(value.map(pythonValue));
}

/** Registers what a layer learns and keeps; what an argument turns off is there as None. */
function registerTensors(self: Instance, op: Op, args: Args): void {
  const all = {
    ...args,
    ...Object.fromEntries(SWITCHES.filter((name) => name in args).map((name) => [name, true])),
  };
  const own = new Map([...(op.params?.(args, []) ?? [])].map((tensor) => [tensor.name, tensor]));
  for (const { name } of op.params?.(all, []) ?? []) {
    const tensor = own.get(name);
    const [parent, key] = placeOfTensor(self, name);
    const dict = registryOf(parent, '_parameters');
    if (dict === undefined) continue;
    parent.attributes.delete(key);
    setIn(
      dict,
      key,
      tensor === undefined ? null : createParameter(tensor.shape, { maker: `the ${name} of ${op.type}` }),
    );
  }
  const buffers = new Map([...(op.buffers?.(args, []) ?? [])].map((tensor) => [tensor.name, tensor]));
  const registry = registryOf(self, '_buffers');
  for (const { name } of op.buffers?.(all, []) ?? []) {
    const tensor = buffers.get(name);
    const dtype = name === 'num_batches_tracked' ? 'int64' : 'float32';
    if (registry !== undefined)
      setIn(
        registry,
        name,
        tensor === undefined
          ? null
          : createTensor(tensor.shape, { dtype, maker: `the ${name} of ${op.type}` }),
      );
  }
}

const SWITCHES = ['bias', 'affine', 'elementwise_affine', 'track_running_stats'];

/** `out_proj.weight` belongs to a module inside. */
function placeOfTensor(self: Instance, name: string): readonly [Instance, string] {
  const dot = name.indexOf('.');
  if (dot < 0) return [self, name];
  const child = getIn(registryOf(self, '_modules'), name.slice(0, dot));
  return [isKind(child, 'instance') ? child : self, name.slice(dot + 1)];
}

/** What `forward` of a layer does. */
function runLayer(
  session: Session,
  self: Instance,
  op: Op,
  args: readonly Value[],
  keywords: Keywords,
): Value {
  const given = [...args, ...keywords.values()];
  const inputs = given.filter(isTensor);
  const [first = null] = given;
  const input = tensorArgument(nameOfFunction(op.type), first);
  const current = currentArguments(session, self, op);
  if (op.family === 'convolution') return convolutionLayer(session, self, op, current, inputs);
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
  if (op.type.startsWith('MaxUnpool'))
    return unpool(session, op, current, inputs, args[2] ?? keywords.get('output_size') ?? null);
  const used = op.inputs.most === 1 ? [input] : inputs.slice(0, op.inputs.most);
  const batched = withBatch(session, op.type, used);
  const made = callOp(session, {
    type: op.type,
    args: current,
    inputs: batched ?? used,
    weights: weightsOf(self),
    furtherDtype: 'int64',
    ...(op.family === 'loss' || op.type === 'EmbeddingBag' ? { dtype: 'float32' as const } : {}),
  });
  const results =
    batched === null ? made : made.map((one) => keepingOrder(session, one, 'Squeeze', { dim: 0 }));
  return results.length === 1 ? (results[0] ?? null) : createTuple([...results]);
}

/** The size of what was pooled may be given when the layer is called. */
function unpool(
  session: Session,
  op: Op,
  args: Readonly<Record<string, unknown>>,
  inputs: readonly Tensor[],
  size: Value,
): Value {
  const axes = (op.ranks?.[0] ?? 4) - 2;
  const given = size === null ? null : argValue(session, size);
  const output_size = Array.isArray(given) ? oneFor(given.slice(-axes)) : null;
  return callOp(session, { type: op.type, args: { ...args, output_size }, inputs: inputs.slice(0, 2) })[0];
}

/** A tensor that a layer computes with: registered, an attribute, or a property of its class. */
function weightOf({ machine }: Session, self: Instance, name: string): Tensor | null {
  if (!isKind(lookUp(self.type, name), 'property')) return tensorIn(self, name);
  const value = getAttribute(machine, self, name);
  return isTensor(value) ? value : null;
}

/** The tensors that a module registers itself, parameters before buffers. */
export function weightsOf(self: Instance): readonly Tensor[] {
  return [...ownTensors(self, '_parameters'), ...ownTensors(self, '_buffers')].map(([, tensor]) => tensor);
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
  for (const [name, field] of Object.entries(op.fields)) {
    const attribute = self.attributes.get(name);
    const value = attribute === undefined ? undefined : argValue(session, attribute);
    if (value === undefined) current[name] = given[name];
    else if (name === 'stride' && given.stride === null && isSame(oneFor(value), given.kernel_size))
      current[name] = null;
    else if (name === 'padding' && Array.isArray(value)) current[name] = paddingOfAll(op, value);
    else current[name] = field.kind === 'per axis' || field.kind === 'either' ? oneFor(value) : value;
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

/** As PyTorch's own messages name the function of a layer. */
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
      __init__: (machine, [self = null, ...args], keywords) => {
        if (!isKind(self, 'instance')) return null;
        constructLazy(sessionOf(machine), self, op, inferred, args, keywords);
        return null;
      },
      forward: (machine, [self = null, ...args], keywords) => {
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
  const names = (op.positional ?? Object.keys(op.fields)).filter((name) => !inferred.includes(name));
  const named: Record<string, unknown> = {};
  for (const [index, value] of args.entries()) {
    const name = names[index];
    if (name !== undefined) named[name] = checkedValue(session, op, name, value);
  }
  for (const [name, value] of keywords)
    if (Object.hasOwn(op.fields, name)) named[name] = checkedValue(session, op, name, value);
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
