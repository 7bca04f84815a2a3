import { childPointer } from '../diagnostics/json-pointer';
import { quoted } from '../text/shortened';
import { entriesInOrder, isJsonObject } from './json-object';
import { pathNameProblem } from './name';
import { acceptsName, compileName, compileValue, type ParseContext, report, validate } from './parse-context';
import { parsedSchemas } from './parsed-schemas';
import type { OutputSpec, Template } from './spec';
import { describeValue } from './zod-diagnostics';

/**
 * Parses the outputs of a body, in the order of the text; empty if none is named. A refused output keeps its
 * name, so that references to it are not errors too.
 */
export function parseOutputs(context: ParseContext, value: unknown, at: string): readonly OutputSpec[] {
  if (!isJsonObject(value)) return [];
  const entries = entriesInOrder(value);
  if (entries.length === 0) {
    report(context, 'spec/invalid-value', at, '"outputs" must name at least one output', {
      help: 'leave it out: the last step then gives the output',
    });
  }
  return entries.map(([name, given]) => parseOutput(context, name, given, childPointer(at, name)));
}

function parseOutput(context: ParseContext, name: string, given: unknown, at: string): OutputSpec {
  acceptsName(context, { owner: 'an output', name, at, target: 'key' }, outputNameProblem);
  const source = parseSource(context, name, given, at);
  if (source === null) return { name, from: null, when: true, at, fromAt: at };
  const { fromAt } = source;
  const from = compileName(context, source.from, fromAt);
  const when = compileValue(context, source.when, `${at}/when`);
  return when === null ? { name, from: null, when: true, at, fromAt } : { name, from, when, at, fromAt };
}

function outputNameProblem(name: string): string | null {
  return name.includes('${') ? 'holds an expression: an output has one name' : pathNameProblem(name);
}

/** The reference of an output and its condition; a string is the reference alone. */
function parseSource(
  context: ParseContext,
  name: string,
  given: unknown,
  at: string,
): { readonly from: string; readonly fromAt: string; readonly when: Template } | null {
  if (typeof given === 'string' && given !== '') return { from: given, fromAt: at, when: true };
  const owner = `the output ${quoted(name)}`;
  if (!isJsonObject(given)) {
    const expected = 'the name of a layer, or an object with "from" and "when"';
    report(context, 'spec/invalid-value', at, `${owner} must be ${expected}, not ${describeValue(given)}`);
    return null;
  }
  const data = validate(context, parsedSchemas.output(context.z), given, { owner, at });
  return data === null ? null : { from: data.from, fromAt: `${at}/from`, when: data.when };
}
