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

/** What the expansion of one spec carries along. */
export interface Expansion {
  /** The document whose steps are expanded, and its modules. */
  document: string;
  /** The step that names the preset which the walk is within, where a file does; null outside of presets. */
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
  /** What the expressions among the arguments of a layer, and of those that share them, came to; by their results. */
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
  /** The inner layers that a network which the walk is within gives; null where none does. */
  taps: Taps | null;
  /** The nodes that were made and are not needed: those of a network that its outputs do not depend on. */
  readonly unneeded: Set<number>;
  /** The layers within the walk that are frozen by their paths; null where none are. */
  freezing: Freezing | null;
  /** What the steps that the walk is within share; null where none does. */
  sharing: Sharing | null;
  parameterNames: ParameterNames | null;
  /** How many parameters are among the names. */
  namedParameters: number;
  /** The variables of the document of the network itself. */
  variables: Environment['values'];
  /** What earlier builds of the same spec made; null where none is kept. */
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

/** Notes what a layer, a module or a branch gives, where a network is to give it as an output: its first call. */
export function tap({ taps }: Expansion, path: string, flow: Flow): void {
  if (flow === null) return;
  for (let each = taps; each !== null; each = each.around) {
    if (!each.wanted.has(path) || each.found.has(path)) continue;
    each.found.set(path, { value: flow.value, shape: flow.shape });
  }
}

/** Whether all inner layers that a network gives are there: what comes after them is not built. */
export function isCut({ taps }: Expansion): boolean {
  for (let each = taps; each !== null; each = each.around)
    if (each.found.size === each.wanted.size) return true;
  return false;
}

/** Modules and containers expanded deeper than this are refused, so that no walk runs out of stack. */
const DEEPEST_EXPANSION = 500;

/** More errors than this help nobody. */
const MOST_DIAGNOSTICS = 100;

/** Reports an error at a step of the document; a help that takes a search is worked out only where it is reported. */
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

/** Reports an error at a place of a document, which may be another one than that of the steps that are expanded. */
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

/** A place within a preset is that where a file names the preset: nobody can change what is in it. */
function writtenBy({ presetUse }: Expansion, location: JsonLocation): JsonLocation {
  if (presetUse === null || location.document === presetUse.document) return location;
  return { document: presetUse.document, path: fromPointer(presetUse.at) };
}

/** Adds a diagnostic, unless it was reported before; where there are too many already, only that there are more. */
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

/** What a Repeat meets again is no news, though the layer has another path: one error is written there. */
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

/** Counts so many more steps, one when not given; false, with the limit reported once, when there may be no more. */
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
