import type { Diagnostic } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/nearest';
import { findAttribute } from '../../python/attributes';
import { isKind } from '../../python/kinds';
import { locationOf } from '../../python/location';
import type { Instance, Machine, PyFunction } from '../../python/value';
import type { ReadOptions } from '../front-end';
import { forwardParameters, inputProblem, type NamedInput, readInput } from './inputs';

/** An input and the way it is passed to forward. */
export type PassedInput = NamedInput & { readonly name: string; readonly passed: 'position' | 'name' };

/** Reads `--in` for the forward of a network: in order, or by the names of its parameters. */
export function readInputs(
  machine: Machine,
  network: Instance,
  { inputs: texts, batch }: Pick<ReadOptions, 'inputs' | 'batch'>,
): { readonly inputs: readonly PassedInput[] } | { readonly diagnostic: Diagnostic } {
  const forward = forwardOf(machine, network);
  const taken: Taken = {
    type: network.type.name,
    parameters: forward === null ? null : forwardParameters(forward),
  };
  const read: NamedInput[] = [];
  for (const text of texts) {
    const input = readInput(text, batch ?? 1);
    if (typeof input === 'string')
      return {
        diagnostic: {
          ...inputProblem(`--in ${text} cannot be read: ${input}`, EXAMPLES),
          code: 'usage/invalid-option',
        },
      };
    const problem = unknownName(input, taken);
    if (problem !== null) return { diagnostic: atForward(problem, forward) };
    read.push(input);
  }
  const inputs = passedInputs(read, taken);
  const problem = missingInputs(inputs, taken) ?? tooManyInputs(inputs, taken);
  return problem === null ? { inputs } : { diagnostic: atForward(problem, forward) };
}

/** The parameters of a network's forward; null for that of a layer of torch.nn. */
interface Taken {
  readonly type: string;
  readonly parameters: ReturnType<typeof forwardParameters> | null;
}

function namesOf({ parameters }: Taken): readonly string[] {
  return parameters?.names ?? ['input'];
}

/** Inputs with the parameters that they are passed as; those without a name in order. */
function passedInputs(read: readonly NamedInput[], taken: Taken): readonly PassedInput[] {
  const names = namesOf(taken);
  let position = -1;
  return read.map((input) => {
    if (input.name !== null) return { ...input, name: input.name, passed: 'name' };
    position += 1;
    return { ...input, name: names[position] ?? `input_${position}`, passed: 'position' };
  });
}

function unknownName({ name }: NamedInput, taken: Taken): Diagnostic | null {
  const { type, parameters } = taken;
  const names = namesOf(taken);
  if (name === null || parameters === null || parameters.keywordRest !== null) return null;
  if ([...names, ...parameters.keywordOnly].includes(name)) return null;
  return inputProblem(
    `forward of ${type} has no parameter ${name}`,
    didYouMean(name, names) ?? `its parameters are ${names.join(', ')}`,
  );
}

function missingInputs(inputs: readonly PassedInput[], taken: Taken): Diagnostic | null {
  const { type, parameters } = taken;
  const names = namesOf(taken);
  const missing = (parameters?.required ?? ['input']).filter(
    (one) => !inputs.some(({ name }) => name === one),
  );
  if (missing.length === 0 || (parameters === null && inputs.length > 0)) return null;
  const shown = missing
    .map((one) => (names.length === 1 ? '--in 3x224x224' : `--in ${one}=3x224x224`))
    .join(' ');
  return inputProblem(
    inputs.length === 0
      ? 'the shape of the input is not given'
      : `forward of ${type} also needs the input${missing.length === 1 ? '' : 's'} ${missing.join(' and ')}`,
    `give ${shown} with the sizes of your input, without the batch; for indexes add :int64`,
    [
      `forward takes ${names.join(', ')}`,
      ...(inputs.length === 0 ? [] : [`given: ${inputs.map(({ name }) => name).join(', ')}`]),
    ].join('; '),
  );
}

function tooManyInputs(inputs: readonly PassedInput[], taken: Taken): Diagnostic | null {
  const { type, parameters } = taken;
  const names = namesOf(taken);
  const given = inputs.filter(({ passed }) => passed === 'position').length;
  if (parameters === null || parameters.rest !== null || given <= names.length) return null;
  return inputProblem(
    `forward of ${type} takes ${counted(names.length)}, but ${given} ${given === 1 ? 'was' : 'were'} given`,
    names.length === 0
      ? 'the first parameter of a method is the module itself: write forward(self, x)'
      : `its parameters are ${names.join(', ')}`,
  );
}

function counted(inputs: number): string {
  return inputs === 1 ? '1 input' : `${inputs} inputs`;
}

/** A diagnostic at the forward of the network, where it is written. */
function atForward(diagnostic: Diagnostic, forward: PyFunction | null): Diagnostic {
  return forward === null ? diagnostic : { ...diagnostic, location: locationOf(forward.place) };
}

const EXAMPLES = "for example --in 3x224x224, --in ids=20:int64, --in '[1,3,32,32]'";

/** The forward function of a network; null if it is that of a layer of torch.nn. */
function forwardOf(machine: Machine, network: Instance): PyFunction | null {
  const forward = findAttribute(machine, network, 'forward');
  if (isKind(forward, 'method') && isKind(forward.callee, 'function')) return forward.callee;
  return null;
}
