import { textArgument, withParameters } from '../arguments';
import { createInstance } from '../classes';
import { inPackage } from '../compile/imports';
import { raise } from '../failure';
import { hostClass, hostFunction, hostModule } from '../host';
import type { HostModule, Machine, Value } from '../value';
import { refusedFunction } from './small-modules';

/** `importlib`: a name that is worked out is imported as one that is written. */
export const importlibModules: readonly HostModule[] = [
  {
    name: 'importlib',
    create: () =>
      hostModule(
        'importlib',
        {
          import_module: hostFunction(
            'import_module',
            withParameters('import_module', ['name', 'package'], { package: null }, (machine, given) =>
              importedModule(machine, given('name'), given('package')),
            ),
          ),
          invalidate_caches: hostFunction('invalidate_caches', () => null),
        },
        (part) =>
          PARTS.includes(part)
            ? undefined
            : refusedFunction(`importlib.${part}`, 'looks into the interpreter'),
      ),
  },
  {
    name: 'importlib.util',
    create: () =>
      hostModule(
        'importlib.util',
        {
          find_spec: hostFunction(
            'find_spec',
            withParameters('find_spec', ['name', 'package'], { package: null }, (machine, given) =>
              foundSpec(machine, given('name'), given('package')),
            ),
          ),
        },
        (part) => refusedFunction(`importlib.util.${part}`, 'imports a file by its path'),
      ),
  },
];

const PARTS: readonly string[] = ['machinery', 'metadata', 'util'];

const specClass = hostClass({ name: 'ModuleSpec', module: 'importlib.machinery', methods: {} });

function importedModule(machine: Machine, name: Value, packageName: Value): Value {
  const wanted = wholeName(name, packageName);
  return (
    machine.importModule(machine, wanted, 'at once') ??
    raise('ModuleNotFoundError', `No module named '${wanted}'`)
  );
}

/** What says that a module is there, which need not run for that; None where it is not. */
function foundSpec(machine: Machine, name: Value, packageName: Value): Value {
  const wanted = wholeName(name, packageName);
  if (machine.importModule(machine, wanted, 'when used') === null) return null;
  const spec = createInstance(specClass);
  for (const [key, value] of [
    ['name', wanted],
    ['loader', null],
    ['origin', null],
  ] as const)
    spec.attributes.set(key, value);
  return spec;
}

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
