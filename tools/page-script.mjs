// Builds the program that runs in a page: the engine for specs, the drawing and the page itself, in one text.
import { join } from 'node:path';
import { build } from 'esbuild';

/** Libraries that a page does without: what reads documents and checks them is done before it is written. */
const LIBRARIES = ['zod/mini', 'jsep', 'jsonc-parser', 'chalk', 'cli-table3', 'commander'];

/**
 * Writes `page.js` and what unpacks it there, `page-loader.js`, into a built program's folder.
 *
 * @throws where something of it would need a library, which a page does not have.
 */
export async function buildPageScript(root, dist, define) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      page: join('src', 'page', 'browser', 'main.ts'),
      'page-loader': join('src', 'page', 'browser', 'loader.ts'),
    },
    outdir: dist,
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    external: LIBRARIES,
    define,
    metafile: true,
  });
  const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  if (outside.length > 0) throw new Error(`the program of a page needs ${[...new Set(outside)].join(', ')}`);
}
