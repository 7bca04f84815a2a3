// @ts-nocheck
import type { Shape } from '../ops/shape';
import type { ReuseSpec } from '../spec/spec';
import { addNode } from './add-node';
import { type BuildState, type Flow, reportAt, takeStep } from './build-state';
import type { Environment } from './environment';
import { evaluateReference } from './evaluate';
import { type Frame, type Recording, stepToReuse } from './frame';
import type { GraphNode, ModuleCall } from './graph';
import { comesPast, type Reference } from './reference';

/**
 * Calls an earlier step again on other inputs: the same layers, with the same arguments and parameters.
 *
 * Gives null, with the problem reported, where the step is not there or does not take the inputs.
 */
export function replay(
  state: BuildState,
  step: ReuseSpec,
  { frame, environment }: { readonly frame: Frame; readonly environment: Environment },
  flows: readonly Flow[],
): Flow {
  const at = `${step.at}/reuse`;
  const target = evaluateReference(state, step.target, at, environment, flows[0]?.shape ?? null);
  if (target === undefined) return null;
  const recording = stepToReuse(state, frame, target, at)?.recording ?? null;
  if (recording === null || recording.output === null) return null;
  if (recording.inputs.length !== flows.length) {
    reportAt(
      state,
      'spec/arity',
      step.at,
      `${target} takes ${recording.inputs.length} inputs, it is given ${flows.length}`,
    );
    return null;
  }
  return replayNodes(state, recording, flows, step.at);
}

function replayNodes(state: BuildState, recording: Recording, flows: readonly Flow[], at: string): Flow {
  const byOldId = new Map<number, Flow>();
  const { startedAt } = recording;
  recording.inputs.forEach((input, index) => {
    if (input !== null) byOldId.set(input.id, flows[index] ?? null);
  });
  const offset = state.nodes.length - recording.firstNode;
  const modules = state.modules.slice(recording.firstModule, recording.endModule);
  for (let id = recording.firstNode; id < recording.endNode; id += 1) {
    repeatModulesEndingAt(state, modules, id, offset, byOldId);
    if (!takeStep(state, at)) return null;
    const { path, op, args, functional, frozen, owner, inputs } = state.nodes[id] as GraphNode;
    const references = state.references.get(id);
    const again = inputs.map((input, index): Flow => {
      const reference = references?.[index];
      const isOutside = comesPast(reference, startedAt);
      return (isOutside ? undefined : byOldId.get(input)) ?? fromOutside(state, input, startedAt, reference);
    });
    const flow = addNode(state, { path, op, args, functional, frozen, owner, at }, again);
    if (flow === null) return null;
    byOldId.set(id, flow);
  }
  repeatModulesEndingAt(state, modules, recording.endNode, offset, byOldId);
  const { output } = recording;
  if (output === null) return null;
  return (comesPast(output.reference, startedAt) ? undefined : byOldId.get(output.id)) ?? output;
}

/** A tensor that a step reads from outside of it, and reads again wherever it is called. */
function fromOutside(state: BuildState, id: number, namedAt: number, before: Reference | undefined): Flow {
  const shape = (id < 0 ? state.inputShapes[-1 - id] : state.nodes[id]?.output) as Shape;
  return { id, shape, reference: { namedAt, readAt: state.steps, before: before ?? null } };
}

function repeatModulesEndingAt(
  state: BuildState,
  modules: readonly ModuleCall[],
  end: number,
  offset: number,
  byOldId: ReadonlyMap<number, Flow>,
): void {
  for (const call of modules) {
    if (call.end !== end) continue;
    const output = byOldId.get(end - 1)?.shape ?? call.output;
    state.modules.push({ ...call, first: call.first + offset, end: call.end + offset, output });
  }
}
