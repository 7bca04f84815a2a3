import type * as Parser from 'py-ast';

/** The parser of Python, loaded when the first file is read. */
export function loadParser(): Pick<typeof Parser, 'parseModule'> {
  return require('py-ast');
}
