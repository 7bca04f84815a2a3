import type { Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/nearest';
import { overrideVars } from '../language/parse-spec';
import type { InputSpec, Spec, VarSpec } from '../language/spec';
import type { ArgValue } from '../ops/op';
import { quoted } from '../text/shortened';
import { parseInput } from './input-option';
import { invalidOption } from './invalid-option';
import type { SpecOptions } from './spec-options';

/** A spec with the variables and inputs of the command line in the place of its own. */
export interface AppliedSpec {
  readonly spec: Spec;
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts `--set` and `--in` into a spec. */
export function applyOptions(spec: Spec, options: SpecOptions): AppliedSpec {
  const diagnostics: Diagnostic[] = [];
  const vars = applySet(spec, options.set ?? [], diagnostics);
  const inputs = applyIn(spec, options.in ?? [], diagnostics);
  return { spec: { ...spec, vars, inputs }, diagnostics };
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
    const { name, shape } = parseInput(text);
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
