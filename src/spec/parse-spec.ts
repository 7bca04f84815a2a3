import type { Diagnostic } from '../diagnostics/diagnostic';
import { hasErrors } from '../diagnostics/diagnostic';
import { childPointer, fromPointer } from '../diagnostics/json-pointer';
import { didYouMean } from '../diagnostics/nearest';
import { findOp } from '../ops/index';
import { parseInputShape } from './input-shape';
import { entriesInOrder } from './key-order';
import { loadZod } from './load-zod';
import { moduleCycleDiagnostics } from './module-cycle';
import { classNameProblem, invalidName, pathNameProblem, variableNameProblem } from './name';
import { containerSchemas, type ModuleSignature, type ParseContext, report, validate } from './parse-context';
import { parseBranches, parseMerge, parseSteps, parseValue } from './parse-step';
import { containerTypes, documentSchema, extensionSchema, moduleSchema, stepKeys } from './schema';
import type { BodySpec, InputSpec, ModuleSpec, Spec, Template, VarSpec } from './spec';
import { describeValue } from './zod-diagnostics';

/** A spec as far as it could be read, and what was wrong with it. */
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
  /** Reads the spec that `extends` names. */
  readonly resolveBase: (reference: string) => SpecResult;
}

/**
 * Validates a JSON value as a spec, applies every default and parses every expression.
 *
 * Gives all errors at once; never throws.
 */
export function parseSpecValue(value: unknown, options: ParseOptions): SpecResult {
  const z = loadZod();
  const modules = moduleSignatures(value);
  const context: ParseContext = {
    z,
    document: options.document,
    modules,
    containers: containerSchemas(z),
    layerSchemas: new Map(),
    diagnostics: [],
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(context, 'spec/invalid-value', '', `a spec must be an object, not ${describeValue(value)}`, {
      help: 'start with {"input": [3, 224, 224], "layers": []}',
    });
    return { spec: null, diagnostics: context.diagnostics };
  }
  const spec = Object.hasOwn(value, 'extends')
    ? parseExtension(context, value, options)
    : parseDocument(context, value, options);
  return { spec, diagnostics: context.diagnostics };
}

function parseDocument(context: ParseContext, value: object, options: ParseOptions): Spec | null {
  const schema = documentSchema(context.z, unparsed(context));
  const data = validate(context, schema, value, {
    owner: 'the spec',
    keys: [...Object.keys(schema.shape), 'extends'],
    at: '',
  });
  const record = value as Readonly<Record<string, unknown>>;
  const vars = parseVars(context, record.vars);
  const modules = parseModules(context, record.modules);
  const body = parseBody(context, record, '', 'the spec');
  const head = parseHead(context, record);
  if (body === null) return null;
  const cycles = moduleCycleDiagnostics(modules, context.document);
  context.diagnostics.push(...cycles);
  if (cycles.length > 0) return null;
  return {
    name: head.name ?? options.defaultName,
    description: head.description,
    base: data?.base ?? 'Module',
    document: context.document,
    inputs: head.inputs,
    vars,
    modules,
    body,
  };
}

