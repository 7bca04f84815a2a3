import { childPointer, fromPointer } from '../diagnostics/json-pointer';
import type { Shape } from '../ops/shape';
import { isInputShape, parseInputShape } from './input-shape';
import { entriesInOrder, isJsonObject, type JsonObject } from './json-object';
import { classNameProblem, pathNameProblem } from './name';
import { acceptsName, type ParseContext, report } from './parse-context';
import { parseNamedValues } from './parse-value';
import type { InputSpec, VarSpec } from './spec';

/** The head of a document: everything except its variables, modules and layers. */
export interface Head {
  readonly name: string | null;
  readonly description: string | null;
  readonly inputs: readonly InputSpec[];
}

/** Parses the name, the description and the inputs of a document. */
export function parseHead(context: ParseContext, record: JsonObject): Head {
  const name = typeof record.name === 'string' && record.name !== '' ? record.name : null;
  if (name !== null)
    acceptsName(context, { owner: 'the spec', name, at: '/name', target: 'value' }, classNameProblem);
  const description = typeof record.description === 'string' ? record.description : null;
  return { name, description, inputs: parseInputs(context, record.input) };
}

function parseInputs(context: ParseContext, value: unknown): readonly InputSpec[] {
  if (value === undefined) return [];
  if (!isJsonObject(value)) return [{ name: 'input', shape: toShape(value) }];
  const inputs = entriesInOrder(value).map(([name, given]): InputSpec => {
    const at = childPointer('/input', name);
    acceptsName(context, { owner: 'an input', name, at, target: 'key' }, pathNameProblem);
    return { name, shape: toShape(given) };
  });
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
