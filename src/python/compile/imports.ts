import { didYouMean } from '../../diagnostics/nearest';
import { attributeOrMissing, findAttribute } from '../attributes';
import { createException, exceptionClass } from '../exceptions';
import { raise, raised, unlessRaised } from '../failure';
import { importStatements } from '../import-statements';
import { itemsOf } from '../iteration';
import { isKind } from '../kinds';
import { moduleObject } from '../module-object';
import { missingFrom } from '../running-modules';
import type { StatementOf } from '../syntax';
import { nameOfRest, STAR, unknownImport } from '../unknown';
import type { Machine, PyModule, Value } from '../value';
import { type Activation, type Context, END, type Execute } from './code';
import { compileNameTarget } from './names';

/** Compiles `import a.b as c`. */
export function compileImport(node: StatementOf<'Import'>, context: Context): Execute {
  const parts = node.names.map(({ name, asname }) => {
    const [top = name] = name.split('.');
    return { name, top, isWhole: asname != null, assign: compileNameTarget(asname ?? top, context) };
  });
  return (frame) => {
    for (const { name, top, isWhole, assign } of parts) {
      frame.span = node;
      // A module imports a package that it is in to get at other parts of it.
      const isAbove = frame.module.name.startsWith(`${name}.`);
      const found = imported(frame, name, isAbove ? 'when used' : 'at once', context);
      // `import a.b` names a, even where only a is available.
      assign(frame, isWhole ? found : imported(frame, top, 'when used', context));
      if (isKind(found, 'unknown')) addUnknownPart(frame.machine, name, found);
    }
    return END.normal;
  };
}

/** Puts a module that is not available into the package that is, where code that has imported it finds it. */
function addUnknownPart(machine: Machine, name: string, part: Value): void {
  const dot = name.lastIndexOf('.');
  const above = dot < 0 ? null : machine.importModule(machine, name.slice(0, dot), 'when used');
  const last = name.slice(dot + 1);
  if (above !== null && !above.attributes.has(last)) above.attributes.set(last, part);
}

function imported(frame: Activation, name: string, runs: 'at once' | 'when used', context: Context): Value {
  const module = frame.machine.importModule(frame.machine, name, runs);
  return module === null ? missingModule(frame, name, context) : moduleObject(module);
}

function missingModule(frame: Activation, name: string, context: Context): Value {
  if (context.missingImports === 'error') noModule(frame.machine, name);
  return unknownImport(frame.machine, name);
}

/** Raises ModuleNotFoundError for the first package of a dotted name that is not there. */
export function noModule(machine: Machine, name: string): never {
  const parts = name.split('.');
  const names = parts.map((_, index) => parts.slice(0, index + 1).join('.'));
  const missing = names.find((one) => machine.importModule(machine, one, 'when used') === null);
  return raise('ModuleNotFoundError', `No module named '${missing ?? name}'`);
}

/** Compiles `from a.b import c as d`. */
export function compileImportFrom(node: StatementOf<'ImportFrom'>, context: Context): Execute {
  const parts = node.names.map(({ name, asname }) => ({
    name,
    assign: name === '*' ? null : compileNameTarget(asname ?? name, context),
  }));
  if (node.module === '__future__') return () => END.normal;
  return (frame) => {
    frame.span = node;
    const { machine } = frame;
    const name = absoluteName(frame.module, node.level ?? 0, node.module ?? '');
    const isAll = parts.some(({ assign }) => assign === null);
    const isAbove = !isAll && frame.module.name.startsWith(`${name}.`);
    const waits = isAbove || (!isAll && machine.packagesRun === 'last');
    const module = machine.importModule(machine, name, waits ? 'when used' : 'at once');
    for (const part of parts) {
      frame.span = node;
      if (part.assign !== null) part.assign(frame, importName(frame, module, name, part.name, context));
      else if (module !== null) importAll(frame, module);
      else frame.names.set(STAR, missingModule(frame, name, context));
    }
    return END.normal;
  };
}

/** A name that a statement takes from a module. */
interface Wanted {
  readonly frame: Activation;
  readonly module: PyModule;
  /** The module's name as the statement says it. */
  readonly from: string;
  readonly name: string;
  readonly context: Context;
}

/** Where a name that is taken from a module may be, in the order in which it is looked for. */
const PLACES: readonly ((wanted: Wanted) => Value | undefined)[] = [
  takenName,
  partBeforePackage,
  attributeOfModule,
  partOfPackage,
  ({ module, name }) => nameOfRest(module, name),
  unknownOfLibrary,
];

function importName(
  frame: Activation,
  module: PyModule | null,
  from: string,
  name: string,
  context: Context,
): Value {
  if (module === null) {
    const file = frame.machine.importModule(frame.machine, `${from}.${name}`, 'at once');
    if (file !== null) return moduleObject(file);
    const missing = missingModule(frame, from, context);
    return isKind(missing, 'unknown') ? { ...missing, path: `${from}.${name}` } : missing;
  }
  const wanted = { frame, module, from, name, context };
  for (const place of PLACES) {
    const found = place(wanted);
    if (found !== undefined) return found;
  }
  const where = module.source === null ? '' : ` (${module.source.document})`;
  const { module: kind, suspicion } = missingFrom(module);
  const source = suspicion === '' ? `'${from}'` : `${kind} '${from}'${suspicion}`;
  const message = `cannot import name '${name}' from ${source}${where}`;
  throw raised(createException(exceptionClass('ImportError'), [message]), () => likeName(wanted));
}

