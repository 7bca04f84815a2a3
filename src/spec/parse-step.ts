import { childPointer, fromPointer } from '../diagnostics/json-pointer';
import { didYouMean } from '../diagnostics/nearest';
import { findOp, ops } from '../ops/index';
import type { Op } from '../ops/op';
import { entriesInOrder } from './key-order';
import { invalidName, pathNameProblem } from './name';
import {
  compileName,
  compileValue,
  layerSchemaOf,
  type ParseContext,
  report,
  validate,
} from './parse-context';
import { containerTypes, stepKeys } from './schema';
import type { BranchSpec, InvalidSpec, LayerSpec, Step, StepSpec, Template, TextTemplate } from './spec';
import { holdsExpression } from './template';
import { describeValue } from './zod-diagnostics';

/** Containers nested deeper than this are refused, so that no walk over a spec runs out of stack. */
export const DEEPEST_NESTING = 500;

/** Parses a list of steps; a step that is refused becomes an invalid one, so that the rest is judged too. */
export function parseSteps(
  context: ParseContext,
  values: readonly unknown[],
  at: string,
  depth: number,
): readonly Step[] {
  return values.map((value, index) => parseStep(context, value, `${at}/${index}`, depth));
}

/** Parses one step: a layer, a container, a module use or a reuse. */
export function parseStep(context: ParseContext, value: unknown, at: string, depth: number): Step {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(
      context,
      'spec/invalid-value',
      at,
      `a layer must be an object with a "type", not ${describeValue(value)}`,
    );
    return invalidStep(at);
  }
  if (depth > DEEPEST_NESTING) {
    report(context, 'limit/depth', at, `containers are nested deeper than ${DEEPEST_NESTING}`);
    return invalidStep(at);
  }
  const record = value as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(record, 'reuse')) return parseReuse(context, record, at);
  if (typeof record.type !== 'string') return parseTypeless(context, record, at);
  switch (record.type) {
    case 'Sequential':
      return parseSequential(context, record, at, depth);
    case 'Branches':
      return parseBranchesStep(context, record, at, depth);
    case 'Repeat':
      return parseRepeat(context, record, at, depth);
  }
  const op = findOp(record.type);
  if (op !== undefined) return parseLayer(context, op, record, at, 'step');
  if (context.modules.has(record.type)) return parseModuleUse(context, record.type, record, at);
  const known = [...context.modules.keys(), ...containerTypes, ...ops.map(({ type }) => type)];
  report(
    context,
    'spec/unknown-type',
    `${at}/type`,
    `there is no layer type ${JSON.stringify(record.type)}`,
    {
      help:
        didYouMean(record.type, known) ??
        'see "inception ops" for the layer types, or define it under "modules"',
    },
  );
  return invalidStep(at, record.name);
}

function parseTypeless(context: ParseContext, record: Readonly<Record<string, unknown>>, at: string): Step {
  if (record.type === undefined) {
    report(context, 'spec/missing-key', at, 'a layer needs "type"', {
      help: didYouMeanType(record) ?? 'add "type": "Conv2d" or another layer type',
    });
  } else {
    report(
      context,
      'spec/invalid-value',
      `${at}/type`,
      `"type" must be the name of a layer type, not ${describeValue(record.type)}`,
    );
  }
  return invalidStep(at, record.name);
}

function didYouMeanType(record: Readonly<Record<string, unknown>>): string | null {
  const misspelt = Object.keys(record).find((key) => didYouMean(key, ['type']) !== null);
  return misspelt === undefined ? null : `it has "${misspelt}": did you mean "type"?`;
}

function parseLayer(
  context: ParseContext,
  op: Op,
  record: Readonly<Record<string, unknown>>,
  at: string,
  role: 'step' | 'merge',
): Step {
  const computed = Object.keys(record).filter((key) => !isStepKey(key) && holdsExpression(record[key]));
  const { schema, keys } = layerSchemaOf(context, op, computed);
  const data = validate(context, schema, record, { owner: op.type, keys, at });
  const step = parseStepKeys(
    context,
    role === 'merge' ? { ...data, functional: record.functional ?? true } : (data ?? {}),
    at,
  );
  if (data === null || step === null) return invalidStep(at, record.name);
  const args: Record<string, Template> = {};
  for (const key of keys) {
    if (isStepKey(key) || data[key] === undefined) continue;
    if (!computed.includes(key)) {
      args[key] = data[key] as Template;
      continue;
    }
    const compiled = compileValue(context, record[key], childPointer(at, key));
    if (compiled === null) return invalidStep(at, record.name);
    args[key] = compiled;
  }
  return { ...step, kind: 'layer', type: op.type, args, computed };
}

