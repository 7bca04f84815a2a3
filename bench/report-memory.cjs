// Preloaded into a measured process: writes its peak memory in bytes and the pages of memory that it was given to
// descriptor 3 when it ends.
'use strict';

const { writeSync } = require('node:fs');

process.on('exit', () => {
  const { maxRSS, minorPageFault } = process.resourceUsage();
  writeSync(3, JSON.stringify({ peak: maxRSS * 1024, pages: minorPageFault }));
});
