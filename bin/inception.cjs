#!/usr/bin/env node
'use strict';
// Starts the program out of its bundles. What V8 compiled of them is kept in the user's cache for the next run of the
// same command: compiling takes about half of a short run. It is one file, since another would take 2 ms to load.

const {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  statSync,
} = require('node:fs');
const { dirname, isAbsolute, join } = require('node:path');
const { Script } = require('node:vm');

/** What a bundle is compiled in, as Node does with every module. */
const HEAD = '(function (exports, require, module, __filename, __dirname) {';
const TAIL = '\n})';

/** The first bytes of a file of kept code: the length of its index, and the index. */
const INDEX_BYTES = 16384;

/**
 * The time of modification that every file of kept code is given. V8 trusts the code, so a file that was changed by
 * anything else, and therefore has another time, is not read.
 */
const WRITTEN_AT = 1_000_000_000;

/** The share of runs that look whether they compiled functions that are not in the kept code. */
const SHARE_OF_CHECKS = 0.1;

/**
 * Gives the function that loads a bundle of `dist` by its name, with kept code where the user has a cache. V8 takes kept
 * code only under the flags that it was made with: `flags` are those that were set since the start.
 */
function bundleLoader(dist, { argv, env }, flags) {
  const folder = cacheFolder(env);
  if (folder === null) return (name) => require(join(dist, name));
  const key = [
    process.version,
    process.arch,
    process.execPath,
    ...process.execArgv,
    env.NODE_OPTIONS,
    flags,
    dist,
  ].join('\n');
  const file = join(folder, `${commandName(dist, argv[2])}-${hash(key)}.code`);
  const kept = openKept(folder, file, key);
  const run = { dist, folder, file, key, kept, loaded: new Map(), isIncomplete: kept === null };
  process.on('exit', () => {
    if (!run.isIncomplete && Math.random() >= SHARE_OF_CHECKS) return;
    const { keepCode } = require('./keep-code.cjs');
    keepCode(run, { INDEX_BYTES, WRITTEN_AT, isOwn, stampOf });
  });
  return loaderOf(run);
}

/** V8's flag for when code that runs often is optimised, by the version of Node; each has ten times V8's own value. */
const OPTIMISE_LATER = {
  20: '--interrupt-budget=1320000',
  22: '--invocation-count-for-turbofan=30000',
  24: '--invocation-count-for-turbofan=30000',
};

/**
 * Objects are collected by one thread, since waking others for a heap of some megabytes takes more than they do, and young
 * ones in as little memory as V8 begins with: most of them stay, and memory that was not used before is dear.
 */
const COLLECT_IN_LITTLE = [
  '--no-parallel-scavenge',
  '--no-concurrent-sweeping',
  '--no-concurrent-array-buffer-sweeping',
  '--semi-space-growth-factor=1',
].join(' ');

/** Commands that try many networks, and run long enough to be optimised. */
const LONG_COMMANDS = ['sweep', 'fit'];

/** Specs of more bytes in all are read faster, by the clock, when V8 optimises and collects as it does on its own. */
const MOST_BYTES_OF_SPECS = 2 ** 20;

/**
 * Sets V8's flags for a run that ends soon, and gives them; empty for other runs. V8 optimises and collects in threads of
 * its own, and a process that ends within a second spends more on them than it gets. A version whose flags are not known
 * stays as it is: V8 complains of a flag that it does not have.
 */
function setFlags({ argv, versions, execArgv, env }) {
  const [version] = versions.node.split('.');
  const namesNetwork = argv.length > 3 && !LONG_COMMANDS.includes(argv[2]);
  if (!(version in OPTIMISE_LATER) || !namesNetwork) return '';
  const hasOptions = execArgv.length > 0 || env.NODE_OPTIONS || env.NODE_PENDING_DEPRECATION;
  const isQuick = version === '20' && !hasOptions;
  const files = argv.filter((word) => /\.(?:onnx|py|json)(?:$|:)/.test(word));
  if ((!isQuick && files.length === 0) || bytesOfSpecs(files) > MOST_BYTES_OF_SPECS) return '';
  const flags = `${OPTIMISE_LATER[version]} ${COLLECT_IN_LITTLE}`;
  (isQuick ? bindingOfFlags() : require('node:v8')).setFlagsFromString(flags);
  return flags;
}

function bytesOfSpecs(files) {
  const specs = files.filter((path) => path.endsWith('.json'));
  try {
    return specs.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
  } catch {
    return 0;
  }
}

/**
 * What node:v8 sets flags with, which is loaded with Node's streams, of no use here. Node 20 gives it alone, with a warning
 * that nobody needs to see: Node 22 has another way.
 */
function bindingOfFlags() {
  const { noDeprecation } = process;
  process.noDeprecation = true;
  const binding = process.binding('v8');
  process.noDeprecation = noDeprecation;
  return binding;
}

/** The folder for kept code, as XDG's base directories have it; null where there is to be none. */
function cacheFolder({ NODE_DISABLE_COMPILE_CACHE, XDG_CACHE_HOME = '', HOME = '' }) {
  if (NODE_DISABLE_COMPILE_CACHE !== undefined) return null;
  if (isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'inception');
  return isAbsolute(HOME) ? join(HOME, '.cache', 'inception') : null;
}

/** Each command has its own kept code, since each runs other functions of the bundles. */
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
    const filename = join(run.dist, name);
    const compiled = compile(run, name, filename).runInThisContext();
    compiled.call(module.exports, module.exports, requireFromBundle, module, filename, dirname(filename));
    return module.exports;
  };
  return load;
}

/** The script of a bundle, whose text is ASCII alone, out of kept code if that is of this very bundle. */
function compile(run, name, filename) {
  const descriptor = openSync(filename);
  const stats = fstatSync(descriptor);
  readInto(descriptor, HEAD.length, stats.size, 0);
  closeSync(descriptor);
  bytes.latin1Write(HEAD, 0);
  bytes.latin1Write(TAIL, HEAD.length + stats.size);
  const source = bytes.latin1Slice(0, HEAD.length + stats.size + TAIL.length);
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

const packageFolder = dirname(__dirname);
const dist = join(packageFolder, 'dist');

if (existsSync(join(dist, 'cli.cjs'))) {
  bundleLoader(dist, process, setFlags(process))('cli.cjs').run(packageFolder);
} else {
  process.stderr.write(
    'inception: the program is not built; run "npm run build" in its folder and try again\n',
  );
  process.exitCode = 2;
}
