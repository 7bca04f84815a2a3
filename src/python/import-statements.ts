import { failureOf } from './failure';
import { parseSource } from './parse';
import type { Statement, StatementOf } from './syntax';
import type { Source } from './value';

/** `from ..module import original as name`. */
export type ImportFrom = StatementOf<'ImportFrom'>;

/** The modules from which a file imports names, found in its text. */
interface ImportStatements {
  /** Those at the level of its classes, the last one first. */
  readonly atRun: readonly ImportFrom[];
  /** Those in `if TYPE_CHECKING:`, which do not run. */
  readonly forTypeCheckers: readonly ImportFrom[];
}

const readBefore = new WeakMap<Source, ImportStatements>();

/** The imports of names in a file; none if the file is not Python. */
export function importStatements(source: Source): ImportStatements {
  const known = readBefore.get(source);
  if (known !== undefined) return known;
  const body = statementsOf(source);
  const isImport = (statement: Statement): statement is ImportFrom =>
    statement.nodeType === 'ImportFrom' && statement.module !== '__future__';
  const read = {
    atRun: body.filter(isImport).reverse(),
    forTypeCheckers: body.flatMap(forTypeCheckers),
  };
  readBefore.set(source, read);
  return read;
}

function statementsOf(source: Source): readonly Statement[] {
  try {
    return parseSource(source).body;
  } catch (thrown) {
    if (failureOf(thrown) === null) throw thrown;
    return [];
  }
}

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
    case 'Try':
      return [...statement.body, ...statement.orelse].flatMap(importsIn);
    default:
      return [];
  }
}
