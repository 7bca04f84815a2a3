import { fromSource, type PythonText } from '../../../python/library/source-module';
import type { HostModule, Machine, Value } from '../../../python/value';
import { partialModule } from './host-part';

/** A Python source that defines names of a library's modules, with the name of the module that it runs as. */
export interface LibrarySource {
  readonly name: string;
  readonly text: PythonText;
}

/**
 * A module of a library that is written in Python here: the names of its sources, and the library's modules
 * below it.
 */
export function sourceLibrary(
  name: string,
  sources: readonly LibrarySource[],
  values: Readonly<Record<string, Value>> = {},
  findMore: (machine: Machine, wanted: string) => Value | undefined = () => undefined,
): HostModule {
  return {
    name,
    create: (machine) =>
      partialModule(machine, name, values, (wanted) => {
        for (const source of sources) {
          const found = fromSource(machine, source.name, source.text, wanted);
          if (found !== undefined) return found;
        }
        return findMore(machine, wanted);
      }),
  };
}
