import { textArgument, withParameters } from '../arguments';
import { refusedInvoke } from '../builtins/outside';
import { createInstance } from '../classes';
import { inPackage } from '../compile/imports';
import { createException, exceptionClass } from '../exceptions';
import { raise, raised } from '../failure';
import { hostClass, hostFunction, hostModule } from '../host';
import { moduleObject } from '../loaded-modules';
import type { HostModule, Machine, PyModule, Value } from '../value';

const BY_NAME = 'imports by a name that is worked out';

/** What of importlib loads code by other ways than Python's own. */
function refused(name: string): Value {
  return hostFunction(name, refusedInvoke(name, BY_NAME));
}

/** A module, as `import` finds it. */
const importModule = hostFunction(
  'import_module',
  withParameters('import_module', ['name', 'package'], { package: null }, (machine, given) => {
    const name = wholeName(given('name'), given('package'));
    const module = machine.importModule(machine, name, 'at once');
    return module === null ? missing(name) : moduleObject(module);
  }),
);

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

function missing(name: string): never {
  return raise('ModuleNotFoundError', `No module named '${name}'`);
}

const specClass = hostClass({ name: 'ModuleSpec', module: 'importlib.machinery', methods: {} });

/** The spec of a module that is at hand; None of any other, as where it is not installed. */
const findSpec = hostFunction(
  'find_spec',
  withParameters('find_spec', ['name', 'package'], { package: null }, (machine, given) => {
    const name = wholeName(given('name'), given('package'));
    const above = name.slice(0, Math.max(0, name.lastIndexOf('.')));
    if (above !== '' && machine.importModule(machine, above, 'when used') === null) return missing(above);
    const module = machine.importModule(machine, name, 'when used');
    if (module === null) return null;
    const spec = createInstance(specClass);
    spec.attributes.set('name', name);
    spec.attributes.set('origin', module.source?.document ?? 'built-in');
    return spec;
  }),
);

/** The version of a library that is known here, which it has as its `__version__` too. */
const version = hostFunction(
  'version',
  withParameters('version', ['distribution_name'], {}, (machine, given) => {
    const name = textArgument('distribution_name', given('distribution_name'));
    const found = versionOf(machine.importModule(machine, name.replaceAll('-', '_'), 'when used'));
    if (found !== null) return found;
    const message = `No package metadata was found for ${name}`;
    throw raised(createException(notFoundClass, [message]), () => null);
  }),
);

function versionOf(module: PyModule | null): string | null {
  if (module === null || module.source !== null) return null;
  const stated = module.attributes.get('__version__') ?? module.find?.('__version__');
  return typeof stated === 'string' ? stated : null;
}

const notFoundClass = hostClass({
  name: 'PackageNotFoundError',
  module: 'importlib.metadata',
  bases: [exceptionClass('ModuleNotFoundError')],
  methods: {},
});

function parts(machine: Machine, wanted: string): Value | undefined {
  const isPart = importlibModules.some(({ name }) => name === `importlib.${wanted}`);
  if (isPart || wanted === 'machinery')
    return machine.importModule(machine, `importlib.${wanted}`, 'at once') ?? undefined;
  return wanted.startsWith('__') ? undefined : refused(`importlib.${wanted}`);
}

/** Importing by a name: only what `import` would find. */
export const importlibModules: readonly HostModule[] = [
  {
    name: 'importlib',
    create: (machine) =>
      hostModule('importlib', { import_module: importModule }, (wanted) => parts(machine, wanted)),
  },
  {
    name: 'importlib.util',
    create: () =>
      hostModule('importlib.util', { find_spec: findSpec }, (wanted) =>
        wanted.startsWith('__') ? undefined : refused(`importlib.util.${wanted}`),
      ),
  },
  ...['importlib.metadata', 'importlib_metadata'].map((name) => ({
    name,
    create: () =>
      hostModule(name, { version, PackageNotFoundError: notFoundClass }, (wanted) =>
        wanted.startsWith('__') ? undefined : refused(`${name}.${wanted}`),
      ),
  })),
];
