'use strict';

/** V8's flag for when code that runs often is optimised, by the version of Node; each has ten times V8's own value. */
const flags = {
  20: '--interrupt-budget=1320000',
  22: '--invocation-count-for-turbofan=30000',
  24: '--invocation-count-for-turbofan=30000',
};

/**
 * Lets V8 optimise later, and gives the flag that it set. V8 optimises in threads of its own, and a process that ends
 * within a second spends more on that than it gets: for a model of thousands of nodes that is a quarter of its CPU time. A
 * version whose flag is not known stays as it is: V8 complains of a flag that it does not have.
 */
function optimiseLater(version) {
  const flag = flags[version.split('.')[0]];
  if (flag === undefined) return '';
  require('node:v8').setFlagsFromString(flag);
  return flag;
}

module.exports = { optimiseLater };
