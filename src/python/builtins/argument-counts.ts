import { dictClass, listClass, setClass, strClass, tupleClass } from '../classes';
import { raise } from '../failure';
import { isKind } from '../kinds';
import type { HostFunction, PyClass, Value } from '../value';

/** How many arguments a function takes. */
interface Count {
  readonly least: number;
  readonly most: number;
}

/** Names by the counts of their arguments, `1` or `1-2`, as CPython's documentation gives them. */
type Counts = Readonly<Record<string, string>>;

const METHODS: readonly (readonly [PyClass, Counts])[] = [
  [
    listClass,
    {
      '0': 'reverse copy clear',
      '1': 'append extend remove count',
      '2': 'insert',
      '0-1': 'pop',
      '1-3': 'index',
    },
  ],
  [tupleClass, { '1': 'count', '1-3': 'index' }],
  [dictClass, { '0': 'keys values items copy clear popitem', '0-1': 'update', '1-2': 'get pop setdefault' }],
  [setClass, { '0': 'pop copy clear', '1': 'add remove discard' }],
  [
    strClass,
    {
      '0': 'upper lower capitalize title swapcase casefold isdigit isalpha isalnum isupper islower isspace',
      '1': 'join partition rpartition zfill',
      '0-1': 'strip lstrip rstrip',
      '2-3': 'replace',
    },
  ],
];

const FUNCTIONS: Counts = {
  '1': 'len abs id hash callable ord chr hex bin oct repr any all',
  '2': 'isinstance issubclass hasattr delattr divmod',
  '3': 'setattr',
  '2-3': 'getattr',
};

/** Lets the methods of containers and texts refuse more or fewer arguments than they take. */
export function checkCountsOfMethods(): void {
  for (const [owner, counts] of METHODS) {
    for (const [name, count] of countsByName(counts)) {
      const method = owner.attributes.get(name);
      if (isKind(method, 'host-function'))
        owner.attributes.set(name, counted(method, `${owner.name}.${name}`, count, 1));
    }
    owner.found.clear();
  }
}

/** The same for the functions that are there without an import. */
export function checkCountsOfFunctions(names: Map<string, Value>): void {
  for (const [name, count] of countsByName(FUNCTIONS)) {
    const known = names.get(name);
    if (isKind(known, 'host-function')) names.set(name, counted(known, name, count, 0));
  }
}

function countsByName(counts: Counts): ReadonlyMap<string, Count> {
  const byName = new Map<string, Count>();
  for (const [written, names] of Object.entries(counts)) {
    const [least = 0, most = least] = written.split('-').map(Number);
    for (const name of names.split(' ')) byName.set(name, { least, most });
  }
  return byName;
}

/** A function that counts its arguments; the first `own` of them are what it is called on. */
function counted(callee: HostFunction, name: string, count: Count, own: 0 | 1): HostFunction {
  const { invoke } = callee;
  return {
    ...callee,
    invoke: (machine, args, keywords) => {
      const given = args.length - own;
      if ((given > count.most || given < count.least) && keywords.size === 0 && given >= 0)
        raise('TypeError', wrongCount(name, count, given));
      return invoke(machine, args, keywords);
    },
  };
}

function wrongCount(name: string, { least, most }: Count, given: number): string {
  if (most === 0) return `${name}() takes no arguments (${given} given)`;
  if (least === 1 && most === 1) return `${name}() takes exactly one argument (${given} given)`;
  const bound = given < least ? least : most;
  const which = least === most ? '' : given < least ? 'at least ' : 'at most ';
  const short = name.split('.').at(-1) ?? name;
  return `${short} expected ${which}${bound} argument${bound === 1 ? '' : 's'}, got ${given}`;
}