function parseExtension(context: ParseContext, value: object, options: ParseOptions): Spec | null {
  const schema = extensionSchema(context.z, context.z.unknown());
  const data = validate(context, schema, value, {
    owner: 'a spec that extends',
    keys: Object.keys(schema.shape),
    at: '',
  });
  const record = value as Readonly<Record<string, unknown>>;
  if (typeof record.extends !== 'string' || record.extends === '') return null;
  const base = options.resolveBase(record.extends);
  if (base.spec === null || hasErrors(base.diagnostics)) {
    context.diagnostics.push(...base.diagnostics);
    if (base.diagnostics.length === 0) {
      report(context, 'spec/extends', '/extends', `${JSON.stringify(record.extends)} was not found`);
    }
    return null;
  }
  const own = parseVars(context, record.vars);
  const head = parseHead(context, record);
  const vars = overrideVars(base.spec.vars, own, (variable, help) =>
    report(
      context,
      'spec/unknown-key',
      childPointer('/vars', variable.name),
      `${record.extends} has no variable "${variable.name}"`,
      { help, target: 'key' },
    ),
  );
  if (data === null) return null;
  return {
    ...base.spec,
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
  refuse: (variable: VarSpec, help: string) => void,
): readonly VarSpec[] {
  const byName = new Map(overrides.map((variable) => [variable.name, variable]));
  const names = vars.map(({ name }) => name);
  for (const variable of overrides) {
    if (names.includes(variable.name)) continue;
    refuse(
      variable,
      didYouMean(variable.name, names) ??
        (names.length === 0 ? 'it has no variables' : `its variables are ${names.join(', ')}`),
    );
  }
  return vars.map((variable) => byName.get(variable.name) ?? variable);
}

/** Steps, values and modules are parsed one by one, so that each error is found and located. */
function unparsed({ z }: ParseContext) {
  return { step: z.unknown(), value: z.unknown(), module: z.unknown() };
}

interface Head {
  readonly name: string | null;
  readonly description: string | null;
  readonly inputs: readonly InputSpec[];
}

function parseHead(context: ParseContext, record: Readonly<Record<string, unknown>>): Head {
  const name = typeof record.name === 'string' && record.name !== '' ? record.name : null;
  const problem = name === null ? null : classNameProblem(name);
  if (name !== null && problem !== null) {
    context.diagnostics.push(invalidName('the spec', name, problem, context.document, ['name']));
  }
  const description = typeof record.description === 'string' ? record.description : null;
  return { name, description, inputs: parseInputs(context, record.input) };
}

function parseInputs(context: ParseContext, value: unknown): readonly InputSpec[] {
  if (value === undefined) return [];
  if (typeof value === 'string' || Array.isArray(value)) {
    const shape = toShape(value);
    return shape === null ? [] : [{ name: 'input', shape }];
  }
  if (typeof value !== 'object' || value === null) return [];
  const inputs: InputSpec[] = [];
  for (const [name, given] of entriesInOrder(value)) {
    const problem = pathNameProblem(name);
    if (problem !== null) {
      context.diagnostics.push(invalidName('an input', name, problem, context.document, ['input', name]));
    }
    const shape = toShape(given);
    if (shape !== null) inputs.push({ name, shape });
  }
  if (inputs.length === 0)
    report(context, 'spec/invalid-value', '/input', '"input" must name at least one input');
  return inputs;
}

function toShape(value: unknown): readonly number[] | null {
  if (typeof value === 'string') return parseInputShape(value);
  return Array.isArray(value) && value.every(Number.isInteger) ? (value as readonly number[]) : null;
}

function parseVars(context: ParseContext, value: unknown): readonly VarSpec[] {
  return parseNamedValues(context, value, '/vars', 'a variable').flatMap(({ name, template, at }) => {
    if (template === null) {
      report(context, 'spec/invalid-value', at, `the variable "${name}" must have a value, not null`);
      return [];
    }
    return [{ name, value: template, location: { document: context.document, path: fromPointer(at) } }];
  });
}

function parseNamedValues(context: ParseContext, value: unknown, at: string, what: string) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return entriesInOrder(value).flatMap(([name, given]) => {
    const valueAt = childPointer(at, name);
    const problem = variableNameProblem(name);
    if (problem !== null)
      context.diagnostics.push(invalidName(what, name, problem, context.document, fromPointer(valueAt)));
    const parsed = parseValue(context, given, valueAt, `${what} "${name}"`);
    return parsed === null || problem !== null ? [] : [{ name, template: parsed.template, at: valueAt }];
  });
}

