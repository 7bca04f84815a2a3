/**
 * The usual import of a name of Python's standard library that a program has forgotten to import; undefined for
 * any other.
 */
export function usualImport(name: string): string | undefined {
  if (MODULES.includes(name)) return `import ${name}`;
  if (OF_TYPING.includes(name)) return `from typing import ${name}`;
  return Object.hasOwn(OTHERS, name) ? OTHERS[name] : undefined;
}

const MODULES: readonly string[] = [
  ...['collections', 'copy', 'functools', 'itertools', 'math', 'os', 'random', 're', 'sys', 'time'],
];

const OF_TYPING: readonly string[] = [
  ...['Any', 'Callable', 'Dict', 'List', 'Optional', 'Sequence', 'Tuple', 'Type', 'Union'],
];

const OTHERS: Readonly<Record<string, string>> = {
  OrderedDict: 'from collections import OrderedDict',
  namedtuple: 'from collections import namedtuple',
  dataclass: 'from dataclasses import dataclass',
  deepcopy: 'from copy import deepcopy',
  partial: 'from functools import partial',
  reduce: 'from functools import reduce',
};
