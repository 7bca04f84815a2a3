import { didYouMean } from '../diagnostics/nearest';
import { allOps, findOp } from '../ops/index';
import { quoted } from '../text/shortened';
import { variableNameProblem } from './name';
import { parseBranches, parseMerge } from './parse-branches';
import { compileName, compileValue, type ParseContext, report, reportName, validate } from './parse-context';
import { parseLayer, parseModuleUse } from './parse-layer';
import { invalidStep, parseStepKeys } from './parse-step-keys';
import { parsedSchemas } from './parsed-schemas';
import { containerTypes } from './schema';
import type { Step, StepRecord } from './spec';
import { describeValue } from './zod-diagnostics';

/** Containers nested deeper than this are refused, so that no walk over a spec runs out of stack. */
const DEEPEST_NESTING = 500;

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
    return invalidStep(at, {});
  }
  if (depth > DEEPEST_NESTING) {
    report(context, 'limit/depth', at, `containers are nested deeper than ${DEEPEST_NESTING}`);
    return invalidStep(at, {});
  }
  const record = value as StepRecord;
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
  const { type } = record;
  report(context, 'spec/unknown-type', `${at}/type`, `there is no layer type ${quoted(type)}`, {
    help: () => didYouMeanLayer(context, type),
  });
  return invalidStep(at, record);
}

function didYouMeanLayer({ modules }: ParseContext, type: string): string {
  const known = [...containerTypes, ...allOps().map((op) => op.type), ...modules.keys()];
  return didYouMean(type, known) ?? 'see "inception ops" for the layer types, or define it under "modules"';
}

function parseTypeless(context: ParseContext, record: StepRecord, at: string): Step {
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
  return invalidStep(at, record);
}

function didYouMeanType(record: StepRecord): string | null {
  const misspelt = Object.keys(record).find((key) => didYouMean(key, ['type']) !== null);
  return misspelt === undefined ? null : `it has ${quoted(misspelt)}: did you mean "type"?`;
}

function parseSequential(context: ParseContext, record: StepRecord, at: string, depth: number): Step {
  const data = validateContainer(context, parsedSchemas.sequential(context.z), 'Sequential', record, at);
  const layers = data === null ? [] : parseSteps(context, data.layers, `${at}/layers`, depth + 1);
  const step = parseStepKeys(context, data ?? {}, at);
  return data === null || step === null ? invalidStep(at, record) : { ...step, kind: 'sequential', layers };
}

function parseBranchesStep(context: ParseContext, record: StepRecord, at: string, depth: number): Step {
  const data = validateContainer(context, parsedSchemas.branches(context.z), 'Branches', record, at);
  if (data === null) return invalidStep(at, record);
  const branches = parseBranches(context, record.branches as object, `${at}/branches`, { depth, parseStep });
  const merge = parseMerge(context, data.merge, `${at}/merge`);
  const step = parseStepKeys(context, data, at);
  if (step === null || merge === null) return invalidStep(at, record);
  return { ...step, kind: 'branches', branches, merge };
}

function parseRepeat(context: ParseContext, record: StepRecord, at: string, depth: number): Step {
  const data = validateContainer(context, parsedSchemas.repeat(context.z), 'Repeat', record, at);
  const layers = data === null ? [] : parseSteps(context, data.layers, `${at}/layers`, depth + 1);
  const step = parseStepKeys(context, data ?? {}, at);
  const problem = data === null ? null : variableNameProblem(data.index);
  if (data !== null && problem !== null)
    reportName(context, 'a counter', data.index, problem, `${at}/index`, 'value');
  if (data === null || step === null || problem !== null) return invalidStep(at, record);
  const times = compileValue(context, data.times, `${at}/times`);
  if (times === null) return invalidStep(at, record);
  return { ...step, kind: 'repeat', times, index: data.index, layers };
}

function parseReuse(context: ParseContext, record: StepRecord, at: string): Step {
  const schema = parsedSchemas.reuse(context.z);
  const data = validate(context, schema, record, { owner: 'a reuse', keys: Object.keys(schema.shape), at });
  const step = parseStepKeys(context, data ?? {}, at);
  if (data === null || step === null) return invalidStep(at, record);
  const target = compileName(context, data.reuse, `${at}/reuse`);
  return target === null ? invalidStep(at, record) : { ...step, kind: 'reuse', target };
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
