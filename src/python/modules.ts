import { findAttribute } from './attributes';
import { createModule, runModule } from './compile/index';
import { refuse } from './failure';
import { isKind } from './kinds';
import { parseSource } from './parse';
import type { Machine, PyModule } from './value';

/**
 * What `import` loads: a module by its whole name with the packages above it; null where there is none.
 *
 * Files below the root come first, so that a library that lies there is read from its source.
 */
export function createImporter(folders: readonly string[]): Machine['importModule'] {
  const load = (machine: Machine, name: string): PyModule | null => {
    const known = machine.modules.get(name);
    if (known !== undefined) return known;
    const split = name.lastIndexOf('.');
    if (split < 0) return loadOne(machine, name, folders) ?? loadHost(machine, name);
    const parent = load(machine, name.slice(0, split));
    if (parent === null) return null;
    const last = name.slice(split + 1);
    const found =
      parent.source === null ? loadHost(machine, name) : loadOne(machine, name, [folderOf(parent)]);
    if (found !== null) parent.attributes.set(last, found);
    const already = found ?? findAttribute(machine, parent, last);
    return isKind(already, 'module') ? already : null;
  };
  return load;
}

/** The folder of a package's modules, which it keeps as its `__path__`. */
function folderOf(module: PyModule): string {
  const path = module.attributes.get('__path__');
  return typeof path === 'string' ? path : '\0';
}

function loadHost(machine: Machine, name: string): PyModule | null {
  const host = machine.hosts.find((one) => one.name === name);
  if (host === undefined) return null;
  const module = host.create(machine);
  machine.modules.set(name, module);
  return module;
}

function loadOne(machine: Machine, name: string, folders: readonly string[]): PyModule | null {
  const last = name.slice(name.lastIndexOf('.') + 1);
  for (const folder of folders) {
    const base = folder === '' ? last : `${folder}/${last}`;
    const asPackage = runFile(machine, `${base}/__init__.py`, name, base);
    if (asPackage !== null) return asPackage;
    const asFile = runFile(machine, `${base}.py`, name, null);
    if (asFile !== null) return asFile;
  }
  return null;
}

/**
 * Runs a file below the root as a module, and gives it; null where there is no such file.
 *
 * `folder` is that of a package whose `__init__.py` it is.
 */
export function runFile(
  machine: Machine,
  path: string,
  name: string,
  folder: string | null,
): PyModule | null {
  const text = machine.io.read(path);
  if (text === null) return null;
  const source = { document: machine.io.documentName(path), text: text.replace(/^\ufeff/, '') };
  const packageName = folder === null ? name.slice(0, Math.max(0, name.lastIndexOf('.'))) : name;
  const module = createModule(name, packageName, source);
  if (folder !== null) module.attributes.set('__path__', folder);
  machine.modules.set(name, module);
  try {
    runModule(machine, module, parseSource(source), source);
  } catch (thrown) {
    machine.modules.delete(name);
    if (thrown instanceof RangeError) {
      const place = { document: source.document, line: 1, column: 1, start: 0, end: 0 };
      refuse({ code: 'python/syntax', message: 'the code is nested too deeply to be read', place });
    }
    throw thrown;
  }
  return module;
}
