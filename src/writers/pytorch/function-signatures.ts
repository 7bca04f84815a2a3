import { layerFunctions, tensorFunctions } from '../../ops/torch-functions';
import { functionsOfOne, functionsOfTwo } from '../../ops/torch-pointwise';
import { reductions } from '../../ops/torch-reductions';

/** A function of torch.nn.functional with the parameters behind its tensors, and what each is when it is not given. */
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

/** The function of torch for each op that works element by element or reduces, by its type. */
export const torchFunctionNames: ReadonlyMap<string, string> = new Map(
  [...functionsOfOne, ...functionsOfTwo, ...reductions]
    .map(([names, type]) => [type, names.split(' ')[0] ?? ''] as const)
    .reverse(),
);

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
