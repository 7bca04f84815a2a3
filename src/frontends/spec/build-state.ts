import type { Diagnostic, DiagnosticCode } from '../../diagnostics/diagnostic';
import { fromPointer } from '../../diagnostics/json-pointer';
import type { BranchCall, Computation, GraphOutput, ModuleCall } from '../../graph/graph';
import type { KnownCalls } from '../../graph/known-calls';
import type { GrowingNodes } from '../../graph/nodes';
import type { GrowingReads, Tensor } from '../../graph/reads';
import type { ErrorDetails } from '../../language/parse-context';
import type { LayerSpec, ModuleSpec } from '../../language/spec';
import type { Args } from '../../ops/op';
import type { Shape } from '../../ops/shape';
import type { Reference } from './read-by-name';

/** The named outputs of a body. */
export interface Outputs {
  /** In order; null for one that is left out. */
  readonly byName: ReadonlyMap<string, Tensor | null>;
  /** Those that are given. */
  readonly given: readonly GraphOutput[];
  /** Those after the first. */
  readonly further: readonly GraphOutput[];
}

/**
 * What is on its way from one step to the next: a tensor, or where a body names its outputs the first of them with
 * all of them. Null where an error left it unknown.
 */
export type Flow = (Tensor & { readonly outputs?: Outputs; readonly reference?: Reference }) | null;

/** What the building of one graph carries along. */
export interface BuildState {
  readonly document: string;
  readonly modulesByName: ReadonlyMap<string, ModuleSpec>;
  readonly inputShapes: readonly Shape[];
  readonly nodes: GrowingNodes;
  readonly computations: Computation[];
  readonly reads: GrowingReads;
  readonly modules: ModuleCall[];
  readonly branches: BranchCall[];
  /** The nodes that are built and not called, and how many uncalled steps each is within. */
  readonly uncalled: Map<number, number>;
  /** The same of the modules. */
  readonly uncalledModules: Map<number, number>;
  /** How a node's inputs were read, for those nodes that read by a name from outside of a container. */
  readonly references: Map<number, readonly (Reference | undefined)[]>;
  /** The shapes so far by their texts, so that equal ones are one object. */
  readonly shapes: Map<string, Shape>;
  readonly knownModuleCalls: KnownCalls;
  readonly knownFunctionalCalls: KnownCalls;
  /** What the expressions among the arguments of a layer, and of those that share them, came to; by their results. */
  readonly argsByResults: Map<LayerSpec['args'], Map<string, Args>>;
  readonly diagnostics: Diagnostic[];
  readonly maxSteps: number;
  /** Steps taken so far, against `maxSteps`. */
  steps: number;
  /** The step at which a container was entered last. */
  enteredAt: number;
  depth: number;
  /** How many uncalled steps the walk is within. */
  uncalledDepth: number;
  /** Set when a limit is passed: nothing more is expanded. */
  isStopped: boolean;
}

/** Modules and containers expanded deeper than this are refused, so that no walk runs out of stack. */
export const DEEPEST_EXPANSION = 500;

/** More errors than this help nobody. */
const MOST_DIAGNOSTICS = 100;

/** The same shape as one object for all that are equal to it. */
export function oneShape(shapes: BuildState['shapes'], shape: Shape): Shape {
  const text = shape.join('x');
  const known = shapes.get(text);
  if (known !== undefined) return known;
  shapes.set(text, shape);
  return shape;
}

/**
 * Adds the call of a module, or of what is built of it where it is not called. Each output beside its main one counts
 * as a step, so that what is told of them has a limit too.
 */
export function addModule(state: BuildState, call: ModuleCall): void {
  if (!takeSteps(state, call.furtherOutputs.length, call.at)) return;
  if (state.uncalledDepth > 0) state.uncalledModules.set(state.modules.length, state.uncalledDepth);
  state.modules.push(call);
}

/** Reports an error at a step of the document; a help that takes a search is worked out only where it is told. */
export function reportAt(
  state: BuildState,
  code: DiagnosticCode,
  at: string,
  message: string,
  { why, help, target }: ErrorDetails = {},
): void {
  const path = fromPointer(at);
  const location = { document: state.document, path, ...(target === undefined ? {} : { target }) };
  if (!isNews(state, { message, location })) return;
  pushDiagnostic(state, {
    code,
    severity: 'error',
    message,
    ...(why === undefined ? {} : { why }),
    ...(help === undefined ? {} : { help: typeof help === 'string' ? help : help() }),
    location,
  });
}

/** Adds a diagnostic, unless it was said before; where there are too many already, only that there are more. */
export function pushDiagnostic(state: BuildState, diagnostic: Diagnostic): void {
  if (!isNews(state, diagnostic)) return;
  state.diagnostics.push(
    state.diagnostics.length < MOST_DIAGNOSTICS ? diagnostic : moreThanTold(state.document),
  );
}

function isNews(
  { diagnostics }: BuildState,
  { message, location }: Pick<Diagnostic, 'message' | 'location'>,
) {
  if (diagnostics.length > MOST_DIAGNOSTICS) return false;
  const place = JSON.stringify(location);
  return !diagnostics.some((told) => told.message === message && JSON.stringify(told.location) === place);
}

function moreThanTold(document: string): Diagnostic {
  return {
    code: 'limit/errors',
    severity: 'error',
    message: `there are more errors than the first ${MOST_DIAGNOSTICS}`,
    location: { document, path: [] },
  };
}

/** Counts one more step; false, with the limit reported once, when there may be no more. */
export function takeStep(state: BuildState, at: string): boolean {
  return takeSteps(state, 1, at);
}

/** Counts so many more steps; false, with the limit reported once, when there may be no more. */
export function takeSteps(state: BuildState, count: number, at: string): boolean {
  if (state.isStopped) return false;
  state.steps += count;
  if (state.steps <= state.maxSteps) return true;
  state.isStopped = true;
  reportAt(state, 'limit/layers', at, `the spec expands to more than ${state.maxSteps} layers`, {
    help: 'repeat less, or raise the limit with --max-layers',
  });
  return false;
}
