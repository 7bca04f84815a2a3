import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { createProcessIo } from '../../src/cli/io';
import { readPreset } from '../../src/cli/presets';
import { loadPreset, presetNames } from '../support/load-preset';
import { packageFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

beforeAll(buildIfMissing);

test.each(presetNames)('the compiled spec of %s says what its JSON says', (name) => {
  expect(readPreset(createProcessIo(packageFolder), name)).toEqual(
    JSON.parse(JSON.stringify(loadPreset(name))),
  );
});

/** The bundles that a run of the built program loads, by name. */
function bundlesOf(args: readonly string[]): readonly string[] {
  const cli = JSON.stringify(join(packageFolder, 'dist', 'cli.cjs'));
  const script = `
    const { basename } = require('node:path');
    process.on('exit', () => console.error(Object.keys(require.cache).map((file) => basename(file, '.cjs')).join()));
    require(${cli}).run(${JSON.stringify(packageFolder)});`;
  const run = spawnSync(process.execPath, ['-e', script, 'inception', ...args], { encoding: 'utf8' });
  expect(run.status).toBe(0);
  return run.stderr.trim().split(',');
}

describe('a start loads', () => {
  it('for a preset what builds its network, with other values of its variables too', () => {
    const preset = ['cli', 'cli-commands-summary', 'frontends-spec-build-changed', 'ops'];
    for (const name of ['v2', 'resnet152']) expect(bundlesOf(['summary', name])).toEqual(preset);
    expect(bundlesOf(['summary', 'v2', '--set', 'out_3x3=256'])).toEqual(preset);
  });

  it('for a help of all commands none of them', () => {
    expect(bundlesOf(['--help'])).toEqual(['cli']);
  });
});
