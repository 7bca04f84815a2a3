import { failureOf } from '../failure';
import { parseSource } from '../parse';
import type { Source } from '../value';

/** Where a file takes a name from: `from ..module import original as name`. */
export interface TakenFrom {
  readonly level: number;
  readonly module: string;
  readonly original: string;
}

type Imports = ReadonlyMap<string, TakenFrom>;

const readBefore = new WeakMap<Source, Imports>();

/** Where a file says that it takes a name from, by the last import of it that stands beside its classes; else undefined. */
export function takenFrom(source: Source, name: string): TakenFrom | undefined {
  const known = readBefore.get(source);
  if (known !== undefined) return known.get(name);
  const read = importsOf(source);
  readBefore.set(source, read);
  return read.get(name);
}

function importsOf(source: Source): Imports {
  const found = new Map<string, TakenFrom>();
  for (const statement of statementsOf(source)) {
    if (statement.nodeType !== 'ImportFrom' || statement.module === '__future__') continue;
    const { level = 0, module } = statement;
    for (const { name, asname } of statement.names)
      found.set(asname ?? name, { level: level ?? 0, module: module ?? '', original: name });
  }
  return found;
}

function statementsOf(source: Source) {
  try {
    return parseSource(source).body;
  } catch (thrown) {
    if (failureOf(thrown) === null) throw thrown;
    return [];
  }
}
