import type { Diagnostic, DiagnosticCode } from '../diagnostics/diagnostic';
import { fromPointer } from '../diagnostics/json-pointer';
import type { Shape } from '../ops/shape';
import type { ModuleSpec } from '../spec/spec';
import type { BranchCall, GraphNode, ModuleCall } from './graph';

/** A tensor on its way: the node or input that gives it, and its shape. Null where an error left it unknown. */
export type Flow = { readonly id: number; readonly shape: Shape } | null;

/** What the building of one graph carries along. */
export interface BuildState {
  readonly document: string;
  readonly modulesByName: ReadonlyMap<string, ModuleSpec>;
  readonly inputShapes: readonly Shape[];
  readonly nodes: GraphNode[];
  readonly modules: ModuleCall[];
  readonly branches: BranchCall[];
  readonly diagnostics: Diagnostic[];
  readonly maxSteps: number;
  /** Whether values that expressions give are checked against their fields. */
  readonly values: 'check' | 'trust';
  /** Steps taken so far, against `maxSteps`. */
  steps: number;
  depth: number;
  /** Set when a limit is passed: nothing more is expanded. */
  isStopped: boolean;
}

/** Modules and containers expanded deeper than this are refused, so that no walk runs out of stack. */
export const DEEPEST_EXPANSION = 500;

/** More errors than this help nobody. */
const MOST_DIAGNOSTICS = 100;

/** Reports an error at a step of the document. */
export function reportAt(
  state: BuildState,
  code: DiagnosticCode,
  at: string,
  message: string,
  details: Pick<Diagnostic, 'help' | 'why'> & { readonly target?: 'key' | 'value' } = {},
): void {
  const { target, ...texts } = details;
  pushDiagnostic(state, {
    code,
    severity: 'error',
    message,
    ...texts,
    location: {
      document: state.document,
      path: fromPointer(at),
      ...(target === undefined ? {} : { target }),
    },
  });
}

/** Adds a diagnostic, unless there are too many already or it was said before. */
export function pushDiagnostic(state: BuildState, diagnostic: Diagnostic): void {
  if (state.diagnostics.length >= MOST_DIAGNOSTICS) return;
  const isKnown = state.diagnostics.some(
    ({ message, location }) =>
      message === diagnostic.message && JSON.stringify(location) === JSON.stringify(diagnostic.location),
  );
  if (!isKnown) state.diagnostics.push(diagnostic);
}

/** Counts one more step; false, with the limit reported once, when there may be no more. */
export function takeStep(state: BuildState, at: string): boolean {
  if (state.isStopped) return false;
  state.steps += 1;
  if (state.steps <= state.maxSteps) return true;
  state.isStopped = true;
  reportAt(state, 'limit/layers', at, `the spec expands to more than ${state.maxSteps} layers`, {
    help: 'repeat less, or raise the limit with --max-layers',
  });
  return false;
}
