import type {
  Computation,
  Graph,
  Node,
  Parameter,
  ParameterId,
  TensorType,
  UnknownComputation,
  Value,
} from '../../graph/graph';
import { numberOperands } from '../../graph/refusal';
import { asExtendedNumber } from '../../ops/fields';
import { type ArgValue, isShapeProblem, type Op } from '../../ops/op';
import { COMPUTED_WEIGHT, type Parametrization } from '../../ops/parametrization';
import { isKnownShape, isSameShape, type Shape } from '../../ops/shape';
import { workOf } from '../../passes/work';
import { isFrozen } from '../frozen-layer';
import { type Body, type BodyItem, unused } from './bodies';
import { isConstant, parameterBehind } from './constants';
import { isSame } from './flows';
import type { SpecObject, SpecValue } from './json';
import type { CallForm, SharedTensor } from './own-tensors';
import { isReachable, outputName, referenceTo, sharedPath, targetOf, type Writing } from './references';
import type { WrittenStep } from './written-step';

type NodeItem = Extract<BodyItem, { readonly kind: 'node' }>;

/** A layer as a step of a spec. */
export function layerStep(step: Partial<WrittenStep> & Pick<WrittenStep, 'type' | 'name'>): WrittenStep {
  return {
    kind: 'layer',
    isModule: false,
    from: null,
    inputs: [],
    args: {},
    layers: [],
    outputs: null,
    base: 'Module',
    ...step,
  };
}

/** A word if there is only the weight, else a word for each parameter. */
function writtenParametrization(by: Parametrization): string | Parametrization {
  const word = by[COMPUTED_WEIGHT];
  return word !== undefined && Object.keys(by).length === 1 ? word : by;
}

/** The steps of one call: the constants that it reads, itself, and its outputs after the main one. */
export function nodeSteps(item: NodeItem, body: Body, writing: Writing): readonly WrittenStep[] {
  const { graph } = writing;
  const node = graph.nodes[item.number];
  if (node?.called !== true) return [];
  const constants: WrittenStep[] = [];
  const from = node.inputs.map((value) => {
    if (!isConstant(graph, value)) return referenceTo(writing, value, body);
    const constant = constantStep(writing, value.node, body);
    constants.push(constant);
    return constant.name;
  });
  const steps = ownSteps(item, node, { from, body, writing });
  return steps === null ? [] : [...constants, ...steps, ...furtherSteps(item, node, from[0] ?? '', writing)];
}

/** The context of a call: the names of what it reads, and the body that it is in. */
interface CallSite {
  readonly from: readonly string[];
  readonly body: Body;
  readonly writing: Writing;
}

/** The steps of a call itself; null if a spec cannot express it. */
function ownSteps({ number, name }: NodeItem, node: Node, site: CallSite): readonly WrittenStep[] | null {
  const { from, body, writing } = site;
  const { graph, own } = writing;
  const read = writtenFrom(from);
  const { computation } = node;
  if (computation.op === null) {
    const args = opaqueArgs(computation);
    return args === null ? null : [layerStep({ type: 'Opaque', name, from: read, args })];
  }
  // its outputs are steps of their own
  if (computation.op.type === 'Split') return [];
  const form = own.forms[number] ?? { kind: 'layer', own: new Map(), shared: [] };
  if (form.kind === 'again' && (form.isNeeded || isReachable(form.first, body)))
    return [layerStep({ kind: 'again', type: targetOf(writing, form.first, body), name, from: read })];
  const share = form.kind === 'layer' ? sharedTensors(form.shared, body, graph) : {};
  if (form.kind === 'stated' || share === null)
    return [statedStep(node, { name, from: read }), ...heldSteps(form, name, body, graph)];
  const frozen = form.kind === 'layer' ? frozenTensors(graph, node, form.own) : {};
  return calledSteps(computation, { name, from, share, frozen });
}

/** What a layer reads: a name alone, or a list of several. */
function writtenFrom(from: readonly string[]): WrittenStep['from'] {
  return from.length > 1 ? from : (from[0] ?? null);
}

