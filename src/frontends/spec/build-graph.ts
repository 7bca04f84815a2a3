import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Graph } from '../../graph/graph';
import { noKnownCalls } from '../../graph/known-calls';
import { finishedNodes, noNodes } from '../../graph/nodes';
import { createPathScope } from '../../graph/path-scope';
import { finishedReads, noReads } from '../../graph/reads';
import type { InputSpec, Spec } from '../../language/spec';
import type { Shape } from '../../ops/shape';
import { type BuildState, type Flow, oneShape } from './build-state';
import { expandBody } from './expand';
import { outputsOfFlow } from './outputs';
import { evaluateVariables } from './variables';

export interface BuildOptions {
  /** Samples at once; 1 when not given. */
  readonly batch?: number;
  /** Takes the place of the spec's own inputs. */
  readonly inputs?: readonly InputSpec[];
  /** Steps that the spec may expand to; 250,000 when not given. */
  readonly maxLayers?: number;
}

export interface GraphResult {
  /** The whole network, or with errors what could be built of it. */
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
}

export const DEFAULT_MAX_LAYERS = 250_000;

/** Stands for the shape of an input that was refused: its flow is unknown. */
const REFUSED: Shape = [];

/**
 * Expands a spec into the calls that it makes, in the order of execution, and infers every shape.
 *
 * Gives all errors at once; never throws.
 */
export function buildGraph(spec: Spec, options: BuildOptions = {}): GraphResult {
  const batch = options.batch ?? 1;
  const shapes = new Map<string, Shape>();
  const given = options.inputs ?? spec.inputs;
  const inputs = given.map(({ name, shape }) => ({
    name,
    shape: shape === null ? REFUSED : oneShape(shapes, [batch, ...shape]),
  }));
  const maxSteps = options.maxLayers ?? DEFAULT_MAX_LAYERS;
  const state: BuildState = {
    document: spec.document,
    modulesByName: new Map(spec.modules.map((module) => [module.name, module])),
    inputShapes: inputs.map(({ shape }) => shape),
    nodes: noNodes(0),
    computations: [],
    reads: noReads(0),
    modules: [],
    branches: [],
    uncalled: new Map(),
    uncalledModules: new Map(),
    references: new Map(),
    shapes,
    knownModuleCalls: noKnownCalls(),
    knownFunctionalCalls: noKnownCalls(),
    argsByResults: new Map(),
    diagnostics: [],
    maxSteps,
    steps: 0,
    enteredAt: 0,
    depth: 0,
    uncalledDepth: 0,
    isStopped: false,
  };
  if (inputs.length === 0) state.diagnostics.push(noInput(spec.document));
  const environment = { values: evaluateVariables(spec, state), parent: null, vars: spec.vars };
  const flows = inputs.map(({ name, shape }, index) => ({
    name,
    flow: shape === REFUSED ? null : { id: -1 - index, shape },
  }));
  const frame = {
    scope: createPathScope('', 'list'),
    inputs: inputs.length === 0 ? [{ name: 'input', flow: null }] : flows,
    named: new Map(),
    parent: null,
    frozen: false,
    startedAt: 0,
  };
  const output: Flow = expandBody(state, spec.body, frame, environment);
  return {
    graph: {
      name: spec.name,
      base: spec.base,
      source: spec.source,
      document: spec.document,
      batch,
      inputs,
      nodes: finishedNodes(state.nodes),
      computations: state.computations,
      reads: finishedReads(state.reads, state.nodes.count),
      modules: state.modules,
      branches: state.branches,
      uncalled: new Set(state.uncalled.keys()),
      uncalledModules: new Set(state.uncalledModules.keys()),
      outputs: outputsOfFlow(output),
      output: output?.shape ?? [],
    },
    diagnostics: state.diagnostics,
  };
}

function noInput(document: string): Diagnostic {
  return {
    code: 'spec/missing-key',
    severity: 'error',
    message: 'the shape of the input is not given',
    help: 'add "input": [192, 28, 28] to the spec, or --in 192x28x28 to the command',
    location: { document, path: [] },
  };
}
