import type { ElementType, GraphModel } from '../model/model';
import type { Tensor, TensorType } from '../operators/operator';
import { addCall } from './add-call';
import { type ControlNode, graphAttribute, traceInner, undecidedOperator } from './inner-graph';
import { absentTensor, heldBy, inputTensor } from './make-tensor';
import { joined, selectOperator, withAxis } from './stack';
import { innerScope, labelOf, type Scope, type Trace } from './trace';
import { addTrip, noTrips } from './trips';

/** What a Scan goes over, from version 9 on for the whole batch at once. */
interface Scanning {
  readonly body: GraphModel;
  readonly label: string;
  readonly states: readonly Tensor[];
  readonly scanned: readonly Scanned[];
  /** What comes after the states. */
  readonly outputs: readonly ScanOutput[];
}

/** An input that is scanned, along an axis from the front. */
interface Scanned {
  readonly tensor: Tensor;
  readonly axis: number;
  readonly isBackwards: boolean;
}

interface ScanOutput {
  readonly name: string;
  readonly elementType: ElementType;
  readonly axis: number;
  readonly isBackwards: boolean;
}

/** A Scan runs once for each position of the scanned axes, and is written out. */
export function traceScan(trace: Trace, scope: Scope, control: ControlNode): readonly Tensor[] | null {
  const { node, attributes } = control;
  const body = graphAttribute(attributes, 'body');
  const count = attributes.get('num_scan_inputs');
  if (body === null || count?.kind !== 'number') return null;
  const isBatched = (scope.opsets.get('') ?? 1) < 9;
  const label = labelOf(node, trace.nodes);
  // Before version 9 the lengths of the sequences come first: the longest is counted.
  const inputs = control.inputs.slice(isBatched ? 1 : 0).map((tensor) => tensor ?? absentTensor(label));
  const states = inputs.slice(0, inputs.length - count.value);
  const axes = listOf(attributes, 'scan_input_axes');
  const directions = listOf(attributes, isBatched ? 'directions' : 'scan_input_directions');
  const scanned = inputs.slice(states.length).map((tensor, index): Scanned => {
    const axis = axes[index] ?? 0;
    const rank = tensor.dims?.length ?? 0;
    return { tensor, axis: axis < 0 ? axis + rank : axis, isBackwards: directions[index] === 1 };
  });
  const outputAxes = listOf(attributes, 'scan_output_axes');
  const outputDirections = listOf(attributes, 'scan_output_directions');
  const outputs = body.outputs.slice(states.length).map(
    ({ type }, index): ScanOutput => ({
      name: node.outputs[states.length + index] ?? '',
      elementType: type.elementType,
      axis: outputAxes[index] ?? 0,
      isBackwards: outputDirections[index] === 1,
    }),
  );
  const scanning = { body, label, states, scanned, outputs };
  return isBatched ? scanSamples(trace, scope, control, scanning) : scanAll(trace, scope, control, scanning);
}

/** Before version 9 each sample of the batch is scanned for itself, and all have the batch in front. */
function scanSamples(
  trace: Trace,
  scope: Scope,
  control: ControlNode,
  scanning: Scanning,
): readonly Tensor[] {
  const { body, states, scanned, label } = scanning;
  const all = [...scanned.map(({ tensor }) => tensor), ...states];
  const batch = all.map(({ dims }) => dims?.[0] ?? null).find((size) => size !== null) ?? null;
  if (batch === null) return scanOneSample(trace, scope, control, scanning);
  const samples = Array.from({ length: batch }, (_, sample) => {
    const inner = innerScope(scope, `${label}.${sample}`);
    const part = (tensor: Tensor): Tensor => taken(trace, inner, control, { tensor, axis: 0, index: sample });
    return scanAll(trace, scope, control, {
      ...scanning,
      label: `${label}.${sample}`,
      states: states.map(part),
      scanned: scanned.map((each) => ({ ...each, tensor: part(each.tensor) })),
    });
  });
  const { node, attributes } = control;
  return body.outputs.map(({ type: { elementType } }, slot) => {
    const parts = samples.flatMap((outputs) => outputs[slot] ?? []);
    const name = node.outputs[slot] ?? '';
    return joined(trace, scope, { node, attributes, name, parts, elementType, axis: 0 });
  });
}

