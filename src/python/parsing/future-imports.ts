import type { Statement } from '../syntax';
import { type Cursor, noteMistake } from './cursor';

/** What can be imported of `__future__`. */
const FEATURES: ReadonlySet<string> = new Set(
  (
    'nested_scopes generators division absolute_import with_statement print_function unicode_literals ' +
    'barry_as_FLUFL generator_stop annotations'
  ).split(' '),
);

/** Notes imports of `__future__` that follow anything but the documentation of a file, or name what is not there. */
export function checkFutureImports(cursor: Cursor, body: readonly Statement[]): void {
  let isBeginning = true;
  for (const [index, statement] of body.entries()) {
    if (statement.nodeType === 'ImportFrom' && statement.module === '__future__' && statement.level === 0) {
      if (!isBeginning)
        noteMistake(
          cursor,
          'from __future__ imports must occur at the beginning of the file',
          statement.start,
          statement.end,
        );
      for (const { name, start, end } of statement.names) {
        if (name === 'braces') noteMistake(cursor, 'not a chance', start, end);
        else if (!FEATURES.has(name))
          noteMistake(cursor, `future feature ${name} is not defined`, start, end);
      }
    } else if (index > 0 || !isText(statement)) isBeginning = false;
  }
}

function isText(statement: Statement): boolean {
  return (
    statement.nodeType === 'Expr' &&
    statement.value.nodeType === 'Constant' &&
    statement.value.literal === 'str'
  );
}
