import type { Diagnostic } from '../../diagnostics/diagnostic';
import { invalidOption } from '../../diagnostics/invalid-option';
import { didYouMean } from '../../diagnostics/nearest';
import { helpWithInputShape } from '../../language/input-shape';
import { overrideVars } from '../../language/parse-spec';
import type { InputSpec, Spec, VarSpec } from '../../language/spec';
import { quoted } from '../../text/shortened';
import type { ReadOptions } from '../front-end';
import { type GivenInput, parseInput } from '../given-input';
import { parseSetting } from '../setting';

/** A spec with the variables and inputs of the command line. */
export interface AppliedSpec {
  readonly spec: Spec;
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts values of variables and shapes of inputs into a spec. */
export function applyOptions(spec: Spec, options: Pick<ReadOptions, 'vars' | 'inputs'>): AppliedSpec {
  const diagnostics: Diagnostic[] = [];
  const vars = applySet(spec, options.vars, diagnostics);
  const inputs = applyIn(spec, options.inputs, diagnostics);
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

function applyIn(spec: Spec, texts: readonly string[], diagnostics: Diagnostic[]): readonly InputSpec[] {
  let { inputs } = spec;
  for (const text of texts) {
    const given = parseInput(text);
    const { name, shape } = given;
    const problem = problemOfInput(text, given, spec, inputs);
    if (problem !== null) diagnostics.push(problem);
    else if (name === null) inputs = [{ name: inputs[0]?.name ?? 'input', shape }];
    else if (inputs.some((input) => input.name === name))
      inputs = inputs.map((input) => (input.name === name ? { name, shape } : input));
    else inputs = [...inputs, { name, shape }];
  }
  return inputs;
}

/** Why a value of `--in` is not accepted; null if it is. A spec without inputs accepts any name. */
function problemOfInput(
  text: string,
  { name, shape }: GivenInput,
  spec: Spec,
  inputs: readonly InputSpec[],
): Diagnostic | null {
  const wrong = (expected: string, help: string) => invalidOption('--in', text, expected, help);
  const names = inputs.map((input) => input.name);
  const namesHelp = `its inputs are ${names.join(', ')}`;
  if (shape === null) {
    const sizes = name === null ? text : text.slice(name.length + 1);
    const help = helpWithInputShape(sizes, 'option') ?? 'for several inputs --in image=3x224x224 --in ids=20';
    return wrong('sizes without the batch, such as 192x28x28', help);
  }
  if (name === null && inputs.length > 1)
    return wrong('name=sizes, since the spec has several inputs', namesHelp);
  if (name === null || spec.inputs.length === 0 || names.includes(name)) return null;
  return wrong('an input of the spec', didYouMean(name, names) ?? namesHelp);
}
