import type { Diagnostic } from '../../diagnostics/diagnostic';
import { invalidOption } from '../../diagnostics/invalid-option';
import { decodeDocument } from '../../language/decode';
import type { PythonIo } from '../../python/value';
import type { FrontEndIo, NetworkDocument } from '../front-end';
import { foundRoot, givenRoot, readIfThere } from './source-root';

/** The files that a network is read from, all below one folder, the root. */
export interface SourceFiles {
  readonly io: PythonIo;
  /** The document's path below the root: `pkg/models/net.py`. */
  readonly path: string;
  /** The name of its module: `pkg.models.net`. */
  readonly moduleName: string;
  /** Folders below the root in which modules are looked up. */
  readonly folders: readonly string[];
  /** Folders between the root and the document, in which modules are looked up if no library has their name. */
  readonly foldersWithin: readonly string[];
  /** The texts that were read, by the names of their documents. */
  readonly texts: Map<string, string>;
}

/** Finds the root of a document: the given one, or the folder above its outermost package, or its own folder. */
export function openSourceFiles(
  document: NetworkDocument,
  root: string | null,
  files: FrontEndIo,
): SourceFiles | Diagnostic {
  const found = root === null ? foundRoot(document, files) : givenRoot(document, root, files);
  if (found === null) return wrongRoot(document.path, root ?? '');
  const { folders, searchedFirst } = found;
  const file = document.path.replaceAll('\\', '/').split('/').pop() ?? document.path;
  const path = [...folders, file.replace(/^git:[^:]+:/, '')].join('/');
  const texts = new Map<string, string>();
  // the folder of an installed package also contains all other libraries
  const above = document.path.split('/').slice(0, -1 - folders.length);
  const areInstalled = /^(site|dist)-packages$/.test(above.at(-1) ?? '');
  // a package may import its own parts from a folder within it, as when Python is started there
  const within = folders.slice(1).map((_name, at) => folders.slice(0, at + 1).join('/'));
  return {
    io: createIo(document, { path, folders, texts, areInstalled }, files),
    path,
    moduleName: path
      .replace(/\.py$/, '')
      .replace(/\/__init__$/, '')
      .replaceAll('/', '.'),
    folders: areInstalled ? [''] : [...new Set(searchedFirst)],
    foldersWithin: areInstalled ? [] : within,
    texts,
  };
}

/** Reads files below the root, each once. */
function createIo(
  { path: document, bytes }: NetworkDocument,
  {
    path,
    folders,
    texts,
    areInstalled,
  }: Pick<SourceFiles, 'path' | 'folders' | 'texts'> & Required<Pick<PythonIo, 'areInstalled'>>,
  files: FrontEndIo,
): PythonIo {
  const up = folders.length === 0 ? './' : '../'.repeat(folders.length);
  // a path below the root is normalised already, so the root is resolved only once
  const rootName = files.resolvePath(document, `${up}${PLACEHOLDER}`).slice(0, -PLACEHOLDER.length);
  const documentName = (below: string): string => (below === path ? document : `${rootName}${below}`);
  const isOwn = (below: string): boolean => !areInstalled || below.split('/')[0] === folders[0];
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
  return { read, documentName, areInstalled, print: () => undefined };
}

const PLACEHOLDER = '_';

function isInside(path: string): boolean {
  return !path.split('/').includes('..') && !path.startsWith('/');
}

function wrongRoot(document: string, root: string): Diagnostic {
  const expected = `the folder of ${document}, or one above it`;
  return invalidOption(
    '--root',
    root,
    expected,
    'omit it to use the folder of the file, or give the folder in which imports are looked up',
  );
}
