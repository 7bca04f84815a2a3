'use strict';
// Loads the bundles of the program. What V8 compiled of them is kept in the user's cache for the next run of the same
// command: compiling takes about half of a short run.

const { constants, existsSync, fstatSync, lstatSync, openSync, readSync, closeSync } = require('node:fs');
const { isAbsolute, join } = require('node:path');
const { Script } = require('node:vm');

/** What a bundle is compiled in, as Node does with every module. */
const HEAD = '(function (exports, require, module) {';
const TAIL = '\n})';

/** The first bytes of a file of kept code: the length of its index, and the index. */
const INDEX_BYTES = 8192;

/**
 * The time of modification that every file of kept code is given. V8 trusts the code, so a file that was changed by
 * anything else, and therefore has another time, is not read.
 */
const WRITTEN_AT = 1_000_000_000;

/** The share of runs that look whether they compiled functions that are not in the kept code. */
const SHARE_OF_CHECKS = 0.2;

/** Gives the function that loads a bundle of `dist` by its name, with kept code where the user has a cache. */
function bundleLoader(dist, { argv, env }) {
  const isPython = argv.some((word) => /\.py(?:$|:)/.test(word));
  if (isPython) {
    const { optimiseLate } = require('./optimise-late.cjs');
    optimiseLate();
  }
  const folder = cacheFolder(env);
  if (folder === null) return (name) => require(join(dist, name));
  const key = [
    process.version,
    process.arch,
    process.execPath,
    ...process.execArgv,
    env.NODE_OPTIONS,
    dist,
  ].join('\n');
  const command = `${commandName(dist, argv[2])}${isPython ? '-python' : ''}`;
  const file = join(folder, `${command}-${hash(key)}.code`);
  const kept = openKept(folder, file, key);
  const run = { dist, folder, file, key, kept, loaded: new Map(), isIncomplete: kept === null };
  process.on('exit', () => {
    if (run.isIncomplete || Math.random() < SHARE_OF_CHECKS) require('./keep-code.cjs').keepCode(run);
  });
  return loaderOf(run);
}

/** The folder for kept code, as XDG's base directories have it; null where there is to be none. */
function cacheFolder({ NODE_DISABLE_COMPILE_CACHE, XDG_CACHE_HOME = '', HOME = '' }) {
  if (NODE_DISABLE_COMPILE_CACHE !== undefined) return null;
  if (isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'inception');
  return isAbsolute(HOME) ? join(HOME, '.cache', 'inception') : null;
}

/** Each command has its own kept code, since each runs other functions of the bundles; so have those for Python files. */
function commandName(dist, word = '') {
  return /^[a-z]+$/.test(word) && existsSync(join(dist, `cli-commands-${word}.cjs`)) ? word : 'other';
}

/** FNV-1a: it tells files apart, and the file holds the whole key. */
function hash(text) {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** The bytes of what is read, one after the other: fresh memory for each would cost more than reading. */
let bytes = Buffer.allocUnsafeSlow(2 ** 18);

function readInto(descriptor, at, length, position) {
  if (bytes.length < at + length + TAIL.length) bytes = Buffer.allocUnsafeSlow(2 * (at + length));
  if (readSync(descriptor, bytes, at, length, position) !== length)
    throw new Error('the file ends too early');
}

/** The descriptor and the index of a file of kept code, null where there is none that can be trusted. */
function openKept(folder, file, key) {
  let descriptor;
  try {
    if (!isOwn(lstatSync(folder))) return null;
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    const stats = fstatSync(descriptor);
    if (!isOwn(stats) || stats.mtimeMs !== WRITTEN_AT * 1e3) throw new Error('written by something else');
    readInto(descriptor, 0, INDEX_BYTES, 0);
    const index = JSON.parse(bytes.utf8Slice(4, 4 + bytes.readUInt32LE(0)));
    if (index.key !== key || index.size !== stats.size) throw new Error('of another version');
    return { descriptor, parts: new Map(index.parts) };
  } catch {
    if (descriptor !== undefined) closeSync(descriptor);
    return null;
  }
}

/** Whether a file or folder, links not followed, is one that the user alone can change. */
function isOwn({ uid, mode }) {
  const isLink = (mode & constants.S_IFMT) === constants.S_IFLNK;
  return !isLink && (process.geteuid === undefined || (uid === process.geteuid() && (mode & 0o022) === 0));
}

function loaderOf(run) {
  const modules = new Map();
  const requireFromBundle = (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id));
  const load = (name) => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const compiled = compile(run, name).runInThisContext();
    compiled.call(module.exports, module.exports, requireFromBundle, module);
    return module.exports;
  };
  return load;
}

/** The script of a bundle, out of kept code if that is of this very bundle. */
function compile(run, name) {
  const filename = join(run.dist, name);
  const descriptor = openSync(filename);
  const stats = fstatSync(descriptor);
  readInto(descriptor, HEAD.length, stats.size, 0);
  closeSync(descriptor);
  bytes.latin1Write(HEAD, 0);
  bytes.latin1Write(TAIL, HEAD.length + stats.size);
  const source = bytes.utf8Slice(0, HEAD.length + stats.size + TAIL.length);
  const stamp = stampOf(stats);
  const cachedData = keptCode(run, name, stamp);
  const script = new Script(source, { filename, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) run.isIncomplete = true;
  run.loaded.set(name, { script, stamp });
  return script;
}

function keptCode({ kept }, name, stamp) {
  const part = kept?.parts.get(name);
  if (part === undefined || part.stamp !== stamp) return undefined;
  readInto(kept.descriptor, 0, part.length, part.position);
  return bytes.subarray(0, part.length);
}

/** Changes whenever a file does: its time of change cannot be set, as that of modification can. */
function stampOf({ size, mtimeMs, ctimeMs }) {
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

module.exports = { INDEX_BYTES, WRITTEN_AT, bundleLoader, isOwn, stampOf };
