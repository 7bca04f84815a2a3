// Runs TypeScript of the project in a plain Node: the tools that need its registries load them with this.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { shared } from './libraries.mjs';
import { pythonTextsInside } from './python-texts.mjs';

/** What a TypeScript file below `root` exports, bundled with all that it imports and loaded. */
export async function bundledModule(root, file) {
  const folder = mkdtempSync(join(tmpdir(), 'inception-'));
  try {
    const outfile = join(folder, `${basename(file, '.ts')}.cjs`);
    await build({
      ...shared,
      absWorkingDir: root,
      entryPoints: [file],
      outfile,
      plugins: [pythonTextsInside],
      mainFields: ['module', 'main'],
      // Of a bundle there is one folder: that of the file, in which those that ask for theirs are too.
      define: { 'import.meta.dirname': JSON.stringify(dirname(join(root, file))) },
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
