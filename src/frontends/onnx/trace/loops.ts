import type { GraphModel } from '../model/model';
import type { Tensor } from '../operators/operator';
import { addCall } from './add-call';
import {
  type ControlNode,
  commonDims,
  graphAttribute,
  takeBack,
  traceInner,
  undecidedOperator,
} from './inner-graph';
import { inputTensor, knownTensor } from './make-tensor';
import { selectOperator, stackOperator } from './stack';
import { labelOf, type Scope, type Trace } from './trace';

/** What a loop has come to: its carried values, and for each scan output what every trip gave. */
interface Progress {
  readonly carried: readonly Tensor[];
  readonly scanned: readonly (readonly Tensor[])[];
}

/**
 * A Loop is written out trip by trip where it is known how often it runs. Where it is not, one trip is counted, and a call
 * of the Loop itself says that the count is not certain.
 */
export function traceLoop(trace: Trace, scope: Scope, control: ControlNode): readonly Tensor[] | null {
  const { node, attributes, inputs } = control;
  const body = graphAttribute(attributes, 'body');
  if (body === null) return null;
  const label = labelOf(node, trace.nodes);
  const [count = null, condition = null, ...initial] = inputs;
  const start = trace.calls.length;
  const trips = count === null ? null : (trace.elementsOf(count)?.[0] ?? null);
  const isBegun = condition === null ? 1 : (trace.elementsOf(condition)?.[0] ?? null);
  const carried = initial.map((tensor, index) => tensor ?? emptyTensor(`${label}.${index}`));
  const isLimitKnown = count === null || trips !== null;
  const limit = isBegun === 0 ? 0 : trips;
  const unrolled =
    isBegun === null || !isLimitKnown
      ? null
      : unroll(trace, scope, { body, label, trips: limit }, { carried, scanned: [] });
  if (unrolled !== null) return outputsOf(trace, scope, control, body, unrolled);
  takeBack(trace.calls, start);
  return oneTrip(trace, scope, control, { body, label, carried });
}

function emptyTensor(name: string): Tensor {
  return inputTensor(name, { dims: null, elementType: 0 });
}

/** All trips; null where it is not known after which one the loop ends. */
function unroll(
  trace: Trace,
  scope: Scope,
  {
    body,
    label,
    trips,
  }: { readonly body: GraphModel; readonly label: string; readonly trips: number | null },
  begun: Progress,
): Progress | null {
  let progress = begun;
  for (let trip = 0; trips === null || trip < trips; trip += 1) {
    const given = [knownTensor('', [], [trip]), knownTensor('', [], [1], 9), ...progress.carried];
    const before = trace.calls.length;
    const [next, ...outputs] = traceInner(trace, scope, body, { path: `${label}.${trip}`, given });
    const goesOn = next === undefined ? null : (trace.elementsOf(next)?.[0] ?? null);
    if (goesOn === null) return null;
    progress = advanced(progress, outputs);
    if (goesOn === 0) break;
    // A loop without a limit and with nothing to compute would never end.
    if (trips === null && trace.calls.length === before) return null;
    if (trip > MOST_TRIPS) return null;
  }
  return progress;
}

/** More trips than this are not written out. */
const MOST_TRIPS = 250_000;

function advanced({ carried, scanned }: Progress, outputs: readonly Tensor[]): Progress {
  const given = outputs.slice(carried.length);
  return {
    carried: outputs.slice(0, carried.length),
    scanned: given.map((tensor, index) => [...(scanned[index] ?? []), tensor]),
  };
}

/** The carried values after the last trip, and what the trips gave, joined along a new first axis. */
function outputsOf(
  trace: Trace,
  scope: Scope,
  { node, attributes }: ControlNode,
  body: GraphModel,
  { carried, scanned }: Progress,
): readonly Tensor[] {
  const outputs = [...carried];
  for (let slot = carried.length; slot < node.outputs.length; slot += 1) {
    const parts = scanned[slot - carried.length] ?? [];
    outputs.push(
      stacked(trace, scope, {
        node,
        attributes,
        slot,
        parts,
        elementType: body.outputs[slot + 1]?.type.elementType ?? 1,
      }),
    );
  }
  return outputs;
}

function stacked(
  trace: Trace,
  scope: Scope,
  {
    node,
    attributes,
    slot,
    parts,
    elementType,
    axis = 0,
  }: Pick<ControlNode, 'node' | 'attributes'> & {
    readonly slot: number;
    readonly parts: readonly Tensor[];
    readonly elementType: number;
    readonly axis?: number;
  },
): Tensor {
  const name = node.outputs[slot] ?? '';
  const [first] = parts;
  if (first === undefined) return inputTensor(name, { dims: null, elementType });
  const joining = { ...node, outputs: [name] };
  const operator = stackOperator(axis);
  const [output = first] = addCall(trace, scope, { node: joining, attributes, operator, version: 1 }, parts);
  return output;
}

