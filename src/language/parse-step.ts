import { findOp } from '../ops/index';
import type { Op } from '../ops/op';
import { meantByCall } from '../text/layer-call';
import { quoted } from '../text/shortened';
import { recordOfCall } from './call-record';
import { isJsonObject, type JsonObject } from './json-object';
import { keysMeant } from './other-keys';
import { helpWithType, typesMeant } from './other-types';
import { parseBranches, parseMerge } from './parse-branches';
import { compileName, type ParseContext, report, validate } from './parse-context';
import { parseLayer, parseModuleUse } from './parse-layer';
import { parseNetworkUse } from './parse-network-use';
import { parseRounds } from './parse-rounds';
import { invalidStep, parseStepKeys } from './parse-step-keys';
import { parsedSchemas } from './parsed-schemas';
import type { Step } from './spec';
import { describeValue } from './zod-diagnostics';

/** The deepest nesting of containers, so that no recursion over a spec exhausts the stack. */
const DEEPEST_NESTING = 500;

/** Parses a list of steps; a step that is refused becomes an invalid one, so that the rest is checked too. */
export function parseSteps(
  context: ParseContext,
  values: readonly unknown[],
  at: string,
  depth: number,
): readonly Step[] {
  const before = `${at}/`;
  return values.map((value, index) => parseStep(context, value, before + index, depth));
}

/** Parses one step: a layer, a container, a module use or a reuse. */
export function parseStep(context: ParseContext, record: unknown, at: string, depth: number): Step {
  if (typeof record === 'string') return parseCall(context, record, at, depth);
  if (!isJsonObject(record)) {
    const message = `a layer must be an object with a "type", or a call as a string, not ${describeValue(record)}`;
    report(context, 'spec/invalid-value', at, message);
    return invalidStep(at, {});
  }
  if (depth > DEEPEST_NESTING) {
    report(context, 'limit/depth', at, `containers are nested deeper than ${DEEPEST_NESTING}`);
    return invalidStep(at, {});
  }
  if (Object.hasOwn(record, 'reuse')) return parseReuse(context, record, at);
  const { type } = record;
  if (typeof type !== 'string') return refuseWithoutType(context, record, at);
  switch (type) {
    case 'Sequential':
      return parseSequential(context, record, at, depth);
    case 'Branches':
      return parseBranchesStep(context, record, at, depth);
    case 'Repeat':
      return parseRepeat(context, record, at, depth);
  }
  const op = findOp(type);
  if (op !== undefined) return parseLayer(context, op, record, at, 'step');
  if (context.modules.has(type)) return parseModuleUse(context, type, record, at);
  const eager = eagerOp(type);
  if (eager !== undefined) return parseLayer(context, eager, { ...record, type: eager.type }, at, 'step');
  const network = context.networks(type, at);
  if (network !== null) return parseNetworkUse(context, type, network, record, at);
  report(context, 'spec/unknown-type', `${at}/type`, `there is no layer type ${quoted(type)}`, {
    help: () =>
      helpWithType(type, context.modules) ??
      'see "inception ops" for the layer types, or define it under "modules"',
  });
  if (context.unreported === 0) reportOfMeantType(context, type, record, at);
  return invalidStep(at, record);
}

/** Parses a layer that is written as a call, by its object form. */
function parseCall(context: ParseContext, text: string, at: string, depth: number): Step {
  const record = recordOfCall(context, text, at);
  return record === null ? invalidStep(at, meantByCall(text)) : parseStep(context, record, at, depth);
}

/** What a lazy layer of torch.nn, such as LazyLinear, becomes at its first call. */
function eagerOp(type: string): Op | undefined {
  const op = type.startsWith('Lazy') ? findOp(type.slice('Lazy'.length)) : undefined;
  return op?.aliases?.includes(type) ? op : undefined;
}

/** If it is clear which type was meant, the other problems of the layer are reported too. */
function reportOfMeantType(context: ParseContext, type: string, record: JsonObject, at: string): void {
  const [meant = '', ...others] = typesMeant(type, context.modules);
  const op = findOp(meant);
  if (op !== undefined && others.length === 0)
    parseLayer(context, op, { ...record, type: meant }, at, 'step');
}

function refuseWithoutType(context: ParseContext, record: JsonObject, at: string): Step {
  if (record.type === undefined) {
    report(context, 'spec/missing-key', at, 'a layer needs "type"', {
      help: didYouMeanType(record) ?? 'add "type": "Conv2d" or another layer type',
    });
  } else {
    const message = `"type" must be the name of a layer type, not ${describeValue(record.type)}`;
    report(context, 'spec/invalid-value', `${at}/type`, message);
  }
  return invalidStep(at, record);
}

function didYouMeanType(record: JsonObject): string | null {
  const misspelt = Object.keys(record).find((key) => keysMeant(key, ['type']).length > 0);
  return misspelt === undefined ? null : `it has ${quoted(misspelt)}: did you mean "type"?`;
}

function parseSequential(context: ParseContext, record: JsonObject, at: string, depth: number): Step {
  const data = validate(context, parsedSchemas.sequential(context.z), record, { owner: 'Sequential', at });
  const layers = data === null ? [] : parseSteps(context, data.layers, `${at}/layers`, depth + 1);
  const step = parseStepKeys(context, data ?? {}, at);
  return data === null || step === null ? invalidStep(at, record) : { ...step, kind: 'sequential', layers };
}

function parseBranchesStep(context: ParseContext, record: JsonObject, at: string, depth: number): Step {
  const data = validate(context, parsedSchemas.branches(context.z), record, { owner: 'Branches', at });
  if (data === null || !isJsonObject(record.branches)) return invalidStep(at, record);
  const branches = parseBranches(context, record.branches, `${at}/branches`, { depth, parseStep });
  const merge = parseMerge(context, data.merge, `${at}/merge`);
  const step = parseStepKeys(context, data, at);
  if (step === null || merge === null) return invalidStep(at, record);
  return { ...step, kind: 'branches', branches, merge };
}

function parseRepeat(context: ParseContext, record: JsonObject, at: string, depth: number): Step {
  const data = validate(context, parsedSchemas.repeat(context.z), record, { owner: 'Repeat', at });
  const layers = data === null ? [] : parseSteps(context, data.layers, `${at}/layers`, depth + 1);
  const step = parseStepKeys(context, data ?? {}, at);
  if (data === null) return invalidStep(at, record);
  const rounds = parseRounds(context, data, record, at);
  if (rounds === null || step === null) return invalidStep(at, record);
  return { ...step, kind: 'repeat', rounds, layers };
}

function parseReuse(context: ParseContext, record: JsonObject, at: string): Step {
  const data = validate(context, parsedSchemas.reuse(context.z), record, { owner: 'a reuse', at });
  const step = parseStepKeys(context, data ?? {}, at);
  if (data === null || step === null) return invalidStep(at, record);
  const target = compileName(context, data.reuse, `${at}/reuse`);
  return target === null ? invalidStep(at, record) : { ...step, kind: 'reuse', target };
}
