import { createFloat, createTuple } from '../../python/containers';
import { hostFunction } from '../../python/host';
import { takeSteps } from '../../python/machine';
import { bindArguments, parametersOf } from '../../python/signature';
import type { CallSignature, HostFunction, Invoke, Keywords, Parameters, Value } from '../../python/value';
import { inTodaysOrder } from './older-places';
import { putInto } from './overwriting';
import { type Session, sessionOf, watched } from './session';
import { isTensor } from './tensor';

/** The implementation of a function of torch; arguments are in the order of its parameters. */
export type Run = (session: Session, ...given: Value[]) => Value;

/** A function of torch. */
export interface TorchFunction {
  readonly name: string;
  /** Its parameters as Python writes them: `input, dim=None, *, keepdim=False`. */
  readonly parameters: string;
  readonly run: Run;
  /** Whether it is written in C, where torch also accepts numpy's names of parameters. */
  readonly takesNumpyNames: boolean;
}

/** A function of torch with its parameters. */
export function torchFunction(name: string, parameters: string, run: Run): TorchFunction {
  return { name, parameters, run, takesNumpyNames: true };
}

/** A function of torch that is written in Python. */
export function pythonFunction(name: string, parameters: string, run: Run): TorchFunction {
  return { name, parameters, run, takesNumpyNames: false };
}

/** The callable form of a function of torch. Its parameters are parsed at the first call. */
export function invokeOf({ name, parameters: written, run, takesNumpyNames }: TorchFunction): Invoke {
  let signature: CallSignature | null = null;
  return (machine, given, byName) => {
    signature ??= readSignature(written);
    const { parameters, defaults } = signature;
    const { args, keywords } = inTodaysOrder(name, { args: given, keywords: withoutOutput(byName) });
    const ownKeywords = takesNumpyNames ? torchKeywords(parameters, keywords) : keywords;
    const { positional, named } = withNamedRest(parameters, args, ownKeywords);
    const bound = bindArguments(name, parameters, defaults, positional, named);
    const session = sessionOf(machine);
    const result = watched(session, name, () => run(session, ...bound.map((value) => value ?? null)));
    if (isTensor(result) && result.host.elements !== null)
      takeSteps(machine, Math.ceil(result.host.elements.count / ELEMENTS_A_STEP));
    return putInto(machine, byName.get('out') ?? null, result);
  };
}

function withoutOutput(keywords: Keywords): Keywords {
  return keywords.has('out') ? new Map([...keywords].filter(([name]) => name !== 'out')) : keywords;
}

/** Known elements are worked out when they are asked for, and often not at all. */
const ELEMENTS_A_STEP = 32;

/** A function of torch as a value of Python. */
export function functionValue(definition: TorchFunction): HostFunction {
  const describedBy = () => readSignature(definition.parameters);
  return { ...hostFunction(definition.name, invokeOf(definition)), describedBy };
}

/** Names that torch accepts for its own ones: numpy_compatibility_arg_names of its argument parser. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  axis: 'dim',
  keepdims: 'keepdim',
  x: 'input',
  a: 'input',
  x1: 'input',
  x2: 'other',
};

function torchKeywords({ names, keywordOnly }: Parameters, keywords: Keywords): Keywords {
  if (keywords.size === 0) return keywords;
  const isOwn = (key: string) => names.includes(key) || keywordOnly.includes(key);
  return new Map(
    [...keywords].map(([key, value]) => {
      const other = isOwn(key) ? undefined : OTHER_NAMES[key];
      return [other !== undefined && isOwn(other) ? other : key, value] as const;
    }),
  );
}

/** Sizes and dimensions that are given one by one may be given by name too: `flip(x, dims=[0])`. */
function withNamedRest(
  { names, rest }: Parameters,
  args: readonly Value[],
  keywords: Keywords,
): { readonly positional: readonly Value[]; readonly named: Keywords } {
  const name = REST_NAMES.find((one) => keywords.has(one) && !names.includes(one));
  if (rest === null || name === undefined || args.length > names.length)
    return { positional: args, named: keywords };
  const before = names.flatMap((one, at) => args[at] ?? keywords.get(one) ?? []);
  if (before.length < names.length) return { positional: args, named: keywords };
  const named = new Map(
    [...keywords].filter(([key]) => key !== name && !names.slice(args.length).includes(key)),
  );
  return { positional: [...before, keywords.get(name) ?? null], named };
}

const REST_NAMES = ['dims', 'shape', 'sizes', 'size', 'repeats'];

const signatures = new Map<string, CallSignature>();

/** Reads `input, dim=None, *, keepdim=False`. */
export function readSignature(text: string): CallSignature {
  const known = signatures.get(text);
  if (known !== undefined) return known;
  const defaults = new Map<string, Value>();
  const names = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', value] = part.split('=');
      if (value !== undefined) defaults.set(name, literal(value));
      return name;
    });
  const signature = { parameters: parametersOf(...names), defaults };
  signatures.set(text, signature);
  return signature;
}

function literal(text: string): Value {
  if (text === 'None') return null;
  if (text === 'True' || text === 'False') return text === 'True';
  if (text === '()') return createTuple([]);
  if (/^-?\d+$/.test(text)) return Number(text);
  if (/^-?[\d.]+(e-?\d+)?$/.test(text)) return createFloat(Number(text));
  return text.replace(/^'(.*)'$/, '$1');
}