/** A call of a layer type, with a Reshape if the document has its dimensions in another order. */
function calledSteps(
  { op, args, inputShapes, output, functional, parametrization }: Computation,
  site: {
    readonly name: string;
    readonly from: readonly string[];
    /** The arguments that name the tensors that it shares and those that are frozen. */
    readonly share: SpecObject;
    readonly frozen: SpecObject;
  },
): readonly WrittenStep[] {
  const { name, from, share, frozen } = site;
  const given = op.output(args, inputShapes);
  const isMoved = !isShapeProblem(given) && !isSameShape(given, output);
  const isFunction = op.form === 'function';
  const isListed = op.inputs.most !== 1 && numberOperands(op, args).length === 0;
  const step = layerStep({
    type: op.type,
    name: isMoved ? `${name}_raw` : name,
    isModule: !functional,
    from: from.length === 1 && isListed ? from : writtenFrom(from),
    args: {
      ...writtenArgs(op, args, inputShapes[0]),
      ...(functional === isFunction ? {} : { functional }),
      ...share,
      ...(parametrization === undefined ? {} : { parametrization: writtenParametrization(parametrization) }),
      ...frozen,
    },
  });
  if (!isMoved) return [step];
  return [step, layerStep({ type: 'Reshape', name, from: `${name}_raw`, args: { shape: output } })];
}

/**
 * The arguments of an Opaque for a call that has no layer type: its output is known and it multiplies nothing.
 * Null if its work is not known, or if its output does not have the first dimension of its first input, as that
 * of an Opaque must.
 */
export function opaqueArgs({ work, inputs, outputs }: UnknownComputation): SpecObject | null {
  const [first, ...sizes] = outputs[0]?.shape ?? [];
  if (work !== 'none' || first === undefined || first !== inputs[0]?.shape[0]) return null;
  if (!outputs.every(({ shape }) => isKnownShape(shape)) || !isKnownShape(sizes)) return null;
  return { output: sizes, params: 0, macs: 0 };
}

/** The argument that says that a layer is frozen, or which of its tensors are. */
function frozenTensors(graph: Graph, node: Node, own: ReadonlyMap<ParameterId, string>): SpecObject {
  if (isFrozen(graph, node)) return { frozen: true };
  const names = [...own].flatMap(([id, name]) => (graph.parameters[id]?.kind === 'frozen' ? [name] : []));
  return names.length === 0 ? {} : { frozen: names };
}

/** The argument with the tensors that a layer shares; null if one of them cannot be named. */
function sharedTensors(shared: readonly SharedTensor[], body: Body, graph: Graph): SpecObject | null {
  if (shared.length === 0) return {};
  const paths: Record<string, string> = {};
  for (const tensor of shared) {
    const path = sharedPath(graph, tensor, body);
    if (path === null) return null;
    paths[tensor.name] = path;
  }
  return { share: paths };
}

function constantStep({ graph }: Writing, source: number, body: Body): WrittenStep {
  const { name = '', type } = graph.sources[-1 - source] ?? {};
  return layerStep({
    type: 'onnx.ConstantOfShape',
    name: unused(body, name.replace(/^torch\./, '')),
    args: constantArgs(type),
  });
}

/** The arguments of the layer that stands for a constant. */
export function constantArgs(type: TensorType | undefined): SpecObject {
  const { shape = [], dtype = 'float32', fill, value } = type ?? {};
  const only = value?.length === 1 ? asExtendedNumber(value[0] ?? 0) : null;
  const number = fill ?? only ?? value ?? null;
  return {
    outputs: [isKnownShape(shape) ? shape : []],
    ...(number === null ? {} : { value: number }),
    ...(number === null || dtype === 'float32' ? {} : { dtype }),
  };
}