function isStepKey(key: string): boolean {
  return (stepKeys as readonly string[]).includes(key);
}

function parseModuleUse(
  context: ParseContext,
  type: string,
  record: Readonly<Record<string, unknown>>,
  at: string,
): Step {
  const signature = context.modules.get(type) ?? { args: [], required: [] };
  const data = validate(context, context.containers.moduleUse, record, { owner: type, keys: stepKeys, at });
  const given = Object.keys(record).filter((key) => !isStepKey(key));
  const unknown = given.filter((key) => !signature.args.includes(key));
  for (const key of unknown) {
    report(context, 'spec/unknown-key', childPointer(at, key), `${type} has no argument "${key}"`, {
      help: didYouMean(key, signature.args) ?? takes(signature.args),
      target: 'key',
    });
  }
  const missing = signature.required.filter((name) => !given.includes(name));
  if (unknown.length === 0) {
    for (const name of missing) {
      report(context, 'spec/missing-key', at, `${type} needs "${name}"`, {
        help: `add "${name}" to this use of the module`,
      });
    }
  }
  const args: (readonly [string, Template])[] = [];
  for (const name of signature.args.filter((candidate) => given.includes(candidate))) {
    const checked = parseValue(context, record[name], childPointer(at, name), `"${name}" of ${type}`);
    if (checked !== null) args.push([name, checked.template]);
  }
  const step = parseStepKeys(context, data ?? {}, at);
  const isRefused = data === null || step === null || unknown.length > 0 || missing.length > 0;
  const usable = given.filter((name) => signature.args.includes(name)).length;
  if (isRefused || args.length < usable) return invalidStep(at, record.name);
  return { ...step, kind: 'module', type, args };
}

function takes(names: readonly string[]): string {
  return names.length === 0 ? 'it takes no arguments' : `it takes ${names.join(', ')}`;
}

/** A variable's or an argument's value: scalars and lists, with expressions; null when it is refused. */
export function parseValue(
  context: ParseContext,
  value: unknown,
  at: string,
  what: string,
): { readonly template: Template } | null {
  if (!isArgValue(value, 0)) {
    report(
      context,
      'spec/invalid-value',
      at,
      `${what} must be a number, a text, true, false or a list of them, not ${describeValue(value)}`,
    );
    return null;
  }
  const template = compileValue(context, value, at);
  return template === null && value !== null ? null : { template };
}

