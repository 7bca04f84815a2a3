// Writes the pages of docs that list what the program has, from its registries: npm run docs
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'inception-docs-'));
try {
  const outfile = join(folder, 'reference-pages.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['tools/reference-pages.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  const { referencePages, withContent } = createRequire(import.meta.url)(outfile);
  for (const { name, content } of referencePages) {
    const path = join(root, 'docs', name);
    writeFileSync(path, withContent(readFileSync(path, 'utf8'), content()));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