/** A name of a package that has not run for it, from where the package takes it; undefined if that is not seen. */
function takenName({ frame, module, name, context }: Wanted): Value | undefined {
  if (frame.machine.packagesRun !== 'last') return undefined;
  if (module.source === null || !module.attributes.has('__path__')) return undefined;
  if (module.attributes.has(name) && !isOwnPart(module, name)) return undefined;
  for (const { level, module: from, names } of importStatements(module.source).atRun) {
    const alias = names.findLast(({ name: original, asname }) => (asname ?? original) === name);
    if (alias === undefined) continue;
    const whole = absoluteName(module, level ?? 0, from ?? '');
    if (whole === module.name) return undefined;
    const source = frame.machine.importModule(frame.machine, whole, 'when used');
    return importName(frame, source, whole, alias.name, context);
  }
  return undefined;
}

/** A part of a package that need not run for it, such as that which the importing module is in. */
function partBeforePackage(wanted: Wanted): Value | undefined {
  const { frame, module, from, name } = wanted;
  const waits = frame.machine.packagesRun === 'last' || frame.module.name.startsWith(`${from}.`);
  return waits && !module.attributes.has(name) ? partOfPackage(wanted) : undefined;
}

function attributeOfModule({ frame: { machine }, module, name }: Wanted): Value | undefined {
  return module.source === null
    ? attributeOrMissing(machine, module, name)
    : findAttribute(machine, module, name);
}

function partOfPackage({ frame: { machine }, module, from, name }: Wanted): Value | undefined {
  const load = () => machine.importModule(machine, `${from}.${name}`, 'at once');
  // a host may raise the error of an attribute that it does not have
  const part = module.source === null ? unlessRaised('AttributeError', load) : load();
  return part === null || part === undefined ? undefined : moduleObject(part);
}

/** A library that is not read from its source may have more than what is known of it, but for misspelt names of a list. */
function unknownOfLibrary(wanted: Wanted): Value | undefined {
  const { frame, module, from, name, context } = wanted;
  if (module.source !== null || context.missingImports === 'error') return undefined;
  if (module.names !== null && likeName(wanted) !== null) return undefined;
  return unknownImport(frame.machine, `${from}.${name}`);
}

function likeName({ module, name }: Wanted): string | null {
  return didYouMean(name, [...module.attributes.keys(), ...(module.names?.() ?? [])]);
}

/** Whether a name of a package is so far its module of that name, which the package may put something else in the place of. */
function isOwnPart({ attributes, name: above }: PyModule, name: string): boolean {
  const found = attributes.get(name) ?? null;
  return isKind(found, 'module') && found.name === `${above}.${name}`;
}

/** `import *`: the names in `__all__`, or all that do not start with an underscore. */
function importAll(frame: Activation, module: PyModule): void {
  const { machine } = frame;
  // A host, or a module that stopped early, gives an unknown value for any name, which is not a list.
  const listed =
    module.object === undefined
      ? module.attributes.get('__all__')
      : findAttribute(machine, module, '__all__');
  const own = [...module.attributes.keys(), ...(module.names?.() ?? [])];
  const names = listed === undefined ? own.filter((name) => !name.startsWith('_')) : textsOf(machine, listed);
  for (const name of names) {
    const found = findAttribute(machine, module, name);
    const value =
      found === undefined ? machine.importModule(machine, `${module.name}.${name}`, 'at once') : found;
    if (found === undefined && value === null)
      raise('AttributeError', `module '${module.name}' has no attribute '${name}'`);
    frame.names.set(name, value);
  }
}

function textsOf(machine: Machine, listed: Value): readonly string[] {
  return itemsOf(machine, listed).filter((name) => typeof name === 'string');
}

/** The whole name of a module that a relative import names, `level` dots up. */
export function absoluteName(module: PyModule, level: number, name: string): string {
  if (level === 0) return name;
  const packageName = module.attributes.get('__package__');
  const parts = typeof packageName === 'string' && packageName !== '' ? packageName.split('.') : [];
  // a file of a folder without __init__.py: what lies beside it
  if (parts.length === 0 && level === 1 && name !== '') return name;
  if (parts.length === 0)
    return raise('ImportError', 'attempted relative import with no known parent package');
  return inPackage(parts, level, name);
}

/** The whole name of a module that is named from a package, `level` dots up: one is the package itself. */
export function inPackage(parts: readonly string[], level: number, name: string): string {
  if (level > parts.length) return raise('ImportError', 'attempted relative import beyond top-level package');
  const base = parts.slice(0, parts.length - level + 1);
  return [...base, ...(name === '' ? [] : [name])].join('.');
}
