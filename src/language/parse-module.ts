import { childPointer } from '../diagnostics/json-pointer';
import { findOp } from '../ops/index';
import { shortened } from '../text/shortened';
import { entriesInOrder, isJsonObject, type JsonObject } from './json-object';
import { classNameProblem, pathNameProblem } from './name';
import { keysMeant } from './other-keys';
import { parseBranches, parseMerge } from './parse-branches';
import { acceptsName, type ModuleSignature, type ParseContext, report, validate } from './parse-context';
import { parseOutputs } from './parse-outputs';
import { parseStep, parseSteps } from './parse-step';
import { parseNamedValues } from './parse-value';
import { parsedSchemas } from './parsed-schemas';
import { containerTypes, stepKeys } from './schema';
import { type BodySpec, type ModuleSpec, PREVIOUS, type Template } from './spec';
import { describeValue } from './zod-diagnostics';

/** The names of the arguments of each module, which uses are checked against. */
export function moduleSignatures(value: unknown): ReadonlyMap<string, ModuleSignature> {
  if (!isJsonObject(value) || !isJsonObject(value.modules)) return new Map();
  return new Map(Object.entries(value.modules).map(([name, module]) => [name, signatureOf(module)]));
}

function signatureOf(module: unknown): ModuleSignature {
  const args = isJsonObject(module) && isJsonObject(module.args) ? Object.entries(module.args) : [];
  return {
    inputs: isJsonObject(module) ? inputNames(module.inputs) : ONE_INPUT,
    args: args.map(([arg]) => arg),
    required: args.filter(([, byDefault]) => byDefault === null).map(([arg]) => arg),
  };
}

/** The name of the input of a module that names none. */
const ONE_INPUT: readonly string[] = ['input'];

function inputNames(inputs: unknown): readonly string[] {
  if (!Array.isArray(inputs) || inputs.length === 0) return ONE_INPUT;
  return inputs.filter((name) => typeof name === 'string');
}

/** Parses the modules of a document. */
export function parseModules(context: ParseContext, value: unknown): readonly ModuleSpec[] {
  if (!isJsonObject(value)) return [];
  return entriesInOrder(value).flatMap(([name, module]) => {
    const parsed = parseModule(context, name, module);
    return parsed === null ? [] : [parsed];
  });
}

function parseModule(context: ParseContext, name: string, record: unknown): ModuleSpec | null {
  const at = childPointer('/modules', name);
  const owner = `the module ${shortened(name)}`;
  acceptsName(context, { owner: 'a module', name, at, target: 'key' }, moduleNameProblem);
  if (Array.isArray(record)) {
    const body = { kind: 'series', steps: parseSteps(context, record, at, 1), outputs: [] } as const;
    return { name, base: 'Module', inputs: ONE_INPUT, args: [], body, at };
  }
  if (!isJsonObject(record)) {
    const expected = 'a list of layers, or an object with "layers" or "branches"';
    report(context, 'spec/invalid-value', at, `a module must be ${expected}, not ${describeValue(record)}`);
    return null;
  }
  const data = validate(context, parsedSchemas.module(context.z), record, { owner, at });
  const args = parseNamedValues(context, record.args, `${at}/args`, 'an argument').map(
    ({ name: arg, template }): readonly [string, Template] => [arg, template],
  );
  for (const [arg] of args) {
    const argAt = `${at}/args/${arg}`;
    acceptsName(context, { owner: 'an argument', name: arg, at: argAt, target: 'key' }, argumentNameProblem);
  }
  acceptInputs(context, inputNames(record.inputs), `${at}/inputs`);
  const body = parseBody(context, record, at, owner) ?? { kind: 'series', steps: [], outputs: [] };
  return { name, base: data?.base ?? 'Module', inputs: inputNames(record.inputs), args, body, at };
}

function acceptInputs(context: ParseContext, inputs: readonly string[], at: string): void {
  for (const [index, name] of inputs.entries()) {
    const given = { owner: 'an input', name, at: `${at}/${index}`, target: 'value' } as const;
    acceptsName(context, given, (input) =>
      inputs.indexOf(input) < index ? 'is there twice' : inputNameProblem(input),
    );
  }
}

function inputNameProblem(name: string): string | null {
  if (`@${name}` === PREVIOUS) return `means the step before: ${PREVIOUS}`;
  return name.includes('${') ? 'holds an expression: an input has one name' : pathNameProblem(name);
}

function moduleNameProblem(name: string): string | null {
  const isTaken = findOp(name) !== undefined || containerTypes.includes(name);
  return isTaken ? 'is a layer type already' : classNameProblem(name);
}

function argumentNameProblem(name: string): string | null {
  return stepKeys.has(name) || name === 'reuse' ? 'is a word that every layer knows' : null;
}

/** A body has either a series of layers, or branches with a merge; null, with the errors reported, when neither. */
export function parseBody(
  context: ParseContext,
  record: JsonObject,
  at: string,
  owner: string,
): BodySpec | null {
  const { layers, branches, merge } = record;
  if (layers !== undefined && branches !== undefined) {
    report(context, 'spec/invalid-value', `${at}/branches`, `${owner} has both "layers" and "branches"`, {
      help: 'put the branches into the layers as {"type": "Branches", ...}',
      target: 'key',
    });
    return null;
  }
  if (layers === undefined && branches === undefined) {
    // a misspelt key has been reported
    if (Object.keys(record).some((key) => keysMeant(key, ['layers', 'branches']).length > 0)) return null;
    report(context, 'spec/missing-key', at, `${owner} needs "layers" or "branches"`, {
      help: 'add "layers": [...]',
    });
    return null;
  }
  if (layers !== undefined) {
    if (merge !== undefined) {
      report(context, 'spec/unknown-key', `${at}/merge`, `${owner} has "merge" without "branches"`, {
        target: 'key',
      });
    }
    const outputs = parseOutputs(context, record.outputs, `${at}/outputs`);
    return Array.isArray(layers)
      ? { kind: 'series', steps: parseSteps(context, layers, `${at}/layers`, 1), outputs }
      : null;
  }
  if (record.outputs !== undefined) {
    report(context, 'spec/unknown-key', `${at}/outputs`, `${owner} has both "outputs" and "branches"`, {
      help: 'a merge gives one output; for several put {"type": "Branches", ...} into "layers"',
      target: 'key',
    });
  }
  if (!isJsonObject(branches)) return null;
  const parsed = parseBranches(context, branches, `${at}/branches`, { depth: 1, parseStep });
  if (merge === undefined) {
    if (Object.keys(record).some((key) => keysMeant(key, ['merge']).length > 0)) return null;
    report(context, 'spec/missing-key', at, `${owner} needs "merge"`, {
      help: 'add "merge": "concat", "add" or "mul"',
    });
    return null;
  }
  const merging = parseMerge(context, merge, `${at}/merge`);
  return merging === null ? null : { kind: 'branches', branches: parsed, merge: merging, at };
}
