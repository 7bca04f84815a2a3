import { findAttribute } from './attributes';
import { absoluteName } from './compile/imports';
import { type ImportFrom, importStatements } from './import-statements';
import { isKind } from './kinds';
import { beginsAs } from './names-alike';
import type { Machine, PyModule, Source, Value } from './value';

/** The names that are being looked for, since a module may import itself. */
const lookedFor = new WeakMap<PyModule, Set<string>>();

/** Whether a package, by its whole name, may have a name that is looked for. */
type Likeness = (module: string, wanted: string) => boolean;

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
  if (wanted.startsWith('__')) return undefined;
  const importedFrom = (isLike: Likeness) => search(machine, module, source, { wanted, isLike, above: null });
  return importedFrom(isNamedAlike) ?? importedFrom(isNamedInPart);
}

/** A name that is looked for in a module; `above` is the module that takes all names of it, null for the first one. */
interface Search {
  readonly wanted: string;
  readonly isLike: Likeness;
  readonly above: PyModule | null;
}

function search(machine: Machine, module: PyModule, source: Source, given: Search): Value | undefined {
  const { wanted } = given;
  const names = lookedFor.get(module) ?? new Set();
  if (names.has(wanted)) return undefined;
  lookedFor.set(module, names.add(wanted));
  try {
    for (const statement of importStatements(source).forTypeCheckers) {
      const found = importedBy(machine, module, statement, given);
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
  { wanted, isLike, above }: Search,
): Value | undefined {
  const alias = names.find(({ name, asname }) => name === '*' || (asname ?? name) === wanted);
  if (alias === undefined) return undefined;
  const name = absoluteName(module, level ?? 0, from ?? '');
  if (alias.name === '*' && above !== null && !isLike(name, wanted)) return undefined;
  const found = machine.importModule(machine, name, 'when used');
  if (found === null) return undefined;
  if (alias.name !== '*') {
    const value = findAttribute(machine, found, alias.name);
    if (value !== undefined) return value;
    return machine.importModule(machine, `${name}.${alias.name}`, 'at once') ?? undefined;
  }
  // Among the modules imported by `*`, only one whose text contains the name is run.
  const { source } = found;
  if (source === null) return undefined;
  if (source.text.includes(wanted)) return findAttribute(machine, found, wanted);
  return found.attributes.has('__path__')
    ? search(machine, found, source, { wanted, isLike, above: module })
    : undefined;
}

/**
 * Whether a name may be looked for in a module, which is one of hundreds in a large library: a file's own name says little,
 * and of packages that whose name it begins with is looked into, as `rt_detr` for `RTDetrModel`.
 */
function isNamedAlike(module: string, wanted: string): boolean {
  return module
    .split('.')
    .slice(-2)
    .some((part) => beginsAs(wanted, part));
}

/** The same by the first word of a package, as `speech_to_text` for `Speech2TextModel`, or by the first letters of its words. */
function isNamedInPart(module: string, wanted: string): boolean {
  return module
    .split('.')
    .slice(-2)
    .some((part) => {
      const words = part.split('_');
      const initials = words.map((word) => word.slice(0, 1)).join('');
      return beginsAs(wanted, words[0] ?? '') || (words.length > 2 && beginsAs(wanted, initials));
    });
}

/**
 * Whether a module certainly lacks a name: all that it imports for type checkers are all names of files, and the name stands
 * in none of these, nor in itself.
 */
export function lacksTyped(machine: Machine, module: PyModule, source: Source, wanted: string): boolean {
  const statements = importStatements(source).forTypeCheckers;
  if (statements.length === 0 || source.text.includes(wanted)) return false;
  return statements.every(({ level, module: from, names }) => {
    if (names.some(({ name }) => name !== '*')) return false;
    const found = machine.importModule(machine, absoluteName(module, level ?? 0, from ?? ''), 'when used');
    if (found === null || found.source === null || found.attributes.has('__path__')) return false;
    return !found.source.text.includes(wanted);
  });
}