/** One trip on values of which only the sizes that every trip has are known. */
function oneTrip(
  trace: Trace,
  scope: Scope,
  { node, attributes, inputs }: ControlNode,
  {
    body,
    label,
    carried,
  }: { readonly body: GraphModel; readonly label: string; readonly carried: readonly Tensor[] },
): readonly Tensor[] {
  const start = trace.calls.length;
  const trip = (state: readonly Tensor[]): readonly Tensor[] => {
    takeBack(trace.calls, start);
    const given = [unknownOf('', [], 7), unknownOf('', [], 9), ...state];
    return traceInner(trace, scope, body, { path: `${label}.0`, given }).slice(1);
  };
  const open = (before: Tensor, after: Tensor | undefined): Tensor =>
    unknownOf(before.name, commonDims(before.dims, after?.dims), before.elementType);
  const began = carried.map((tensor) => unknownOf(tensor.name, tensor.dims, tensor.elementType));
  const outputs = trip(began);
  const settled = began.map((tensor, index) => open(tensor, outputs[index]));
  const isSettled = settled.every(({ dims }, index) => String(dims) === String(began[index]?.dims));
  const last = isSettled ? outputs : trip(settled);
  const types = node.outputs.map((_name, slot) => {
    const tensor = last[slot];
    const dims = tensor?.dims ?? null;
    const elementType = tensor?.elementType ?? 0;
    if (slot < carried.length) return { dims: commonDims(dims, settled[slot]?.dims), elementType };
    return { dims: dims === null ? null : [null, ...dims], elementType };
  });
  const reason = 'how often the loop runs is not known before the run: one trip is counted';
  trace.notes.add(`${label}: ${reason}`);
  const operator = undecidedOperator(types);
  const operands = [...inputs, ...last].filter((tensor) => tensor !== null);
  return addCall(trace, scope, { node, attributes, operator, version: 1, reason }, operands);
}

function unknownOf(name: string, dims: Tensor['dims'], elementType: number): Tensor {
  return inputTensor(name, { dims, elementType });
}

/** A Scan runs once for each position of the scanned axes, and is written out; before version 9 it is not known. */
export function traceScan(trace: Trace, scope: Scope, control: ControlNode): readonly Tensor[] | null {
  const { node, attributes, inputs } = control;
  const body = graphAttribute(attributes, 'body');
  const version = scope.opsets.get('') ?? 1;
  const scannedCount = numberOf(attributes, 'num_scan_inputs');
  if (body === null || scannedCount === null || version < 9) return null;
  const label = labelOf(node, trace.nodes);
  const states = inputs.slice(0, inputs.length - scannedCount);
  const scanned = inputs.slice(inputs.length - scannedCount);
  const axes = listOf(attributes, 'scan_input_axes', scannedCount);
  const directions = listOf(attributes, 'scan_input_directions', scannedCount);
  const places = scanned.map((tensor, index) => {
    const axis = axes[index] ?? 0;
    return axis < 0 ? axis + (tensor?.dims?.length ?? 0) : axis;
  });
  const length = scanned[0]?.dims?.[places[0] ?? 0] ?? null;
  const carried = states.map((tensor, index) => tensor ?? emptyTensor(`${label}.${index}`));
  if (length === null) {
    const items = scanned.map((tensor, index) =>
      inputTensor(tensor?.name ?? '', {
        dims: tensor?.dims?.filter((_dim, axis) => axis !== places[index]) ?? null,
        elementType: tensor?.elementType ?? 0,
      }),
    );
    return scanOnce(trace, scope, control, { body, label, carried, items });
  }
  let progress: Progress = { carried, scanned: [] };
  for (let trip = 0; trip < length; trip += 1) {
    const items = scanned.map((tensor, index) => {
      const position = directions[index] === 1 ? length - 1 - trip : trip;
      const operator = selectOperator(places[index] ?? 0, position);
      const taking = { ...node, opType: 'Scan', outputs: [`${tensor?.name ?? ''}.${position}`] };
      const inner = { ...scope, within: [...scope.within, `${label}.${trip}`] };
      return (
        addCall(trace, inner, { node: taking, attributes, operator, version }, [tensor ?? null])[0] ?? null
      );
    });
    const outputs = traceInner(trace, scope, body, {
      path: `${label}.${trip}`,
      given: [...progress.carried, ...items],
    });
    progress = advanced(progress, outputs);
  }
  const outputAxes = listOf(attributes, 'scan_output_axes', node.outputs.length - carried.length);
  const outputDirections = listOf(attributes, 'scan_output_directions', node.outputs.length - carried.length);
  const joined = node.outputs.slice(carried.length).map((_name, index) => {
    const parts = progress.scanned[index] ?? [];
    const ordered = outputDirections[index] === 1 ? [...parts].reverse() : parts;
    const slot = index + carried.length;
    return stacked(trace, scope, {
      node,
      attributes,
      slot,
      parts: ordered,
      elementType: 1,
      axis: outputAxes[index] ?? 0,
    });
  });
  return [...progress.carried, ...joined];
}

function scanOnce(
  trace: Trace,
  scope: Scope,
  { node, attributes, inputs }: ControlNode,
  {
    body,
    label,
    carried,
    items,
  }: Record<'carried' | 'items', readonly Tensor[]> & { readonly body: GraphModel; readonly label: string },
): readonly Tensor[] {
  const outputs = traceInner(trace, scope, body, { path: `${label}.0`, given: [...carried, ...items] });
  const types = outputs.map(({ dims, elementType }, slot) => ({
    dims: slot < carried.length || dims === null ? dims : [null, ...dims],
    elementType,
  }));
  const reason = 'how often the scan runs is not known before the run: one trip is counted';
  trace.notes.add(`${label}: ${reason}`);
  return addCall(trace, scope, { node, attributes, operator: undecidedOperator(types), version: 1, reason }, [
    ...inputs,
    ...outputs,
  ]);
}

function numberOf(attributes: ControlNode['attributes'], name: string): number | null {
  const attribute = attributes.get(name);
  return attribute?.kind === 'number' ? attribute.value : null;
}

function listOf(attributes: ControlNode['attributes'], name: string, count: number): readonly number[] {
  const attribute = attributes.get(name);
  return attribute?.kind === 'numbers' ? attribute.value : new Array<number>(Math.max(0, count)).fill(0);
}