function moduleSignatures(value: unknown): ReadonlyMap<string, ModuleSignature> {
  const modules = (value as { readonly modules?: unknown } | null)?.modules;
  const signatures = new Map<string, ModuleSignature>();
  if (typeof modules !== 'object' || modules === null) return signatures;
  for (const [name, module] of Object.entries(modules)) {
    const declared = (module as { readonly args?: unknown } | null)?.args;
    const args = typeof declared === 'object' && declared !== null ? Object.entries(declared) : [];
    signatures.set(name, {
      args: args.map(([arg]) => arg),
      required: args.filter(([, byDefault]) => byDefault === null).map(([arg]) => arg),
    });
  }
  return signatures;
}

function parseModules(context: ParseContext, value: unknown): readonly ModuleSpec[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return entriesInOrder(value).flatMap(([name, module]) => {
    const parsed = parseModule(context, name, module);
    return parsed === null ? [] : [parsed];
  });
}

function parseModule(context: ParseContext, name: string, value: unknown): ModuleSpec | null {
  const at = childPointer('/modules', name);
  const isTaken = findOp(name) !== undefined || (containerTypes as readonly string[]).includes(name);
  const problem = isTaken ? 'is a layer type already' : classNameProblem(name);
  if (problem !== null)
    context.diagnostics.push(invalidName('a module', name, problem, context.document, fromPointer(at)));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(
      context,
      'spec/invalid-value',
      at,
      `a module must be an object with "layers" or "branches", not ${describeValue(value)}`,
    );
    return null;
  }
  const schema = moduleSchema(context.z, unparsed(context));
  const data = validate(context, schema, value, {
    owner: `the module ${name}`,
    keys: Object.keys(schema.shape),
    at,
  });
  const record = value as Readonly<Record<string, unknown>>;
  const args = parseNamedValues(context, record.args, `${at}/args`, 'an argument').map(
    ({ name: arg, template }) => [arg, template] as readonly [string, Template],
  );
  for (const [arg] of args.filter(([candidate]) => (stepKeys as readonly string[]).includes(candidate))) {
    context.diagnostics.push(
      invalidName(
        'an argument',
        arg,
        'is a word that every layer knows',
        context.document,
        fromPointer(`${at}/args/${arg}`),
      ),
    );
  }
  const body = parseBody(context, record, at, `the module ${name}`) ?? { kind: 'series', steps: [] };
  return { name, base: data?.base ?? 'Module', args, body, at };
}

/** A body has either a series of layers, or branches with a merge; null, with the errors reported, when neither. */
function parseBody(
  context: ParseContext,
  record: Readonly<Record<string, unknown>>,
  at: string,
  owner: string,
): BodySpec | null {
  const { layers, branches, merge } = record;
  if (layers !== undefined && branches !== undefined) {
    report(context, 'spec/invalid-value', `${at}/branches`, `${owner} has both "layers" and "branches"`, {
      help: 'put the branches into the layers as {"type": "Branches", ...}',
      target: 'key',
    });
    return null;
  }
  if (layers === undefined && branches === undefined) {
    report(context, 'spec/missing-key', at, `${owner} needs "layers" or "branches"`, {
      help: 'add "layers": [...]',
    });
    return null;
  }
  if (layers !== undefined) {
    if (merge !== undefined) {
      report(context, 'spec/unknown-key', `${at}/merge`, `${owner} has "merge" without "branches"`, {
        target: 'key',
      });
    }
    return Array.isArray(layers)
      ? { kind: 'series', steps: parseSteps(context, layers, `${at}/layers`, 1) }
      : null;
  }
  if (typeof branches !== 'object' || branches === null || Array.isArray(branches)) return null;
  const parsed = parseBranches(context, branches, `${at}/branches`, 1);
  if (merge === undefined) {
    report(context, 'spec/missing-key', at, `${owner} needs "merge"`, {
      help: 'add "merge": "concat", "add" or "mul"',
    });
    return null;
  }
  const merging = parseMerge(context, merge, `${at}/merge`);
  return merging === null ? null : { kind: 'branches', branches: parsed, merge: merging, at };
}
