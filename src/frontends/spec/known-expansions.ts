import type { BranchCall, ModuleCall } from '../../graph/graph';
import { pushNode } from '../../graph/nodes';
import type { ChildName } from '../../graph/path-scope';
import type { Tensor } from '../../graph/reads';
import { addReadsLike } from '../../graph/reads';
import type { ModuleSpec } from '../../language/spec';
import type { ArgValue } from '../../ops/op';
import { type BuildState, DEEPEST_EXPANSION, type Flow } from './build-state';
import { valuesText } from './evaluate';

/** How much of the graph is there at a moment of its building. */
interface Moment {
  readonly steps: number;
  readonly nodes: number;
  /** Of paths that its nodes stand below. */
  readonly scopes: number;
  readonly modules: number;
  readonly branches: number;
  readonly problems: number;
}

/** What the body of a module added to the graph. */
interface Expansion {
  readonly begin: Moment;
  readonly end: Moment;
  /** The number of the node or input that gave its input. */
  readonly input: number;
  readonly output: Tensor;
  readonly path: string;
  /** How many levels deeper than the module it goes. */
  readonly levels: number;
}

/** The expansions of modules, by all that they follow from: the arguments, the input's shape, and whether it is frozen. */
export type KnownExpansions = Map<ModuleSpec, Map<string, Expansion>>;

/** A use of a module, as far as its body depends on it. */
interface ModuleUse {
  readonly module: ModuleSpec;
  readonly values: ReadonlyMap<string, ArgValue>;
  readonly flow: Flow;
  readonly frozen: boolean;
  readonly path: string;
}

/**
 * Expands the body of a module, once for the same arguments on the same shape: a further use adds what that one added,
 * at its own path and on its own input. A module sees nothing else of where it is used, so it comes to the same. How its
 * layers read by name matters to containers inside it alone, which cannot be called again from outside.
 */
export function expandOnce(state: BuildState, use: ModuleUse, expand: () => Flow): Flow {
  const { flow, path } = use;
  if (flow === null || !isTensorAlone(flow) || path === '' || state.uncalledDepth > 0) return expand();
  const values = [...use.values.values()];
  if (!areShort(values)) return expand();
  const known = expansionsOf(state, use.module);
  const key = `${use.frozen} ${flow.shape.join('x')} ${valuesText(values)}`;
  const before = known.get(key);
  if (before !== undefined && isWithinLimits(state, before)) return addAgain(state, before, flow, path);
  const { depth, deepest } = state;
  const begin = momentOf(state);
  state.deepest = depth;
  const output = expand();
  const levels = state.deepest - depth;
  state.deepest = Math.max(deepest, state.deepest);
  const end = momentOf(state);
  const isKept = known.size < MOST_KNOWN;
  if (isKept && output !== null && isTensorAlone(output) && end.problems === begin.problems) {
    known.set(key, { begin, end, input: flow.id, output, path, levels });
  }
  return output;
}

/** Of a module: where its uses differ that often, they will go on to. */
const MOST_KNOWN = 1_000;

/** Whether values are quickly written out and compared. */
function areShort(values: readonly ArgValue[]): boolean {
  return values.length <= 32 && values.every(isShort);
}

function isShort(value: ArgValue): boolean {
  if (typeof value === 'string') return value.length <= 100;
  if (typeof value !== 'object' || value === null) return true;
  return value.length <= 8 && value.every((item) => typeof item === 'number');
}

function isTensorAlone({ outputs, reference }: NonNullable<Flow>): boolean {
  return outputs === undefined && reference === undefined;
}

function expansionsOf({ knownExpansions }: BuildState, module: ModuleSpec): Map<string, Expansion> {
  let known = knownExpansions.get(module);
  if (known === undefined) {
    known = new Map();
    knownExpansions.set(module, known);
  }
  return known;
}

function momentOf({ steps, nodes, modules, branches, problems }: BuildState): Moment {
  return {
    steps,
    nodes: nodes.count,
    scopes: nodes.scopes.length,
    modules: modules.length,
    branches: branches.length,
    problems,
  };
}

/** Where a limit would be passed it is expanded, which tells the place. */
function isWithinLimits(state: BuildState, { begin, end, levels }: Expansion): boolean {
  return state.steps + end.steps - begin.steps <= state.maxSteps && state.depth + levels <= DEEPEST_EXPANSION;
}

/** The nodes of the call of a module or a branch, and which of them gives its output. */
type Extent = Pick<BranchCall, 'first' | 'end' | 'outputNode'>;

function addAgain(state: BuildState, expansion: Expansion, input: Tensor, path: string): Flow {
  const { begin, end, output } = expansion;
  const laterNodes = state.nodes.count - begin.nodes;
  const tensorAgain = (id: number): number => (id === expansion.input ? input.id : id + laterNodes);
  const pathAgain = (before: string): string => path + before.slice(expansion.path.length);
  const extentAgain = ({ first, end, outputNode }: Extent): Extent => ({
    first: first + laterNodes,
    end: end + laterNodes,
    outputNode: tensorAgain(outputNode),
  });
  addNodesAgain(state, expansion, tensorAgain, pathAgain);
  for (let index = begin.modules; index < end.modules; index += 1) {
    const call = state.modules[index] as ModuleCall;
    const depth = state.uncalledModules.get(index);
    if (depth !== undefined) state.uncalledModules.set(state.modules.length, depth);
    state.modules.push({
      ...call,
      ...extentAgain(call),
      path: pathAgain(call.path),
      furtherOutputs: call.furtherOutputs.map((further) => ({ ...further, node: tensorAgain(further.node) })),
    });
  }
  for (let index = begin.branches; index < end.branches; index += 1) {
    const call = state.branches[index] as BranchCall;
    state.branches.push({
      ...call,
      ...extentAgain(call),
      name: pathAgain(call.name),
    });
  }
  state.steps += end.steps - begin.steps;
  state.deepest = Math.max(state.deepest, state.depth + expansion.levels);
  return { id: tensorAgain(output.id), shape: output.shape };
}

function addNodesAgain(
  state: BuildState,
  { begin, end }: Expansion,
  tensorAgain: (id: number) => number,
  pathAgain: (before: string) => string,
): void {
  const { nodes, reads, uncalled } = state;
  const laterNodes = nodes.count - begin.nodes;
  const laterScopes = nodes.scopes.length - begin.scopes;
  for (let scope = begin.scopes; scope < end.scopes; scope += 1) {
    nodes.scopes.push(pathAgain(nodes.scopes[scope] as string));
  }
  for (let model = begin.nodes; model < end.nodes; model += 1) {
    const owner = nodes.owners.get(model);
    const call = {
      parent: (nodes.parents[model] as number) + laterScopes,
      name: nodes.names[model] as ChildName,
      frozen: nodes.frozen.has(model),
      owner: owner === undefined ? null : owner + laterNodes,
      at: nodes.places[model] as string,
    };
    const id = pushNode(nodes, call, nodes.computations[model] as number);
    addReadsLike(reads, id, model, tensorAgain);
    const depth = uncalled.get(model);
    if (depth !== undefined) uncalled.set(id, depth);
  }
}
