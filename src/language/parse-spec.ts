import { type Diagnostic, hasErrors, type JsonPath } from '../diagnostics/diagnostic';
import { childPointer, fromPointer } from '../diagnostics/json-pointer';
import { didYouMean } from '../diagnostics/nearest';
import { madeOnce } from '../graph/made-once';
import { quoted, shortened } from '../text/shortened';
import { helpWithInputShape } from './input-shape';
import { isJsonObject, type JsonObject } from './json-object';
import { noKnownLayers } from './known-layers';
import { loadZod } from './load-zod';
import { moduleCycleDiagnostics } from './module-cycle';
import { isOwnDocument } from './own-document';
import {
  allDiagnostics,
  type ParseContext,
  pushDiagnostic,
  report,
  type UsedNetwork,
  validate,
} from './parse-context';
import { parseHead, parseVars } from './parse-head';
import { moduleSignatures, parseBody, parseModules } from './parse-module';
import { parsedSchemas } from './parsed-schemas';
import type { Spec, VarSpec } from './spec';
import { describeValue } from './zod-diagnostics';

/** A spec as far as it could be read, and its problems. */
export interface SpecResult {
  /** With errors its refused steps are marked invalid; null when there is nothing to build from. */
  readonly spec: Spec | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ParseOptions {
  /** The document's name for diagnostics. */
  readonly document: string;
  /** The root's class name when the document gives none. */
  readonly defaultName: string;
  readonly resolveBase: ResolveBase;
}

/**
 * Reads the spec that `extends` or a layer names at a place; without a spec and diagnostics if there is none of
 * this name.
 */
export type ResolveBase = (
  reference: string,
  use?: { readonly kind: 'extends' | 'layer'; readonly path: JsonPath },
) => SpecResult;

/**
 * Validates a JSON value as a spec, applies every default and parses every expression.
 *
 * Returns all errors at once; never throws.
 */
export function parseSpecValue(value: unknown, options: ParseOptions): SpecResult {
  const context: ParseContext = {
    z: loadZod(),
    document: options.document,
    variables: isJsonObject(value) && isJsonObject(value.vars) ? Object.keys(value.vars) : [],
    modules: moduleSignatures(value),
    networks: (reference, at) => usedNetwork(context, reference, at, options),
    knownLayers: noKnownLayers(),
    calls: new Set(),
    knownNetworks: new Map(),
    diagnostics: [],
    unreported: 0,
  };
  if (!isJsonObject(value)) {
    report(context, 'spec/invalid-value', '', `a spec must be an object, not ${describeValue(value)}`, {
      help: 'start with {"input": [3, 224, 224], "layers": []}',
    });
    return { spec: null, diagnostics: allDiagnostics(context) };
  }
  if (isOwnDocument(value)) {
    report(context, 'spec/invalid-value', '/schema', 'this is a document of the program itself, not a spec', {
      help: 'diff, compare and check take stored reports, check takes files of checks',
    });
    return { spec: null, diagnostics: allDiagnostics(context) };
  }
  const spec = Object.hasOwn(value, 'extends')
    ? parseExtension(context, value, options)
    : parseDocument(context, value, options);
  return { spec, diagnostics: allDiagnostics(context) };
}

/** The spec of a network that a step uses; its problems are reported at the first use. */
function usedNetwork(
  context: ParseContext,
  reference: string,
  at: string,
  { resolveBase }: ParseOptions,
): UsedNetwork | null {
  return madeOnce(context.knownNetworks, reference, () => {
    const path = [...fromPointer(at), 'type'];
    const { spec, diagnostics } = resolveBase(reference, { kind: 'layer', path });
    if (spec === null && diagnostics.length === 0) return null;
    for (const diagnostic of diagnostics) pushDiagnostic(context, () => diagnostic);
    return { spec: hasErrors(diagnostics) ? null : spec };
  });
}

function parseDocument(context: ParseContext, record: JsonObject, options: ParseOptions): Spec | null {
  const schema = parsedSchemas.document(context.z);
  const keys = [...Object.keys(schema.shape), 'extends'];
  const data = validate(context, schema, record, { owner: 'the spec', at: '', keys, helpWithValue });
  const vars = parseVars(context, record.vars);
  const modules = parseModules(context, record.modules);
  const body = parseBody(context, record, '', 'the spec');
  const head = parseHead(context, record);
  if (body === null) return null;
  const cycles = moduleCycleDiagnostics(modules, context.document);
  for (const cycle of cycles) pushDiagnostic(context, () => cycle);
  if (cycles.length > 0) return null;
  return {
    name: head.name ?? options.defaultName,
    description: head.description,
    base: data?.base ?? 'Module',
    source: context.document,
    document: context.document,
    inputs: head.inputs,
    vars,
    modules,
    body,
  };
}

function helpWithValue(key: string, value: unknown): string | null {
  if (key !== 'input') return null;
  if (Array.isArray(value)) return helpWithInputShape(value.map(sizeText).join('x'), 'json');
  return typeof value === 'string' ? helpWithInputShape(value, 'json') : null;
}

function sizeText(dim: unknown): string {
  return typeof dim === 'number' || typeof dim === 'string' ? `${dim}` : '?';
}

function parseExtension(context: ParseContext, record: JsonObject, options: ParseOptions): Spec | null {
  const schema = parsedSchemas.extension(context.z);
  const data = validate(context, schema, record, { owner: 'a spec that extends', at: '', helpWithValue });
  const { extends: extended } = record;
  if (typeof extended !== 'string' || extended === '') return null;
  const base = options.resolveBase(extended);
  if (base.spec === null || hasErrors(base.diagnostics)) {
    context.diagnostics.push(...base.diagnostics);
    if (base.diagnostics.length === 0) {
      report(context, 'spec/extends', '/extends', `${quoted(extended)} was not found`);
    }
    return null;
  }
  const own = parseVars(context, record.vars);
  const head = parseHead(context, record);
  const vars = overrideVars(base.spec.vars, own, ({ name }, help) => {
    const message = `${shortened(extended)} has no variable ${quoted(name)}`;
    report(context, 'spec/unknown-key', childPointer('/vars', name), message, { help, target: 'key' });
  });
  if (data === null) return null;
  return {
    ...base.spec,
    source: context.document,
    name: head.name ?? base.spec.name,
    description: head.description ?? base.spec.description,
    inputs: head.inputs.length > 0 ? head.inputs : base.spec.inputs,
    vars,
  };
}

/** The variables of a spec with some of their values replaced; one that the spec does not have is refused. */
export function overrideVars(
  vars: readonly VarSpec[],
  overrides: readonly VarSpec[],
  refuse: (variable: VarSpec, help: () => string) => void,
): readonly VarSpec[] {
  const byName = new Map(overrides.map((variable) => [variable.name, variable]));
  const names = new Set(vars.map(({ name }) => name));
  for (const variable of overrides) {
    if (names.has(variable.name)) continue;
    refuse(variable, () => didYouMean(variable.name, names) ?? variablesHelp([...names]));
  }
  return vars.map((variable) => byName.get(variable.name) ?? variable);
}

function variablesHelp(names: readonly string[]): string {
  if (names.length === 0) return 'it has no variables';
  return `its variables are ${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ', ...' : ''}`;
}

const MOST_NAMES = 12;
