#!/usr/bin/env node
// @ts-nocheck
'use strict';

const { existsSync } = require('node:fs');
const { dirname, join } = require('node:path');

const packageFolder = dirname(__dirname);
const bundle = join(packageFolder, 'dist', 'cli.cjs');

if (existsSync(bundle)) {
  require(bundle).run(packageFolder, require('../package.json').version);
} else {
  process.stderr.write(
    'inception: the program is not built; run "npm run build" in its folder and try again\n',
  );
  process.exitCode = 2;
}
