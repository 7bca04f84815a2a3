import { type Graph, inputsOf, type Node, type Parameter, type Region, type Value } from '../../graph/graph';
import type { ArgValue, Op } from '../../ops/op';
import { isKnownShape, isSameShape, type Shape } from '../../ops/shape';
import { type Body, type BodyItem, layOut } from './bodies';
import { outputName, referenceTo } from './references';

/** A value of a JSON document. */
type SpecValue = null | boolean | number | string | readonly SpecValue[] | SpecObject;

interface SpecObject {
  readonly [key: string]: SpecValue;
}

/** A spec as plain JSON, or why a network cannot be written as one: `has no input`. */
export type WrittenSpec = { readonly spec: SpecObject } | { readonly problem: string };

/**
 * Writes a network as a JSON spec: its layers in the order of execution, in a Sequential for each module of which no more
 * than the output is read outside. Element types are not part of the language, nor is what is built and never called.
 */
export function writeSpec(graph: Graph): WrittenSpec {
  const problem = problemOf(graph);
  if (problem !== null) return { problem };
  const dissolved = new Set<Region>();
  for (;;) {
    const root = layOut(graph, dissolved);
    const writing: Writing = { graph, unreachable: new Set() };
    const layers = stepsOf(root, writing);
    const outputs = graph.outputs.map(({ name, value }) => [name, reference(value, root, writing)] as const);
    if (writing.unreachable.size === 0) return { spec: specOf(graph, layers, outputs) };
    for (const region of writing.unreachable) dissolved.add(region);
  }
}

function specOf(
  graph: Graph,
  layers: readonly SpecObject[],
  outputs: readonly (readonly [name: string, reference: string])[],
): SpecObject {
  const inputs = inputsOf(graph);
  const shapes = inputs.map(({ name, type }) => [name, type.shape.slice(1)] as const);
  const [only, ...others] = shapes;
  const isPlain = outputs.length === 1 && outputs[0]?.[1] === layers.at(-1)?.name;
  return {
    name: graph.name,
    input: only !== undefined && others.length === 0 ? only[1] : Object.fromEntries(shapes),
    layers,
    ...(isPlain ? {} : { outputs: Object.fromEntries(outputs) }),
  };
}

function problemOf(graph: Graph): string | null {
  const inputs = inputsOf(graph);
  if (inputs.length === 0) return 'has no input';
  for (const { name, type } of inputs) {
    if (!isKnownShape(type.shape)) return `has an input ${name} of which not all sizes are known`;
    if (type.shape[0] !== graph.batch || type.shape.length < 2)
      return `has an input ${name} whose first dimension is not the batch`;
  }
  for (const { called, computation, path } of graph.nodes)
    if (called && computation.op === null)
      return `has a ${computation.type} (${path}) that no layer type says`;
  const passed = graph.outputs.find(({ value }) => value.node < 0);
  return passed === undefined ? null : `gives ${passed.name}, which no layer computes`;
}

/** What the writing of a network carries along. */
interface Writing {
  readonly graph: Graph;
  /** The modules that something cannot be named through. */
  readonly unreachable: Set<Region>;
}

/** How a layer names a tensor; where it cannot, the modules between are noted. */
function reference(value: Value, body: Body, { graph, unreachable }: Writing): string {
  const name = referenceTo(graph, value, body);
  if (name !== null) return name;
  for (let current: Body | null = body; current !== null; current = current.parent)
    if (current.region !== null) unreachable.add(current.region);
  for (const region of graph.regions) {
    const isInside = value.node >= region.first && value.node < region.end;
    if (isInside && region.kind !== 'branch') unreachable.add(region);
  }
  return '';
}

function stepsOf(body: Body, writing: Writing): readonly SpecObject[] {
  return body.items.flatMap((item): readonly SpecObject[] => {
    if (item.kind === 'source') return sourceSteps(item, writing);
    if (item.kind === 'node') return nodeSteps(item, body, writing);
    const layers = stepsOf(item.body, writing);
    const { input } = item.body;
    const from = input === null ? {} : { from: reference(input, body, writing) };
    return layers.length === 0 ? [] : [{ type: 'Sequential', name: item.name, ...from, layers }];
  });
}

