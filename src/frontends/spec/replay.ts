import { counted } from '../../counts/counted';
import { keyOfValue, type NamedValue, type Region, type Value } from '../../graph/graph';
import { arityRefusal } from '../../graph/refusal';
import type { ReuseSpec } from '../../language/spec';
import { quoted } from '../../text/shortened';
import { addCall, type LayerCall } from './add-call';
import { evaluateReference } from './evaluate';
import { type Expansion, reportAt, takeSteps } from './expansion';
import type { Flow, Reference, ShapedValue } from './flow';
import type { Recording } from './named-step';
import { outputsByName } from './outputs';
import { type Started, siteOf } from './place';
import { comesPast, recordingOf } from './reference';
import { scheduleRegions } from './region-schedule';
import { beginRegion, endWith } from './regions';
import { pointerOf } from './written-at';

/**
 * Calls an earlier step again on other inputs: the same layers, with the same arguments and parameters.
 * Uncalled layers in it are not added again.
 *
 * Returns null, with the problem reported, if the step does not exist or does not take the inputs.
 */
export function replay(step: ReuseSpec, { frame, environment, flows }: Started): Flow {
  const at = `${step.at}/reuse`;
  const [first = null] = flows;
  const { expansion } = frame;
  const target = evaluateReference(siteOf(at, { frame, environment }, first), step.target);
  if (target === undefined) return null;
  const recording = recordingOf(frame, target, at);
  if (recording === 'left out') return first;
  if (recording === null || recording.output === null) return null;
  const { inputs } = recording;
  if (inputs.length !== flows.length) {
    const layer = onlyLayer(expansion, recording);
    if (layer !== null && arityRefusal(layer.op, flows.length, layer.args) === null)
      return callLayer(expansion, layer, step.at, flows);
    const message = `${target} takes ${counted(inputs.length, 'input')}, not ${flows.length}`;
    reportAt(expansion, 'spec/arity', step.at, message);
    return null;
  }
  const replaced = replacedInputs(recording, flows);
  return replayNodes({ expansion, recording, replaced, at: step.at, target });
}

/** The layer that a step is; null for a step of another kind. */
function onlyLayer(expansion: Expansion, { firstNode, endNode }: Recording): KnownNode | null {
  const node = endNode - firstNode === 1 ? expansion.builder.nodes[firstNode] : undefined;
  const isInRegion = expansion.builder.regions.some(
    ({ first, end }) => first === firstNode && end === endNode,
  );
  if (node === undefined || isInRegion || node.computation.op === null) return null;
  const { op, args, functional, parametrization } = node.computation;
  return { path: node.path, layer: node.layer, op, args, functional, parametrization };
}

/** The properties of a layer that its next call reuses. */
type KnownNode = Omit<LayerCall, 'frozen' | 'at'>;

/** Calls a layer again, possibly with further inputs: a cell that begins without states gets its own states later. */
function callLayer(expansion: Expansion, node: KnownNode, at: string, flows: readonly Flow[]): Flow {
  return takeSteps(expansion, at) ? addCall(expansion, { ...node, frozen: false, at }, flows) : null;
}

/** The tensors of the first call with their replacements in this one; a string is the name of a missing one. */
type Replaced = Map<string, Flow | string>;

/** One more call of an earlier step. */
interface Replay {
  readonly expansion: Expansion;
  readonly recording: Recording;
  readonly replaced: Replaced;
  readonly at: string;
  /** The name of the earlier step. */
  readonly target: string;
}

function replayNodes(call: Replay): Flow {
  const { expansion, recording } = call;
  const { startedAt, firstNode, endNode, output } = recording;
  const schedule = scheduleRegions(regionsOf(call));
  let open = 0;
  const passBorder = (node: number): void => {
    for (const { kind, region } of schedule.get(node) ?? []) {
      open += kind === 'begin' ? 1 : -1;
      if (kind === 'begin') beginRegion(expansion, region, pointerOf(region.origin), region.origin.document);
      else endAgain(call, region);
    }
  };
  for (let number = firstNode; number < endNode; number += 1) {
    passBorder(number);
    if (callAgain(call, number)) continue;
    for (; open > 0; open -= 1) expansion.builder.leave([]);
    return null;
  }
  passBorder(endNode);
  if (output === null || comesPast(output.reference, startedAt)) return output;
  return outputAgain(call, output);
}

/**
 * Calls the layer of a node again, unless it was not called; false, with the problem reported, if that is
 * impossible.
 */
