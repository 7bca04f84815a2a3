// Builds dist: the program and the library, the heavy libraries in bundles of their own, and the compiled presets.
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledModule } from './bundled-module.mjs';
import { compilePresets } from './compile-presets.mjs';
import { buildLibraries, separateLibraries, shared } from './libraries.mjs';
import { buildPageScript } from './page-script.mjs';
import { pythonTextAsPart, pythonTextsInParts } from './python-texts.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
/** Everything is built here and then replaces dist at once, so that a running program never sees half of it. */
const fresh = join(root, `dist.${process.pid}`);

/** Modules that are large, or that keep state: each is a part that all others share. */
const sharedModules = new Map([
  [join(root, 'src', 'ops', 'index'), 'ops'],
  [join(root, 'src', 'cli', 'git', 'index'), 'cli-git-index'],
]);

/**
 * Makes a part of its own of each module that the program loads by `require`, so that a start reads only the parts
 * that it needs. Modules that several parts use are in each of them, but for the shared ones.
 */
function separateParts(parts) {
  return {
    name: 'separate-parts',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\// }, ({ path, kind, importer, resolveDir }) => {
        if (kind === 'entry-point' || !importer.startsWith(join(root, 'src'))) return undefined;
        const module = join(resolveDir, path);
        const name =
          kind === 'require-call'
            ? relative(join(root, 'src'), module).split(sep).join('-')
            : sharedModules.get(module);
        if (name === undefined) return undefined;
        parts.set(name, module.endsWith('.py') ? module : `${module}.ts`);
        return { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/** The position of the family of each layer type, as src/ops/index.ts takes it. */
async function familyOfType() {
  const { opFamilies } = await bundledModule(root, 'src/ops/index.ts');
  return Object.fromEntries(opFamilies().flatMap((ops, position) => ops.map(({ type }) => [type, position])));
}

function buildPart(name, file, parts) {
  return build({
    ...shared,
    define,
    entryPoints: { [name]: file },
    outdir: fresh,
    outExtension: { '.js': '.cjs' },
    plugins: file.endsWith('.py')
      ? [pythonTextAsPart]
      : [separateLibraries, separateParts(parts), pythonTextsInParts],
  });
}

/**
 * Writes characters beyond ASCII as escapes, as esbuild does in strings but not in regular expressions and comments: of text
 * with a single such character V8 keeps two bytes for each character, and the program reads its bundles as Latin-1.
 */
function escapeBeyondAscii(folder) {
  for (const path of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.cjs'))) {
    const text = readFileSync(join(folder, path), 'utf8');
    const escaped = text.replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    if (escaped !== text) writeFileSync(join(folder, path), escaped);
  }
}

/** Puts the fresh build in the place of the old one; the types, which tsc writes, stay. */
function replaceDist() {
  const types = join(dist, 'types');
  if (existsSync(types)) cpSync(types, join(fresh, 'types'), { recursive: true });
  const old = join(root, `dist.${process.pid}.old`);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

rmSync(fresh, { recursive: true, force: true });
const define = { FAMILY_OF_TYPE: JSON.stringify(await familyOfType()) };
await buildLibraries(join(fresh, 'libraries'));
/** Grows while its parts are built, by those that they name. */
const parts = new Map([
  ['index', 'src/index.ts'],
  ['cli', 'src/cli/main.ts'],
  ['sweep-worker', 'src/cli/sweep-worker.ts'],
]);
for (const [name, file] of parts) await buildPart(name, file, parts);
await buildPageScript(root, fresh, define);
compilePresets(root, fresh);
escapeBeyondAscii(fresh);
replaceDist();
