// Runs TypeScript of the project in a plain Node: the tools that need its registries load them with this.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** What a TypeScript file below `root` exports, bundled with all that it imports and loaded. */
export async function bundledModule(root, file) {
  const folder = mkdtempSync(join(tmpdir(), 'inception-'));
  try {
    const outfile = join(folder, `${basename(file, '.ts')}.cjs`);
    await build({
      absWorkingDir: root,
      entryPoints: [file],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
