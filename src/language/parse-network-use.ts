import { childPointer } from '../diagnostics/json-pointer';
import { didYouMean, listed } from '../diagnostics/nearest';
import { quoted, shortened } from '../text/shortened';
import { entriesInOrder, isJsonObject, type JsonObject } from './json-object';
import { pathNameProblem } from './name';
import { acceptsName, type ParseContext, report, type UsedNetwork, validate } from './parse-context';
import { invalidStep, parseStepKeys } from './parse-step-keys';
import { parseNamedValues } from './parse-value';
import { parsedSchemas } from './parsed-schemas';
import { inputNamesOf, type NetworkUseSpec, type Spec, type Step, type Template } from './spec';

/** Parses a use of a preset or another document as a module. */
export function parseNetworkUse(
  context: ParseContext,
  type: string,
  { spec }: UsedNetwork,
  record: JsonObject,
  at: string,
): Step {
  const schema = parsedSchemas.networkUse(context.z);
  const data = validate(context, schema, record, { owner: shortened(type), at });
  const outputs = parseOutputs(context, record.outputs, `${at}/outputs`);
  const module = spec === null ? null : { type, inputs: inputNamesOf(spec) };
  const vars = spec === null ? null : parseVars(context, type, spec, record.vars, `${at}/vars`);
  const step = data === null ? null : parseStepKeys(context, data, at, module);
  if (spec === null || data === null || vars === null || outputs === null || step === null)
    return invalidStep(at, record);
  return { ...step, kind: 'network', type, spec, vars, outputs };
}

function parseOutputs(context: ParseContext, given: unknown, at: string): NetworkUseSpec['outputs'] | null {
  if (!isJsonObject(given)) return [];
  const outputs: (readonly [string, string])[] = [];
  const entries = entriesInOrder(given);
  if (entries.length === 0) {
    report(context, 'spec/invalid-value', at, '"outputs" must name at least one output', {
      help: 'leave it out: it then gives its own outputs',
    });
    return null;
  }
  for (const [name, path] of entries) {
    const owner = { owner: 'an output', name, at: childPointer(at, name), target: 'key' } as const;
    if (acceptsName(context, owner, pathNameProblem) && typeof path === 'string') outputs.push([name, path]);
  }
  return outputs.length < entries.length ? null : outputs;
}

function parseVars(
  context: ParseContext,
  type: string,
  { vars }: Spec,
  given: unknown,
  at: string,
): readonly (readonly [string, Template])[] | null {
  const names = vars.map(({ name }) => name);
  const values = parseNamedValues(context, given, at, 'a variable');
  const unknown = values.filter(({ name }) => !names.includes(name));
  for (const { name } of unknown) {
    const message = `${shortened(type)} has no variable ${quoted(name)}`;
    report(context, 'spec/unknown-key', childPointer(at, name), message, {
      help: () =>
        didYouMean(name, names) ??
        (names.length === 0 ? 'it has no variables' : `its variables are ${listed(names)}`),
      target: 'key',
    });
  }
  const isRefused = isJsonObject(given) && values.length < Object.keys(given).length;
  if (unknown.length > 0 || isRefused) return null;
  return values.map(({ name, template }) => [name, template]);
}
