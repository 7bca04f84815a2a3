import { textArgument, withParameters } from '../arguments';
import { callMethod } from '../call';
import { lookUp } from '../classes';
import { createDict, createTuple } from '../containers';
import { hostFunction, hostModule } from '../host';
import { itemsOf } from '../iteration';
import { findEntry } from '../keys';
import { isKind } from '../kinds';
import type { HostModule, Machine, PyModule, Value } from '../value';
import { normal } from './paths';
import { refusedFunction } from './small-modules';

function join(parts: readonly string[]): string {
  return parts.reduce(
    (path, part) =>
      part.startsWith('/') || path === '' ? part : path.endsWith('/') ? path + part : `${path}/${part}`,
    '',
  );
}

function base(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folder(path: string): string {
  const at = path.lastIndexOf('/');
  return at <= 0 ? path.slice(0, at + 1) : path.slice(0, at);
}

function splitExtension(path: string): readonly [string, string] {
  const [, stem = path, extension = ''] = /^(.*[^/.][^/]*?)(\.[^./]*)$/s.exec(path) ?? [];
  return [stem, extension];
}

function ofPath(name: string, compute: (path: string) => Value): Value {
  return hostFunction(name, (machine, [path = null]) => compute(pathText(machine, path)));
}

/** A path as a text, also that of a `pathlib.Path`. */
function pathText(machine: Machine, path: Value): string {
  const own = isKind(path, 'instance') ? lookUp(path.type, '__fspath__') : undefined;
  return textArgument(
    'expected str, bytes or os.PathLike object',
    own === undefined ? path : callMethod(machine, own, path, []),
  );
}

/** Functions of `os` that start, end or become other programs. */
const STARTS = /^(?:system|popen|exec|spawn|posix_spawn|fork|kill|startfile)/;

const FILES = [
  'getsize',
  'getmtime',
  'getatime',
  'getctime',
  'samefile',
  'sameopenfile',
  'samestat',
  'ismount',
];

/** What `os` and `os.path` share about paths. */
const CONSTANTS = {
  sep: '/',
  altsep: null,
  extsep: '.',
  curdir: '.',
  pardir: '..',
  pathsep: ':',
  defpath: '/bin:/usr/bin',
  devnull: '/dev/null',
} as const;

/** The longest beginning of texts, character by character. */
function commonPrefix(texts: readonly string[]): string {
  const [first = [], ...others] = texts.map((text) => [...text]);
  const at = first.findIndex((character, index) => others.some((other) => other[index] !== character));
  return first.slice(0, at < 0 ? first.length : at).join('');
}

/** What a module that imports others has as attributes, as `os.path.os`. */
function imported(machine: Machine, names: readonly string[], name: string): Value | undefined {
  return names.includes(name) ? (machine.importModule(machine, name, 'at once') ?? undefined) : undefined;
}

function pathModule(machine: Machine): PyModule {
  return hostModule(
    'os.path',
    {
      join: hostFunction('join', (machine, parts) => join(parts.map((part) => pathText(machine, part)))),
      basename: ofPath('basename', base),
      dirname: ofPath('dirname', folder),
      split: ofPath('split', (path) => createTuple([folder(path), base(path)])),
      splitext: ofPath('splitext', (path) => createTuple(splitExtension(path))),
      normpath: ofPath('normpath', normal),
      abspath: ofPath('abspath', normal),
      // There are no links, no home folder and no variables here; Python leaves such paths unchanged.
      realpath: ofPath('realpath', normal),
      expanduser: ofPath('expanduser', (path) => path),
      expandvars: ofPath('expandvars', (path) => path),
      normcase: ofPath('normcase', (path) => path),
      relpath: ofPath('relpath', normal),
      isabs: ofPath('isabs', (path) => path.startsWith('/')),
      splitdrive: ofPath('splitdrive', (path) => createTuple(['', path])),
      commonprefix: hostFunction('commonprefix', (machine, [paths = null]) =>
        commonPrefix(itemsOf(machine, paths).map((path) => pathText(machine, path))),
      ),
      ...CONSTANTS,
      // No file but the sources is seen: where code asks whether one is there, it is not.
      ...Object.fromEntries(
        ['exists', 'lexists', 'isfile', 'isdir', 'islink'].map((name) => [name, ofPath(name, () => false)]),
      ),
    },
    (name) =>
      FILES.includes(name)
        ? refusedFunction(`os.path.${name}`, 'looks at files')
        : imported(machine, ['os', 'sys'], name),
  );
}

export const osModules: readonly HostModule[] = [
  { name: 'os.path', create: pathModule },
  {
    name: 'os',
    create: (machine) => {
      // What is set here is seen here: nothing of the real environment is.
      const environment = createDict();
      return hostModule(
        'os',
        {
          path: pathModule(machine),
          environ: environment,
          getenv: hostFunction(
            'getenv',
            withParameters(
              'getenv',
              ['key', 'default'],
              { default: null },
              (inner, given) => findEntry(inner, environment, given('key'))?.value ?? given('default'),
            ),
          ),
          ...CONSTANTS,
          linesep: '\n',
          name: 'posix',
          cpu_count: hostFunction('cpu_count', () => 1),
          // A script makes the folders that it writes to: no folder is made here, and no figure needs one.
          ...Object.fromEntries(['makedirs', 'mkdir'].map((name) => [name, hostFunction(name, () => null)])),
        },
        (name) =>
          name.startsWith('__')
            ? undefined
            : (imported(machine, ['sys'], name) ??
              refusedFunction(
                `os.${name}`,
                STARTS.test(name) ? 'starts a process' : 'reaches out to the system',
              )),
      );
    },
  },
];
