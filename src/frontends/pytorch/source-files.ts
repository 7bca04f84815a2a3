import type { Diagnostic } from '../../diagnostics/diagnostic';
import { invalidOption } from '../../diagnostics/invalid-option';
import { decodeDocument } from '../../language/decode';
import type { PythonIo } from '../../python/value';
import type { FrontEndIo, NetworkDocument } from '../front-end';

/** The files that a network is read from: all lie below one folder, the root. */
export interface SourceFiles {
  readonly io: PythonIo;
  /** The document's path below the root: `pkg/models/net.py`. */
  readonly path: string;
  /** The name of its module: `pkg.models.net`. */
  readonly moduleName: string;
  /** Folders below the root in which modules are looked for. */
  readonly folders: readonly string[];
  /** The texts that were read, by the names of their documents. */
  readonly texts: Map<string, string>;
}

/** More folders above a file are not looked at. */
const DEEPEST_PACKAGE = 32;

/** Finds the root of a document: the folder above its outermost package, or its own. */
export function openSourceFiles(
  { path: document, bytes }: NetworkDocument,
  root: string | null,
  files: FrontEndIo,
): SourceFiles | Diagnostic {
  const above = (up: number, file: string): string =>
    files.resolvePath(document, `${up === 0 ? './' : '../'.repeat(up)}${file}`);
  const parts = document.replaceAll('\\', '/').split('/').slice(0, -1);
  const modules = root === null ? importedModules(document, bytes) : [];
  const nearest = withImportedFolders(parts, root === null ? packageFolders(document, files) : [], modules);
  const folders =
    root === null
      ? withNeighbours(parts, nearest, modules, (up, name) => files.fileExists(above(up, name)))
      : files.foldersBelow(root, document);
  if (folders === null) return wrongRoot(document, root ?? '');
  const file = document.replaceAll('\\', '/').split('/').pop() ?? document;
  const path = [...folders, file.replace(/^git:[^:]+:/, '')].join('/');
  const up = folders.length === 0 ? './' : '../'.repeat(folders.length);
  const texts = new Map<string, string>();
  // A path below the root is normal already, so that it is resolved once for all of them.
  const rootName = files.resolvePath(document, `${up}${PLACEHOLDER}`).slice(0, -PLACEHOLDER.length);
  const documentName = (below: string): string => (below === path ? document : `${rootName}${below}`);
  // Beside an installed package are all other libraries: they are not part of it.
  const isInstalled = /\/(site|dist)-packages$/.test(
    document
      .split('/')
      .slice(0, -1 - folders.length)
      .join('/'),
  );
  const isOwn = (below: string): boolean => !isInstalled || below.split('/')[0] === folders[0];
  const read = (below: string): string | null => {
    if (below !== path && (!isOwn(below) || !isInside(below))) return null;
    const name = documentName(below);
    const known = texts.get(name);
    if (known !== undefined) return known;
    const found = below === path ? bytes.all() : readIfThere(files, name);
    if (!(found instanceof Uint8Array)) return null;
    const { text } = decodeDocument(found, name);
    if (text !== null) texts.set(name, text);
    return text;
  };
  const moduleName = path
    .replace(/\.py$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.');
  const own = folders.join('/');
  // what the nearer folders have comes before what is in those further above
  // a package may import its own parts from a folder within it, as Python does where it starts there
  const between = folders.slice(1).map((_name, at) => folders.slice(0, at + 1).join('/'));
  const near = folders.slice(0, folders.length - nearest.length).join('/');
  return {
    io: { read, documentName, areInstalled: isInstalled, print: () => undefined },
    path,
    moduleName,
    folders: [...new Set([...(root === null ? [near, own, ''] : ['', own]), ...between])],
    texts,
  };
}

const PLACEHOLDER = '_';

function isInside(path: string): boolean {
  return !path.split('/').includes('..') && !path.startsWith('/');
}

function readIfThere(files: FrontEndIo, name: string): Uint8Array | null {
  if (!files.fileExists(name)) return null;
  const found = files.readDocument(name);
  return found instanceof Uint8Array ? found : null;
}

/** Whether there is a file; one at a revision has to be read for that. */
function isThere(files: FrontEndIo, name: string): boolean {
  return name.startsWith('git:') ? readIfThere(files, name) !== null : files.fileExists(name);
}

/** The names of the packages that a document lies in, the outermost first. */
function packageFolders(document: string, files: FrontEndIo): readonly string[] {
  const names: string[] = [];
  const parts = document.replaceAll('\\', '/').split('/').slice(0, -1);
  for (let up = 0; up < DEEPEST_PACKAGE; up += 1) {
    const name = parts[parts.length - 1 - up];
    const init = files.resolvePath(document, `${up === 0 ? './' : '../'.repeat(up)}__init__.py`);
    if (name === undefined || name === '' || name.startsWith('.') || !isThere(files, init)) break;
    names.unshift(name.replace(/^git:[^:]+:/, ''));
  }
  return names;
}

/** The modules that a document imports by their whole names, as paths: `models/parts/net`. */
function importedModules(document: string, bytes: NetworkDocument['bytes']): readonly string[] {
  const found = document.startsWith('git:') ? null : bytes.all();
  const text = found instanceof Uint8Array ? decodeDocument(found, document).text : null;
  const names = [...(text ?? '').matchAll(/^[ \t]*(?:from|import)[ \t]+(\w[\w.]*)/gm)];
  return [...new Set(names.map(([, name = '']) => name.replaceAll('.', '/')))];
}

/**
 * The folders of a package, or more of those above it: where the file imports from a folder that it lies in, as from
 * `models` in `models/parts/net.py`, the folder above that one is the root. A folder above the package that has its name,
 * as that of a checkout often has, is not what is imported.
 */
function withImportedFolders(
  parts: readonly string[],
  packages: readonly string[],
  modules: readonly string[],
): readonly string[] {
  const imported = new Set(modules.map((module) => module.split('/')[0]));
  const outermost = parts.findLastIndex(
    (name, at) =>
      imported.has(name) &&
      name !== packages[0] &&
      at >= parts.length - DEEPEST_NAMED &&
      at < parts.length - packages.length,
  );
  return outermost < 0 ? packages : parts.slice(outermost);
}

/**
 * The folders of a file, or more of those above it: where the file imports a module that is in none of them, but beside
 * one above, as `utils/boxes.py` beside `models/net.py`, the folder that both lie in is the root.
 */
function withNeighbours(
  parts: readonly string[],
  nearest: readonly string[],
  modules: readonly string[],
  isThereAbove: (up: number, file: string) => boolean,
): readonly string[] {
  const isIn = (up: number, module: string): boolean =>
    isThereAbove(up, `${module}.py`) || isThereAbove(up, `${module}/__init__.py`);
  const missing = modules.filter(
    (module) => !NEVER_BESIDE.test(module) && !isIn(0, module) && !isIn(nearest.length, module),
  );
  const named = parts.length - 1 - parts.findLastIndex((part) => /^\.{0,2}$/.test(part));
  const most = missing.length === 0 ? 0 : Math.min(DEEPEST_NAMED, named);
  for (let up = nearest.length + 1; up <= most; up += 1)
    if (missing.some((module) => isIn(up, module))) return parts.slice(parts.length - up);
  return nearest;
}

/** Libraries that are never read from a source. */
const NEVER_BESIDE = /^(?:torch|numpy)(?:\/|$)/;

/** A folder that is named by an import is looked for so many folders up. */
const DEEPEST_NAMED = 4;

function wrongRoot(document: string, root: string): Diagnostic {
  const expected = `a folder that ${document} lies in, or one above it`;
  return invalidOption(
    '--root',
    root,
    expected,
    'leave it out for the folder of the file, or give that which imports begin at',
  );
}
