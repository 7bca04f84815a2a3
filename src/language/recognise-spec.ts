import { nearest } from '../diagnostics/nearest';
import { typeOfCall } from '../text/layer-call';
import { INPUT_SHAPE_TEXT } from './input-shape';
import { isJsonObject, type JsonObject } from './json-object';
import { isOwnDocument } from './own-document';
import { readJson } from './read-json';
import { knownTypes } from './schema';

/** The keys of a document that extends another one. */
const EXTENSION_KEYS = ['$schema', 'extends', 'name', 'description', 'input', 'vars'];

const SPEC_KEYS = [...EXTENSION_KEYS, 'base', 'modules', 'layers', 'branches', 'merge', 'outputs'];

/** Whether the document that another one extends, by this reference, is meant as a spec. */
export type IsSpecNamed = (reference: string) => boolean;

/**
 * Whether a JSON file of a folder is meant as a spec, since a folder can hold other JSON files too.
 *
 * A spec has layers of known types, a merge, an input or variables, or it extends one; other tools have
 * "layers", "branches" and "extends" with other things in them and around them. A text that is not JSON counts
 * as one if it has a key "layers" or "branches", since a broken spec must be reported.
 */
export function isMeantAsSpec(text: string, isSpecNamed: IsSpecNamed = () => false): boolean {
  if (!/"(layers|branches|extends)"/.test(text)) return false;
  const { value, diagnostics } = readJson(text, '');
  if (diagnostics.length > 0) return /"(layers|branches)"\s*:/.test(text);
  if (!isJsonObject(value) || isOwnDocument(value)) return false;
  if (Array.isArray(value.layers)) return hasHead(value) || isSeries(value, value.layers);
  if (isJsonObject(value.branches)) {
    return 'merge' in value || hasHead(value) || stepsOfBranches(value.branches).some(isKnownStep(value));
  }
  if (typeof value.extends !== 'string') return false;
  return hasHead(value) || (hasOnly(EXTENSION_KEYS, value) && isSpecNamed(value.extends));
}

function hasOnly(keys: readonly string[], value: JsonObject): boolean {
  return Object.keys(value).every((key) => keys.includes(key));
}

/** Variables, modules, or an input that is a shape: no other tool has these at the top. */
function hasHead(value: JsonObject): boolean {
  return isJsonObject(value.vars) || hasModules(value) || isInput(value.input);
}

function hasModules(value: JsonObject): boolean {
  const { modules } = value;
  if (!isJsonObject(modules)) return false;
  const isStep = isKnownStep(value);
  return Object.values(modules).some(
    (body) =>
      (Array.isArray(body) && body.some(isStep)) ||
      (isJsonObject(body) && ('layers' in body || 'branches' in body)),
  );
}

function isInput(input: unknown): boolean {
  return isJsonObject(input) ? Object.values(input).some(isShape) : isShape(input);
}

function isShape(value: unknown): boolean {
  if (typeof value === 'string') return INPUT_SHAPE_TEXT.test(value);
  return Array.isArray(value) && value.length > 0 && value.every((size) => typeof size === 'number');
}

/** Whether layers are those of a spec: one has a known type, or no other keys are around layers with misspelt types. */
function isSeries(value: JsonObject, layers: readonly unknown[]): boolean {
  if (layers.some(isKnownStep(value))) return true;
  return hasOnly(SPEC_KEYS, value) && (layers.length === 0 || layers.some(looksMisspelt));
}

function stepsOfBranches(branches: JsonObject): readonly unknown[] {
  return Object.values(branches).flatMap((branch) => (Array.isArray(branch) ? branch : [branch]));
}

function isKnownStep({ modules }: JsonObject): (step: unknown) => boolean {
  const known = new Set([...knownTypes(), ...(isJsonObject(modules) ? Object.keys(modules) : [])]);
  return (step) =>
    (typeof step === 'string' && known.has(typeOfCall(step))) ||
    (isJsonObject(step) &&
      (typeof step.reuse === 'string' ||
        Object.values(step).some((word) => typeof word === 'string' && known.has(word))));
}

/**
 * Whether a step looks like a layer with a misspelt type; words without parentheses do not, since other tools
 * have lists of names.
 */
function looksMisspelt(step: unknown): boolean {
  if (typeof step === 'string') return step.includes('(') && isNearType(typeOfCall(step));
  return isJsonObject(step) && typeof step.type === 'string' && isNearType(step.type);
}

function isNearType(type: string): boolean {
  return nearest(type, knownTypes()).length > 0;
}
