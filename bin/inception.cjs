#!/usr/bin/env node
'use strict';

const { existsSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { dirname, join } = require('node:path');

const packageFolder = dirname(__dirname);
const bundle = join(packageFolder, 'dist', 'cli.cjs');

// From Node 22 on, Node keeps what it compiled in the user's cache, where nobody else can write.
const { HOME, XDG_CACHE_HOME = HOME && join(HOME, '.cache') } = process.env;
if (XDG_CACHE_HOME) enableCompileCache?.(join(XDG_CACHE_HOME, 'inception'));

if (existsSync(bundle)) {
  require(bundle).run(packageFolder);
} else {
  process.stderr.write(
    'inception: the program is not built; run "npm run build" in its folder and try again\n',
  );
  process.exitCode = 2;
}
