import { productOf } from '../counts/count';
import { findOp } from '../ops/index';
import type { Args, Op } from '../ops/op';
import { formatShape, isKnownShape } from '../ops/shape';
import type { CallOptions, RegionStart, UnknownCallOptions } from './call-options';
import { compute } from './compute';
import { type Dtype, WHOLE_DTYPE } from './dtype';
import { givenWeights, wrongWeight } from './given-weights';
import {
  type Computation,
  type Graph,
  type KnownType,
  type NamedValue,
  type Node,
  type Parameter,
  type ParameterId,
  type Region,
  type Source,
  type TensorType,
  typeOfValue,
  type UnknownComputation,
  type Value,
} from './graph';
import { withIndexDtypes } from './index-dtypes';
import { callsOn, createKnownComputations, keepCall, knownCall } from './known-computations';
import { madeOnce } from './made-once';
import { type Parametrizations, parametrizedOnce } from './parametrized';
import { isRefusal, type Refusal } from './refusal';

/**
 * The one way to make a graph. It checks its arguments, and returns a refusal as data for a call that cannot be
 * made; nothing is added then.
 */
export interface GraphBuilder<A = Args> {
  /** The nodes so far. */
  readonly nodes: readonly Node[];
  /** The parameters so far; an id is a position. */
  readonly parameters: readonly Parameter[];
  /** The regions that have ended so far. */
  readonly regions: readonly Region[];
  /** Adds an input of the network; its first dimension is the batch. */
  readonly input: (name: string, type: TensorType) => Value;
  /** Adds a tensor that is known and not a parameter. */
  readonly constant: (name: string, type: TensorType) => Value;
  /** Adds a parameter, which calls take as a weight. */
  readonly parameter: (
    name: string,
    shape: Parameter['shape'],
    kind: Parameter['kind'],
    dtype?: Dtype | undefined,
    state?: Pick<Parameter, 'furtherNames' | 'persistent'>,
  ) => ParameterId;
  /** A parameter as an input of calls. */
  readonly parameterValue: (id: ParameterId) => Value;
  /** Begins a region: what is called until `leave` is inside it. */
  readonly enter: (region: RegionStart) => void;
  /** Ends the region that began last; without outputs it is not kept. */
  readonly leave: (outputs: readonly NamedValue[]) => void;
  /** Adds a call of an op, and returns its outputs, the main one first. */
  readonly call: (
    type: string,
    args: A,
    inputs: readonly Value[],
    options: CallOptions,
  ) => readonly [Value, ...Value[]] | Refusal;
  /** Adds a call of an op that the program does not know, and returns its outputs: its cost is not known. */
  readonly unknown: (
    type: string,
    inputs: readonly Value[],
    outputs: readonly TensorType[],
    options: UnknownCallOptions,
  ) => readonly Value[];
  readonly typeOf: (value: Value) => TensorType;
  /** Adds what a builder in the same state added to its graph: the numbers in it are those of that graph. */
  readonly repeat: (part: Pick<Graph, 'nodes' | 'parameters' | 'regions'>) => void;
  /** Names an output of the network, the main one first. */
  readonly output: (name: string, value: Value) => void;
  /** The graph; nothing may be added after that. */
  readonly finish: (root: Omit<Graph, 'sources' | 'nodes' | 'parameters' | 'regions' | 'outputs'>) => Graph;
}

/** The arguments of a call with their defaults, or why they are not taken. */
export type CompletedArgs = { readonly args: Args } | { readonly refusal: Refusal };

/**
 * Begins a graph. Arguments of calls are completed and checked by a function of the front end's: where it gives the same
 * object for equal arguments, equal calls share their computation.
 */
