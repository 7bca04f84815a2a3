import type { Diagnostic } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/nearest';
import { findAttribute } from '../../python/attributes';
import { isKind } from '../../python/kinds';
import type { Instance, Machine, PyFunction } from '../../python/value';
import type { ReadOptions } from '../front-end';
import { forwardParameters, inputProblem, type NamedInput, readInput } from './inputs';

/** An input with how forward gets it. */
export type PassedInput = NamedInput & { readonly name: string; readonly passed: 'position' | 'name' };

/** Reads `--in` for the forward of a network: in order, or by the names of its parameters. */
export function readInputs(
  machine: Machine,
  network: Instance,
  { inputs: texts, batch }: Pick<ReadOptions, 'inputs' | 'batch'>,
): { readonly inputs: readonly PassedInput[] } | { readonly diagnostic: Diagnostic } {
  const forward = forwardOf(machine, network);
  const parameters = forward === null ? null : forwardParameters(forward);
  const names = parameters?.names ?? ['input'];
  const located = (diagnostic: Diagnostic): { readonly diagnostic: Diagnostic } => ({
    diagnostic:
      forward === null
        ? diagnostic
        : {
            ...diagnostic,
            location: {
              document: forward.place.document,
              path: [],
              range: { start: forward.place.start, end: forward.place.end },
            },
          },
  });
  const found: PassedInput[] = [];
  let position = 0;
  for (const text of texts) {
    const read = readInput(text, batch ?? 1);
    if (typeof read === 'string')
      return {
        diagnostic: {
          ...inputProblem(`--in ${text} cannot be read: ${read}`, EXAMPLES),
          code: 'usage/invalid-option',
        },
      };
    const isKnown =
      read.name === null || parameters === null || [...names, ...parameters.keywordOnly].includes(read.name);
    if (!isKnown && read.name !== null)
      return located(
        inputProblem(
          `forward of ${network.type.name} has no parameter ${read.name}`,
          didYouMean(read.name, names) ?? `its parameters are ${names.join(', ')}`,
        ),
      );
    const name = read.name ?? names[position] ?? `input_${position}`;
    if (read.name === null) position += 1;
    found.push({ ...read, name, passed: read.name === null ? 'position' : 'name' });
  }
  const missing = (parameters?.required ?? ['input']).filter(
    (one) => !found.some(({ name }) => name === one),
  );
  if (missing.length > 0 && (parameters !== null || found.length === 0)) {
    const shown = missing
      .map((one) => (names.length === 1 ? '--in 3x224x224' : `--in ${one}=3x224x224`))
      .join(' ');
    return located(
      inputProblem(
        found.length === 0
          ? `the shape of the input is not given`
          : `forward of ${network.type.name} needs ${missing.join(' and ')} too`,
        `give ${shown}, with the sizes of your input (without the batch); :int64 behind them for indexes`,
        `forward takes ${names.join(', ')}`,
      ),
    );
  }
  if (parameters !== null && parameters.rest === null && position > names.length)
    return located(
      inputProblem(
        `forward of ${network.type.name} takes ${names.length} inputs, ${position} are given`,
        names.length === 0
          ? 'the first parameter of a method is the module itself: write forward(self, x)'
          : `its parameters are ${names.join(', ')}`,
      ),
    );
  return { inputs: found };
}

const EXAMPLES = "for example --in 3x224x224, --in ids=20:int64, --in '[1,3,32,32]'";

/** The forward of a network as it is written; null where it is that of a layer of torch.nn. */
function forwardOf(machine: Machine, network: Instance): PyFunction | null {
  const forward = findAttribute(machine, network, 'forward');
  if (isKind(forward, 'method') && isKind(forward.callee, 'function')) return forward.callee;
  return null;
}
