import { hostModule } from '../../../python/host';
import { fromSource } from '../../../python/library/source-module';
import { unknownImport } from '../../../python/unknown';
import type { HostModule, Machine, Value } from '../../../python/value';
import { hostPart } from './host-part';

/** A text of Python that modules of a library take their names from, and its own name. */
export interface LibrarySource {
  readonly name: string;
  readonly text: string;
}

/**
 * A module of a library that is kept here as Python: what its sources define, and modules of the same library below it.
 * Anything else of it may be imported and carried about, as anything of a library that is not at hand.
 */
export function sourceLibrary(
  name: string,
  sources: readonly LibrarySource[],
  values: Parameters<typeof hostModule>[1] = {},
  findMore: (machine: Machine, wanted: string) => Value | undefined = () => undefined,
): HostModule {
  return {
    name,
    create: (machine) =>
      hostModule(name, values, (wanted) => {
        if (wanted.startsWith('__')) return undefined;
        for (const source of sources) {
          const found = fromSource(machine, source.name, source.text, wanted);
          if (found !== undefined) return found;
        }
        return (
          hostPart(machine, `${name}.${wanted}`) ??
          findMore(machine, wanted) ??
          unknownImport(machine, `${name}.${wanted}`)
        );
      }),
  };
}
