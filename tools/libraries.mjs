// The libraries that are loaded when they are first needed, and how each becomes a bundle of its own.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What every bundle of the program and of its libraries is built with. */
export const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
  legalComments: 'linked',
};

const usedOfZod =
  'array, bigint, boolean, custom, describe, enum, extend, globalRegistry, gt, gte, int, lazy, length, literal, looseObject, lte, maxLength, minLength, null, nullable, number, optional, pipe, record, refine, regex, strictObject, string, transform, union, unknown, _default';

/**
 * The libraries that are loaded when they are first needed, each a bundle with what the program uses of it (zod without
 * its locales). A part of a library that few starts need is a bundle too, for the module that loads it.
 */
const libraries = [
  { bundle: 'zod-mini', library: 'zod/mini', exports: `{ ${usedOfZod} }` },
  {
    bundle: 'zod-schema-writer',
    library: 'zod/mini',
    exports: `{ ${usedOfZod}, intersection, object, toJSONSchema }`,
    loader: join(root, 'src', 'language', 'load-schema-writer.ts'),
  },
  // The program decides whether there is colour; for Node chalk loads node:tty to ask.
  { bundle: 'chalk', library: 'chalk', exports: '*', options: { platform: 'browser' } },
  // It measures texts as the program does, so that its columns are as wide as those that were planned.
  {
    bundle: 'cli-table3',
    library: 'cli-table3',
    exports: '{ default }',
    options: { alias: { 'string-width': join(root, 'tools', 'string-width.cjs') } },
  },
  { bundle: 'jsep', library: 'jsep', exports: '{ default }' },
  { bundle: 'jsonc-parser', library: 'jsonc-parser', exports: '{ parseTree, visit }' },
  {
    bundle: 'jsonc-editor',
    library: 'jsonc-parser',
    exports: '{ applyEdits, modify }',
    loader: join(root, 'src', 'language', 'checks', 'load-jsonc-editor.ts'),
  },
];

/** Builds the libraries into a folder of a built program. */
export function buildLibraries(folder) {
  return Promise.all(libraries.map((library) => buildLibrary(folder, library)));
}

function buildLibrary(folder, { bundle, library, exports, options }) {
  return build({
    ...shared,
    ...options,
    mainFields: ['module', 'main'],
    stdin: { contents: `export ${exports} from '${library}'`, resolveDir: root },
    outfile: join(folder, `${bundle}.cjs`),
  });
}

/** Points `require('jsep')` of the program at the library's own bundle, and gives commander nothing to run programs with. */
export const separateLibraries = {
  name: 'separate-libraries',
  setup({ onResolve }) {
    const names = new RegExp(`^(${libraries.map(({ library }) => library).join('|')})$`);
    onResolve({ filter: names }, ({ path, importer }) => {
      const bundles = libraries.filter(({ library }) => library === path);
      const { bundle } = bundles.find(({ loader }) => loader === importer) ?? bundles[0];
      return { path: `./libraries/${bundle}.cjs`, external: true };
    });
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: join(root, 'tools', 'no-child-process.cjs') } : undefined,
    );
  },
};
