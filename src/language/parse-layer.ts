import { childPointer } from '../diagnostics/json-pointer';
import type { Op } from '../ops/op';
import { COMPUTED_WEIGHT, type Parametrization } from '../ops/parametrization';
import { quoted, shortened } from '../text/shortened';
import type { JsonObject } from './json-object';
import { type KnownLayer, placeOfLayer } from './known-layers';
import { helpWithKey } from './other-keys';
import {
  compileValue,
  isVariableAt,
  type ModuleSignature,
  type ParseContext,
  report,
  validate,
} from './parse-context';
import { invalidStep, parseNames, parseStepKeys, type StepNames } from './parse-step-keys';
import { parseValue } from './parse-value';
import { layerSchemaOf, parsedSchemas } from './parsed-schemas';
import { stepKeys } from './schema';
import type { LayerSpec, Step, Template } from './spec';
import { namesSchema } from './step-fields';
import { holdsExpression } from './template';
import { helpWithValue } from './value-help';

/** Parses a use of an op; a merge, and what PyTorch has only as a function, is functional by default. */
export function parseLayer(
  context: ParseContext,
  op: Op,
  record: JsonObject,
  at: string,
  role: 'step' | 'merge',
): Step {
  const place = placeOfLayer(context.knownLayers, role, record);
  const known = place?.layer ?? null;
  if (known !== null && areNames(context, record)) {
    const names = parseNames(context, record, at);
    return names === null ? invalidStep(at, record) : layerSpec(op, at, names, known);
  }
  const computed = Object.keys(record).filter((key) => !stepKeys.has(key) && holdsExpression(record[key]));
  const data = validate(context, layerSchemaOf(context.z, op, computed), record, {
    owner: op.type,
    at,
    helpWithValue: (key, value) => {
      const field = Object.hasOwn(op.fields, key) ? op.fields[key] : undefined;
      if (field === undefined) return null;
      const isVariable = typeof value === 'string' && isVariableAt(context, value, at);
      if (!isVariable) return helpWithValue(key, field, value);
      const expression = context.calls.has(at) ? value : `"\${${value}}"`;
      return `write ${expression} for the value of ${value}`;
    },
  });
  const isFunction = role === 'merge' || op.form === 'function';
  const step = parseStepKeys(context, { ...data, functional: record.functional ?? isFunction }, at);
  if (data === null || step === null) return invalidStep(at, record);
  const args: Record<string, Template> = {};
  for (const key of Object.keys(op.fields)) {
    if (data[key] === undefined) continue;
    if (!computed.includes(key)) {
      args[key] = data[key] as Template;
      continue;
    }
    const compiled = compileValue(context, record[key], childPointer(at, key));
    if (compiled === null) return invalidStep(at, record);
    args[key] = compiled;
  }
  const { when, functional, frozen, called, share } = step;
  const { parametrization } = data;
  const own = {
    ...(share && { share }),
    ...(parametrization !== undefined && { parametrization: byParameter(parametrization) }),
  };
  const layer = { when, functional, frozen, called, args, computed, ...own };
  if (place !== null) place.layer = layer;
  return layerSpec(op, at, step, layer);
}

/** How each parameter is computed; a single word applies to the weight. */
function byParameter(validated: unknown): Parametrization {
  return (typeof validated === 'string' ? { [COMPUTED_WEIGHT]: validated } : validated) as Parametrization;
}

function layerSpec(op: Op, at: string, { name, from }: StepNames, layer: KnownLayer): LayerSpec {
  const { when, functional, frozen, called, args, computed, share, parametrization } = layer;
  const { type } = op;
  const step: LayerSpec = {
    kind: 'layer',
    type,
    at,
    name,
    from,
    when,
    functional,
    frozen,
    called,
    args,
    computed,
  };
  if (share === undefined && parametrization === undefined) return step;
  return {
    ...step,
    ...(share !== undefined && { share }),
    ...(parametrization !== undefined && { parametrization }),
  };
}

/** Whether the names of a step have the right types; if not, the whole layer is validated, which reports it. */
function areNames({ z }: ParseContext, { name, from }: JsonObject): boolean {
  return (name === undefined && from === undefined) || namesSchema(z).safeParse({ name, from }).success;
}

const NO_SIGNATURE: ModuleSignature = { inputs: [], args: [], required: [] };

/** Parses a use of a module and checks its arguments against those that the module declares. */
export function parseModuleUse(context: ParseContext, type: string, record: JsonObject, at: string): Step {
  const signature = context.modules.get(type) ?? NO_SIGNATURE;
  const data = validate(context, parsedSchemas.moduleUse(context.z), record, { owner: type, at });
  const given = Object.keys(record).filter((key) => !stepKeys.has(key));
  const unknown = given.filter((key) => !signature.args.includes(key));
  for (const key of unknown) {
    const message = `${shortened(type)} has no argument ${quoted(key)}`;
    report(context, 'spec/unknown-key', childPointer(at, key), message, {
      help: () => helpWithKey(key, signature.args) ?? takes(signature.args),
      target: 'key',
    });
  }
  const missing = signature.required.filter((name) => !given.includes(name));
  if (unknown.length === 0) {
    for (const name of missing) {
      report(context, 'spec/missing-key', at, `${shortened(type)} needs ${quoted(name)}`, {
        help: `add ${quoted(name)} to this use of the module`,
      });
    }
  }
  const args: (readonly [string, Template])[] = [];
  const usable = signature.args.filter((name) => given.includes(name));
  for (const name of usable) {
    const owner = `${quoted(name)} of ${shortened(type)}`;
    const checked = parseValue(context, record[name], childPointer(at, name), owner);
    if (checked !== null) args.push([name, checked.template]);
  }
  const step = parseStepKeys(context, data ?? {}, at, { type, inputs: signature.inputs });
  const isRefused = data === null || step === null || unknown.length > 0 || missing.length > 0;
  if (isRefused || args.length < usable.length) return invalidStep(at, record);
  return { ...step, kind: 'module', type, args };
}

function takes(names: readonly string[]): string {
  return names.length === 0 ? 'it takes no arguments' : `it takes ${names.join(', ')}`;
}