/** One sample, where it is not known how many there are. */
function scanOneSample(
  trace: Trace,
  scope: Scope,
  control: ControlNode,
  scanning: Scanning,
): readonly Tensor[] {
  const sampleOf = ({ name, dims, elementType }: Tensor): Tensor =>
    inputTensor(name, { dims: dims?.slice(1) ?? null, elementType });
  const given = scanAll(trace, scope, control, {
    ...scanning,
    label: `${scanning.label}.0`,
    states: scanning.states.map(sampleOf),
    scanned: scanning.scanned.map((each) => ({ ...each, tensor: sampleOf(each.tensor) })),
  });
  const types = given.map(({ dims, elementType }) => ({ dims: withAxis(dims, 0, null), elementType }));
  const reason = 'how many samples are scanned is not known before the run: one is counted';
  return undecided(trace, scope, control, { types, reason, label: scanning.label, given });
}

/** Adds a call that makes the count uncertain and has the known types of the outputs. */
function undecided(
  trace: Trace,
  scope: Scope,
  { node, attributes, inputs }: ControlNode,
  {
    types,
    reason,
    label,
    given,
  }: {
    readonly types: readonly TensorType[];
    readonly reason: string;
    readonly label: string;
    readonly given: readonly Tensor[];
  },
): readonly Tensor[] {
  trace.notes.add(`${label}: ${reason}`);
  const site = { node, attributes, operator: undecidedOperator(types), version: 1, reason };
  return addCall(trace, scope, site, heldBy([...inputs, ...given]));
}

function scanAll(trace: Trace, scope: Scope, control: ControlNode, scanning: Scanning): readonly Tensor[] {
  const { node, attributes } = control;
  const { body, label, states, scanned, outputs } = scanning;
  const [first] = scanned;
  const length = first?.tensor.dims?.[first.axis] ?? null;
  if (length === null) return scanOnce(trace, scope, control, scanning);
  const done = noTrips(states);
  for (let trip = 0; trip < length; trip += 1) {
    const inner = innerScope(scope, `${label}.${trip}`);
    const items = scanned.map(({ tensor, axis, isBackwards }) => {
      const index = isBackwards ? length - 1 - trip : trip;
      return taken(trace, inner, control, { tensor, axis, index });
    });
    const given = [...done.carried, ...items];
    addTrip(done, traceInner(trace, scope, body, { path: `${label}.${trip}`, given }));
  }
  const scans = outputs.map(({ name, elementType, axis, isBackwards }, index) => {
    const parts = done.scanned[index] ?? [];
    const order = isBackwards ? [...parts].reverse() : parts;
    return joined(trace, scope, { node, attributes, name, parts: order, elementType, axis });
  });
  return [...done.carried, ...scans];
}

/** One position of an axis of a tensor. */
function taken(
  trace: Trace,
  scope: Scope,
  { node, attributes }: ControlNode,
  { tensor, axis, index }: { readonly tensor: Tensor; readonly axis: number; readonly index: number },
): Tensor {
  const taking = { ...node, outputs: [`${tensor.name}.${index}`] };
  const site = { node: taking, attributes, operator: selectOperator(axis, index), version: 1 };
  const [output = tensor] = addCall(trace, scope, site, [tensor]);
  return output;
}

/** One trip, where it is not known how many there are. */
function scanOnce(
  trace: Trace,
  scope: Scope,
  control: ControlNode,
  { body, label, states, scanned, outputs }: Scanning,
): readonly Tensor[] {
  const items = scanned.map(({ tensor: { name, dims, elementType }, axis }) =>
    inputTensor(name, { dims: dims?.filter((_dim, at) => at !== axis) ?? null, elementType }),
  );
  const given = traceInner(trace, scope, body, { path: `${label}.0`, given: [...states, ...items] });
  const types = given.map(({ dims, elementType }, slot) => {
    const output = outputs[slot - states.length];
    return { dims: output === undefined ? dims : withAxis(dims, output.axis, null), elementType };
  });
  const reason = 'how often the scan runs is not known before the run: one trip is counted';
  return undecided(trace, scope, control, { types, reason, label, given });
}

/** A list among the attributes; empty where it is not given. */
function listOf(attributes: ControlNode['attributes'], name: string): readonly number[] {
  const attribute = attributes.get(name);
  return attribute?.kind === 'numbers' ? attribute.value : [];
}
