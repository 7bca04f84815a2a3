import { isAbsolute, posix, relative, sep } from 'node:path';
import { type Diagnostic, hasErrors, type Location } from '../diagnostics/diagnostic';
import { bytesInMemory, type DocumentBytes } from '../frontends/document-bytes';
import type { FrontEndIo, NetworkDocument, ReadOptions, ReadResult } from '../frontends/front-end';
import { documentOf, namesDocument } from '../frontends/index';
import { readDocumentNetwork } from '../frontends/read-document-network';
import { buildCompiled } from '../frontends/spec/index';
import { type Graph, inputsOf } from '../graph/graph';
import type { Spec } from '../language/spec';
import { looksChannelsLast } from '../passes/channel-order';
import { type GitReference, parseGitReference, resolveGitPath } from './git-reference';
import type { Io } from './io';
import { lateProgress } from './load-progress';
import { isPreset, presetNames, readPreset, readPresetText, unknownPreset } from './presets';

/** What a reference names: a preset, a document with its bytes, or nothing that can be read. */
export type Source =
  | { readonly kind: 'preset'; readonly spec: Spec }
  | ({ readonly kind: 'document' } & NetworkDocument)
  | { readonly kind: 'nothing'; readonly diagnostic: Diagnostic };

/**
 * Finds what a preset's name, a path, `-` for standard input, or `git:REV:path` names; never throws. A preset
 * takes precedence over a file of the same name; `./v2` is always the file.
 */
export function openReference(reference: string, io: Io): Source {
  const spec = readPreset(io, reference);
  if (spec !== undefined) return { kind: 'preset', spec };
  const isNamed = reference === '-' || namesDocument(reference) || parseGitReference(reference) !== null;
  if (!isNamed && !io.fileExists(reference)) {
    return { kind: 'nothing', diagnostic: unknownPreset(io, reference) };
  }
  const { path, part } = io.fileExists(reference) ? { path: reference, part: null } : documentOf(reference);
  const bytes = openDocument(path, io);
  return 'code' in bytes ? { kind: 'nothing', diagnostic: bytes } : { kind: 'document', path, bytes, part };
}

/** A reference that always means the file at this path, even if a preset has the same name: `./v1`. */
export function fileReference(path: string, io: Io): string {
  const isOther = path === '-' || parseGitReference(path) !== null || isPreset(io, path);
  return isOther ? `./${path}` : path;
}

/** Builds the network of a source; never throws. */
export function loadSource(source: Source, options: ReadOptions, io: Io): ReadResult {
  switch (source.kind) {
    case 'nothing':
      return { graph: null, diagnostics: [source.diagnostic], texts: new Map() };
    case 'preset': {
      const { graph, diagnostics, spec } = buildCompiled(source.spec, options);
      const warnings = hasErrors(diagnostics) ? [] : inputWarningsOf(graph, options);
      const found = [...diagnostics, ...warnings];
      return {
        graph,
        diagnostics: found,
        spec,
        texts: found.length > 0 ? presetTexts(source.spec, io) : new Map(),
      };
    }
    case 'document': {
      const read = readDocumentNetwork(source, options, frontEndIo(io));
      source.bytes.close();
      return withWarnings(read, options);
    }
  }
}

/** Warnings are only of interest if there are no errors. */
function withWarnings(result: ReadResult, options: ReadOptions): ReadResult {
  const { graph, diagnostics, rebuild = null } = result;
  if (graph === null || hasErrors(diagnostics)) return result;
  const { networkWarnings }: typeof import('../frontends/warnings') = require('../frontends/warnings');
  return {
    ...result,
    diagnostics: [...diagnostics, ...networkWarnings(graph, rebuild, placeOfInputs(options))],
  };
}

/**
 * A preset can only be unintended in the input that it is given: the code for warnings is not loaded if that
 * looks right.
 */
function inputWarningsOf(graph: Graph, options: ReadOptions): readonly Diagnostic[] {
  if (!inputsOf(graph).some(({ type: { shape } }) => looksChannelsLast(shape.slice(1)))) return [];
  const { inputWarnings }: typeof import('../frontends/warnings') = require('../frontends/warnings');
  return inputWarnings(graph, placeOfInputs(options));
}

/** Null if the document defines its inputs itself. */
function placeOfInputs({ inputs }: ReadOptions): Location | null {
  return inputs.length === 0 ? null : { document: '--in' };
}

/** Opens a path, `-` or `git:REV:path` for reading single parts, or returns why it cannot be read. */
export function openDocument(reference: string, io: Io): DocumentBytes | Diagnostic {
  const git = parseGitReference(reference);
  if (git === null) return io.openDocument(reference);
  const bytes = readGitDocument(io, git);
  return bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes;
}

/** Loaded when needed, since few runs read files through git. */
function readGitDocument(io: Io, git: GitReference): Uint8Array | Diagnostic {
  const { readGitDocument: read }: typeof import('./git/index') = require('./git/index');
  return read(io, git);
}

/** All bytes of a path, `-` or `git:REV:path`, or why they cannot be read. */
export function readDocument(reference: string, io: Io): Uint8Array | Diagnostic {
  const git = parseGitReference(reference);
  return git === null ? io.readDocument(reference) : readGitDocument(io, git);
}

/** A file that a document references: relative to the document, and at the same revision. */
export function resolveReference(from: string, path: string, io: Pick<Io, 'resolvePath'>): string {
  const git = parseGitReference(from);
  return git === null ? io.resolvePath(from, path) : resolveGitPath(git, path);
}

/** A preset's errors point into its JSON in configs. */
function presetTexts({ document }: Spec, io: Io): ReadonlyMap<string, string> {
  const text = readPresetText(io, document);
  return new Map(text === undefined ? [] : [[document, text]]);
}

/** What front ends may do to the world outside. */
export function frontEndIo(io: Io): FrontEndIo {
  return {
    presetNames: () => presetNames(io),
    readPreset: (name) => readPreset(io, name),
    readDocument: (path) => readDocument(path, io),
    resolvePath: (from, path) => resolveReference(from, path, io),
    isBeside: (root, path) => isBeside(io, root, path),
    foldersBelow: (folder, path) => foldersBelow(io, folder, path),
    fileExists: (path) => parseGitReference(path) !== null || io.fileExists(path),
    onLayers: lateProgress(io, 'layers'),
  };
}

/** Files at a revision have no links to follow: their paths alone are compared. */
function isBeside(io: Io, root: string, path: string): boolean {
  const [rootFile, file] = [parseGitReference(root), parseGitReference(path)];
  if (rootFile === null || file === null) return io.isBeside(root, path);
  return !posix.relative(posix.dirname(rootFile.path), file.path).startsWith('..');
}

/** Only folders of the document's own path are listed; the folder above may be another name of one of them. */
function foldersBelow(
  { realPath, resolvePath }: Io,
  folder: string,
  document: string,
): readonly string[] | null {
  const own = resolvePath(parseGitReference(document)?.path ?? document, '.');
  for (const above of [folder, realPath(folder)]) {
    const way = relative(above, own);
    if (way === '') return [];
    if (!/^\.\.(?:[\\/]|$)/.test(way) && !isAbsolute(way)) return way.split(sep);
  }
  return null;
}
