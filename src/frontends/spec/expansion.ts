import type { Diagnostic, DiagnosticCode, JsonLocation } from '../../diagnostics/diagnostic';
import type { ErrorDetails } from '../../diagnostics/error-at';
import { fromPointer } from '../../diagnostics/json-pointer';
import type { GraphBuilder } from '../../graph/builder';
import type { LayerSpec, ModuleSpec } from '../../language/spec';
import type { Args } from '../../ops/op';
import type { Shape } from '../../ops/shape';
import type { EarlierBuilds } from './earlier-builds';
import type { Environment } from './environment';
import type { Flow, Reference, ShapedValue } from './flow';
import type { Freezing } from './freezing';
import type { ParameterNames, Sharing } from './sharing';

/** The state of expanding one spec. */
export interface Expansion {
  /** The document whose steps are expanded, and its modules. */
  document: string;
  /** The step of a file that names the preset which is being expanded; null outside presets. */
  presetUse: Written | null;
  modulesByName: ReadonlyMap<string, ModuleSpec>;
  /** The shapes of the network's inputs that are known, the batch first. */
  readonly inputShapes: readonly Shape[];
  readonly builder: GraphBuilder;
  /** The nodes that are built and not called, and how many uncalled steps each is within. */
  readonly uncalledNodes: Map<number, number>;
  /** The same of the regions. */
  readonly uncalledRegions: Map<number, number>;
  /** How a node's inputs were read, for those nodes that read by a name from outside of a container. */
  readonly references: Map<number, readonly (Reference | undefined)[]>;
  /** The evaluated arguments of layers with expressions, by the results of these. */
  readonly argsByResults: Map<LayerSpec['args'], Map<string, Args>>;
  readonly diagnostics: Diagnostic[];
  /** The most layers that the graph may have. */
  readonly maxLayers: number;
  /** The most steps that the building may take: each layer, container and named output is one. */
  readonly maxSteps: number;
  /** Steps taken so far, against `maxSteps`. */
  steps: number;
  /** The step at which a container was entered last. */
  enteredAt: number;
  depth: number;
  /** How many uncalled steps the walk is within. */
  uncalledDepth: number;
  /** How many Repeats the walk is within that have been through all their steps before. */
  repeatedDepth: number;
  /** The inner layers that are outputs of the network being expanded; null if there are none. */
  taps: Taps | null;
  /** The nodes that are not needed, since the outputs of their network do not depend on them. */
  readonly unneeded: Set<number>;
  /** The freezing by paths of the enclosing steps; null if there is none. */
  freezing: Freezing | null;
  /** The sharing of the enclosing steps; null if there is none. */
  sharing: Sharing | null;
  parameterNames: ParameterNames | null;
  /** How many parameters are among the names. */
  namedParameters: number;
  /** The variables of the document of the network itself. */
  variables: Environment['values'];
  /** Parts of earlier builds of the same spec; null if none are kept. */
  readonly earlier: EarlierBuilds | null;
  /** Set when a limit is passed: nothing more is expanded. */
  isStopped: boolean;
}

/** A step of a document. */
export interface Written {
  readonly document: string;
  readonly at: string;
}

/** The inner layers that a network gives, by their full paths. */
interface Taps {
  readonly wanted: ReadonlySet<string>;
  readonly found: Map<string, ShapedValue>;
  readonly around: Taps | null;
}

/** Records the output of a layer, module or branch that is an output of its network, at its first call. */
export function tap({ taps }: Expansion, path: string, flow: Flow): void {
  if (flow === null) return;
  for (let each = taps; each !== null; each = each.around) {
    if (!each.wanted.has(path) || each.found.has(path)) continue;
    each.found.set(path, { value: flow.value, shape: flow.shape });
  }
}

/** Whether all inner layers that are outputs have been built, so that nothing after them is. */
export function isCut({ taps }: Expansion): boolean {
  for (let each = taps; each !== null; each = each.around)
    if (each.found.size === each.wanted.size) return true;
  return false;
}

/** The deepest nesting of expanded modules and containers, so that no recursion exhausts the stack. */
const DEEPEST_EXPANSION = 500;

/** The largest number of reported errors. */
const MOST_DIAGNOSTICS = 100;

