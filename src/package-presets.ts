import { join } from 'node:path';
import type { Presets } from './frontends/contents-io';
import type { Spec } from './language/spec';

/** The presets that the build put beside this module, loaded as modules are. */
export const packagePresets: Presets = {
  presetNames: () => {
    const entries: readonly { readonly name: string }[] = loadBeside('presets.json') ?? [];
    return entries.map(({ name }) => name);
  },
  readPreset: (name) => {
    if (!/^\w[\w.-]*$/.test(name)) return undefined;
    const spec: Spec | undefined = loadBeside(join('presets', `${name}.json`));
    return spec;
  },
};

/** The contents of a JSON module beside this one; undefined if there is none. */
function loadBeside(path: string) {
  const module = join(__dirname, path);
  try {
    return require(module);
  } catch {
    return undefined;
  }
}