/** A parameter, or a constant that is computed from one. */
export function sourceSteps(
  { name, index }: Extract<BodyItem, { readonly kind: 'source' }>,
  { graph }: Writing,
): readonly WrittenStep[] {
  const { kind, type } = graph.sources[index] ?? { kind: 'constant', type: { shape: [] } };
  if (!isKnownShape(type.shape)) return [];
  const behind = kind === 'parameter' ? null : parameterBehind(-1 - index, graph);
  const args = behind === null ? { shape: type.shape } : { shape: behind.shape, output: type.shape };
  return [layerStep({ type: 'Parameter', name, args })];
}

/** A call whose weights are written elsewhere: it states its output and its number of multiply-adds. */
function statedStep({ computation }: Node, { name, from }: Pick<WrittenStep, 'name' | 'from'>): WrittenStep {
  if (computation.op === null) return layerStep({ type: '', name });
  const { op, outputs } = computation;
  const work = workOf(computation) ?? [];
  const products = work.flatMap(({ unit, factors }) => (unit === 'mac' ? [factors.map(Number)] : []));
  const type = /^ConvTranspose/.test(op.type) ? 'ConvTranspose' : /^Conv/.test(op.type) ? 'Conv' : 'Gemm';
  const shapes = outputs.map(({ shape }) => shape);
  return layerStep({ type: `onnx.${type}`, name, from, args: { outputs: shapes, products } });
}

/** The tensors of a call that states its work and that no other layer brings with it. */
function heldSteps(form: CallForm, name: string, body: Body, graph: Graph): readonly WrittenStep[] {
  if (form.kind !== 'layer') return [];
  return [...form.own].flatMap(([id, tensor]) => {
    const parameter = graph.parameters[id];
    return parameter === undefined ? [] : [heldStep(parameter, unused(body, `${name}_${tensor}`))];
  });
}

/** A parameter or buffer that is there to be counted. */
export function heldStep({ shape, kind, dtype }: Parameter, name: string): WrittenStep {
  return layerStep({
    type: kind === 'buffer' ? 'Buffer' : 'Parameter',
    name,
    args: {
      shape,
      ...(kind === 'buffer' && dtype === 'int64' ? { dtype } : {}),
      ...(kind === 'frozen' ? { frozen: true } : {}),
      called: false,
    },
  });
}

/** The parts of a Split become Narrows; an output without a name becomes a layer that states its shape. */
function furtherSteps(
  item: NodeItem,
  { computation }: Node,
  from: string,
  writing: Writing,
): readonly WrittenStep[] {
  const { graph, own } = writing;
  const isSplit = computation.op?.type === 'Split';
  const dim = computation.op !== null && typeof computation.args.dim === 'number' ? computation.args.dim : 0;
  let end = 0;
  return computation.outputs.flatMap(({ shape }, slot): readonly WrittenStep[] => {
    const name = outputName(writing, item, slot);
    const length = shape[dim < 0 ? dim + shape.length : dim] ?? 1;
    end += length;
    if (isSplit)
      return [layerStep({ type: 'Narrow', name, from, args: { dim, start: end - length, length } })];
    const isStated = own.forms[item.number]?.kind === 'stated';
    const hasName = isStated || computation.op?.furtherNames?.[slot - 1] !== undefined;
    const isRead = slot > 0 && !hasName && isReadAt(graph, item.number, slot);
    return isRead
      ? [layerStep({ type: 'onnx.Slice', name, from: [item.name], args: { outputs: [shape] } })]
      : [];
  });
}

function isReadAt({ nodes, outputs }: Graph, node: number, slot: number): boolean {
  const isIt = (value: Value): boolean => isSame(value, { node, slot });
  return nodes.some(({ inputs }) => inputs.some(isIt)) || outputs.some(({ value }) => isIt(value));
}

/** The arguments that are not the default and do not follow from the input. */
function writtenArgs(op: Op, args: Readonly<Record<string, ArgValue>>, input: Shape | undefined): SpecObject {
  const written: Record<string, SpecValue> = {};
  for (const [name, field] of Object.entries(op.fields)) {
    const value = args[name] ?? null;
    const isInferred = field.inferred === true && input !== undefined;
    if (!isInferred && JSON.stringify(value) !== JSON.stringify(field.default)) written[name] = value;
  }
  return written;
}