/** Reports an error at a step of the document; a help that needs a search is computed only if it is reported. */
export function reportAt(
  expansion: Expansion,
  code: DiagnosticCode,
  at: string,
  message: string,
  { why, help, target }: ErrorDetails = {},
): void {
  const path = fromPointer(at);
  const location = writtenBy(expansion, {
    document: expansion.document,
    path,
    ...(target === undefined ? {} : { target }),
  });
  if (!isNews(expansion, { code, message, location })) return;
  pushDiagnostic(expansion, {
    code,
    severity: 'error',
    message,
    ...(why === undefined ? {} : { why }),
    ...(help === undefined ? {} : { help: typeof help === 'string' ? help : help() }),
    location,
  });
}

/** Reports an error at a place of a document, which may differ from the one being expanded. */
export function reportIn(
  expansion: Expansion,
  { document, at }: Written,
  code: DiagnosticCode,
  message: string,
  details: ErrorDetails = {},
): void {
  const { document: current } = expansion;
  expansion.document = document;
  reportAt(expansion, code, at, message, details);
  expansion.document = current;
}

/** Moves a place within a preset to where a file names the preset, since its user cannot change it. */
function writtenBy({ presetUse }: Expansion, location: JsonLocation): JsonLocation {
  if (presetUse === null || location.document === presetUse.document) return location;
  return { document: presetUse.document, path: fromPointer(presetUse.at) };
}

/** Adds a diagnostic, unless it was reported before; if there are too many, only a note that there are more. */
export function pushDiagnostic(expansion: Expansion, found: Diagnostic): void {
  const { location: where } = found;
  const diagnostic = where?.path === undefined ? found : { ...found, location: writtenBy(expansion, where) };
  if (!isNews(expansion, diagnostic)) return;
  const { diagnostics, document } = expansion;
  const message = `there are more errors than the first ${MOST_DIAGNOSTICS}`;
  const location = { document, path: [] };
  const isLast = diagnostics.length === MOST_DIAGNOSTICS;
  diagnostics.push(isLast ? { code: 'limit/errors', severity: 'error', message, location } : diagnostic);
}

/**
 * Whether a diagnostic is new; in later rounds of a Repeat the same error is not, though the layer has another
 * path.
 */
function isNews(
  { diagnostics, repeatedDepth }: Expansion,
  { code, message, location }: Pick<Diagnostic, 'code' | 'message' | 'location'>,
): boolean {
  if (diagnostics.length > MOST_DIAGNOSTICS) return false;
  const place = JSON.stringify(location);
  return !diagnostics.some(
    (reported) =>
      (repeatedDepth > 0 ? reported.code === code : reported.message === message) &&
      JSON.stringify(reported.location) === place,
  );
}

/** Counts more steps, one when not given; false, with the limit reported once, if it is exceeded. */
export function takeSteps(expansion: Expansion, at: string, count = 1): boolean {
  if (expansion.isStopped) return false;
  expansion.steps += count;
  if (expansion.steps <= expansion.maxSteps) return true;
  return stopAt(expansion, at, `the spec takes more than ${expansion.maxSteps} steps to expand`);
}

/** Whether the graph may have one more layer; false, with the limit reported once, where it may not. */
export function hasRoomForLayer(expansion: Expansion, at: string): boolean {
  if (expansion.isStopped) return false;
  const { builder, maxLayers } = expansion;
  if (builder.nodes.length + 1 <= maxLayers) return true;
  return stopAt(expansion, at, `the spec expands to more than ${maxLayers} layers`);
}

function stopAt(expansion: Expansion, at: string, message: string): false {
  expansion.isStopped = true;
  const help = 'repeat less, or raise the limit with --max-layers';
  reportAt(expansion, 'limit/layers', at, message, { help });
  return false;
}

/** Goes one level deeper, unless that is too deep, which is reported. */
export function goDeeper(expansion: Expansion, at: string): boolean {
  if (expansion.depth >= DEEPEST_EXPANSION) {
    const message = `modules and containers are nested deeper than ${DEEPEST_EXPANSION}`;
    reportAt(expansion, 'limit/depth', at, message);
    return false;
  }
  expansion.depth += 1;
  expansion.enteredAt = expansion.steps;
  return true;
}
