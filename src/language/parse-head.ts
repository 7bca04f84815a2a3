import { childPointer, fromPointer } from '../diagnostics/json-pointer';
import type { Shape } from '../ops/shape';
import { isInputShape, parseInputShape } from './input-shape';
import { entriesInOrder } from './key-order';
import { classNameProblem, pathNameProblem } from './name';
import { type ParseContext, report, reportName } from './parse-context';
import { parseNamedValues } from './parse-value';
import type { InputSpec, VarSpec } from './spec';

/** What stands beside the layers of a document. */
export interface Head {
  readonly name: string | null;
  readonly description: string | null;
  readonly inputs: readonly InputSpec[];
}

/** Parses the name, the description and the inputs of a document. */
export function parseHead(context: ParseContext, record: Readonly<Record<string, unknown>>): Head {
  const name = typeof record.name === 'string' && record.name !== '' ? record.name : null;
  const problem = name === null ? null : classNameProblem(name);
  if (name !== null && problem !== null) {
    reportName(context, 'the spec', name, problem, '/name', 'value');
  }
  const description = typeof record.description === 'string' ? record.description : null;
  return { name, description, inputs: parseInputs(context, record.input) };
}

function parseInputs(context: ParseContext, value: unknown): readonly InputSpec[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ name: 'input', shape: toShape(value) }];
  const inputs: InputSpec[] = [];
  for (const [name, given] of entriesInOrder(value)) {
    const problem = pathNameProblem(name);
    if (problem !== null) {
      reportName(context, 'an input', name, problem, childPointer('/input', name), 'key');
    }
    inputs.push({ name, shape: toShape(given) });
  }
  if (inputs.length > 0) return inputs;
  report(context, 'spec/invalid-value', '/input', '"input" must name at least one input');
  return [{ name: 'input', shape: null }];
}

function toShape(value: unknown): Shape | null {
  if (typeof value === 'string') return parseInputShape(value);
  return isInputShape(value) ? value : null;
}

/** Parses the variables of a document. */
export function parseVars(context: ParseContext, value: unknown): readonly VarSpec[] {
  return parseNamedValues(context, value, '/vars', 'a variable').flatMap(({ name, template, at }) => {
    if (template === null) {
      report(context, 'spec/invalid-value', at, `the variable "${name}" must have a value, not null`);
      return [];
    }
    return [{ name, value: template, location: { document: context.document, path: fromPointer(at) } }];
  });
}