/** A parameter or a constant that layers read. */
function sourceSteps(
  { name, index }: Extract<BodyItem, { readonly kind: 'source' }>,
  { graph }: Writing,
): readonly SpecObject[] {
  const { kind, type } = graph.sources[index] ?? { kind: 'constant', type: { shape: [] } };
  if (!isKnownShape(type.shape)) return [];
  if (kind === 'parameter') return [{ type: 'Parameter', name, shape: type.shape }];
  const behind = parameterBehind(-1 - index, graph);
  return behind === null
    ? [{ type: 'onnx.ConstantOfShape', name, outputs: [type.shape] }]
    : [{ type: 'Parameter', name, shape: behind.shape, output: type.shape }];
}

/** The parameter that a constant follows from: that of a call which reads it and has no tensors of its own. */
function parameterBehind(source: number, { nodes, parameters }: Graph): Parameter | null {
  const reader = nodes.find(({ inputs }) => inputs.some(({ node }) => node === source));
  if (reader === undefined || hasOwnTensors(reader)) return null;
  const [id] = reader.parameters;
  return id === undefined ? null : (parameters[id] ?? null);
}

function hasOwnTensors({ computation }: Node): boolean {
  return computation.op !== null && computation.tensors.length > 0;
}

function nodeSteps(
  item: Extract<BodyItem, { readonly kind: 'node' }>,
  body: Body,
  writing: Writing,
): readonly SpecObject[] {
  const node = writing.graph.nodes[item.number];
  if (node?.called !== true || node.computation.op === null) return [];
  const { op, args, inputShapes, outputs, parametrization } = node.computation;
  const further = furtherSteps(item, node, body, writing);
  if (op.type === 'Split') return further;
  const { name } = item;
  const from = node.inputs.map((value) => reference(value, body, writing));
  const own = op.output(args, inputShapes);
  const shape = outputs[0]?.shape ?? [];
  const isMoved = !('problem' in own) && !isSameShape(own, shape);
  const step = {
    type: op.type,
    name: isMoved ? `${name}_raw` : name,
    ...(from.length === 0
      ? {}
      : { from: from.length === 1 && op.inputs.most === 1 ? (from[0] ?? '') : from }),
    ...writtenArgs(op, args, inputShapes[0]),
    ...(parametrization === undefined ? {} : { parametrization }),
  };
  // A document may lay the same elements out in another order of dimensions.
  const moved = isMoved ? [{ type: 'Reshape', name, from: `${name}_raw`, shape }] : [];
  return [step, ...moved, ...further];
}

/** The language has no second output: the parts of a Split are Narrows, any other is a layer that states its shape. */
function furtherSteps(
  item: Extract<BodyItem, { readonly kind: 'node' }>,
  node: Node,
  body: Body,
  writing: Writing,
): readonly SpecObject[] {
  const { graph } = writing;
  const { computation, inputs } = node;
  if (computation.op === null) return [];
  const [input] = inputs;
  const isSplit = computation.op.type === 'Split' && input !== undefined;
  const dim = typeof computation.args.dim === 'number' ? computation.args.dim : 0;
  let end = 0;
  return computation.outputs.flatMap(({ shape }, slot): readonly SpecObject[] => {
    const name = outputName(graph, item, slot);
    const length = shape[dim < 0 ? dim + shape.length : dim] ?? 1;
    end += length;
    if (isSplit) {
      const from = reference(input, body, writing);
      return [{ type: 'Narrow', name, from, dim, start: end - length, length }];
    }
    const isRead = slot > 0 && isReadAt(graph, { node: item.number, slot });
    return isRead ? [{ type: 'onnx.Slice', name, from: [item.name], outputs: [shape] }] : [];
  });
}

function isReadAt({ nodes, outputs }: Graph, { node, slot }: Value): boolean {
  const isIt = (value: Value): boolean => value.node === node && value.slot === slot;
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
