import { addedFolders } from './added-folders';
import { findAttribute } from './attributes';
import { unknownClass } from './classes';
import { createModule, runModule } from './compile/index';
import type { Role } from './compile/module-body';
import { failureOf, isNotAtHand, isOverflow, type Refused, refuse } from './failure';
import { isKind } from './kinds';
import { keepPart } from './loaded-modules';
import { parseSource } from './parse';
import { whileRunning } from './running-modules';
import { lacksTyped, typedImport } from './typed-imports';
import { STAR } from './unknown';
import type { Machine, PyModule, Source } from './value';

/** Packages that were gone through on the way to a module of theirs, with what runs their `__init__.py`. */
const notRun = new WeakMap<PyModule, () => void>();

const stoppedBy = new WeakMap<PyModule, Refused>();

/** What stopped a module that was imported and has run in part; undefined for one that has run to its end. */
export function stopOf(module: PyModule): Refused | undefined {
  return stoppedBy.get(module);
}

/**
 * What `import` loads: a module by its whole name with the packages above it; null where there is none.
 *
 * Files below the root come first, so that a library that lies there is read from its source, and what lies within the
 * package that is read comes last. The `__init__.py` of a
 * package above runs when something is asked of the package itself: many import a whole library for one module's sake.
 */
export function createImporter(
  folders: readonly string[],
  foldersWithin: readonly string[],
): Machine['importModule'] {
  const find = (machine: Machine, name: string, part: string | null = null): PyModule | null => {
    const known = machine.modules.get(name);
    if (known !== undefined) return known;
    const host = machine.hosts.get(name);
    if (host?.comesBefore === 'files') return loadHost(machine, name);
    const split = name.lastIndexOf('.');
    if (split < 0)
      return (
        loadFile(machine, name, folders) ??
        loadFile(machine, name, addedFolders(machine, folders)) ??
        loadHost(machine, name) ??
        loadFile(machine, name, foldersWithin)
      );
    const parent = packageOf(machine, name.slice(0, split), name.slice(split + 1));
    return parent === null ? null : findPart(machine, parent, name, part);
  };
  /** A module of a package by its whole name; `part` is what is wanted of it in turn. */
  const findPart = (
    machine: Machine,
    parent: PyModule,
    name: string,
    part: string | null,
  ): PyModule | null => {
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (machine.packagesRun === 'first') {
      runLate(parent);
      const imported = machine.modules.get(name);
      if (imported !== undefined) return imported;
    }
    const isHost = parent.source === null;
    const file = isHost ? loadHost(machine, name) : loadFile(machine, name, [folderOf(parent)]);
    // The part may be a folder without `__init__.py`, for which the package above need not run.
    const found = file ?? (isHost || part === null ? null : namespaceOf(machine, name, part));
    // A host may find its parts itself, and have something else of the same name.
    const hasIt = isHost && (parent.attributes.has(last) || parent.find?.(last) !== undefined);
    if (found !== null && !hasIt) keepPart(machine, parent, last, found);
    const already = found ?? findAttribute(machine, parent, last);
    return isKind(already, 'module') ? already : null;
  };
  /** A folder without `__init__.py` as a package, where the module that is wanted of it lies there. */
  const namespaceOf = (machine: Machine, name: string, wanted: string): PyModule | null => {
    const split = name.lastIndexOf('.');
    const last = name.slice(split + 1);
    const parent = split < 0 ? null : packageOf(machine, name.slice(0, split), `${last}/${wanted}`);
    if (split >= 0 && parent === null) return null;
    const bases =
      parent === null
        ? [...folders, ...addedFolders(machine, folders), ...foldersWithin]
        : [folderOf(parent)];
    for (const base of bases) {
      const folder = base === '' ? last : `${base}/${last}`;
      const files = [`${folder}/${wanted}.py`, `${folder}/${wanted}/__init__.py`];
      if (files.every((file) => machine.io.read(file) === null)) continue;
      const module = createModule(name, name, { document: `<${folder}>`, text: '' }, null);
      module.attributes.set('__path__', folder);
      machine.modules.set(name, module);
      parent?.attributes.set(last, module);
      return module;
    }
    return null;
  };
  /** A package by its name. Where a file has that name, a folder beside it may be the package. */
  const packageOf = (machine: Machine, name: string, wanted: string): PyModule | null => {
    const found = find(machine, name, wanted);
    const isFile = found?.source !== null && found?.attributes.has('__path__') === false;
    return found === null || isFile ? (namespaceOf(machine, name, wanted) ?? found) : found;
  };
  return (machine, name, runs) => {
    const module = find(machine, name);
    if (module !== null && runs === 'at once') runLate(module);
    return module && (machine.modules.get(name) ?? module);
  };
}

