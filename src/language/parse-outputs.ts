import { childPointer } from '../diagnostics/json-pointer';
import { quoted } from '../text/shortened';
import { entriesInOrder } from './key-order';
import { pathNameProblem } from './name';
import { compileName, compileValue, type ParseContext, report, reportName, validate } from './parse-context';
import { parsedSchemas } from './parsed-schemas';
import type { OutputSpec, Template } from './spec';
import { describeValue } from './zod-diagnostics';

/**
 * Parses the outputs of a body, in the order of the text; empty where none is named. One that is refused keeps its
 * name, so that references to it are not errors too.
 */
export function parseOutputs(context: ParseContext, value: unknown, at: string): readonly OutputSpec[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const entries = entriesInOrder(value);
  if (entries.length === 0) {
    report(context, 'spec/invalid-value', at, '"outputs" must name at least one output', {
      help: 'leave it out: the last step then gives the output',
    });
  }
  return entries.map(([name, given]) => parseOutput(context, name, given, childPointer(at, name)));
}

function parseOutput(context: ParseContext, name: string, given: unknown, at: string): OutputSpec {
  const problem = outputNameProblem(name);
  if (problem !== null) reportName(context, 'an output', name, problem, at, 'key');
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

/** What an output is taken of: a text is the reference alone. */
function parseSource(
  context: ParseContext,
  name: string,
  given: unknown,
  at: string,
): { readonly from: string; readonly fromAt: string; readonly when: Template } | null {
  if (typeof given === 'string' && given !== '') return { from: given, fromAt: at, when: true };
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    report(
      context,
      'spec/invalid-value',
      at,
      `the output ${quoted(name)} must be the name of a layer, or an object with "from" and "when", not ${describeValue(given)}`,
    );
    return null;
  }
  const schema = parsedSchemas.output(context.z);
  const keys = Object.keys(schema.shape);
  const data = validate(context, schema, given, { owner: `the output ${quoted(name)}`, keys, at });
  return data === null ? null : { from: data.from, fromAt: `${at}/from`, when: data.when };
}
