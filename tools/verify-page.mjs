// Opens pages in Chromium and holds them to what the command line prints: npm run verify:page -- [--pictures FOLDER]
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium, withoutChromium } from './chromium.mjs';
import { accessibility } from './page-verification/accessibility.mjs';
import { figuresFollow } from './page-verification/figures.mjs';
import { takePictures } from './page-verification/pictures.mjs';
import {
  keepsDepthAndSearch,
  restsAlone,
  showsFixedNetworks,
  worksByKeyboard,
  worksWithoutScript,
} from './page-verification/reading.mjs';
import { sizesOfAllPresets } from './page-verification/sizes.mjs';
import { tickTimes } from './page-verification/ticks.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (withoutChromium !== null) {
  process.stdout.write(`verify:page: skipped, ${withoutChromium}\n`);
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'inception-page-'));
const at = process.argv.indexOf('--pictures');
const pictures = at === -1 ? null : (process.argv[at + 1] ?? null);
if (pictures !== null) mkdirSync(pictures, { recursive: true });

function inception(...args) {
  const program = join(root, 'bin', 'inception.cjs');
  return execFileSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: 'pipe',
  });
}

/** Writes the page of networks and gives its address. */
function pageOf(...args) {
  const file = join(folder, `${args.join('-').replaceAll(/[^\w-]/g, '_')}.html`);
  inception('page', ...args, '-o', file);
  return `file://${file}`;
}

let failures = 0;

/** Says how a check ended. */
function report(title, problems, note = '') {
  failures += problems.length > 0 ? 1 : 0;
  process.stdout.write(
    `${problems.length === 0 ? 'holds' : 'FAILS'}  ${title}${note === '' ? '' : `: ${note}`}\n`,
  );
  for (const problem of problems.slice(0, 10)) process.stdout.write(`       ${problem}\n`);
}

const browser = await launchChromium();
const tools = { browser, inception, pageOf, report, root, folder };
try {
  await figuresFollow(tools);
  await restsAlone(tools);
  await worksWithoutScript(tools);
  await worksByKeyboard(tools);
  await keepsDepthAndSearch(tools);
  await showsFixedNetworks(tools);
  await accessibility(tools);
  await tickTimes(tools);
  await sizesOfAllPresets(tools);
  if (pictures !== null) await takePictures(tools, pictures);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(failures === 0 ? 'everything holds\n' : `${failures} checks fail\n`);
process.exitCode = failures === 0 ? 0 : 1;
