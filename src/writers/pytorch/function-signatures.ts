import { madeOnce } from '../../graph/made-once';
import type { ArgValue } from '../../ops/op';
import { layerFunctions, tensorFunctions } from '../../ops/torch-functions';
import { functionsOfOne, functionsOfTwo } from '../../ops/torch-pointwise';
import { reductions } from '../../ops/torch-reductions';
import type { ArgumentOf } from './arguments';

/** A function of torch.nn.functional with the parameters after its tensors and their defaults. */
export interface Signature {
  readonly name: string;
  readonly tensors: number;
  readonly parameters: readonly {
    readonly name: string;
    /** As Python writes it; null for one that must be given. */
    readonly otherwise: string | null;
  }[];
}

/** The function of torch.nn.functional for each layer type that has one. */
export const functionalSignatures: ReadonlyMap<string, Signature> = new Map([
  ...layerFunctions.map(([names, type, parameters]) => [type, signature(names, parameters, 1)] as const),
  ...tensorFunctions.map(
    ([name, type, tensors, parameters]) =>
      [type, signature(name, parameters, tensors.split(', ').length)] as const,
  ),
]);

/**
 * The function of torch for an op that works element by element or reduces, with these arguments; null if it
 * has none.
 */
export function torchFunctionName(type: string, of: ArgumentOf): string | null {
  const found = torchFunctions
    .get(type)
    ?.find(({ args }) => args.every(([name, value]) => of(name)?.value === value));
  return found?.name ?? null;
}

/** Whether an argument selects the function: then it is the same in all modules of a class. */
export function choosesFunction(type: string, name: string): boolean {
  return torchFunctions.get(type)?.some(({ args }) => args.some(([chosen]) => chosen === name)) === true;
}

/** By the type of the op; those that depend on arguments first. */
const torchFunctions = functionsByType();

interface NamedFunction {
  readonly name: string;
  readonly args: readonly (readonly [name: string, value: ArgValue])[];
}

function functionsByType(): ReadonlyMap<string, readonly NamedFunction[]> {
  const byType = new Map<string, NamedFunction[]>();
  const add = (names: string, type: string, args: Readonly<Record<string, ArgValue>>): void => {
    const named = { name: names.split(' ')[0] ?? '', args: Object.entries(args) };
    madeOnce(byType, type, () => []).push(named);
  };
  for (const [names, type] of functionsOfOne) add(names, type, {});
  for (const [names, type, , , { call: _call, ...args } = {}] of functionsOfTwo) add(names, type, args);
  for (const [names, type, , , args = {}] of reductions) add(names, type, args);
  for (const functions of byType.values())
    functions.sort((one, other) => other.args.length - one.args.length);
  return byType;
}

function signature(names: string, parameters: string, tensors: number): Signature {
  const written = parameters === '' ? [] : parameters.split(', ').filter((one) => one !== '*');
  return {
    name: names.split(' ')[0] ?? names,
    tensors,
    parameters: written.map((one) => {
      const [name = '', otherwise = null] = one.split('=');
      return { name, otherwise };
    }),
  };
}
