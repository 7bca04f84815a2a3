import { type Graph, keyOfValue, type Node, type Region, typeOfValue, type Value } from '../../graph/graph';
import { withOpenBatch } from './batch-sizes';
import { indexBeside, withOpenRows } from './looked-up';
import type { Module, NamedReference, Reference, Step, Tensor } from './modules';
import { givenOf, parameterOf, type Reading, takenOf, tensorOf, weightsOf } from './reading';

/** The inputs, steps and outputs of a forward. */
export type Forward = Pick<Module, 'inputs' | 'steps' | 'outputs'>;

/** The state of reading a forward from its first call to its last. */
interface Body {
  readonly reading: Reading;
  /** The region that it belongs to; null for the network. */
  readonly region: Region | null;
  readonly references: Map<string, Reference>;
  readonly inputs: Tensor[];
  readonly steps: Step[];
}

/** What the forward of a class does, or that of the network. */
export function forwardOf(reading: Reading, region: Region | null): Forward {
  const { graph, classes, empty } = reading;
  const body: Body = { reading, region, references: new Map(), inputs: [], steps: [] };
  const { first, end } = region ?? { first: 0, end: graph.nodes.length };
  for (const value of region === null ? inputValues(graph) : takenOf(reading, region)) {
    const reference = `in${body.inputs.length}`;
    body.inputs.push(tensorOf(graph, value, reference));
    body.references.set(keyOfValue(value), reference);
  }
  const empties = empty.get(region) ?? [];
  const addEmpties = (number: number) => {
    for (const one of empties) if (one.first === number) addEmpty(body, one);
  };
  let number = first;
  let next = region === null ? 0 : classes.indexOf(region) + 1;
  while (number < end) {
    addEmpties(number);
    while (isBefore(classes[next], number)) next += 1;
    const inner = classes[next];
    if (inner !== undefined && inner.first === number && inner.end <= end) {
      addClass(body, inner);
      number = inner.end;
      continue;
    }
    const node = graph.nodes[number];
    if (node?.called === true) addNode(body, node, number);
    number += 1;
  }
  addEmpties(end);
  const given = region === null ? graph.outputs : givenOf(reading, region);
  const named = given.length > 0 || region === null ? given : region.outputs.slice(0, 1);
  const outputs = named.map(({ name, value }) => ({ name, reference: referenceTo(body, value) }));
  return { inputs: body.inputs, steps: body.steps, outputs };
}

function isBefore(region: Region | undefined, number: number): boolean {
  return region !== undefined && (region.first < number || region.end === region.first);
}

function inputValues({ sources }: Graph): readonly Value[] {
  return [...sources.keys()]
    .filter((index) => sources[index]?.kind === 'input')
    .map((index) => ({ node: -1 - index, slot: 0 }));
}

/** A path below the module. */
function relative({ region }: Body, path: string): string {
  return region === null ? path : path.slice(region.path.length + 1);
}

/** The reference of a tensor; one that no step returns is a constant, which is made where it is first read. */
function referenceTo(body: Body, value: Value): Reference {
  const { references, steps, reading } = body;
  const known = references.get(keyOfValue(value));
  if (known !== undefined) return known;
  const path = parameterOf(reading.graph, value);
  if (path !== null) return `self.${relative(body, path)}`;
  const type = typeOfValue(reading.graph, value);
  steps.push({ kind: 'constant', type, inputs: [], outputs: outputsOf(body, [value]) });
  return references.get(keyOfValue(value)) ?? '';
}

/** The outputs of the step that is added next. */
function outputsOf({ references, steps, reading }: Body, values: readonly Value[]): readonly Tensor[] {
  return values.map((value, slot) => {
    const reference = `${steps.length}:${slot}`;
    references.set(keyOfValue(value), reference);
    return tensorOf(reading.graph, value, reference);
  });
}

function addClass(body: Body, inner: Region): void {
  const { reading, steps } = body;
  const given = givenOf(reading, inner).map(({ value }) => value);
  const inputs = takenOf(reading, inner).map((value) => referenceTo(body, value));
  const path = relative(body, inner.path);
  steps.push({
    kind: 'module',
    path,
    op: null,
    args: {},
    shapes: [],
    inputs,
    outputs: outputsOf(body, given),
  });
}

/** A module that returns its input: later steps read it through that module. */
function addEmpty(body: Body, inner: Region): void {
  const [value] = takenOf(body.reading, inner);
  if (value === undefined || !body.references.has(keyOfValue(value))) return;
  const inputs = [referenceTo(body, value)];
  const path = relative(body, inner.path);
  const outputs = outputsOf(body, [value]);
  body.steps.push({ kind: 'module', path, op: null, args: {}, shapes: [], inputs, outputs });
}

function addNode(body: Body, node: Node, number: number): void {
  const { reading, steps, references, region } = body;
  const { computation } = node;
  if (computation.op === null) return;
  const { op, args, inputShapes: shapes } = computation;
  if (op.type === 'Parameter' || op.type === 'Buffer') {
    if (parameterOf(reading.graph, { node: number, slot: 0 }) === null) addLookUp(body, node, number);
    return;
  }
  const inputs = node.inputs.map((value) => referenceTo(body, value));
  const weights = computation.functional ? weightReferences(body, number) : [];
  const outputs = outputsOf(
    body,
    [...computation.outputs.keys()].map((slot) => ({ node: number, slot })),
  );
  if (!computation.functional && op.form !== 'function') {
    const path = relative(body, node.path);
    steps.push({ kind: 'module', path, op, args, shapes, inputs, outputs });
    return;
  }
  const [input = []] = shapes;
  const open = withOpenBatch(op, args, { input, output: computation.output, batch: reading.graph.batch });
  const name = node.path === (region?.path ?? '') ? '' : relative(body, node.path);
  if (op.type === 'Identity' && inputs[0] !== undefined) {
    references.set(keyOfValue({ node: number, slot: 0 }), inputs[0]);
    return;
  }
  steps.push({ kind: 'function', op, args: open, shapes, weights, name, inputs, outputs });
}

/** A table of which a row is taken for each position. */
function addLookUp(body: Body, { path, computation }: Node, number: number): void {
  if (computation.op === null) return;
  const { op, args, inputShapes: shapes } = computation;
  const index = indexBeside(body.reading.graph, number);
  const inputs = [path, ...(index === null ? [] : [index])].map((one) => `self.${relative(body, one)}`);
  const outputs = outputsOf(body, [{ node: number, slot: 0 }]);
  body.steps.push({
    ...{ kind: 'function', op, shapes, inputs, outputs },
    ...{ args: withOpenRows(args), weights: [], name: '' },
  });
}

function weightReferences(body: Body, number: number): readonly NamedReference[] {
  return weightsOf(body.reading, number, body.region?.first ?? 0).map((weight) => ({
    name: weight.name,
    reference:
      'value' in weight ? referenceTo(body, weight.value) : `self.${relative(body, weight.reference)}`,
  }));
}
