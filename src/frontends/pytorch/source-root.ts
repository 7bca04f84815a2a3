import { decodeDocument } from '../../language/decode';
import type { FrontEndIo, NetworkDocument } from '../front-end';

/** The root of a document: the folder below which its imports are. */
export interface SourceRoot {
  /** The names of the folders from the root down to the document's own. */
  readonly folders: readonly string[];
  /** The folders below the root in which modules are looked up first, the nearest first; `''` is the root. */
  readonly searchedFirst: readonly string[];
}

/** The given root; null if the document is not below it. */
export function givenRoot(
  { path: document }: NetworkDocument,
  root: string,
  files: FrontEndIo,
): SourceRoot | null {
  const folders = files.foldersBelow(root, document);
  return folders && { folders, searchedFirst: ['', folders.join('/')] };
}

/** The folder above the outermost package of a document, or a folder above that from which it imports. */
export function foundRoot({ path: document, bytes }: NetworkDocument, files: FrontEndIo): SourceRoot {
  const parts = document.replaceAll('\\', '/').split('/').slice(0, -1);
  const modules = importedModules(document, bytes);
  const nearest = withImportedFolders(parts, packageFolders(document, files), modules);
  const folders = withNeighbours(parts, nearest, modules, (up, name) =>
    files.fileExists(pathAbove(document, up, name, files)),
  );
  const above = folders.slice(0, folders.length - nearest.length).join('/');
  return { folders, searchedFirst: [above, folders.join('/'), ''] };
}

/** The path of a file in the folder this many levels above a document's own. */
function pathAbove(document: string, up: number, file: string, files: FrontEndIo): string {
  return files.resolvePath(document, `${up === 0 ? './' : '../'.repeat(up)}${file}`);
}

/** The largest number of folders above a file that are searched. */
const DEEPEST_PACKAGE = 32;

/** The contents of a file; null if it does not exist. */
export function readIfThere(files: FrontEndIo, name: string): Uint8Array | null {
  if (!files.fileExists(name)) return null;
  const found = files.readDocument(name);
  return found instanceof Uint8Array ? found : null;
}

/** Whether a file exists; one at a revision must be read for that. */
function isThere(files: FrontEndIo, name: string): boolean {
  return name.startsWith('git:') ? readIfThere(files, name) !== null : files.fileExists(name);
}

/** The names of the packages that a document lies in, the outermost first. */
function packageFolders(document: string, files: FrontEndIo): readonly string[] {
  const names: string[] = [];
  const parts = document.replaceAll('\\', '/').split('/').slice(0, -1);
  for (let up = 0; up < DEEPEST_PACKAGE; up += 1) {
    const name = parts[parts.length - 1 - up];
    const init = pathAbove(document, up, '__init__.py', files);
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
 * The folders of a package, or more of those above it: where the file imports from a folder that it lies in, as
 * from `models` in `models/parts/net.py`, the folder above that one is the root. A folder above the package
 * with the same name, as a clone often has, is not the imported one.
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

/** A folder that an import names is searched this many levels up. */
const DEEPEST_NAMED = 4;
