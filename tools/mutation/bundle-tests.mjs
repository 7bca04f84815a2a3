// Bundles the tests and the instrumented sources into one script, in which each file is loaded when it is asked for.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';

/**
 * A function that evaluates everything anew and gives `files` by path, with `collect`, `finish` and `preload`.
 */
export async function bundleTests(root, tests) {
  const files = tests.flatMap((place) => testsIn(root, place)).sort();
  const loads = files.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)})`);
  const { outputFiles } = await build({
    stdin: {
      contents: `const vitest = require('vitest');
const preload = () => require('./tools/mutation/preload').preload();
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
    loader: { '.py': 'text' },
    // jsep is evaluated anew too: it would keep what each evaluation adds to it.
    external: ['zod', 'fast-check', 'chai', '@vitest/*', 'yaml', 'jsonc-parser', 'chalk', 'cli-table3'],
    alias: { vitest: join(root, 'tools', 'mutation', 'collected-tests.mjs') },
    plugins: [ownFolders],
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

/** The test files of a folder and those below it, or a file itself. */
function testsIn(root, place) {
  if (!statSync(join(root, place)).isDirectory()) return [place];
  return readdirSync(join(root, place)).flatMap((name) => {
    const path = `${place}/${name}`;
    return name.endsWith('.test.ts') || statSync(join(root, path)).isDirectory() ? testsIn(root, path) : [];
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
