// Has Node compile together what a start will call anyway. V8 reads a function twice, first to find its end and again
// when it is called, unless it stands in parentheses: then it is compiled with what it stands in.
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Rewrites the bundles of a folder by what the program calls in these runs, each the arguments of one.
 *
 * What a bundle declares at its top and one of the runs calls, becomes `f=(function(...){...})` in one of the
 * groups at its start: it is there before all else, as a declaration is.
 */
export function compileAtOnce(dist, workingFolder, runs) {
  const folder = mkdtempSync(join(tmpdir(), 'inception-calls-'));
  const coverage = join(folder, 'coverage');
  mkdirSync(coverage);
  symlinkSync(dist, join(folder, 'dist'), 'junction');
  try {
    for (const args of runs) runOnce(folder, workingFolder, args, coverage);
    for (const [file, called] of calledFunctions(dist, coverage)) {
      writeFileSync(file, withEager(readFileSync(file, 'utf8'), called));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runOnce(packageFolder, workingFolder, args, coverage) {
  const bundle = join(packageFolder, 'dist', 'cli.cjs');
  const start = `require(${JSON.stringify(bundle)}).run(${JSON.stringify(packageFolder)})`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', start, 'inception', ...args], {
    cwd: workingFolder,
    env: { ...process.env, NODE_V8_COVERAGE: coverage },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`inception ${args.join(' ')} ended with ${status}: ${stderr}`);
}

/** For each bundle the places `start:end` of the functions that a run called. */
function calledFunctions(dist, coverage) {
  const found = new Map();
  const base = `${pathToFileURL(dist)}/`;
  for (const name of readdirSync(coverage)) {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8'));
    for (const { url, functions } of result.filter((script) => script.url.startsWith(base))) {
      const called = functions
        .map(({ ranges: [whole] }) => whole)
        .filter(({ count }) => count > 0)
        .map(({ startOffset, endOffset }) => `${startOffset}:${endOffset}`);
      const file = fileURLToPath(url);
      found.set(file, [...new Set([...(found.get(file) ?? []), ...called])]);
    }
  }
  return found;
}

function withEager(text, called) {
  const outermost = [];
  for (const [start, end] of called.map((place) => place.split(':').map(Number)).sort(([a], [b]) => a - b)) {
    const isInside = start < (outermost.at(-1)?.end ?? 0);
    const isWhole = start === 0;
    if (!isInside && !isWhole) outermost.push({ start, end });
  }
  const moved = [];
  let rest = '';
  let read = 0;
  for (const { start, end } of outermost) {
    const source = text.slice(start, end);
    const [head, name] = /^function ([\w$]+)/.exec(source) ?? [];
    const isDeclaration = name !== undefined && /[;}\n]/.test(text.charAt(start - 1));
    if (!isDeclaration) continue;
    moved.push({ name, source: `${name}=(function${source.slice(head.length)})` });
    rest += text.slice(read, start);
    read = end;
  }
  const [directive] = /^(?:"use strict";)?/.exec(rest);
  return directive + inGroups(moved) + rest.slice(directive.length) + text.slice(read);
}

/** In characters: some 200 KB of what V8 knows of them. */
const LONGEST_GROUP = 6000;

/**
 * The functions in groups, each made by a function that is called at once: V8 keeps what it knows of all functions that
 * it compiles together in memory until the last of them is compiled.
 */
function inGroups(functions) {
  if (functions.length === 0) return '';
  const groups = [];
  let room = 0;
  for (const { source } of functions) {
    if (room < source.length) {
      groups.push([]);
      room = LONGEST_GROUP;
    }
    groups.at(-1).push(source);
    room -= source.length;
  }
  const names = functions.map(({ name }) => name).join(',');
  // Not in parentheses, else they would be compiled where they are read.
  return `var ${names};${groups.map((group) => `void function(){${group.join(';')}}();`).join('')}`;
}