function runLate(module: PyModule): void {
  const run = notRun.get(module);
  notRun.delete(module);
  run?.();
}

/** The folder of a package's modules, which it keeps as its `__path__`. */
function folderOf(module: PyModule): string {
  const path = module.attributes.get('__path__');
  return typeof path === 'string' ? path : '\0';
}

function loadHost(machine: Machine, name: string): PyModule | null {
  const host = machine.hosts.get(name);
  if (host === undefined) return null;
  const module = host.create(machine);
  machine.modules.set(name, module);
  return module;
}

/** A module of a file, which has not run yet. */
function loadFile(machine: Machine, name: string, folders: readonly string[]): PyModule | null {
  const last = name.slice(name.lastIndexOf('.') + 1);
  for (const folder of folders) {
    const base = folder === '' ? last : `${folder}/${last}`;
    const found =
      openFile(machine, `${base}/__init__.py`, name, base) ?? openFile(machine, `${base}.py`, name, null);
    if (found === null) continue;
    notRun.set(found.module, () => runImported(machine, found.module, found.source));
    return found.module;
  }
  return null;
}

interface Opened {
  readonly module: PyModule;
  readonly source: Source;
}

/** The module of a file below the root; null if there is no such file. `folder` is that of a package. */
function openFile(machine: Machine, path: string, name: string, folder: string | null): Opened | null {
  const text = machine.io.read(path);
  if (text === null) return null;
  const source = {
    document: machine.io.documentName(path),
    text: text.replace(/^\ufeff/, ''),
    isSound: machine.io.areInstalled === true,
  };
  const packageName = folder === null ? name.slice(0, Math.max(0, name.lastIndexOf('.'))) : name;
  const find = (wanted: string) => {
    runLate(module);
    const own = module.attributes.get(wanted);
    if (own !== undefined) return own;
    const isStopped = module.attributes.has(STAR);
    const typed = isStopped ? typedImport(machine, module, source, wanted) : undefined;
    if (typed !== undefined) return typed;
    const loaded = machine.modules.get(`${name}.${wanted}`);
    // A package that stops early, as one that lists its folder, may have been about to import a part of it.
    const isPart = isStopped && loaded === undefined && folder !== null;
    return isPart ? (loadFile(machine, `${name}.${wanted}`, [folder]) ?? undefined) : loaded;
  };
  const module = createModule(name, packageName, source, find);
  if (folder !== null) module.attributes.set('__path__', folder);
  machine.modules.set(name, module);
  return { module, source };
}

/**
 * Runs a file without the packages that it is in, as a module of a name, and gives it; null if there is no such
 * file.
 */
export function runAlone(machine: Machine, path: string, name: string): PyModule | null {
  const folder = path.endsWith('/__init__.py') ? path.slice(0, -'/__init__.py'.length) : null;
  const opened = openFile(machine, path, name, folder);
  if (opened === null) return null;
  run(machine, opened, 'program');
  return opened.module;
}

function run(machine: Machine, { module, source }: Opened, role: Role): void {
  try {
    whileRunning(module, () => runModule(machine, module, parseSource(source), source, role));
  } catch (thrown) {
    if (!isOverflow(thrown)) throw thrown;
    const place = { document: source.document, line: 1, column: 1, start: 0, end: 0 };
    refuse({ code: 'python/syntax', message: 'the code is nested too deeply', place });
  }
}

/**
 * Runs a module that another one imports. Where it does what is not supported (it reads a file, or needs a
 * library that is not available) it keeps what it has so far, and the rest of its names are not known.
 */
function runImported(machine: Machine, module: PyModule, source: Source): void {
  try {
    run(machine, { module, source }, 'imported');
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (!isNotAtHand(failure)) {
      machine.modules.delete(module.name);
      throw thrown;
    }
    stoppedBy.set(module, failure);
    module.attributes.set(STAR, {
      ...unknownRest(module, failure),
      lacks: (name: string) => lacksTyped(machine, module, source, name),
    });
  }
}

function unknownRest(module: PyModule, { reason, stack }: Refused) {
  const place = stack[0]?.place ?? { document: module.name, line: 1, column: 1, start: 0, end: 0 };
  return {
    kind: 'unknown',
    type: unknownClass,
    path: module.name,
    place,
    why: `its module could be run only up to ${place.document}:${place.line}: ${reason.message}`,
    help: null,
  } as const;
}
