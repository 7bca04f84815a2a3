import { didYouMean } from '../diagnostics/nearest';
import { allOps, findOp } from '../ops/index';
import { parseBranches, parseMerge } from './parse-branches';
import { compileName, compileValue, type ParseContext, report, validate } from './parse-context';
import { parseLayer, parseModuleUse } from './parse-layer';
import { invalidStep, parseStepKeys } from './parse-step-keys';
import { containerTypes } from './schema';
import type { Step } from './spec';
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
  const known = [...context.modules.keys(), ...containerTypes, ...allOps().map(({ type }) => type)];
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
