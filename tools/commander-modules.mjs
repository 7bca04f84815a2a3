// Reads commander's CommonJS files as ES modules, so that esbuild joins them with the program's own: a function
// around each file, as CommonJS needs, is parsed twice at every start.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const importLine = /^const (\{[^}]*\}) = require\('(\.[^']+)'\);$/gm;
const exportLine = /^exports\.(\w+) = \1;.*$/gm;

/** The plugin: `commander` is what the program uses of it, from the files that hold them. */
export const commanderModules = {
  name: 'commander-modules',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^commander$/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === 'package') return undefined;
      const found = await resolve(path, { kind, resolveDir, pluginData: 'package' });
      return { path: dirname(found.path), namespace: 'commander' };
    });
    onLoad({ filter: /.*/, namespace: 'commander' }, ({ path }) => ({
      contents:
        "export { Command } from './lib/command.js';\nexport { CommanderError } from './lib/error.js';",
      resolveDir: path,
    }));
    onLoad({ filter: /[\\/]commander[\\/]lib[\\/]\w+\.js$/ }, ({ path }) => ({
      contents: asModule(readFileSync(path, 'utf8'), path),
      resolveDir: join(path, '..'),
    }));
  },
};

/** @throws where a line of the file is of a form that is not known. */
function asModule(text, path) {
  const contents = text
    .replaceAll(importLine, "import $1 from '$2';")
    .replaceAll(exportLine, 'export { $1 };');
  const left = /\brequire\('\.|^(?:module\.)?exports\b/m.exec(contents);
  if (left !== null) throw new Error(`${path}: "${left[0]}" is in a line that the build cannot read`);
  return contents;
}