function isArgValue(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return depth < 4 && value.every((item) => isArgValue(item, depth + 1));
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

function parseSequential(context: ParseContext, record: object, at: string, depth: number): Step {
  const data = validateContainer(context, context.containers.sequential, 'Sequential', record, at);
  const layers = data === null ? [] : parseSteps(context, data.layers, `${at}/layers`, depth + 1);
  const step = parseStepKeys(context, data ?? {}, at);
  return data === null || step === null ? invalidStep(at) : { ...step, kind: 'sequential', layers };
}

function parseBranchesStep(context: ParseContext, record: object, at: string, depth: number): Step {
  const data = validateContainer(context, context.containers.branches, 'Branches', record, at);
  if (data === null) return invalidStep(at);
  const branches = parseBranches(context, (record as { branches: object }).branches, `${at}/branches`, depth);
  const merge = parseMerge(context, data.merge, `${at}/merge`);
  const step = parseStepKeys(context, data, at);
  return step === null || merge === null ? invalidStep(at) : { ...step, kind: 'branches', branches, merge };
}

/** Parses the branches of a container or a body, in the order of the text. */
export function parseBranches(
  context: ParseContext,
  branches: object,
  at: string,
  depth: number,
): readonly BranchSpec[] {
  const entries = entriesInOrder(branches);
  if (entries.length === 0) {
    report(context, 'spec/invalid-value', at, '"branches" must hold at least one branch');
  }
  return entries.map(([key, value]) => {
    const branchAt = childPointer(at, key);
    const name = compilePathName(context, key, branchAt, 'a branch') ?? key;
    return Array.isArray(value)
      ? { name, at: branchAt, form: 'list', steps: parseSteps(context, value, branchAt, depth + 1) }
      : { name, at: branchAt, form: 'step', steps: [parseStep(context, value, branchAt, depth + 1)] };
  });
}

const MERGES: Readonly<Record<string, string>> = { concat: 'Concat', add: 'Add', mul: 'Mul' };

/** Parses what merges branches; null, with its diagnostics reported, when it is refused. */
export function parseMerge(context: ParseContext, value: unknown, at: string): LayerSpec | null {
  const type =
    typeof value === 'string' ? MERGES[value] : (value as { readonly type?: unknown } | null)?.type;
  const op = typeof type === 'string' ? findOp(type) : undefined;
  if (op === undefined || op.inputs.most < 2) {
    report(
      context,
      'spec/unknown-reference',
      at,
      `"merge" must be "concat", "add", "mul" or a merging layer, not ${describeValue(value)}`,
      {
        help:
          didYouMean(typeof value === 'string' ? value : String(type), [
            'concat',
            'add',
            'mul',
            'Concat',
            'Add',
            'Mul',
          ]) ?? 'for a dimension other than 1 use {"type": "Concat", "dim": 2}',
      },
    );
    return null;
  }
  const record = typeof value === 'string' ? { type } : (value as Readonly<Record<string, unknown>>);
  const step = parseLayer(context, op, record, at, 'merge');
  if (step.kind !== 'layer') return null;
  if (step.from !== null) {
    report(context, 'spec/unknown-key', `${at}/from`, 'a merge takes the branches, not "from"', {
      target: 'key',
    });
    return null;
  }
  return step;
}

function parseRepeat(context: ParseContext, record: object, at: string, depth: number): Step {
  const data = validateContainer(context, context.containers.repeat, 'Repeat', record, at);
  const layers = data === null ? [] : parseSteps(context, data.layers, `${at}/layers`, depth + 1);
  const step = parseStepKeys(context, data ?? {}, at);
  if (data === null || step === null) return invalidStep(at);
  const times = compileValue(context, data.times, `${at}/times`);
  return times === null ? invalidStep(at) : { ...step, kind: 'repeat', times, index: data.index, layers };
}

function parseReuse(context: ParseContext, record: Readonly<Record<string, unknown>>, at: string): Step {
  const schema = context.containers.reuse;
  const data = validate(context, schema, record, { owner: 'a reuse', keys: Object.keys(schema.shape), at });
  const step = parseStepKeys(context, data ?? {}, at);
  if (data === null || step === null) return invalidStep(at, record.name);
  const target = compileName(context, data.reuse, `${at}/reuse`);
  return target === null ? invalidStep(at, record.name) : { ...step, kind: 'reuse', target };
}

function validateContainer<T>(
  context: ParseContext,
  schema: Parameters<typeof validate<T>>[1] & { readonly shape: object },
  owner: string,
  record: object,
  at: string,
): T | null {
  return validate(context, schema, record, { owner, keys: Object.keys(schema.shape), at });
}

interface StepKeys {
  readonly name?: unknown;
  readonly from?: unknown;
  readonly when?: unknown;
  readonly functional?: unknown;
  readonly frozen?: unknown;
}

/** The keys that every step knows, compiled; null, with the diagnostics reported, when one is refused. */
function parseStepKeys(context: ParseContext, data: StepKeys, at: string): StepSpec | null {
  let isRefused = false;
  const keep = <T>(compiled: T | null): T | null => {
    if (compiled === null) isRefused = true;
    return compiled;
  };
  const name =
    typeof data.name === 'string' ? keep(compilePathName(context, data.name, `${at}/name`, 'a layer')) : null;
  const sources = data.from === undefined ? null : [data.from].flat();
  const from = sources?.map((source, index) =>
    keep(
      compileName(context, source as string, Array.isArray(data.from) ? `${at}/from/${index}` : `${at}/from`),
    ),
  );
  const when = keep(compileValue(context, data.when ?? true, `${at}/when`));
  const functional = keep(compileValue(context, data.functional ?? false, `${at}/functional`));
  const frozen = keep(compileValue(context, data.frozen ?? false, `${at}/frozen`));
  if (isRefused) return null;
  return {
    at,
    name,
    from: (from as readonly TextTemplate[] | undefined) ?? null,
    when: when as Template,
    functional: functional as Template,
    frozen: frozen as Template,
  };
}

function compilePathName(context: ParseContext, name: string, at: string, what: string): TextTemplate | null {
  const compiled = compileName(context, name, at);
  const problem = typeof compiled === 'string' ? pathNameProblem(compiled) : null;
  if (problem === null) return compiled;
  context.diagnostics.push(invalidName(what, name, problem, context.document, fromPointer(at)));
  return null;
}

/** A step without an output that can be judged; its name is kept so that references to it are not errors too. */
function invalidStep(at: string, name?: unknown): InvalidSpec {
  return {
    kind: 'invalid',
    at,
    name: typeof name === 'string' && !name.includes('${') ? name : null,
    from: null,
    when: true,
    functional: false,
    frozen: false,
  };
}
