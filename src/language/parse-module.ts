import { childPointer } from '../diagnostics/json-pointer';
import { nearest } from '../diagnostics/nearest';
import { findOp } from '../ops/index';
import { shortened } from '../text/shortened';
import { entriesInOrder } from './key-order';
import { classNameProblem } from './name';
import { parseBranches, parseMerge } from './parse-branches';
import { type ModuleSignature, type ParseContext, report, reportName, validate } from './parse-context';
import { parseOutputs } from './parse-outputs';
import { parseStep, parseSteps } from './parse-step';
import { parseNamedValues } from './parse-value';
import { parsedSchemas } from './parsed-schemas';
import { containerTypes, stepKeys } from './schema';
import type { BodySpec, ModuleSpec, Template } from './spec';
import { describeValue } from './zod-diagnostics';

/** The names of the arguments of each module, which uses are checked against. */
export function moduleSignatures(value: unknown): ReadonlyMap<string, ModuleSignature> {
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

/** Parses the modules of a document. */
export function parseModules(context: ParseContext, value: unknown): readonly ModuleSpec[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return entriesInOrder(value).flatMap(([name, module]) => {
    const parsed = parseModule(context, name, module);
    return parsed === null ? [] : [parsed];
  });
}

/** What a step reads as something else than an argument. */
const WORDS_OF_STEPS: ReadonlySet<string> = new Set([...stepKeys, 'reuse']);

function parseModule(context: ParseContext, name: string, value: unknown): ModuleSpec | null {
  const at = childPointer('/modules', name);
  const isTaken = findOp(name) !== undefined || (containerTypes as readonly string[]).includes(name);
  const problem = isTaken ? 'is a layer type already' : classNameProblem(name);
  if (problem !== null) reportName(context, 'a module', name, problem, at, 'key');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(
      context,
      'spec/invalid-value',
      at,
      `a module must be an object with "layers" or "branches", not ${describeValue(value)}`,
    );
    return null;
  }
  const schema = parsedSchemas.module(context.z);
  const data = validate(context, schema, value, {
    owner: `the module ${shortened(name)}`,
    keys: Object.keys(schema.shape),
    at,
  });
  const record = value as Readonly<Record<string, unknown>>;
  const args = parseNamedValues(context, record.args, `${at}/args`, 'an argument').map(
    ({ name: arg, template }) => [arg, template] as readonly [string, Template],
  );
  for (const [arg] of args.filter(([candidate]) => WORDS_OF_STEPS.has(candidate))) {
    reportName(context, 'an argument', arg, 'is a word that every layer knows', `${at}/args/${arg}`, 'key');
  }
  const body = parseBody(context, record, at, `the module ${shortened(name)}`) ?? {
    kind: 'series',
    steps: [],
    outputs: [],
  };
  return { name, base: data?.base ?? 'Module', args, body, at };
}

/** A body has either a series of layers, or branches with a merge; null, with the errors reported, when neither. */
export function parseBody(
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
    // A misspelt key was reported as such.
    if (Object.keys(record).some((key) => nearest(key, ['layers', 'branches']).length > 0)) return null;
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
    const outputs = parseOutputs(context, record.outputs, `${at}/outputs`);
    return Array.isArray(layers)
      ? { kind: 'series', steps: parseSteps(context, layers, `${at}/layers`, 1), outputs }
      : null;
  }
  if (record.outputs !== undefined) {
    report(context, 'spec/unknown-key', `${at}/outputs`, `${owner} has "outputs" beside "branches"`, {
      help: 'a merge gives one output; for several put {"type": "Branches", ...} into "layers"',
      target: 'key',
    });
  }
  if (typeof branches !== 'object' || branches === null || Array.isArray(branches)) return null;
  const parsed = parseBranches(context, branches, `${at}/branches`, { depth: 1, parseStep });
  if (merge === undefined) {
    if (Object.keys(record).some((key) => nearest(key, ['merge']).length > 0)) return null;
    report(context, 'spec/missing-key', at, `${owner} needs "merge"`, {
      help: 'add "merge": "concat", "add" or "mul"',
    });
    return null;
  }
  const merging = parseMerge(context, merge, `${at}/merge`);
  return merging === null ? null : { kind: 'branches', branches: parsed, merge: merging, at };
}
