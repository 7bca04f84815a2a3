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
): Value | undefined {
  const names = lookedFor.get(module) ?? new Set();
  if (names.has(wanted) || wanted.startsWith('__')) return undefined;
  lookedFor.set(module, names.add(wanted));
  try {
    const statements = imports.get(module) ?? parseSource(source).body.flatMap(forTypeCheckers);
    imports.set(module, statements);
    for (const statement of statements) {
      const found = importedBy(machine, module, statement, wanted);
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
  wanted: string,
): Value | undefined {
  const alias = names.find(({ name, asname }) => name === '*' || (asname ?? name) === wanted);
  if (alias === undefined) return undefined;
  const name = absoluteName(module, level ?? 0, from ?? '');
  const found = machine.importModule(machine, name, 'when used');
  if (found === null) return undefined;
  if (alias.name !== '*')
    return (
      findAttribute(machine, found, alias.name) ??
      machine.importModule(machine, `${name}.${alias.name}`, 'at once') ??
      undefined
    );
  // Of several modules whose names are all taken only those run that speak of the name.
  return found.source?.text.includes(wanted) === true ? findAttribute(machine, found, wanted) : undefined;
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
