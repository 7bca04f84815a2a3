// Bundles the tests and the instrumented sources into one script, in which each file is loaded when it is
// needed.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import { pythonTextsInside } from '../python-texts.mjs';

/**
 * A function that evaluates everything anew and gives `files` by path, with `collect`, `finish` and `preload`, which loads
 * all sources: what one that is loaded late makes then would else count as covered by the first test that needs it alone.
 */
export async function bundleTests(root, { tests, sources }) {
  const files = tests.flatMap((place) => filesIn(root, place, isTest)).sort();
  const loads = files.map((file) => `${JSON.stringify(file)}: () => ${required(file)}`);
  const sourceFiles = sources.flatMap((place) =>
    filesIn(root, place, (name) => name.endsWith('.ts') && !isTest(name)),
  );
  const { outputFiles } = await build({
    stdin: {
      contents: `const vitest = require('vitest');
const preload = () => {
  ${sourceFiles.map(required).join(';\n')};
  require('./tools/mutation/preload').preload();
};
module.exports = { ...vitest, preload, files: {${loads.join(',\n')}} };`,
      resolveDir: root,
      loader: 'js',
    },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    // jsep is evaluated anew too: it would keep what each evaluation adds to it.
    external: ['zod', 'fast-check', 'chai', '@vitest/*', 'yaml', 'jsonc-parser', 'chalk', 'cli-table3'],
    alias: { vitest: join(root, 'tools', 'mutation', 'collected-tests.mjs') },
    plugins: [ownFolders, pythonTextsInside],
  });
  const script = new vm.Script(`(function (require, module, exports) {${outputFiles[0].text}\n})`, {
    filename: join(root, 'mutation-tests.cjs'),
  });
  const require = createRequire(join(root, 'package.json'));
  return () => {
    const module = { exports: {} };
    script.runInThisContext()(require, module, module.exports);
    return module.exports;
  };
}

function required(file) {
  return `require(${JSON.stringify(`./${file}`)})`;
}

function isTest(name) {
  return name.endsWith('.test.ts');
}

/** The files of a folder and those below it that are wanted, or a file itself. */
function filesIn(root, place, isWanted) {
  if (!statSync(join(root, place)).isDirectory()) return [place];
  return readdirSync(join(root, place)).flatMap((name) => {
    const path = `${place}/${name}`;
    return isWanted(name) || statSync(join(root, path)).isDirectory() ? filesIn(root, path, isWanted) : [];
  });
}

/** In a bundle `__dirname` would be one folder for all files. */
const ownFolders = {
  name: 'own-folders',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:src|test)[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(
        /import\.meta\.dirname|__dirname/g,
        JSON.stringify(dirname(path)),
      ),
      loader: 'ts',
    }));
  },
};
