import { findAttribute } from './attributes';
import { absoluteName } from './compile/imports';
import { type ImportFrom, importStatements } from './import-statements';
import { isKind } from './kinds';
import type { Machine, PyModule, Source, Value } from './value';

/** The names that are looked for just now, since a module may import itself. */
const lookedFor = new WeakMap<PyModule, Set<string>>();

/**
 * What a module imports under a name for type checkers. A package that makes its names when they are asked for says under
 * `if TYPE_CHECKING:` where they come from, which helps where the way that it makes them is not done here.
 */
export function typedImport(
  machine: Machine,
  module: PyModule,
  source: Source,
  wanted: string,
  packages: 'all' | 'named alike' = 'all',
): Value | undefined {
  const names = lookedFor.get(module) ?? new Set();
  if (names.has(wanted) || wanted.startsWith('__')) return undefined;
  lookedFor.set(module, names.add(wanted));
  try {
    for (const statement of importStatements(source).forTypeCheckers) {
      const found = importedBy(machine, module, statement, { wanted, packages });
      if (found !== undefined && !isKind(found, 'unknown')) return found;
    }
    return undefined;
  } finally {
    names.delete(wanted);
  }
}

function importedBy(
  machine: Machine,
  module: PyModule,
  { level, module: from, names }: ImportFrom,
  { wanted, packages }: { readonly wanted: string; readonly packages: 'all' | 'named alike' },
): Value | undefined {
  const alias = names.find(({ name, asname }) => name === '*' || (asname ?? name) === wanted);
  if (alias === undefined) return undefined;
  const name = absoluteName(module, level ?? 0, from ?? '');
  if (alias.name === '*' && packages === 'named alike' && !isNamedAlike(name, wanted)) return undefined;
  const found = machine.importModule(machine, name, 'when used');
  if (found === null) return undefined;
  if (alias.name !== '*') {
    const value = findAttribute(machine, found, alias.name);
    if (value !== undefined) return value;
    return machine.importModule(machine, `${name}.${alias.name}`, 'at once') ?? undefined;
  }
  // Of several modules whose names are all taken only those run that speak of the name.
  const { source } = found;
  if (source === null) return undefined;
  if (source.text.includes(wanted)) return findAttribute(machine, found, wanted);
  return found.attributes.has('__path__')
    ? typedImport(machine, found, source, wanted, 'named alike')
    : undefined;
}

/**
 * Whether a name may be looked for in a module, which is one of hundreds in a large library: a file's own name says little,
 * and of packages that whose name it begins with is looked into, as `rt_detr` for `RTDetrModel`.
 */
function isNamedAlike(module: string, wanted: string): boolean {
  const plain = (name: string) => name.replaceAll('_', '').toLowerCase();
  const parts = module.split('.').slice(-2).map(plain);
  return parts.some((part) => plain(wanted).startsWith(part));
}
