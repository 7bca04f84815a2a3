'use strict';
// V8 compiles for speed what runs often. Reading PyTorch source ends before that pays: a quarter of its time went there.

/** The option that makes V8 wait some ten times longer, by the main version of Node: its name changes at times. */
const OPTIONS = {
  20: '--interrupt-budget=1000000',
  22: '--invocation-count-for-turbofan=20000',
  24: '--invocation-count-for-turbofan=20000',
};

/** Makes V8 wait, where it is known how; before code is loaded, since what V8 keeps of it is for one set of options. */
function optimiseLate() {
  const option = OPTIONS[process.versions.node.split('.')[0]];
  if (option !== undefined) require('node:v8').setFlagsFromString(option);
}

module.exports = { optimiseLate };