function callAgain(call: Replay, number: number): boolean {
  const { expansion, recording, replaced, at } = call;
  if ((expansion.uncalledNodes.get(number) ?? 0) > recording.uncalledDepth) return true;
  const node = expansion.builder.nodes[number];
  if (node === undefined || node.computation.op === null || !takeSteps(expansion, at)) return false;
  const { op, args, functional, parametrization } = node.computation;
  const references = expansion.references.get(number);
  const flows = node.inputs.map((input, index) => inputAgain(call, input, references?.[index]));
  const { path, layer } = node;
  const flow = addCall(
    expansion,
    { path, op, args, functional, frozen: false, layer, at, parametrization },
    flows,
  );
  if (flow === null) reportMissing(call, node.inputs);
  else {
    replaced.set(keyOfValue({ node: number, slot: 0 }), flow);
    for (const further of flow.further ?? [])
      replaced.set(keyOfValue({ node: number, slot: further.value.slot }), further);
  }
  return flow !== null;
}

/** The input of a layer in this call: the same tensor if it bypasses the inputs of the called step. */
function inputAgain(call: Replay, input: Value, reference: Reference | undefined): Flow {
  const { expansion, replaced, recording } = call;
  const { startedAt } = recording;
  if (replaced.has(keyOfValue(input)) && !comesPast(reference, startedAt)) return tensorAgain(call, input);
  const read = { namedAt: startedAt, readAt: expansion.steps, before: reference ?? null };
  return { ...tensorOf(expansion, input), reference: read };
}

/** The replacement of each input, and of each of its further outputs. */
function replacedInputs({ inputs }: Recording, flows: readonly Flow[]): Replaced {
  const replaced: Replaced = new Map();
  for (const [index, input] of inputs.entries()) {
    const flow = flows[index] ?? null;
    if (input === null) continue;
    for (const { name, value } of input.outputs?.given ?? [])
      replaced.set(keyOfValue(value), flow?.outputs?.byName.get(name) ?? name);
    replaced.set(keyOfValue(input.value), flow);
  }
  return replaced;
}

/** Whether the first call had one of these tensors and this one does not, which is reported. */
function reportMissing({ expansion, replaced, target, at }: Replay, tensors: readonly Value[]): boolean {
  const name = tensors
    .map((value) => replaced.get(keyOfValue(value)))
    .find((flow) => typeof flow === 'string');
  if (name === undefined) return false;
  const message = `${quoted(target)} takes the output ${quoted(name)} of its input, which this one does not give`;
  const help = 'give it a step with an output of this name, or write a layer of its own instead of "reuse"';
  reportAt(expansion, 'spec/arity', at, message, { help });
  return true;
}

/** A tensor of the first call as it is in this one; one from outside is the same. */
function tensorAgain({ expansion, replaced }: Replay, value: Value): Flow {
  const flow = replaced.get(keyOfValue(value));
  if (typeof flow === 'string') return null;
  return flow === undefined ? tensorOf(expansion, value) : flow;
}

function tensorOf(expansion: Expansion, value: Value): ShapedValue {
  return { value, shape: expansion.builder.typeOf(value).shape.filter((dim) => dim !== null) };
}

/** The output of the first call as it is in this one, with the others that have names. */
function outputAgain(call: Replay, output: NonNullable<Flow>): Flow {
  const { expansion, at } = call;
  const { outputs } = output;
  const given = outputs?.given ?? [];
  if (!takeSteps(expansion, at, given.length)) return null;
  if (reportMissing(call, [output.value, ...given.map(({ value }) => value)])) return null;
  const main = tensorAgain(call, output.value);
  if (main === null || outputs === undefined) return main;
  const again = [...outputs.byName].map(
    ([name, tensor]) => [name, tensor && tensorAgain(call, tensor.value)] as const,
  );
  return { value: main.value, shape: main.shape, outputs: outputsByName(new Map(again)) };
}

/** The modules that were called in the first call, in the order in which they ended. */
function regionsOf({ expansion, recording }: Replay): readonly Region[] {
  const { firstRegion, endRegion, uncalledDepth } = recording;
  return expansion.builder.regions
    .slice(firstRegion, endRegion)
    .filter(
      ({ kind }, index) =>
        kind !== 'branch' && (expansion.uncalledRegions.get(firstRegion + index) ?? 0) <= uncalledDepth,
    );
}

/** Ends a module with its outputs in this call. */
function endAgain(call: Replay, { outputs, origin }: Region): void {
  const again = outputs.map(({ name, value }): NamedValue => {
    const tensor = tensorAgain(call, value);
    return { name, value: tensor?.value ?? value };
  });
  endWith(call.expansion, again, pointerOf(origin));
}
