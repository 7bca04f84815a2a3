import { didYouMean, didYouMeanOneOf } from '../diagnostics/nearest';
import { madeOnce } from '../graph/made-once';
import { allOps } from '../ops/index';
import { anotherWay } from './other-ways';
import { sameName } from './same-name';
import { knownTypes } from './schema';

/**
 * What to write instead of an unknown layer type; null if nothing is similar. Spelling is compared only if no
 * library is known to have the name.
 */
export function helpWithType(type: string, modules: Modules = NO_MODULES): string | null {
  const meaning = knownMeaning(type, modules);
  if (meaning === null) return didYouMean(type, [...knownTypes(), ...modules.keys()]);
  const near = typesMeant(type, modules).length > 0 ? null : didYouMean(type, modules.keys());
  return near === null ? meaning : `${near} Else ${meaning}`;
}

/**
 * What a name is known to mean: a type with this name in another library, or another way to write it; null if
 * not known.
 */
export function knownMeaning(type: string, modules: Modules = NO_MODULES): string | null {
  const meant = typesMeant(type, modules);
  return meant.length > 0 ? didYouMeanOneOf(meant) : anotherWay(type);
}

/**
 * The layer types with this name in another library, or whose names differ only in case, in "_" or in the part
 * before a dot.
 */
export function typesMeant(type: string, modules: Modules = NO_MODULES): readonly string[] {
  const name = sameName(type);
  const own = madeOnce(modulesByName, modules, () => grouped(namedAsThemselves([...modules.keys()])));
  const same = [...(own.get(name) ?? []), ...(typesByName().get(name) ?? [])];
  return same.length > 0 ? same : (typesByAlias().get(name) ?? []);
}

/** The modules of a document, by their names. */
type Modules = ReadonlyMap<string, unknown>;

type TypesByName = ReadonlyMap<string, readonly string[]>;

const NO_MODULES: Modules = new Map();

const modulesByName = new WeakMap<Modules, TypesByName>();

let byName: TypesByName | undefined;
let byAlias: TypesByName | undefined;

/** The types by name, without the operators of a format, whose names have a prefix: a layer type is meant first. */
function typesByName(): TypesByName {
  byName ??= grouped(namedAsThemselves(knownTypes().filter((type) => !type.includes('.'))));
  return byName;
}

function typesByAlias(): TypesByName {
  byAlias ??= grouped(
    allOps().flatMap(({ type, aliases = [] }) => aliases.map((alias) => [alias, type] as const)),
  );
  return byAlias;
}

function namedAsThemselves(types: readonly string[]): readonly (readonly [name: string, type: string])[] {
  return types.map((type) => [type, type] as const);
}

/** Types by name, where equivalent names are one. */
function grouped(named: readonly (readonly [name: string, type: string])[]): TypesByName {
  const groups = new Map<string, string[]>();
  for (const [name, type] of named) madeOnce(groups, sameName(name), () => []).push(type);
  return groups;
}
