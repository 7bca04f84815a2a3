import { textArgument, withParameters } from '../arguments';
import { moduleNamed } from '../builtins/import-by-name';
import { createInstance } from '../classes';
import { inPackage, noModule } from '../compile/imports';
import { createList, dictOfNames } from '../containers';
import { createException, exceptionClass } from '../exceptions';
import { raise, raised } from '../failure';
import { hostClass, hostFunction, hostModule } from '../host';
import type { HostModule, Machine, PyClass, PyModule, Value } from '../value';
import { refusedFunction } from './small-modules';

/** The name of a module; one with dots before it is one of the package's. */
function wholeName(name: Value, packageName: Value): string {
  const written = textArgument('name', name);
  const level = /^\.*/.exec(written)?.[0].length ?? 0;
  if (level === 0) return written;
  if (typeof packageName !== 'string' || packageName === '')
    return raise(
      'TypeError',
      `the 'package' argument is required to perform a relative import for '${written}'`,
    );
  return inPackage(packageName.split('.'), level, written.slice(level));
}

/** The spec of a module that is available; None of any other, as where it is not installed. */
function specOf(machine: Machine, type: PyClass, name: string): Value {
  const above = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  if (above !== '' && machine.importModule(machine, above, 'when used') === null)
    return noModule(machine, above);
  const module = machine.importModule(machine, name, 'when used');
  if (module === null) return null;
  const spec = createInstance(type);
  spec.attributes.set('name', name);
  spec.attributes.set('origin', module.source?.document ?? 'built-in');
  return spec;
}

/** The version of a library that is known here, which it has as its `__version__` too; null for any other. */
function versionOf(module: PyModule | null): string | null {
  if (module === null || module.source !== null) return null;
  const stated = module.attributes.get('__version__') ?? module.find?.('__version__');
  return typeof stated === 'string' ? stated : null;
}

/** A function of a module's name, and of the package that one with dots before it is named from. */
function ofModule(name: string, work: (machine: Machine, wanted: string) => Value): Value {
  const invoke = withParameters(name, ['name', 'package'], { package: null }, (machine, given) =>
    work(machine, wholeName(given('name'), given('package'))),
  );
  return hostFunction(name, invoke);
}

const PARTS: readonly string[] = ['machinery', 'metadata', 'util'];

function importlibModule(machine: Machine): PyModule {
  return hostModule('importlib', { import_module: ofModule('import_module', moduleNamed) }, (wanted) => {
    if (PARTS.includes(wanted))
      return machine.importModule(machine, `importlib.${wanted}`, 'at once') ?? undefined;
    return wanted.startsWith('__')
      ? undefined
      : refusedFunction(`importlib.${wanted}`, 'looks into the interpreter');
  });
}

function utilModule(): PyModule {
  const specClass = hostClass({ name: 'ModuleSpec', module: 'importlib.machinery', methods: {} });
  const findSpec = ofModule('find_spec', (machine, name) => specOf(machine, specClass, name));
  return hostModule('importlib.util', { find_spec: findSpec }, (wanted) =>
    wanted.startsWith('__')
      ? undefined
      : refusedFunction(`importlib.util.${wanted}`, 'imports a file by its path'),
  );
}

/** The packages that have a version here, each as the distribution of the same name. */
function distributions(machine: Machine): Value {
  const names = [...machine.hosts.keys()].filter(
    (name) => !name.includes('.') && versionOf(machine.importModule(machine, name, 'when used')) !== null,
  );
  return dictOfNames(names.map((name) => [name, createList([name])]));
}

function metadataModule(name: string): PyModule {
  const notFoundClass = hostClass({
    name: 'PackageNotFoundError',
    module: 'importlib.metadata',
    bases: [exceptionClass('ModuleNotFoundError')],
    methods: {},
  });
  const version = withParameters('version', ['distribution_name'], {}, (machine, given) => {
    const wanted = textArgument('distribution_name', given('distribution_name'));
    const known = versionOf(machine.importModule(machine, wanted.replaceAll('-', '_'), 'when used'));
    if (known !== null) return known;
    throw raised(createException(notFoundClass, [`No package metadata was found for ${wanted}`]));
  });
  const values = {
    version: hostFunction('version', version),
    packages_distributions: hostFunction('packages_distributions', distributions),
    PackageNotFoundError: notFoundClass,
  };
  return hostModule(name, values, (wanted) =>
    wanted.startsWith('__') ? undefined : refusedFunction(`${name}.${wanted}`, 'reads what is installed'),
  );
}

/** Importing by a name: only what `import` would find. */
export const importlibModules: readonly HostModule[] = [
  { name: 'importlib', create: importlibModule },
  { name: 'importlib.util', create: utilModule },
  ...['importlib.metadata', 'importlib_metadata'].map((name) => ({
    name,
    create: () => metadataModule(name),
  })),
];
