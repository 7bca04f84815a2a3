// What commander is built with in the place of node:child_process: it has no subcommand that is a program of its own.
module.exports = {};