export function createBuilder<A>(complete: (op: Op, args: A) => CompletedArgs): GraphBuilder<A> {
  const sources: Source[] = [];
  const nodes: Node[] = [];
  const parameters: Parameter[] = [];
  const regions: Region[] = [];
  const outputs: NamedValue[] = [];
  const open: (RegionStart & { readonly first: number })[] = [];
  const types = new Map<string, TensorType>();
  const parameterValues = new Map<ParameterId, Value>();
  const parametrizations: Parametrizations = new Map();
  const known = createKnownComputations();
  const layouts = new Map<Computation, Map<string, Computation | Refusal>>();

  const typeOf = (value: Value): TensorType => typeOfValue({ nodes, sources }, value);

  const addSource = (kind: Source['kind'], name: string, type: TensorType): Value => {
    sources.push({ kind, name, type: oneType(types, type) });
    return { node: -sources.length, slot: 0 };
  };

  const addNode = (
    computation: Node['computation'],
    inputs: readonly Value[],
    { path, origin, called = true, layer = null }: CallOptions,
    used: readonly ParameterId[],
  ): readonly [Value, ...Value[]] => {
    const node = nodes.length;
    nodes.push({ path, computation, inputs, parameters: used, layer: layer ?? node, called, origin });
    const main = { node, slot: 0 };
    const { length } = computation.outputs;
    return length === 1 ? [main] : [main, ...slotsAfterMain(node, length)];
  };

  const laidOut = (made: Computation, outputs: readonly TensorType[]): Computation | Refusal => {
    const known = madeOnce(layouts, made, () => new Map<string, Computation | Refusal>());
    return madeOnce(known, outputs.map(typeText).join(), () =>
      withOutputs(
        made,
        outputs.map((type) => oneType(types, type)),
      ),
    );
  };

  const addParameter: GraphBuilder<A>['parameter'] = (name, shape, kind, dtype, state) =>
    parameters.push({ name, shape, kind, ...(dtype === undefined ? {} : { dtype }), ...state }) - 1;

  const addParameters = (
    computation: Computation,
    options: CallOptions,
    weights: CallOptions['weights'],
  ): readonly ParameterId[] => {
    const { path, frozen = false, isFrozen, layer = null } = options;
    if (options.parameters !== undefined) return options.parameters;
    const first = layer === null ? undefined : nodes[layer];
    if (first !== undefined) return first.parameters;
    const own = computation.tensors;
    if (own.length === 0) return NO_PARAMETERS;
    const prefix = path === '' ? '' : `${path}.`;
    return own.map(({ name, shape, elements, isBuffer }) => {
      const given = weights?.[name];
      if (given !== undefined) return given;
      const kind = isBuffer ? 'buffer' : frozen || isFrozen?.(name) ? 'frozen' : 'trainable';
      return addParameter(prefix + name, shape, kind, elements === 'whole' ? WHOLE_DTYPE : undefined);
    });
  };

  return {
    nodes,
    parameters,
    regions,
    input: (name, type) => addSource('input', name, type),
    constant: (name, type) => addSource('constant', name, type),
    parameter: addParameter,
    parameterValue: (id) =>
      madeOnce(parameterValues, id, () => {
        const parameter = parameters[id];
        if (parameter === undefined) throw new RangeError(`there is no parameter ${id}`);
        const { name, shape, dtype } = parameter;
        return addSource('parameter', name, dtype === undefined ? { shape } : { shape, dtype });
      }),
    enter: (region) => {
      open.push({ ...region, first: nodes.length });
    },
    leave: (given) => {
      const region = open.pop();
      if (region === undefined) throw new RangeError('no region is open');
      if (given.length > 0) regions.push({ ...region, end: nodes.length, outputs: given });
    },
    call: (type, given, inputs, options) => {
      const op = findOp(type);
      if (op === undefined) return { code: 'unknown-op', problem: `there is no layer type ${type}` };
      const completed = complete(op, given);
      if ('refusal' in completed) return completed.refusal;
      const { args } = completed;
      const inputTypes = inputs.map(typeOf);
      const { functional = false } = options;
      const calls = callsOn(known, functional, inputTypes);
      const before = knownCall(calls, op, args);
      const made = before ?? computeOn(types, { op, args, functional }, inputTypes);
      if (isRefusal(made)) return made;
      if (before === undefined) keepCall(calls, args, made);
      const outputs = options.outputs ?? statedOutputs(made, options);
      const plain = outputs === undefined ? made : laidOut(made, outputs);
      if (isRefusal(plain)) return plain;
      const { parametrization } = options;
      const computation =
        parametrization === undefined ? plain : parametrizedOnce(parametrizations, plain, parametrization);
      if (isRefusal(computation)) return computation;
      const weights = givenWeights(computation, options);
      const refusal = weights && wrongWeight(computation.tensors, weights, parameters);
      if (refusal) return refusal;
      return addNode(computation, inputs, options, addParameters(computation, options, weights));
    },
    unknown: (type, inputs, given, options) => {
      const computation: UnknownComputation = {
        op: null,
        type,
        work: options.work ?? 'unknown',
        ...(options.reason === undefined ? {} : { reason: options.reason }),
        inputs: inputs.map(typeOf),
        outputs: given.map((each) => oneType(types, each)),
        functional: options.functional ?? false,
      };
      const used = options.parameters ?? Object.values(options.weights ?? {});
      return addNode(computation, inputs, options, used).slice(0, given.length);
    },
    typeOf,
    repeat: (part) => {
      for (const node of part.nodes) nodes.push(node);
      for (const parameter of part.parameters) parameters.push(parameter);
      for (const region of part.regions) regions.push(region);
    },
    output: (name, value) => {
      outputs.push({ name, value });
    },
    finish: (root) => ({
      ...root,
      ...withIndexDtypes({ sources, nodes }),
      parameters,
      regions,
      outputs,
    }),
  };
}

