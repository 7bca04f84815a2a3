// What cli-table3 is built with in the place of the library string-width.
module.exports = require('../src/text/display-width.ts').displayWidth;
