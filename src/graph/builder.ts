import { findOp } from '../ops/index';
import type { Args, Op } from '../ops/op';
import { formatShape } from '../ops/shape';
import type { CallOptions, RegionStart, UnknownCallOptions } from './call-options';
import { type CallOn, compute } from './compute';
import type { Dtype } from './dtype';
import { givenWeights, wrongWeight } from './given-weights';
import {
  type Computation,
  type Graph,
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
import { type Layouts, laidOut } from './laid-out';
import { madeOnce } from './made-once';
import { createParameterList, ownParameter } from './parameter-list';
import { type Parametrizations, parametrizedOnce } from './parametrized';
import { isRefusal, type Refusal } from './refusal';
import { isKnownType, type KnownTypes, oneType } from './tensor-types';

/**
 * The one way to make a graph. It checks its arguments, and returns a refusal as data for a call that cannot be
 * made; nothing is added then.
 */
export interface GraphBuilder<A = Args> {
  /** The nodes so far. */
  readonly nodes: readonly Node[];
  /** The parameters so far; an id is a position. */
  readonly parameters: () => readonly Parameter[];
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
  /** Ends the region that began last; a region without outputs is dropped. */
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
  /** Adds what another builder in the same state added to its graph, with the same node numbers. */
  readonly repeat: (part: Pick<Graph, 'nodes' | 'parameters' | 'regions'>) => void;
  /** Names an output of the network, the main one first. */
  readonly output: (name: string, value: Value) => void;
  /** The graph; nothing may be added after that. */
  readonly finish: (root: Omit<Graph, 'sources' | 'nodes' | 'parameters' | 'regions' | 'outputs'>) => Graph;
}

/** The arguments of a call with their defaults, or why they are refused. */
export type CompletedArgs = { readonly args: Args } | { readonly refusal: Refusal };

/**
 * Begins a graph. The front end's function completes and checks the arguments of calls: if it returns the same
 * object for equal arguments, equal calls share their computation. `onNodes` is called now and then with the
 * number of nodes.
 */
export function createBuilder<A>(
  complete: (op: Op, args: A) => CompletedArgs,
  onNodes?: (count: number) => void,
): GraphBuilder<A> {
  const sources: Source[] = [];
  const nodes: Node[] = [];
  const regions: Region[] = [];
  const outputs: NamedValue[] = [];
  const open: (RegionStart & { readonly first: number })[] = [];
  const types: KnownTypes = new Map();
  const parameters = createParameterList();
  const parameterValues = new Map<ParameterId, Value>();
  const parametrizations: Parametrizations = new Map();
  const known = createKnownComputations();
  const layouts: Layouts = new Map();

  const calls = { nodes, sources };
  const typeOf = (value: Value): TensorType => typeOfValue(calls, value);

  const addSource = (kind: Source['kind'], name: string, type: TensorType): Value => {
    sources.push({ kind, name, type: oneType(types, type) });
    return { node: -sources.length, slot: 0 };
  };

  const addNode = (
    computation: Node['computation'],
    inputs: readonly Value[],
    { path, origin, called = true, layer = null }: CallOptions,
    used: Pick<Node, 'parameters' | 'ownTensors'>,
  ): readonly [Value, ...Value[]] => {
    const number = nodes.length;
    const node: Node = {
      path,
      computation,
      inputs,
      parameters: used.parameters,
      ownTensors: used.ownTensors,
      layer: layer ?? number,
      called,
      origin,
    };
    nodes.push(node);
    if (used.ownTensors !== null) parameters.bring(node);
    if (onNodes !== undefined && nodes.length % NODES_BETWEEN_REPORTS === 0) onNodes(nodes.length);
    const main = { node: number, slot: 0 };
    const { length } = computation.outputs;
    return length === 1 ? [main] : [main, ...slotsAfterMain(number, length)];
  };

  const parametersOf = (
    { tensors }: Computation,
    { path, frozen = false, isFrozen, layer = null, parameters: all }: CallOptions,
    weights: CallOptions['weights'],
  ): Pick<Node, 'parameters' | 'ownTensors'> => {
    if (all !== undefined) return { parameters: all, ownTensors: null };
    const first = layer === null ? undefined : nodes[layer];
    if (first !== undefined) return { parameters: first.parameters, ownTensors: null };
    if (tensors.length === 0) return NO_PARAMETERS;
    if (weights === undefined && isFrozen === undefined)
      return { parameters: parameters.idsFor(tensors), ownTensors: frozen ? 'frozen' : 'trainable' };
    const ids = tensors.map((tensor) => {
      const given = weights?.[tensor.name];
      if (given !== undefined) return given;
      const isKept = !tensor.isBuffer && (frozen || isFrozen?.(tensor.name) === true);
      return parameters.add(ownParameter(path, tensor, isKept ? 'frozen' : 'trainable'));
    });
    return { parameters: ids, ownTensors: null };
  };

  /** The computation with the outputs or the computed weight that its call asks for. */
  const writtenAs = (made: Computation, options: CallOptions): Computation | Refusal => {
    const plain = laidOut({ types, layouts }, made, options);
    const { parametrization } = options;
    return parametrization === undefined || isRefusal(plain)
      ? plain
      : parametrizedOnce(parametrizations, plain, parametrization);
  };

  return {
    nodes,
    parameters: parameters.all,
    regions,
    input: (name, type) => addSource('input', name, type),
    constant: (name, type) => addSource('constant', name, type),
    parameter: (name, shape, kind, dtype, state) =>
      parameters.add({ name, shape, kind, ...(dtype === undefined ? {} : { dtype }), ...state }),
    parameterValue: (id) =>
      madeOnce(parameterValues, id, () => {
        const parameter = parameters.all()[id];
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
      const { functional = false } = options;
      const before = callsOn(known, functional, inputs, typeOf);
      let made = knownCall(before, op, args);
      if (made === undefined) {
        const { allowsUnbatched = false } = options;
        const computed = computeOn(types, { op, args, functional, allowsUnbatched }, inputs.map(typeOf));
        if (isRefusal(computed)) return computed;
        keepCall(before, args, computed);
        made = computed;
      }
      const computation = writtenAs(made, options);
      if (computation !== made && isRefusal(computation)) return computation;
      const weights = givenWeights(computation, options);
      const refusal = weights && wrongWeight(computation.tensors, weights, parameters.all());
      if (refusal) return refusal;
      return addNode(computation, inputs, options, parametersOf(computation, options, weights));
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
      const made = addNode(computation, inputs, options, { parameters: used, ownTensors: null });
      return made.slice(0, given.length);
    },
    typeOf,
    repeat: (part) => {
      for (const parameter of part.parameters) parameters.add(parameter);
      for (const node of part.nodes) nodes.push(node);
      for (const region of part.regions) regions.push(region);
      onNodes?.(nodes.length);
    },
    output: (name, value) => {
      outputs.push({ name, value });
    },
    finish: (root) => {
      const known = { ...root, ...withIndexDtypes({ sources, nodes }), regions, outputs };
      if (nodes.length < LARGE) return { ...known, parameters: parameters.all() };
      return {
        ...known,
        get parameters() {
          return parameters.all();
        },
      };
    },
  };
}

const NODES_BETWEEN_REPORTS = 256;

/**
 * From this many nodes on, the parameters of a graph are made when they are first read; for a smaller graph a
 * getter costs more.
 */
const LARGE = 4096;

const NO_PARAMETERS: Pick<Node, 'parameters' | 'ownTensors'> = { parameters: [], ownTensors: null };

function slotsAfterMain(node: number, outputs: number): readonly Value[] {
  return Array.from({ length: outputs - 1 }, (_, index) => ({ node, slot: index + 1 }));
}

function computeOn(
  types: KnownTypes,
  call: Omit<CallOn, 'inputs'>,
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
