#!/usr/bin/env node
'use strict';

const { existsSync } = require('node:fs');
const { dirname, join } = require('node:path');

const packageFolder = dirname(__dirname);
const dist = join(packageFolder, 'dist');

if (existsSync(join(dist, 'cli.cjs'))) {
  const { bundleLoader } = require('./load-bundles.cjs');
  const { optimiseLater } = require('./optimise-later.cjs');
  bundleLoader(dist, process, optimiseLater(process))('cli.cjs').run(packageFolder);
} else {
  process.stderr.write(
    'inception: the program is not built; run "npm run build" in its folder and try again\n',
  );
  process.exitCode = 2;
}
