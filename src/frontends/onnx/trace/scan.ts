import type { GraphModel } from '../model/model';
import type { Tensor } from '../operators/operator';
import { addCall } from './add-call';
import { type ControlNode, graphAttribute, traceInner, undecidedOperator } from './inner-graph';
import { absentTensor, heldBy, inputTensor } from './make-tensor';
import { joined, selectOperator, withAxis } from './stack';
import { labelOf, type Scope, type Trace } from './trace';
import { addTrip, noTrips } from './trips';

/** What a Scan goes over, from version 9 on for the whole batch at once. */
interface Scanning {
  readonly body: GraphModel;
  readonly label: string;
  readonly states: readonly Tensor[];
  readonly scanned: readonly (Tensor | null)[];
  /** For each scanned input the axis, from the front, and 1 where it is read from its end. */
  readonly axes: readonly number[];
  readonly directions: readonly number[];
  /** The same for each scan output. */
  readonly outputAxes: readonly number[];
  readonly outputDirections: readonly number[];
}

/** A Scan runs once for each position of the scanned axes, and is written out. */
export function traceScan(trace: Trace, scope: Scope, control: ControlNode): readonly Tensor[] | null {
  const { node, attributes, inputs } = control;
  const body = graphAttribute(attributes, 'body');
  const scannedCount = numberOf(attributes, 'num_scan_inputs');
  if (body === null || scannedCount === null) return null;
  const isBatched = (scope.opsets.get('') ?? 1) < 9;
  const label = labelOf(node, trace.nodes);
  // Before version 9 the lengths of the sequences come first: the longest is counted.
  const stateTensors = inputs.slice(isBatched ? 1 : 0, inputs.length - scannedCount);
  const states = stateTensors.map((tensor, index) => tensor ?? absentTensor(`${label}.${index}`));
  const scanned = inputs.slice(inputs.length - scannedCount);
  const outputCount = node.outputs.length - states.length;
  const axes = listOf(attributes, 'scan_input_axes', scannedCount).map((axis, index) =>
    axis < 0 ? axis + (scanned[index]?.dims?.length ?? 0) : axis,
  );
  const scanning: Scanning = {
    body,
    label,
    states,
    scanned,
    axes,
    directions: listOf(attributes, isBatched ? 'directions' : 'scan_input_directions', scannedCount),
    outputAxes: listOf(attributes, 'scan_output_axes', outputCount),
    outputDirections: listOf(attributes, 'scan_output_directions', outputCount),
  };
  return isBatched ? scanSamples(trace, scope, control, scanning) : scanAll(trace, scope, control, scanning);
}

/** Before version 9 each sample of the batch is scanned for itself, and all have the batch in front. */
function scanSamples(
  trace: Trace,
  scope: Scope,
  control: ControlNode,
  scanning: Scanning,
): readonly Tensor[] | null {
  const { states, scanned, label } = scanning;
  const batch = scanned[0]?.dims?.[0] ?? null;
  if (batch === null) return null;
  const samples = Array.from({ length: batch }, (_, sample) => {
    const inner = { ...scope, within: [...scope.within, `${label}.${sample}`] };
    const part = (tensor: Tensor): Tensor => taken(trace, inner, control, { tensor, axis: 0, index: sample });
    return scanAll(trace, scope, control, {
      ...scanning,
      label: `${label}.${sample}`,
      states: states.map(part),
      scanned: scanned.map((tensor) => tensor && part(tensor)),
    });
  });
  const { node, attributes } = control;
  return node.outputs.map((name, slot) => {
    const parts = samples.flatMap((outputs) => outputs[slot] ?? []);
    const elementType = parts[0]?.elementType ?? 1;
    return joined(trace, scope, { node, attributes, name, parts, elementType, axis: 0 });
  });
}

function scanAll(trace: Trace, scope: Scope, control: ControlNode, scanning: Scanning): readonly Tensor[] {
  const { node, attributes } = control;
  const { body, label, states, scanned, axes, directions } = scanning;
  const length = scanned[0]?.dims?.[axes[0] ?? 0] ?? null;
  if (length === null) return scanOnce(trace, scope, control, scanning);
  const done = noTrips(states);
  for (let trip = 0; trip < length; trip += 1) {
    const inner = { ...scope, within: [...scope.within, `${label}.${trip}`] };
    const items = scanned.map((tensor, index) => {
      const position = directions[index] === 1 ? length - 1 - trip : trip;
      return tensor && taken(trace, inner, control, { tensor, axis: axes[index] ?? 0, index: position });
    });
    const given = [...done.carried, ...items];
    addTrip(done, traceInner(trace, scope, body, { path: `${label}.${trip}`, given }));
  }
  const outputs = node.outputs.slice(states.length).map((name, index) => {
    const parts = done.scanned[index] ?? [];
    return joined(trace, scope, {
      node,
      attributes,
      name,
      parts: scanning.outputDirections[index] === 1 ? [...parts].reverse() : parts,
      elementType: body.outputs[index + states.length]?.type.elementType ?? 1,
      axis: scanning.outputAxes[index] ?? 0,
    });
  });
  return [...done.carried, ...outputs];
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
  { node, attributes, inputs }: ControlNode,
  { body, label, states, scanned, axes, outputAxes }: Scanning,
): readonly Tensor[] {
  const items = scanned.map((tensor, index) =>
    inputTensor(tensor?.name ?? '', {
      dims: tensor?.dims?.filter((_dim, axis) => axis !== axes[index]) ?? null,
      elementType: tensor?.elementType ?? 0,
    }),
  );
  const outputs = traceInner(trace, scope, body, { path: `${label}.0`, given: [...states, ...items] });
  const types = outputs.map(({ dims, elementType }, slot) => ({
    dims: slot < states.length ? dims : withAxis(dims, outputAxes[slot - states.length] ?? 0, null),
    elementType,
  }));
  const reason = 'how often the scan runs is not known before the run: one trip is counted';
  trace.notes.add(`${label}: ${reason}`);
  const site = { node, attributes, operator: undecidedOperator(types), version: 1, reason };
  return addCall(trace, scope, site, heldBy([...inputs, ...outputs]));
}

function numberOf(attributes: ControlNode['attributes'], name: string): number | null {
  const attribute = attributes.get(name);
  return attribute?.kind === 'number' ? attribute.value : null;
}

function listOf(attributes: ControlNode['attributes'], name: string, count: number): readonly number[] {
  const attribute = attributes.get(name);
  return attribute?.kind === 'numbers' ? attribute.value : new Array<number>(Math.max(0, count)).fill(0);
}
