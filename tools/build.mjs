// Builds dist: the bundles of the program and of the library, the heavy libraries in bundles of their own,
// and the presets compiled to plain data.
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { commanderModules } from './commander-modules.mjs';
import { compilePresets } from './compile-presets.mjs';
import { compileAtOnce } from './eager-functions.mjs';
import { tableOptions } from './table-options.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
/** Everything is built here and then takes the place of dist at once, so that a running program never sees half of it. */
const fresh = join(root, `dist.${process.pid}`);
const usedOfZod =
  'array, bigint, boolean, describe, enum, extend, globalRegistry, gt, gte, int, lazy, length, literal, looseObject, lte, maxLength, minLength, null, nullable, number, optional, pipe, record, refine, regex, strictObject, string, transform, union, unknown, _default';
/**
 * The libraries that are loaded when they are first needed, each a bundle with what the program uses of it, so that the
 * rest (zod's locales above all) stays out. Where two are parts of one library, the second names the module that loads it.
 */
const lazyLibraries = [
  { bundle: 'zod-mini', library: 'zod/mini', exports: `{ ${usedOfZod} }` },
  {
    bundle: 'zod-schema-writer',
    library: 'zod/mini',
    exports: `{ ${usedOfZod}, toJSONSchema }`,
    loader: join(root, 'src', 'language', 'load-schema-writer.ts'),
  },
  { bundle: 'chalk', library: 'chalk', exports: '*' },
  { bundle: 'cli-table3', library: 'cli-table3', exports: '{ default }' },
  { bundle: 'jsep', library: 'jsep', exports: '{ default }' },
  { bundle: 'jsonc-parser', library: 'jsonc-parser', exports: '{ parseTree, visit }' },
  {
    bundle: 'jsonc-editor',
    library: 'jsonc-parser',
    exports: '{ applyEdits, modify }',
    loader: join(root, 'src', 'language', 'checks', 'load-jsonc-editor.ts'),
  },
];

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  keepNames: false,
  logLevel: 'warning',
  legalComments: 'linked',
};

const loadedBundles = new Set();

/** Points `require('jsep')` of the program at the library's own bundle, which is then loaded when first needed. */
const separateLibraries = {
  name: 'separate-libraries',
  setup({ onResolve }) {
    const names = new RegExp(`^(${lazyLibraries.map(({ library }) => library).join('|')})$`);
    onResolve({ filter: names }, ({ path, kind, importer }) => {
      if (kind === 'entry-point') return undefined;
      const parts = lazyLibraries.filter(({ library }) => library === path);
      const { bundle } = parts.find(({ loader }) => loader === importer) ?? parts[0];
      loadedBundles.add(bundle);
      return { path: `./libraries/${bundle}.cjs`, external: true };
    });
  },
};

/** The commands that need every layer type at once have them in their own bundle. */
const withEveryOp = ['cli-commands-conventions', 'cli-commands-ops', 'cli-commands-schema'];

/**
 * Makes a part of its own of each module that the program loads by `require`, so that a start reads only the
 * parts that it needs. Modules that several parts use are in each of them.
 */
function separateParts(found, entry) {
  return {
    name: 'separate-parts',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\// }, ({ path, kind, importer, resolveDir }) => {
        if (kind !== 'require-call' || !importer.startsWith(join(root, 'src'))) return undefined;
        const name = relative(join(root, 'src'), join(resolveDir, path)).split(sep).join('-');
        if (name === 'ops-rarer-families' && withEveryOp.includes(entry)) return undefined;
        found.set(name, join(resolveDir, `${path}.ts`));
        return { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/** commander loads child_process for executable subcommands, which there are none of: it costs start-up time. */
const withoutChildProcess = {
  name: 'without-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes('commander') ? { path, namespace: 'unused' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** chalk asks the system whether there are colours; the program has decided that, and node:tty loads sockets. */
const chalkWithoutSystem = {
  name: 'chalk-without-system',
  setup({ onResolve }) {
    onResolve({ filter: /^#supports-color$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, 'vendor', 'supports-color', 'browser.js'),
    }));
  },
};

/** cli-table3 measures texts as the program does, so that its columns are as wide as those that were planned. */
const tableWithOwnWidths = {
  name: 'table-with-own-widths',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^string-width$/ }, ({ path }) => ({ path, namespace: 'own-widths' }));
    onLoad({ filter: /.*/, namespace: 'own-widths' }, () => ({
      contents: "module.exports = require('./src/text/display-width').displayWidth;",
      resolveDir: root,
    }));
  },
};

/** jsonc-parser's formatter makes 1,200 texts of blanks, also where nobody formats: they are to be left out there. */
const blanksForFormatter = {
  name: 'blanks-for-formatter',
  setup({ onResolve }) {
    onResolve({ filter: /\/string-intern$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, `${path}.js`),
      sideEffects: false,
    }));
  },
};

const program = {
  ...shared,
  outExtension: { '.js': '.cjs' },
  plugins: [separateLibraries, commanderModules, withoutChildProcess],
};

/** What the program is mostly run for, at least one run for each bundle. */
const commonRuns = [
  ['summary', 'v2', '--in', '192x28x28'],
  ['summary', 'v2', '--in', '192x28x28', '--json'],
  ['summary', 'v2', '--in', '192x56x56'],
  ['summary', 'configs/v2.json'],
  ['compare', 'v1', 'v2', '--color'],
];

makeFresh();
await Promise.all([
  build({ ...program, entryPoints: { index: 'src/index.ts' }, outdir: fresh }),
  ...lazyLibraries.map(buildLibrary),
]);
await buildProgram();
for (const { bundle } of lazyLibraries)
  if (!loadedBundles.has(bundle)) throw new Error(`nothing loads ${bundle}`);
compilePresets(root, fresh);
compileAtOnce(fresh, root, commonRuns);
replaceDist();

function makeFresh() {
  rmSync(fresh, { recursive: true, force: true });
}

/** Puts the fresh build in the place of the old one; the types, which tsc writes, stay. */
function replaceDist() {
  const types = join(dist, 'types');
  if (existsSync(types)) cpSync(types, join(fresh, 'types'), { recursive: true });
  const old = join(root, `dist.${process.pid}.old`);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

/** Builds the program and the parts that it names, those that they name, and so on. */
async function buildProgram() {
  const built = new Set();
  const found = new Map([['cli', join(root, 'src', 'cli', 'main.ts')]]);
  for (let left = [...found]; left.length > 0; left = [...found].filter(([name]) => !built.has(name))) {
    await Promise.all(left.map(([name, file]) => buildPart(name, file, found)));
    for (const [name] of left) built.add(name);
  }
}

function buildPart(name, file, found) {
  return build({
    ...program,
    entryPoints: { [name]: file },
    outdir: fresh,
    plugins: [...program.plugins, separateParts(found, name)],
  });
}

function buildLibrary({ bundle, library, exports }) {
  return build({
    ...shared,
    mainFields: ['module', 'main'],
    stdin: { contents: `export ${exports} from '${library}'`, resolveDir: root },
    outfile: join(fresh, 'libraries', `${bundle}.cjs`),
    plugins: [chalkWithoutSystem, tableWithOwnWidths, tableOptions, blanksForFormatter],
  });
}
