import type { Diagnostic } from '../../diagnostics/diagnostic';
import { createBuilder } from '../../graph/builder';
import type { Graph } from '../../graph/graph';
import { createPathScope } from '../../graph/naming';
import { withoutNodes } from '../../graph/without-nodes';
import type { InputSpec, Spec } from '../../language/spec';
import type { Args } from '../../ops/op';
import { type EarlierBuilds, noteVariable } from './earlier-builds';
import { expandBody } from './expand';
import { type Expansion, pushDiagnostic } from './expansion';
import { type BodyInput, beginFrame, stepsOfBody } from './frame';
import { outputsOfFlow } from './outputs';
import { withSharedNames } from './share';
import { evaluateVariables } from './variables';

export interface BuildOptions {
  /** The number of samples; 1 when not given. */
  readonly batch?: number;
  /** Takes the place of the spec's own inputs. */
  readonly inputs?: readonly InputSpec[];
  /** The largest number of layers that the spec may expand to; 250,000 when not given. */
  readonly maxLayers?: number;
  /** Parts of earlier builds of the same spec with other inputs or variables; it grows. */
  readonly earlier?: EarlierBuilds;
  /** Called now and then with the number of layers. */
  readonly onLayers?: (count: number) => void;
}

export interface GraphResult {
  /** The whole network, or, with errors, what could be built of it. */
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
}

const DEFAULT_MAX_LAYERS = 250_000;

/** The largest number of steps of a spec by default, enough for the largest number of layers in few containers. */
const LEAST_MAX_STEPS = DEFAULT_MAX_LAYERS + 10_000;
const STEPS_PER_LAYER = 4;

/**
 * Expands a spec into the calls that it makes, in the order of execution, and infers every shape.
 *
 * Returns all errors at once; never throws.
 */
export function buildGraph(spec: Spec, options: BuildOptions = {}): GraphResult {
  const batch = options.batch ?? 1;
  const maxLayers = options.maxLayers ?? DEFAULT_MAX_LAYERS;
  const given = options.inputs ?? spec.inputs;
  const { earlier = null } = options;
  const builder = createBuilder<Args>((_op, args) => ({ args }), options.onLayers);
  const expansion: Expansion = {
    document: spec.document,
    presetUse: null,
    modulesByName: new Map(spec.modules.map((module) => [module.name, module])),
    inputShapes: given.flatMap(({ shape }) => (shape === null ? [] : [[batch, ...shape]])),
    builder,
    uncalledNodes: new Map(),
    uncalledRegions: new Map(),
    references: new Map(),
    argsByResults: new Map(),
    diagnostics: [],
    maxLayers,
    maxSteps: Math.max(LEAST_MAX_STEPS, STEPS_PER_LAYER * (options.maxLayers ?? 0) || 0),
    steps: 0,
    enteredAt: 0,
    depth: 0,
    uncalledDepth: 0,
    repeatedDepth: 0,
    taps: null,
    unneeded: new Set(),
    freezing: null,
    sharing: null,
    parameterNames: null,
    namedParameters: 0,
    variables: new Map(),
    earlier,
    isStopped: false,
  };
  if (given.length === 0) expansion.diagnostics.push(noInput(spec.document));
  expansion.variables = evaluateVariables(spec, (found) => pushDiagnostic(expansion, found));
  const environment = {
    values: expansion.variables,
    parent: null,
    vars: spec.vars,
    ...(earlier === null ? {} : { onRead: (name: string) => noteVariable(earlier, name) }),
  };
  const inputs = given.map((input) => addInput(expansion, input, batch));
  const frame = beginFrame({
    expansion,
    scope: createPathScope('', 'list'),
    inputs: given.length === 0 ? [{ name: 'input', flow: null }] : inputs,
    parent: null,
    frozen: false,
    steps: stepsOfBody(spec.body),
    bodies: [],
  });
  const output = expandBody(spec.body, frame, environment);
  for (const { name, value } of outputsOfFlow(output)) builder.output(name, value);
  const graph = withSharedNames(
    builder.finish({
      name: spec.name,
      kind: spec.base === 'Sequential' ? 'sequential' : 'module',
      source: spec.source,
      batch,
    }),
    expansion,
  );
  const { unneeded, diagnostics } = expansion;
  return { graph: unneeded.size === 0 ? graph : withoutNodes(graph, unneeded), diagnostics };
}

/** Adds an input; if its shape was refused, its value is unknown. */
function addInput({ builder }: Expansion, { name, shape }: InputSpec, batch: number): BodyInput {
  const whole = shape === null ? [] : [batch, ...shape];
  const value = builder.input(name, { shape: whole });
  return { name, flow: shape === null ? null : { value, shape: whole } };
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
