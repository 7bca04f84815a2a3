import type { GraphModel } from '../model/model';
import type { Tensor } from '../operators/operator';
import { addCall } from './add-call';
import {
  type ControlNode,
  commonDims,
  graphAttribute,
  markOf,
  takeBack,
  traceInner,
  undecidedOperator,
} from './inner-graph';
import { absentTensor, heldBy, inputTensor, knownTensor } from './make-tensor';
import { joined, withAxis } from './stack';
import { labelOf, type Scope, type Trace } from './trace';
import { addTrip, noTrips, type Trips } from './trips';

/**
 * A Loop is written out trip by trip where it is known how often it runs. Otherwise one trip is counted, and a
 * call of the Loop itself makes the count uncertain.
 */
export function traceLoop(trace: Trace, scope: Scope, control: ControlNode): readonly Tensor[] | null {
  const { node, attributes, inputs } = control;
  const body = graphAttribute(attributes, 'body');
  if (body === null) return null;
  const label = labelOf(node, trace.nodes);
  const [count = null, condition = null, ...initial] = inputs;
  const start = markOf(trace);
  const trips = count === null ? null : (trace.elementsOf(count)?.[0] ?? null);
  const isBegun = condition === null ? 1 : (trace.elementsOf(condition)?.[0] ?? null);
  const carried = initial.map((tensor, index) => tensor ?? absentTensor(`${label}.${index}`));
  const isLimitKnown = count === null || trips !== null;
  const limit = isBegun === 0 ? 0 : trips;
  const unrolled =
    isBegun === null || !isLimitKnown ? null : unroll(trace, scope, { body, label, trips: limit }, carried);
  if (unrolled !== null) return outputsOf(trace, scope, control, body, unrolled);
  takeBack(trace, start);
  return oneTrip(trace, scope, control, { body, label, carried });
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
  initial: readonly Tensor[],
): Trips | null {
  const done = noTrips(initial);
  for (let trip = 0; trips === null || trip < trips; trip += 1) {
    const given = [knownTensor('', [], [trip]), knownTensor('', [], [1], 9), ...done.carried];
    const before = trace.calls.length;
    const [next, ...outputs] = traceInner(trace, scope, body, { path: `${label}.${trip}`, given });
    const goesOn = next === undefined ? null : (trace.elementsOf(next)?.[0] ?? null);
    if (goesOn === null) return null;
    addTrip(done, outputs);
    if (goesOn === 0) break;
    // A loop without a limit and with nothing to compute would never end.
    if (trips === null && trace.calls.length === before) return null;
    // trips that compute nothing are limited like calls
    if (trip >= trace.maxCalls) return null;
  }
  return done;
}

/** The carried values after the last trip, and what the trips gave, joined along a new first axis. */
function outputsOf(
  trace: Trace,
  scope: Scope,
  { node, attributes }: ControlNode,
  body: GraphModel,
  { carried, scanned }: Trips,
): readonly Tensor[] {
  const scans = body.outputs.slice(1 + carried.length).map(({ type: { elementType } }, index) => {
    const name = node.outputs[carried.length + index] ?? '';
    return joined(trace, scope, {
      node,
      attributes,
      name,
      parts: scanned[index] ?? [],
      elementType,
      axis: 0,
    });
  });
  return [...carried, ...scans];
}

/** One iteration, on values of which only the sizes common to all iterations are known. */
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
  const start = markOf(trace);
  const trip = (state: readonly Tensor[]): readonly Tensor[] => {
    takeBack(trace, start);
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
  const types = last.map(({ dims, elementType }, slot) => {
    const before = settled[slot];
    const common = before === undefined ? withAxis(dims, 0, null) : commonDims(dims, before.dims);
    return { dims: common, elementType };
  });
  const reason = 'how often the loop runs is not known before the run: one trip is counted';
  trace.notes.add(`${label}: ${reason}`);
  const operator = undecidedOperator(types);
  const operands = heldBy([...inputs, ...last]);
  return addCall(trace, scope, { node, attributes, operator, version: 1, reason }, operands);
}

function unknownOf(name: string, dims: Tensor['dims'], elementType: number): Tensor {
  return inputTensor(name, { dims, elementType });
}