const NO_PARAMETERS: readonly ParameterId[] = [];

function slotsAfterMain(node: number, outputs: number): readonly Value[] {
  return Array.from({ length: outputs - 1 }, (_, index) => ({ node, slot: index + 1 }));
}

function typeText({ shape, dtype }: TensorType): string {
  return `${shape.map((dim) => dim ?? '?').join('x')} ${dtype ?? ''}`;
}

function statedOutputs(
  { outputs }: Computation,
  { outputDtypes: dtypes, outputCount: count }: Pick<CallOptions, 'outputDtypes' | 'outputCount'>,
): readonly TensorType[] | undefined {
  if (dtypes === undefined && (count === undefined || count === outputs.length)) return undefined;
  return outputs.slice(0, count).map((type, index) => withDtype(type, dtypes?.[index] ?? dtypes?.at(-1)));
}

function withDtype(type: TensorType, dtype: Dtype | undefined): TensorType {
  return dtype === undefined ? type : { ...type, dtype };
}

/** The computation with outputs that are laid out in another way. */
function withOutputs(made: Computation, given: readonly TensorType[]): Computation | Refusal {
  const outputs = given.filter(isKnownType);
  const [main] = outputs;
  const elements = made.outputs.map(({ shape }) => productOf(shape));
  const isSame = main !== undefined && elements.includes(productOf(main.shape));
  if (isSame && outputs.length === given.length) return { ...made, outputs, output: main.shape };
  const wanted = given[0]?.shape ?? [];
  return { code: 'shape', problem: `the output is ${formatShape(made.output)}, not ${formatShape(wanted)}` };
}

/** The same type as one object for all that are equal to it. */
function oneType<T extends TensorType>(types: Map<string, TensorType>, type: T): T | TensorType {
  if (type.value !== undefined) return type;
  const text = typeText(type);
  const before = types.get(text);
  if (before !== undefined) return before;
  types.set(text, type);
  return type;
}

function computeOn(
  types: Map<string, TensorType>,
  call: { readonly op: Op; readonly args: Args; readonly functional: boolean },
  inputs: readonly TensorType[],
): Computation | Refusal {
  const open = inputs.find((type) => !isKnownType(type));
  if (open !== undefined) {
    const problem = `the input ${formatShape(open.shape)} has a dimension that is not known`;
    return { code: 'shape', problem, help: 'give the sizes of the input' };
  }
  const computation = compute({ ...call, inputs: inputs.filter(isKnownType) });
  if (isRefusal(computation)) return computation;
  return {
    ...computation,
    outputs: computation.outputs.map((type) => oneType(types, type)).filter(isKnownType),
  };
}

function isKnownType(type: TensorType): type is KnownType {
  return isKnownShape(type.shape);
}
