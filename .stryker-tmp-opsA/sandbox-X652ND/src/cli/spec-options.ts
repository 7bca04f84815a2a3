// @ts-nocheck
import type { Convention } from '../conventions/convention';
import { macs } from '../conventions/macs';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/nearest';
import { LARGEST_SIZE } from '../ops/fields';
import type { ArgValue } from '../ops/op';
import { type Dtype, elementBytes } from '../passes/memory';
import { parseInputShape } from '../spec/input-shape';
import { overrideVars } from '../spec/parse-spec';
import type { InputSpec, Spec, VarSpec } from '../spec/spec';
import { quoted } from '../text/shortened';

/** The options that say how a spec is read, as the command line gives them. */
export interface SpecOptions {
  readonly in?: readonly string[];
  readonly batch?: string;
  readonly dtype?: string;
  readonly set?: readonly string[];
  readonly convention?: string;
  readonly maxLayers?: string;
  readonly allowOutside?: boolean;
}

/** The options that stand for themselves, checked. */
export interface Settings {
  /** Null when not given: tables then show -1, as torchsummary does. */
  readonly batch: number | null;
  readonly dtype: Dtype;
  readonly convention: Convention;
  readonly maxLayers: number | null;
}

/** Checks the options that do not depend on the spec. */
export function readSettings(options: SpecOptions): {
  readonly settings: Settings;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const count = (option: string, text: string | undefined): number | null => {
    if (text === undefined) return null;
    const value = /^\d+$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= LARGEST_SIZE) return value;
    diagnostics.push(invalidOption(option, text, 'a whole number of at least 1', `for example ${option} 16`));
    return null;
  };
  const word = <W extends string>(option: string, text: string, words: readonly W[]): W | undefined => {
    const found = words.find((candidate) => candidate === text);
    if (found === undefined) {
      diagnostics.push(
        invalidOption(
          option,
          text,
          `one of ${words.join(', ')}`,
          didYouMean(text, words) ?? `for example ${option} ${words[0]}`,
        ),
      );
    }
    return found;
  };
  const conventions = knownConventions(options.convention);
  const names = conventions.map(({ name }) => name);
  const convention = word('--convention', options.convention ?? macs.name, names);
  const settings = {
    batch: count('--batch', options.batch),
    dtype: word('--dtype', options.dtype ?? 'float32', Object.keys(elementBytes) as Dtype[]) ?? 'float32',
    convention: conventions.find(({ name }) => name === convention) ?? macs,
    maxLayers: count('--max-layers', options.maxLayers),
  };
  return { settings, diagnostics };
}

/** The tools' conventions are loaded when one other than the default is asked for. */
function knownConventions(name: string | undefined): readonly Convention[] {
  if (name === undefined || name === macs.name) return [macs];
  return (require('../conventions/index') as typeof import('../conventions/index')).conventions;
}

/** A spec with the variables and inputs of the command line in the place of its own. */
export interface AppliedSpec {
  readonly spec: Spec;
  /** Whether any variable, input or the batch differs from what the spec was built with. */
  readonly isChanged: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts `--set` and `--in` into a spec. */
export function applyOptions(spec: Spec, options: SpecOptions): AppliedSpec {
  const diagnostics: Diagnostic[] = [];
  const vars = applySet(spec, options.set ?? [], diagnostics);
  const inputs = applyIn(spec, options.in ?? [], diagnostics);
  const isChanged =
    (options.set ?? []).length > 0 ||
    options.batch !== undefined ||
    JSON.stringify(inputs) !== JSON.stringify(spec.inputs);
  return { spec: { ...spec, vars, inputs }, isChanged, diagnostics };
}

function applySet(spec: Spec, settings: readonly string[], diagnostics: Diagnostic[]): readonly VarSpec[] {
  const overrides: VarSpec[] = [];
  for (const setting of settings) {
    const [, name, text] = /^([^=]+)=(.*)$/s.exec(setting) ?? [];
    if (name === undefined || text === undefined) {
      diagnostics.push(invalidOption('--set', setting, 'name=value', 'for example --set out_3x3=64'));
      continue;
    }
    overrides.push({ name, value: parseSetting(text), location: { document: '--set', path: [name] } });
  }
  return overrideVars(spec.vars, overrides, (variable, help) =>
    diagnostics.push({
      code: 'usage/invalid-option',
      severity: 'error',
      message: `--set: the spec has no variable ${quoted(variable.name)}`,
      help: help(),
    }),
  );
}

/** A number, true, false or a list as in JSON; anything else is a text. */
function parseSetting(text: string): ArgValue {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
    if (Array.isArray(value) && value.every((item) => typeof item === 'number' || typeof item === 'string'))
      return value;
  } catch {
    return text;
  }
  return text;
}

function applyIn(spec: Spec, texts: readonly string[], diagnostics: Diagnostic[]): readonly InputSpec[] {
  let inputs = [...spec.inputs];
  for (const text of texts) {
    const [, name = null, sizes = text] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const shape = parseInputShape(sizes);
    if (shape === null) {
      diagnostics.push(
        invalidOption(
          '--in',
          text,
          'sizes without the batch, such as 192x28x28',
          'for several inputs --in image=3x224x224 --in ids=20',
        ),
      );
    } else if (name === null && inputs.length > 1) {
      const names = inputs.map((input) => input.name).join(', ');
      diagnostics.push(
        invalidOption(
          '--in',
          text,
          'name=sizes, since the spec has several inputs',
          `its inputs are ${names}`,
        ),
      );
    } else if (name === null) {
      inputs = [{ name: inputs[0]?.name ?? 'input', shape }];
    } else if (spec.inputs.length > 0 && !inputs.some((input) => input.name === name)) {
      const names = inputs.map((input) => input.name);
      diagnostics.push(
        invalidOption(
          '--in',
          text,
          'an input of the spec',
          didYouMean(name, names) ?? `its inputs are ${names.join(', ')}`,
        ),
      );
    } else {
      inputs = inputs.some((input) => input.name === name)
        ? inputs.map((input) => (input.name === name ? { name, shape } : input))
        : [...inputs, { name, shape }];
    }
  }
  return inputs;
}

/** The diagnostic of an option whose value it cannot take. */
export function invalidOption(option: string, text: string, expected: string, help: string): Diagnostic {
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `${option} must be ${expected}, not ${quoted(text)}`,
    help,
  };
}
