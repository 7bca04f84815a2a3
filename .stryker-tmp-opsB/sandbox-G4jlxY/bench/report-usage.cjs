// @ts-nocheck
// Preloaded into each measured process: writes its CPU time in microseconds and its peak memory in bytes to
// descriptor 3 when it ends.
'use strict';

const { writeSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, JSON.stringify({ cpu: user + system, peak: process.resourceUsage().maxRSS * 1024 }));
});
