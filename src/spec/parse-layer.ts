import { childPointer } from '../diagnostics/json-pointer';
import { didYouMean } from '../diagnostics/nearest';
import type { Op } from '../ops/op';
import { compileValue, layerSchemaOf, type ParseContext, report, validate } from './parse-context';
import { invalidStep, parseStepKeys } from './parse-step-keys';
import { parseValue } from './parse-value';
import { stepKeys } from './schema';
import type { Step, Template } from './spec';
import { holdsExpression } from './template';

/** Parses a use of an op; a merge, and what PyTorch has only as a function, is functional unless it says otherwise. */
export function parseLayer(
  context: ParseContext,
  op: Op,
  record: Readonly<Record<string, unknown>>,
  at: string,
  role: 'step' | 'merge',
): Step {
  const computed = Object.keys(record).filter((key) => !isStepKey(key) && holdsExpression(record[key]));
  const { schema, keys } = layerSchemaOf(context, op, computed);
  const data = validate(context, schema, record, { owner: op.type, keys, at });
  const isFunction = role === 'merge' || op.form === 'function';
  const step = parseStepKeys(context, { ...data, functional: record.functional ?? isFunction }, at);
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

/** Parses a use of a module, its arguments checked against those that the module declares. */
export function parseModuleUse(
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
