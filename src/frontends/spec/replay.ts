import type { GraphOutput, ModuleCall } from '../../graph/graph';
import { computationAt, ownerOf } from '../../graph/nodes';
import type { ChildName } from '../../graph/path-scope';
import type { Tensor } from '../../graph/reads';
import { readsOf } from '../../graph/reads';
import type { ReuseSpec } from '../../language/spec';
import type { Shape } from '../../ops/shape';
import { quoted } from '../../text/shortened';
import { addNode } from './add-node';
import { addModule, type BuildState, type Flow, reportAt, takeStep, takeSteps } from './build-state';
import type { Environment } from './environment';
import { evaluateReference } from './evaluate';
import type { Frame, Recording } from './frame';
import { outputsByName } from './outputs';
import { comesPast, type Reference } from './read-by-name';
import { recordingOf } from './reference';

/**
 * Calls an earlier step again on other inputs: the same layers, with the same arguments and parameters. What is
 * built in it and not called is there already.
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
  const recording = recordingOf(state, frame, target, at);
  if (recording === 'left out') return flows[0] ?? null;
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
  return replayNodes(state, recording, flows, step.at, target);
}

/** The tensors of the first call with what stands for them in this one; a name is that of one which is not given. */
type Replaced = Map<number, Flow | string>;

function replayNodes(
  state: BuildState,
  recording: Recording,
  flows: readonly Flow[],
  at: string,
  target: string,
): Flow {
  const { nodes } = state;
  const { startedAt, firstNode, endNode, uncalledDepth, output } = recording;
  const replaced = replacedInputs(recording, flows);
  /** Where each node of the first call would stand now. */
  const places = new Int32Array(endNode - firstNode + 1);
  const modules = modulesOf(state, recording);
  let ended = 0;
  const addModulesEndingAt = (end: number): void => {
    places[end - firstNode] = state.nodes.count;
    for (let call = modules[ended]; call !== undefined && call.end === end; call = modules[ended]) {
      const first = places[call.first - firstNode] as number;
      addModule(state, moduleAgain(state, call, { first, end: state.nodes.count }, replaced));
      ended += 1;
    }
  };
  for (let id = firstNode; id < endNode; id += 1) {
    addModulesEndingAt(id);
    if ((state.uncalled.get(id) ?? 0) > uncalledDepth) continue;
    if (!takeStep(state, at)) return null;
    const { op, args, functional } = computationAt(state, id);
    const parent = nodes.parents[id] as number;
    const name = nodes.names[id] as ChildName;
    const frozen = nodes.frozen.has(id);
    const owner = ownerOf(nodes, id);
    const inputs = readsOf(state.reads, id);
    const references = state.references.get(id);
    const again = inputs.map((input, index) =>
      inputAgain(state, replaced, input, startedAt, references?.[index]),
    );
    const flow = addNode(state, { parent, name, op, args, functional, frozen, owner, at }, again);
    if (flow === null) {
      isMissing(state, inputs, replaced, target, at);
      return null;
    }
    replaced.set(id, flow);
  }
  addModulesEndingAt(endNode);
  if (output === null || comesPast(output.reference, startedAt)) return output;
  return outputAgain(state, output, replaced, target, at);
}

/** What is given now in the place of each input, and of each of its further outputs where it has several. */
function replacedInputs({ inputs }: Recording, flows: readonly Flow[]): Replaced {
  const replaced: Replaced = new Map();
  for (const [index, input] of inputs.entries()) {
    const flow = flows[index] ?? null;
    if (input === null) continue;
    for (const { name, node } of input.outputs?.given ?? [])
      replaced.set(node, flow?.outputs?.byName.get(name) ?? name);
    replaced.set(input.id, flow);
  }
  return replaced;
}

/** Whether the first call had one of these tensors and this one is not given it, which is reported. */
function isMissing(
  state: BuildState,
  ids: readonly number[],
  replaced: Replaced,
  target: string,
  at: string,
): boolean {
  const name = ids.map((id) => replaced.get(id)).find((flow) => typeof flow === 'string');
  if (name === undefined) return false;
  const message = `${quoted(target)} takes the output ${quoted(name)} of its input, which this one does not give`;
  const help = 'give it a step with an output of this name, or write a layer of its own instead of "reuse"';
  reportAt(state, 'spec/arity', at, message, { help });
  return true;
}

/** What a layer reads in this call: the same tensor where it reads past the inputs of what is called. */
function inputAgain(
  state: BuildState,
  replaced: Replaced,
  id: number,
  startedAt: number,
  reference: Reference | undefined,
): Flow {
  if (replaced.has(id) && !comesPast(reference, startedAt)) return tensorAgain(state, replaced, id);
  const tensor = tensorAgain(state, NOTHING_REPLACED, id);
  const read = { namedAt: startedAt, readAt: state.steps, before: reference ?? null };
  return tensor === null ? null : { ...tensor, reference: read };
}

const NOTHING_REPLACED: Replaced = new Map();

/** A tensor of the first call as it is in this one; one from outside is the same. */
function tensorAgain(state: BuildState, replaced: Replaced, id: number): Flow {
  const flow = replaced.get(id);
  if (typeof flow === 'string') return null;
  if (flow !== undefined) return flow;
  const shape = id < 0 ? state.inputShapes[-1 - id] : computationAt(state, id).output;
  return shape === undefined ? null : { id, shape };
}

/** The output of the first call as it is in this one, with the others that have names. */
function outputAgain(
  state: BuildState,
  output: NonNullable<Flow>,
  replaced: Replaced,
  target: string,
  at: string,
): Flow {
  const { outputs } = output;
  if (!takeSteps(state, outputs?.given.length ?? 0, at)) return null;
  const ids = [output.id, ...(outputs?.given ?? []).map(({ node }) => node)];
  if (isMissing(state, ids, replaced, target, at)) return null;
  const main = tensorAgain(state, replaced, output.id);
  if (main === null || outputs === undefined) return main;
  const byName = new Map<string, Tensor | null>();
  for (const [name, tensor] of outputs.byName) {
    byName.set(name, tensor === null ? null : tensorAgain(state, replaced, tensor.id));
  }
  return { id: main.id, shape: main.shape, outputs: outputsByName(byName) };
}

/** The modules that were called in the first call, in the order in which they ended. */
function modulesOf(state: BuildState, recording: Recording): readonly ModuleCall[] {
  const { firstModule, endModule, uncalledDepth } = recording;
  return state.modules
    .slice(firstModule, endModule)
    .filter((_, index) => (state.uncalledModules.get(firstModule + index) ?? 0) <= uncalledDepth);
}

function moduleAgain(
  state: BuildState,
  call: ModuleCall,
  place: Pick<ModuleCall, 'first' | 'end'>,
  replaced: Replaced,
): ModuleCall {
  const outputAt = (node: number, shape: Shape): Pick<GraphOutput, 'node' | 'shape'> => {
    const tensor = tensorAgain(state, replaced, node);
    return tensor === null ? { node, shape } : { node: tensor.id, shape: tensor.shape };
  };
  const { node, shape } = outputAt(call.outputNode, call.output);
  const furtherOutputs = call.furtherOutputs.map((other) => ({
    ...other,
    ...outputAt(other.node, other.shape),
  }));
  return { ...call, ...place, output: shape, outputNode: node, furtherOutputs };
}
