import { findAttribute } from './attributes';
import { absoluteName } from './compile/imports';
import { isKind } from './kinds';
import { parseSource } from './parse';
import type { Statement, StatementOf } from './syntax';
import type { Machine, PyModule, Source, Value } from './value';

type ImportFrom = StatementOf<'ImportFrom'>;

/** The imports for type checkers of a module, which are looked up once. */
const imports = new WeakMap<PyModule, readonly ImportFrom[]>();
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
    const statements = imports.get(module) ?? parseSource(source).body.flatMap(forTypeCheckers);
    imports.set(module, statements);
    for (const statement of statements) {
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
  if (alias.name !== '*')
    return (
      findAttribute(machine, found, alias.name) ??
      machine.importModule(machine, `${name}.${alias.name}`, 'at once') ??
      undefined
    );
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

/** The imports in `if TYPE_CHECKING:`. */
function forTypeCheckers(statement: Statement): readonly ImportFrom[] {
  if (statement.nodeType !== 'If') return [];
  const { test } = statement;
  const isForTypes =
    (test.nodeType === 'Name' && test.id === 'TYPE_CHECKING') ||
    (test.nodeType === 'Attribute' && test.attr === 'TYPE_CHECKING');
  return isForTypes ? statement.body.flatMap(importsIn) : [];
}

function importsIn(statement: Statement): readonly ImportFrom[] {
  switch (statement.nodeType) {
    case 'ImportFrom':
      return [statement];
    case 'If':
      return [...statement.body, ...statement.orelse].flatMap(importsIn);
    case 'Try':
      return [...statement.body, ...statement.orelse].flatMap(importsIn);
    default:
      return [];
  }
}
