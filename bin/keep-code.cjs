'use strict';
// Writes what V8 compiled of the bundles in a run to the user's cache, from where inception.cjs takes it. Whatever
// goes wrong here, the run itself has ended well: nothing is reported.

const fs = require('node:fs');
const { dirname, join } = require('node:path');

/** Files of kept code at most: those of earlier versions of Node or of the program go first. */
const MOST_FILES = 24;

/** Kept code is replaced when there is so much more of it, or where it is incomplete. */
const GROWTH = 1.02;

/** Keeps the code of a run as `inception.cjs` describes it; `format` is what both files have to agree on. */
function keepCode({ dist, folder, file, key, kept, loaded, isIncomplete }, format) {
  try {
    if (!makeFolder(folder) || !format.isOwn(fs.lstatSync(folder))) return;
    const fresh = [...loaded].map(([name, { script, stamp }]) => {
      return { name, stamp, code: script.createCachedData() };
    });
    if (!isIncomplete && !hasGrown(fresh, kept)) return;
    const isCurrent = (name, stamp) => {
      const stats = fs.statSync(join(dist, name), { throwIfNoEntry: false });
      return stats !== undefined && format.stampOf(stats) === stamp;
    };
    write(file, key, [...fresh, ...othersOf(kept, loaded, isCurrent)], format);
    removeOldest(folder);
  } catch {
    // The disk is full, say, or the folder cannot be written to: the next run compiles again.
  }
}

function hasGrown(fresh, { parts }) {
  const sum = (lengths) => lengths.reduce((total, length) => total + length, 0);
  return (
    sum(fresh.map(({ code }) => code.length)) > GROWTH * sum(fresh.map(({ name }) => parts.get(name).length))
  );
}

/** The kept code of bundles that this run had no use for, if they have not changed. */
function othersOf(kept, loaded, isCurrent) {
  if (kept === null) return [];
  return [...kept.parts]
    .filter(([name, { stamp }]) => !loaded.has(name) && isCurrent(name, stamp))
    .map(([name, { stamp, position, length }]) => {
      const code = Buffer.alloc(length);
      fs.readSync(kept.descriptor, code, 0, length, position);
      return { name, stamp, code };
    });
}

/**
 * Makes the folder, and the cache around it, for the user alone; false where the folder that they would be made in is
 * somebody else's or is not there. One by one: Node never ends where the system takes no folder, as in /proc, and is to
 * make those above too.
 */
function makeFolder(folder) {
  const missing = [folder, dirname(folder)].filter((path) => !fs.existsSync(path));
  const above = missing.length === 0 ? folder : dirname(missing.at(-1));
  const uid = process.geteuid?.();
  if (uid !== undefined && fs.statSync(above).uid !== uid) return false;
  for (const path of missing.reverse()) fs.mkdirSync(path, { mode: 0o700 });
  fs.accessSync(folder, fs.constants.W_OK);
  return true;
}

/** Puts the whole file in its place at once, so that a run that is killed or others at the same time do no harm. */
function write(file, key, codes, { INDEX_BYTES, WRITTEN_AT }) {
  let size = INDEX_BYTES;
  const parts = codes.map(({ name, stamp, code: { length } }) => {
    const position = size;
    size += length;
    return [name, { stamp, position, length }];
  });
  const text = Buffer.from(JSON.stringify({ key, size, parts }));
  if (text.length > INDEX_BYTES - 4) return;
  const index = Buffer.alloc(INDEX_BYTES);
  index.writeUInt32LE(text.length, 0);
  text.copy(index, 4);
  const temporary = `${file}.${process.pid}`;
  const descriptor = fs.openSync(temporary, 'wx', 0o600);
  try {
    fs.writeFileSync(descriptor, Buffer.concat([index, ...codes.map(({ code }) => code)]));
    fs.futimesSync(descriptor, WRITTEN_AT, WRITTEN_AT);
    fs.fsyncSync(descriptor);
    fs.renameSync(temporary, file);
  } catch {
    fs.unlinkSync(temporary);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Those that runs left when they were killed are among them. */
function removeOldest(folder) {
  const files = fs
    .readdirSync(folder)
    .filter((name) => /\.code(\.\d+)?$/.test(name))
    .map((name) => join(folder, name));
  if (files.length <= MOST_FILES) return;
  const age = new Map(files.map((file) => [file, fs.lstatSync(file).ctimeMs]));
  files.sort((left, right) => age.get(right) - age.get(left));
  for (const file of files.slice(MOST_FILES)) fs.unlinkSync(file);
}

module.exports = { keepCode };
