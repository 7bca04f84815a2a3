import { fromPointer } from '../diagnostics/json-pointer';
import { parseInputShape } from './input-shape';
import { entriesInOrder } from './key-order';
import { classNameProblem, invalidName, pathNameProblem } from './name';
import { type ParseContext, report } from './parse-context';
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
    context.diagnostics.push(invalidName('the spec', name, problem, context.document, ['name']));
  }
  const description = typeof record.description === 'string' ? record.description : null;
  return { name, description, inputs: parseInputs(context, record.input) };
}

function parseInputs(context: ParseContext, value: unknown): readonly InputSpec[] {
  if (value === undefined) return [];
  if (typeof value === 'string' || Array.isArray(value)) {
    const shape = toShape(value);
    return shape === null ? [] : [{ name: 'input', shape }];
  }
  if (typeof value !== 'object' || value === null) return [];
  const inputs: InputSpec[] = [];
  for (const [name, given] of entriesInOrder(value)) {
    const problem = pathNameProblem(name);
    if (problem !== null) {
      context.diagnostics.push(invalidName('an input', name, problem, context.document, ['input', name]));
    }
    const shape = toShape(given);
    if (shape !== null) inputs.push({ name, shape });
  }
  if (inputs.length === 0)
    report(context, 'spec/invalid-value', '/input', '"input" must name at least one input');
  return inputs;
}

function toShape(value: unknown): readonly number[] | null {
  if (typeof value === 'string') return parseInputShape(value);
  return Array.isArray(value) && value.every(Number.isInteger) ? (value as readonly number[]) : null;
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
